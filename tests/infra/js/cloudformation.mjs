// Holds a template against the resource specification that AWS publishes: types, properties, required ones,
// allowed values, kinds of values, attributes, and every name that one part of the template uses for another.
import {loadAwsServiceSpec} from '@aws-cdk/aws-service-spec';

const PSEUDO = new Set(['AccountId', 'NotificationARNs', 'NoValue', 'Partition', 'Region', 'StackId', 'StackName',
  'URLSuffix'].map(name => 'AWS::' + name));
const TEXT_FUNCTIONS = new Set(['Fn::Sub', 'Fn::Join', 'Fn::Select', 'Fn::Base64', 'Fn::ImportValue']);
const CONDITION_FUNCTIONS = new Set(['Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Equals']);
const ATTRIBUTES = new Set(['Type', 'Properties', 'Condition', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy',
  'Metadata', 'CreationPolicy', 'UpdatePolicy']);
// CloudFormation's own limits.
const LIMITS = {Parameters: 200, Resources: 500, Outputs: 200};
const TEMPLATE_BYTES_MAX = 1_000_000;

const is_object = node => typeof node === 'object' && node !== null && !Array.isArray(node);

function function_of(node) {
  if (!is_object(node) || Object.keys(node).length !== 1) return null;
  const name = Object.keys(node)[0];
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? name : null;
}

export class Validator {
  static async open() { return new Validator(await loadAwsServiceSpec()); }

  constructor(spec) { this.spec = spec; }

  // The problems found, each with its place; none means that the template holds.
  check(template) {
    this.template = template;
    this.problems = [];
    this.used = new Set();
    for (const [section, most] of Object.entries(LIMITS)) {
      if (Object.keys(template[section] ?? {}).length > most) this.report(section, `more than ${most}`);
    }
    if (JSON.stringify(template).length > TEMPLATE_BYTES_MAX) this.report('template', 'larger than 1 MB');
    for (const [name, parameter] of Object.entries(template.Parameters ?? {})) this.check_parameter(name, parameter);
    for (const [name, condition] of Object.entries(template.Conditions ?? {})) {
      this.check_names(condition, `Conditions.${name}`);
    }
    for (const [name, resource] of Object.entries(template.Resources ?? {})) this.check_resource(name, resource);
    for (const [name, output] of Object.entries(template.Outputs ?? {})) {
      const place = `Outputs.${name}`;
      if (!/^[A-Za-z0-9]+$/.test(name)) this.report(place, 'not an alphanumeric name');
      if (output.Value === undefined) this.report(place, 'has no Value');
      this.check_names(output, place);
    }
    for (const name of Object.keys(template.Parameters ?? {})) {
      if (!this.used.has(name)) this.report(`Parameters.${name}`, 'is not used');
    }
    for (const name of Object.keys(template.Conditions ?? {})) {
      if (!this.used.has('condition ' + name)) this.report(`Conditions.${name}`, 'is not used');
    }
    return this.problems;
  }

  report(place, what) { this.problems.push(`${place}: ${what}`); }

  check_parameter(name, parameter) {
    const place = `Parameters.${name}`, value = parameter.Default;
    if (!['String', 'Number', 'CommaDelimitedList'].includes(parameter.Type)) {
      this.report(place, `unknown type ${parameter.Type}`);
    }
    if (!parameter.Description) this.report(place, 'has no description');
    if ((parameter.Description ?? '').length > 4000) this.report(place, 'description over 4000 characters');
    if (value === undefined) return;
    if (parameter.Type === 'Number' && typeof value !== 'number') this.report(place, 'the default is not a number');
    if (parameter.Type === 'String' && typeof value !== 'string') this.report(place, 'the default is not a text');
    if (parameter.AllowedValues && !parameter.AllowedValues.includes(value)) {
      this.report(place, 'the default is not an allowed value');
    }
    if (parameter.AllowedPattern && !new RegExp(`^(?:${parameter.AllowedPattern})$`).test(value)) {
      this.report(place, 'the default does not fit the pattern');
    }
    if (value < parameter.MinValue || value > parameter.MaxValue) this.report(place, 'the default is out of range');
  }

  check_resource(name, resource) {
    const place = `Resources.${name}`;
    if (!/^[A-Za-z0-9]+$/.test(name)) this.report(place, 'not an alphanumeric name');
    for (const attribute of Object.keys(resource)) {
      if (!ATTRIBUTES.has(attribute)) this.report(place, `unknown attribute ${attribute}`);
    }
    for (const other of [resource.DependsOn ?? []].flat()) {
      if (!this.template.Resources[other]) this.report(place, `depends on ${other}, which is not there`);
    }
    if (resource.Condition) this.use_condition(resource.Condition, place);
    const type = this.spec.lookup('resource', 'cloudFormationType', 'equals', resource.Type)[0];
    if (!type) return this.report(place, `there is no type ${resource.Type}`);
    this.check_members(resource.Properties ?? {}, type.properties, place);
    this.check_names(resource.Properties ?? {}, place);
  }

  check_members(node, properties, place) {
    if (!is_object(node)) return this.report(place, 'must be an object');
    for (const [name, value] of Object.entries(node)) {
      if (!properties[name]) this.report(place, `there is no property ${name}`);
      else this.check_value(value, properties[name].type, `${place}.${name}`);
    }
    for (const [name, property] of Object.entries(properties)) {
      if (property.required && node[name] === undefined) this.report(place, `${name} is required`);
    }
  }

