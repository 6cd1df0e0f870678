/** A small reader of JSON Schema 2020-12 for tests, written apart from the product: says where a value is not as told. */

type Schema = { readonly [word: string]: unknown };

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemas = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isObject) : []);

const typeOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Follows `#/…` inside `root`. */
function resolved(root: unknown, ref: string): Schema {
  let at: unknown = root;
  for (const part of ref.replace(/^#\//, '').split('/')) at = isObject(at) ? at[part] : undefined;
  if (!isObject(at)) throw new Error(`no schema at ${ref}`);
  return at;
}

function objectFaults(schema: Schema, value: Schema, root: unknown, path: string): string[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const missing = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => `${path}/${name}: missing`);
  const inner = Object.entries(value).flatMap(([name, held]) => {
    const own = properties[name];
    if (isObject(own)) return faultsOf(own, held, root, `${path}/${name}`);
    if (schema.additionalProperties === false) return [`${path}/${name}: not named in the schema`];
    return isObject(schema.additionalProperties)
      ? faultsOf(schema.additionalProperties, held, root, `${path}/${name}`)
      : [];
  });
  return [...missing, ...inner];
}

function arrayFaults(schema: Schema, value: readonly unknown[], root: unknown, path: string): string[] {
  const { items, contains, minItems, maxItems } = schema;
  const faults: string[] = [];
  if (typeof minItems === 'number' && value.length < minItems) faults.push(`${path}: too few`);
  if (typeof maxItems === 'number' && value.length > maxItems) faults.push(`${path}: too many`);
  if (isObject(contains) && !value.some((one) => faultsOf(contains, one, root, path).length === 0))
    faults.push(`${path}: contains none`);
  if (isObject(items)) faults.push(...value.flatMap((one, i) => faultsOf(items, one, root, `${path}/${i}`)));
  return faults;
}

function stringFaults(schema: Schema, value: string, path: string): string[] {
  const { pattern, minLength, maxLength, format } = schema;
  const faults: string[] = [];
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value))
    faults.push(`${path}: not as ${pattern}`);
  if (typeof minLength === 'number' && [...value].length < minLength) faults.push(`${path}: too short`);
  if (typeof maxLength === 'number' && [...value].length > maxLength) faults.push(`${path}: too long`);
  if (format === 'date-time' && Number.isNaN(Date.parse(value))) faults.push(`${path}: no instant`);
  if (format === 'email' && !value.includes('@')) faults.push(`${path}: no address`);
  return faults;
}

function combinedFaults(schema: Schema, value: unknown, root: unknown, path: string): string[] {
  const fits = (one: Schema) => faultsOf(one, value, root, path).length === 0;
  const faults = schemas(schema.allOf).flatMap((one) => faultsOf(one, value, root, path));
  if (schema.anyOf !== undefined && !schemas(schema.anyOf).some(fits))
    faults.push(`${path}: fits none of anyOf`);
  if (schema.oneOf !== undefined && schemas(schema.oneOf).filter(fits).length !== 1)
    faults.push(`${path}: does not fit one of oneOf`);
  if (isObject(schema.not) && fits(schema.not)) faults.push(`${path}: fits what it must not`);
  return faults;
}

/** Empty where the value is as the schema says; `root` is what `$ref` is looked up in. */
export function faultsOf(schema: Schema, value: unknown, root: unknown = schema, path = ''): string[] {
  const faults: string[] = [];
  if (typeof schema.$ref === 'string')
    faults.push(...faultsOf(resolved(root, schema.$ref), value, root, path));
  const types = [schema.type].flat().filter((one): one is string => typeof one === 'string');
  if (types.length > 0 && !types.some((one) => typeOf[one]?.(value) === true))
    return [...faults, `${path}: is no ${types.join(' or ')}`];
  if (Array.isArray(schema.enum) && !schema.enum.some((one) => same(one, value)))
    faults.push(`${path}: not in enum`);
  if ('const' in schema && !same(schema.const, value)) faults.push(`${path}: not the constant`);
  if (typeof value === 'string') faults.push(...stringFaults(schema, value, path));
  if (typeof value === 'number' && typeof schema.minimum === 'number' && value < schema.minimum)
    faults.push(`${path}: too small`);
  if (Array.isArray(value)) faults.push(...arrayFaults(schema, value, root, path));
  if (isObject(value)) faults.push(...objectFaults(schema, value, root, path));
  return [...faults, ...combinedFaults(schema, value, root, path)];
}
