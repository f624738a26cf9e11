// The template: valid by AWS's own specification, and as careful as docs/aws.md says.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {Validator} from './cloudformation.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const file = process.env.TEMPLATE ?? join(here, '../../../deploy/aws/template.yaml');
const text = execFileSync('/usr/bin/python3', [join(here, '../to_json.py'), file], {maxBuffer: 1 << 26});
const read = () => JSON.parse(text);
// `aws cloudformation package` puts an object where the template names a file.
const packaged = template => {
  template.Resources.PosterFunction.Properties.Code = {S3Bucket: 'artefacts', S3Key: 'package.zip'};
  return template;
};
const validator = await Validator.open();
const template = packaged(read());
const resources = type => Object.values(template.Resources).filter(resource => resource.Type === type);
const properties = name => template.Resources[name].Properties;

test('it holds against the specification', () => {
  assert.deepEqual(validator.check(template), []);
});

test('the validator finds what is broken', () => {
  const breaks = {
    'there is no property Runtme': t => { t.Resources.PosterFunction.Properties.Runtme = 'provided.al2023'; },
    'Role is required': t => { delete t.Resources.PosterFunction.Properties.Role; },
    'must be true or false': t => { t.Resources.PosterBucket.Properties.PublicAccessBlockConfiguration.BlockPublicAcls = 'yes'; },
    'is not one of Active, PassThrough': t => { t.Resources.PosterFunction.Properties.TracingConfig.Mode = 'Sometimes'; },
    'refers to Nobody, which is not there': t => { t.Outputs.Bucket.Value = {Ref: 'Nobody'}; },
    'has no attribute Url': t => { t.Outputs.Bucket.Value = {'Fn::GetAtt': ['PosterFunction', 'Url']}; },
    'there is no type AWS::S3::Bukket': t => { t.Resources.PosterBucket.Type = 'AWS::S3::Bukket'; },
    'depends on Nothing, which is not there': t => { t.Resources.ApiStage.DependsOn = 'Nothing'; },
    'there is no condition Never': t => { t.Resources.AccessLog.Condition = 'Never'; },
    'is a text, not a number': t => { t.Resources.PosterFunction.Properties.MemorySize = {Ref: 'Prefix'}; },
    'must be a list': t => { t.Resources.UsagePlan.Properties.ApiStages = {ApiId: 'x'}; },
    'there is no property Statuss': t => { t.Resources.PosterBucket.Properties.LifecycleConfiguration.Rules[0].Statuss = 'Enabled'; },
    'the default does not fit the pattern': t => { t.Parameters.Prefix.Default = '/posters/'; },
    'is not used': t => { t.Parameters.Spare = {Type: 'String', Description: 'spare'}; },
    'has no description': t => { delete t.Parameters.Prefix.Description; },
    'parameter LogDays allows 2': t => { t.Parameters.LogDays.AllowedValues.push(2); },
    'unknown function Fn::Subb': t => { t.Outputs.Url.Value = {'Fn::Subb': 'x'}; },
  };
  for (const [problem, spoil] of Object.entries(breaks)) {
    const broken = packaged(read());
    spoil(broken);
    const found = validator.check(broken);
    assert.ok(found.some(line => line.includes(problem)), `${problem}: ${JSON.stringify(found)}`);
  }
});

// What an expression of the template is worth with these parameters; undefined for what is left out.
function worth(node, given) {
  const parameter = name => given[name] ?? template.Parameters[name]?.Default;
  const holds = name => worth(template.Conditions[name], given);
  if (Array.isArray(node)) return node.map(inner => worth(inner, given)).filter(inner => inner !== undefined);
  if (typeof node !== 'object' || node === null) return node;
  const [[name, inner]] = Object.entries(node);
  switch (name) {
    case 'Ref': return inner === 'AWS::NoValue' ? undefined : parameter(inner) ?? `<${inner}>`;
    case 'Condition': return holds(inner);
    case 'Fn::Equals': return String(worth(inner[0], given)) === String(worth(inner[1], given));
    case 'Fn::Not': return !worth(inner[0], given);
    case 'Fn::Or': return inner.some(choice => worth(choice, given));
    case 'Fn::If': return worth(inner[holds(inner[0]) ? 1 : 2], given);
    case 'Fn::Join': return worth(inner[1], given).join(inner[0]);
    case 'Fn::Sub': return inner.replace(/\$\{([^}]+)\}/g, (_, name) => parameter(name) ?? `<${name}>`);
    default: throw new Error(`no rule for ${name}`);
  }
}

