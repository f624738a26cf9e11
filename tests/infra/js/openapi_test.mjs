// What API Gateway is given: sound OpenAPI, and nothing its import does not take.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {createConfig, lintFromString} from '@redocly/openapi-core';

const here = dirname(fileURLToPath(import.meta.url));
const at_aws = join(here, '../../../deploy/aws/openapi.json'), local = join(here, '../../../docs/openapi.json');
const document = JSON.parse(readFileSync(at_aws, 'utf8'));

// Of the linter's recommended rules those are left out that want a server's address (a stack gets its own) and
// a 4xx for routes that cannot fail in that way. Two paths may look alike to the linter in the local document,
// where {stage} stands for one name that the gateway keeps from being another route's.
const rules = {'no-empty-servers': 'off', 'operation-4xx-response': 'off', 'info-license': 'error'};
async function problems(text, more = {'no-ambiguous-paths': 'error'}) {
  const config = await createConfig({extends: ['recommended'], rules: {...rules, ...more}});
  const found = await lintFromString({source: text, absoluteRef: at_aws, config});
  return found.map(problem => `${problem.ruleId}: ${problem.message} ${problem.location[0]?.pointer}`);
}

function* nodes(node, trail = []) {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, inner] of Object.entries(node)) {
    yield [name, inner, trail];
    yield* nodes(inner, [...trail, name]);
  }
}
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({path, method, operation})));
const mapped = operations.filter(({operation}) => operation['x-amazon-apigateway-integration'].responses);

test('a linter finds nothing in it', async () => {
  assert.deepEqual(await problems(readFileSync(at_aws, 'utf8')), []);
});

test('nor in the one the local gateway serves', async () => {
  assert.deepEqual(await problems(readFileSync(local, 'utf8'), {'no-ambiguous-paths': 'off'}), []);
});

test('the linter finds what is broken', async () => {
  const broken = structuredClone(document);
  delete broken.paths['/poster'].get.responses['200'].description;
  broken.paths['/v1/posters'].get.operationId = 'makePosterByQuery';
  const found = await problems(JSON.stringify(broken));
  assert.ok(found.some(line => line.startsWith('struct:')), JSON.stringify(found));
  assert.ok(found.some(line => line.startsWith('operation-operationId-unique:')), JSON.stringify(found));
});

test('it is OpenAPI 3.0.1 with the keywords that the import takes', () => {
  assert.equal(document.openapi, '3.0.1');
  const banned = new Set(['default', 'example', 'examples', 'readOnly', 'nullable', 'oneOf', 'anyOf', 'allOf',
    'discriminator', 'const', 'exclusiveMinimum', 'exclusiveMaximum', 'deprecated', 'additionalProperties']);
  for (const [name, inner, trail] of nodes(document)) {
    if (trail.some(part => String(part).startsWith('x-amazon-'))) continue;
    const is_name = ['properties', 'schemas'].includes(trail.at(-1));
    assert.ok(is_name || !banned.has(name), [...trail, name].join('/'));
    if (name === 'type' && !is_name) assert.equal(typeof inner, 'string', trail.join('/'));
    if (name === '$ref') assert.match(inner, /^#\/components\/schemas\/[A-Za-z0-9]+$/);
    if (name === 'format') assert.doesNotMatch(String(inner), /^(int32|int64|decimal)$/);
  }
});

test('each operation says its own security, by the one key', () => {
  assert.equal(document.security, undefined);
  assert.deepEqual(Object.values(document.components.securitySchemes), [{type: 'apiKey', name: 'x-api-key', in: 'header'}]);
  const open = operations.filter(({operation}) => operation.security.length === 0)
    .filter(({method}) => method !== 'options').map(({method, path}) => `${method} ${path}`);
  assert.deepEqual(open.sort(), ['get /healthz', 'get /openapi.json', 'get /problems/{name}']);
});

test('every required parameter is validated', () => {
  for (const {path, operation} of operations) {
    const required = (operation.parameters ?? []).filter(parameter => parameter.required);
    const validator = operation['x-amazon-apigateway-request-validator'];
    if (required.length > 0 && operation['x-amazon-apigateway-integration'].type !== 'mock') {
      assert.equal(document['x-amazon-apigateway-request-validators'][validator]?.validateRequestParameters, true, path);
    }
    for (const parameter of operation.parameters ?? []) {
      const known = ['name', 'in', 'required', 'schema', 'description'];
      assert.deepEqual(Object.keys(parameter).filter(key => !known.includes(key)), [], path);
    }
  }
  assert.equal(document.paths['/poster'].get.parameters[0].required, true);
});

test('what an integration answers is declared, headers too', () => {
  assert.ok(mapped.length > 10);
  for (const {path, method, operation} of mapped) {
    for (const answer of Object.values(operation['x-amazon-apigateway-integration'].responses)) {
      const declared = operation.responses[answer.statusCode];
      assert.ok(declared, `${method} ${path} ${answer.statusCode}`);
      for (const name of Object.keys(answer.responseParameters)) {
        assert.ok(declared.headers[name.replace('method.response.header.', '')], `${method} ${path} ${name}`);
      }
    }
  }
});

test('pages of the one allowed origin see every answer', () => {
  const origin = {'Fn::Sub': "'${CorsOrigin}'"};
  for (const {path, method, operation} of mapped) {
    for (const answer of Object.values(operation['x-amazon-apigateway-integration'].responses)) {
      assert.deepEqual(answer.responseParameters['method.response.header.Access-Control-Allow-Origin'], origin, `${method} ${path}`);
    }
  }
  for (const kind of ['DEFAULT_4XX', 'DEFAULT_5XX']) {
    assert.deepEqual(document['x-amazon-apigateway-gateway-responses'][kind]
      .responseParameters['gatewayresponse.header.Access-Control-Allow-Origin'], origin);
  }
  for (const [path, item] of Object.entries(document.paths)) {
    const {responseParameters} = item.options['x-amazon-apigateway-integration'].responses.default;
    const methods = Object.keys(item).map(method => method.toUpperCase()).sort();
    const allowed = responseParameters['method.response.header.Access-Control-Allow-Methods'].slice(1, -1).split(',').sort();
    assert.deepEqual(allowed, methods, path);
  }
});

test('Lambda is always called by POST, and proxies have no templates to be ignored', () => {
  for (const {operation} of operations) {
    const integration = operation['x-amazon-apigateway-integration'];
    if (integration.type === 'mock') continue;
    assert.equal(integration.httpMethod, 'POST');
    assert.ok(integration.timeoutInMillis <= 29000);
    if (integration.type === 'aws_proxy') assert.ok(!integration.requestTemplates && !integration.responses);
  }
});