  check_value(value, type, place) {
    const name = function_of(value);
    if (name === 'Fn::If') {
      for (const choice of value[name].slice(1)) this.check_value(choice, type, place);
    } else if (name === 'Ref') {
      this.check_reference(value.Ref, type, place);
    } else if (name) {
      const scalar = !['ref', 'array', 'map', 'tag'].includes(type.type);
      if (TEXT_FUNCTIONS.has(name) && !scalar) this.report(place, `${name} gives a text, not ${type.type}`);
    } else {
      this.check_plain(value, type, place);
    }
  }

  check_reference(target, type, place) {
    const parameter = this.template.Parameters?.[target];
    if (!parameter) return;
    const numeric = type.type === 'integer' || type.type === 'number';
    const digits = /^\^\(?\[(0-9|1-9)\]/.test(parameter.AllowedPattern ?? '');
    if (numeric && parameter.Type !== 'Number' && !digits) {
      this.report(place, `parameter ${target} is a text, not a number`);
    }
    for (const value of type.allowedValues ? parameter.AllowedValues ?? [] : []) {
      if (!type.allowedValues.includes(value)) this.report(place, `parameter ${target} allows ${value}`);
    }
  }

  check_plain(value, type, place) {
    const wrong = kind => this.report(place, `must be ${kind}, not ${JSON.stringify(value)}`);
    switch (type.type) {
      case 'string':
      case 'date-time':
        if (is_object(value) || Array.isArray(value)) return wrong('a text');
        break;
      case 'boolean':
        if (typeof value !== 'boolean') return wrong('true or false');
        break;
      case 'integer':
        if (!Number.isInteger(value)) return wrong('a whole number');
        break;
      case 'number':
        if (typeof value !== 'number') return wrong('a number');
        break;
      case 'array':
        if (!Array.isArray(value)) return wrong('a list');
        value.forEach((element, index) => this.check_value(element, type.element, `${place}[${index}]`));
        break;
      case 'map':
        if (!is_object(value)) return wrong('an object');
        for (const [name, element] of Object.entries(value)) this.check_value(element, type.element, `${place}.${name}`);
        break;
      case 'ref':
        this.check_members(value, this.spec.get('typeDefinition', type.reference.$ref).properties, place);
        break;
      case 'union': {
        const before = this.problems.length;
        for (const choice of type.types) {
          this.problems.length = before;
          this.check_value(value, choice, place);
          if (this.problems.length === before) break;
        }
        break;
      }
    }
    if (type.allowedValues && !type.allowedValues.includes(value)) {
      this.report(place, `${JSON.stringify(value)} is not one of ${type.allowedValues.join(', ')}`);
    }
  }

  // Everything that is named must be there.
  check_names(node, place) {
    if (Array.isArray(node)) return node.forEach((inner, index) => this.check_names(inner, `${place}[${index}]`));
    if (!is_object(node)) return;
    for (const [name, inner] of Object.entries(node)) {
      if (name === 'Ref') this.use(inner, place);
      else if (name === 'Condition' && typeof inner === 'string') this.use_condition(inner, place);
      else if (name === 'Fn::GetAtt') this.use_attribute([inner].flat().join('.'), place);
      else if (name === 'Fn::Sub') this.check_substitution(inner, place);
      else if (name === 'Fn::If') {
        if (inner.length !== 3) this.report(place, 'Fn::If takes a condition and two values');
        this.use_condition(inner[0], place);
        this.check_names(inner.slice(1), place);
      } else {
        if (name.startsWith('Fn::') && !TEXT_FUNCTIONS.has(name) && !CONDITION_FUNCTIONS.has(name)) {
          this.report(place, `unknown function ${name}`);
        }
        this.check_names(inner, `${place}.${name}`);
      }
    }
  }

  check_substitution(inner, place) {
    const [text, own] = Array.isArray(inner) ? inner : [inner, {}];
    for (const [, name] of text.matchAll(/\$\{([^!][^}]*)\}/g)) {
      if (name in own) continue;
      if (name.includes('.')) this.use_attribute(name, place);
      else this.use(name, place);
    }
    this.check_names(own, place);
  }

  use(name, place) {
    this.used.add(name);
    if (!PSEUDO.has(name) && !this.template.Parameters?.[name] && !this.template.Resources?.[name]) {
      this.report(place, `refers to ${name}, which is not there`);
    }
  }

  use_condition(name, place) {
    this.used.add('condition ' + name);
    if (!this.template.Conditions?.[name]) this.report(place, `there is no condition ${name}`);
  }

  use_attribute(path, place) {
    const dot = path.indexOf('.'), name = path.slice(0, dot), attribute = path.slice(dot + 1);
    const resource = this.template.Resources?.[name];
    if (!resource) return this.report(place, `refers to ${name}, which is not there`);
    const type = this.spec.lookup('resource', 'cloudFormationType', 'equals', resource.Type)[0];
    if (type && !type.attributes[attribute]) this.report(place, `${resource.Type} has no attribute ${attribute}`);
  }
}