test('the chain of models and the permission follow the parameters', () => {
  const core = 'stability.stable-image-core-v1:1', ultra = 'stability.stable-image-ultra-v1:1';
  const arn = id => `arn:<AWS::Partition>:bedrock:us-west-2::foundation-model/${id}`;
  const chain = properties('PosterFunction').Environment.Variables.ONESHEET_MODEL;
  const [{Resource}] = properties('ModelPolicy').PolicyDocument.Statement;
  for (const [given, models, allowed] of [
    [{}, `bedrock/${core},illustrator`, [arn(core)]],
    [{BedrockFallbackModel: ultra}, `bedrock/${core},bedrock/${ultra},illustrator`, [arn(core), arn(ultra)]],
    [{IllustratorFallback: 'no'}, `bedrock/${core}`, [arn(core)]],
    [{BedrockModel: '', BedrockFallbackModel: ultra}, `bedrock/${ultra},illustrator`, [arn(ultra)]],
    [{BedrockModel: ''}, 'illustrator', null],
    [{BedrockModel: '', IllustratorFallback: 'no'}, 'illustrator', null],
  ]) {
    assert.equal(worth(chain, given), models);
    assert.equal(worth({Condition: template.Resources.ModelPolicy.Condition}, given), allowed !== null);
    if (allowed) assert.deepEqual(worth(Resource, given), allowed);
  }
});

test('the function is what the package is made for', () => {
  const {Runtime, Handler, PackageType, Architectures} = properties('PosterFunction');
  assert.deepEqual([Runtime, Handler, PackageType], ['provided.al2023', 'bootstrap', 'Zip']);
  assert.deepEqual(worth(Architectures, {}), ['x86_64']);
  assert.deepEqual(template.Parameters.Architecture.AllowedValues, ['x86_64', 'arm64']);
});

// Every statement that allows something, with the resource it belongs to.
const statements = () => Object.entries(template.Resources).flatMap(([name, {Properties: p}]) =>
  [p?.AssumeRolePolicyDocument, p?.PolicyDocument, ...(p?.Policies ?? []).map(policy => policy.PolicyDocument)]
    .filter(Boolean).flatMap(document => document.Statement.map(statement => ({name, statement}))));

test('no policy allows more than it must', () => {
  const allowed = statements().filter(({statement}) => statement.Effect === 'Allow');
  assert.ok(allowed.length >= 6);
  for (const {name, statement} of allowed) {
    const actions = [statement.Action].flat();
    for (const action of actions) assert.doesNotMatch(action, /\*/, name);
    assert.ok(!statement.NotAction && !statement.NotResource, name);
    if (statement.Resource === '*') {
      assert.ok(actions.every(action => action.startsWith('xray:')), `${name} allows ${actions} on everything`);
    }
  }
  const actions = allowed.flatMap(({statement}) => [statement.Action].flat()).filter(a => a !== 'sts:AssumeRole').sort();
  assert.deepEqual(actions, ['bedrock:InvokeModel', 'logs:CreateLogStream', 'logs:PutLogEvents',
    's3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject',
    'xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
});

test('objects are reached below the prefix only, models by their names, the log by its group', () => {
  const of = action => statements().find(({statement}) => [statement.Action].flat().includes(action)).statement;
  assert.deepEqual(of('s3:PutObject').Resource, {'Fn::Sub': '${PosterBucket.Arn}/${Prefix}/*'});
  assert.deepEqual(of('s3:ListBucket').Condition, {StringLikeIfExists: {'s3:prefix': {'Fn::Sub': '${Prefix}/*'}}});
  const models = of('bedrock:InvokeModel').Resource.map(choice => choice['Fn::If'][1]['Fn::Sub']);
  assert.deepEqual(models, ['BedrockModel', 'BedrockFallbackModel'].map(
    name => 'arn:${AWS::Partition}:bedrock:${BedrockRegion}::foundation-model/${' + name + '}'));
  assert.deepEqual(of('logs:PutLogEvents').Resource, {'Fn::GetAtt': ['FunctionLog', 'Arn']});
  for (const {name, statement} of statements().filter(({statement}) => statement.Action === 'sts:AssumeRole')) {
    assert.match(statement.Principal.Service, /^(lambda|apigateway)\.amazonaws\.com$/, name);
  }
});

test('the bucket is private, encrypted, without ACLs, over TLS only, and stays', () => {
  const bucket = properties('PosterBucket');
  assert.ok(Object.values(bucket.PublicAccessBlockConfiguration).every(value => value === true));
  assert.equal(Object.keys(bucket.PublicAccessBlockConfiguration).length, 4);
  assert.equal(bucket.OwnershipControls.Rules[0].ObjectOwnership, 'BucketOwnerEnforced');
  assert.equal(bucket.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm, 'AES256');
  assert.ok(bucket.LifecycleConfiguration.Rules.some(rule => rule.AbortIncompleteMultipartUpload));
  assert.ok(bucket.LifecycleConfiguration.Rules.some(rule => rule['Fn::If']?.[1].ExpirationInDays.Ref === 'PosterDays'));
  const [statement] = properties('PosterBucketPolicy').PolicyDocument.Statement;
  assert.equal(statement.Effect, 'Deny');
  assert.deepEqual(statement.Condition, {Bool: {'aws:SecureTransport': 'false'}});
  assert.equal(statement.Resource.length, 2);
  for (const kept of ['PosterBucket', 'PosterBucketPolicy']) {
    assert.equal(template.Resources[kept].DeletionPolicy, 'Retain');
    assert.equal(template.Resources[kept].UpdateReplacePolicy, 'Retain');
  }
});

test('the function gives up before API Gateway does', () => {
  const timeouts = Object.values(properties('Api').Body.paths).flatMap(path => Object.values(path))
    .map(operation => operation['x-amazon-apigateway-integration'].timeoutInMillis).filter(Boolean);
  assert.ok(timeouts.length > 10);
  for (const timeout of timeouts) assert.ok(template.Parameters.TimeoutSeconds.Default * 1000 < timeout);
  assert.equal(properties('FunctionRetries').MaximumRetryAttempts, 0);
});

test('logs end, and hold neither prompts nor addresses', () => {
  for (const group of resources('AWS::Logs::LogGroup')) assert.deepEqual(group.Properties.RetentionInDays, {Ref: 'LogDays'});
  const stage = properties('ApiStage');
  assert.equal(stage.MethodSettings[0].DataTraceEnabled, false);
  const {Format} = stage.AccessLogSetting['Fn::If'][1];
  assert.doesNotMatch(Format, /\n|querystring|sourceIp|\$context\.path|apiKey\b/);
  assert.match(Format, /\$context\.requestId/);
  assert.equal(JSON.parse(Format).status, '$context.status');
});

test('the stage, its plan and its alarms belong together', () => {
  assert.equal(template.Parameters.StageName.Default, 'Dev');
  assert.deepEqual(properties('UsagePlan').ApiStages[0].Stage, {Ref: 'ApiStage'});
  const metrics = resources('AWS::CloudWatch::Alarm').map(alarm => alarm.Properties.MetricName).sort();
  assert.deepEqual(metrics, ['5XXError', 'Duration', 'Errors', 'Throttles']);
  for (const output of ['Url', 'ApiKeyId', 'ReadKey', 'Curl', 'Bucket']) assert.ok(template.Outputs[output], output);
  assert.doesNotMatch(JSON.stringify(template.Outputs), /"Fn::GetAtt":\["ApiKey"/);
});
