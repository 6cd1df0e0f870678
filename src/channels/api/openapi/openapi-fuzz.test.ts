// Whatever is sent to what the document tells of, the answer is one that it told of: never a failure of ours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { texts } from '../../../../tests/hostile/payloads.ts';
import { faultsOf } from '../../../../tests/json-schema.ts';
import { type ApiWorld, openApiWorld } from '../testing/api-world.ts';

type Node = { readonly [name: string]: unknown };

const runsOfEach = 15;
const seed = Number(process.env.SEMILLA ?? Math.floor(Math.random() * 2 ** 31));

let world: ApiWorld;
let document: Node;
let tokens: readonly (string | undefined)[];
let referencia: string;

const at = (of: unknown, ...names: readonly string[]): Node =>
  names.reduce<unknown>((held, name) => (held as Node | undefined)?.[name], of) as Node;

before(async () => {
  world = await openApiWorld();
  const { served } = world;
  tokens = [
    await world.tokenOf(served.supplier('conPendientes')),
    await world.tokenOf(served.entity('municipio')),
    await world.tokenOf(served.staff('registro1')),
    undefined,
  ];
  referencia = await world.newCase();
  document = (await world.call('/openapi.json')).json as Node;
});
after(() => world.stop());

const nasty = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...Object.values(texts).filter((text) => text.length < 10_000)),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', '0', '-1', '1e999', 'null', '\u0000', '\ud800', 'a'.repeat(5_000)),
  },
);
const wild = fc.oneof(nasty, fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>);

/** A value that the schema asks for, with here and there another in its place. */
function from(schema: Node | undefined, depth = 0): fc.Arbitrary<unknown> {
  if (schema === undefined || depth > 4) return wild;
  const { $ref, type, properties, items, oneOf, enum: named, const: only } = schema;
  const well = (): fc.Arbitrary<unknown> => {
    if (typeof $ref === 'string') return from(at(document, ...$ref.replace('#/', '').split('/')), depth);
    if (only !== undefined) return fc.constant(only);
    if (Array.isArray(named)) return fc.constantFrom(...named);
    if (Array.isArray(oneOf)) return fc.oneof(...oneOf.map((one) => from(one as Node, depth + 1)));
    if (type === 'array') return fc.array(from(items as Node, depth + 1), { maxLength: 4 });
    if (type === 'boolean') return fc.boolean();
    if (type !== 'object') return nasty;
    const named2 = Object.entries((properties ?? {}) as Node).map(([name, one]) => [
      name,
      from(one as Node, depth + 1),
    ]);
    return fc.record(Object.fromEntries(named2), { requiredKeys: [] });
  };
  return fc.oneof({ weight: 5, arbitrary: well() }, { weight: 1, arbitrary: wild });
}

/** No address holds what cannot be written in one, and the NUL that no door takes is tried in tests/hostile. */
const inAddress = (value: string) => encodeURIComponent(value.toWellFormed().replaceAll('\u0000', ''));

type Parameter = { readonly name: string; readonly in: string };

test('every operation withstands what its schema does not expect', async (t) => {
  t.diagnostic(`SEMILLA=${seed}`);
  const places = Object.entries(at(document, 'paths')).flatMap(([path, methods]) =>
    Object.entries(methods as Node).map(([method, operation]) => ({
      path,
      method,
      operation: operation as Node,
    })),
  );
  for (const { path, method, operation } of places) {
    const parameters = operation.parameters as readonly Parameter[];
    const body = at(operation, 'requestBody', 'content', 'application/json', 'schema') as Node | undefined;
    const calls = fc.record({
      token: fc.constantFrom(...tokens),
      inPath: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: nasty }),
      query: fc.array(
        fc.tuple(
          fc.constantFrom(...parameters.filter((one) => one.in === 'query').map(({ name }) => name), 'ajeno'),
          nasty,
        ),
        { maxLength: 3 },
      ),
      key: fc.oneof(fc.stringMatching(/^[\w.:-]{8,30}$/), fc.stringMatching(/^[!-~]{1,120}$/)),
      version: fc.constantFrom('"1"', '"2"', '*', '"x"', '"99999999999999"', undefined),
      body: from(body),
    });
    await fc.assert(
      fc.asyncProperty(calls, async (one) => {
        world.served.deps.clock.advance(1_000);
        const address = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
          one.inPath === null ? (name === 'referencia' ? referencia : '1') : inAddress(one.inPath) || 'x',
        );
        const query = one.query.map(([name, value]) => `${name}=${inAddress(value)}`).join('&');
        const told = await world.call(query === '' ? address : `${address}?${query}`, {
          ...(one.token === undefined ? {} : { token: one.token }),
          ...(one.version === undefined ? {} : { version: one.version }),
          key: one.key,
          method: method.toUpperCase() as 'GET' | 'POST',
          ...(method === 'post' ? { body: JSON.stringify(one.body) } : {}),
        });
        const where = `${method} ${address} ${told.status}: ${told.text.slice(0, 200)}`;
        assert.ok(told.status < 500, where);
        const isElsewhere = one.inPath !== null && (/^\.{1,2}$/.test(one.inPath) || told.status === 404);
        if (isElsewhere) return;
        const media = at(
          operation,
          'responses',
          String(told.status),
          'content',
          told.type.split(';')[0] ?? '',
        );
        assert.ok(media, `${where} as ${told.type}`);
        if (told.json !== null)
          assert.deepEqual(faultsOf(media.schema as Node, told.json, document), [], where);
      }),
      { numRuns: runsOfEach, seed, endOnFailure: true },
    );
  }
});

const partName = fc.oneof(
  fc.constantFrom(
    'solicitud',
    'respuesta',
    'documento:justificativos',
    'documento:',
    'documento:__proto__',
    'ajeno',
  ),
  nasty.map(inName),
);
const part = fc.record({
  name: partName,
  content: fc.oneof(
    fc.constantFrom(
      '{"datos":{}}',
      '{"datos":{},"confirmaciones":[]}',
      '{"texto":"Va."}',
      '{"',
      '%PDF-1.4',
      '',
    ),
    nasty,
  ),
  fileName: fc.option(
    fc.oneof(fc.constantFrom('a.pdf', '../../a.pdf', 'a.exe', '.', 'CON'), nasty.map(inName)),
  ),
});

/** A header of a part holds one line. */
function inName(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/[\0\r\n"]/g, '')
    .slice(0, 200);
}

/** Written by hand: what a well-behaved client would never send is among it. */
function formOf(
  parts: readonly { name: string; content: string; fileName: string | null }[],
  isCut: boolean,
) {
  const written = parts.map(({ name, content, fileName }) => {
    const file = fileName === null ? '' : `; filename="${fileName}"\r\ncontent-type: application/pdf`;
    return `--limite\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${content.toWellFormed()}\r\n`;
  });
  return written.join('') + (isCut ? '' : '--limite--\r\n');
}

test('every form with papers withstands parts that nobody asked for, out of order or cut off', async (t) => {
  t.diagnostic(`SEMILLA=${seed}`);
  const headers = { 'content-type': 'multipart/form-data; boundary=limite' };
  for (const path of ['/tramites/cambio-a-pasivo/solicitudes', '/solicitudes/{referencia}/subsanar']) {
    const operation = at(document, 'paths', path, 'post');
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 5 }),
        fc.boolean(),
        fc.stringMatching(/^[\w.:-]{8,30}$/),
        async (parts, isCut, key) => {
          world.served.deps.clock.advance(1_000);
          const told = await world.call(path.replace('{referencia}', referencia), {
            ...(tokens[0] === undefined ? {} : { token: tokens[0] }),
            body: formOf(parts, isCut),
            key,
            version: 1,
            headers,
          });
          const where = `${path} ${told.status}: ${told.text.slice(0, 200)}`;
          assert.ok(told.status < 500, where);
          const type = told.type.split(';')[0] ?? '';
          const media = at(operation, 'responses', String(told.status), 'content', type);
          assert.ok(media, where);
          assert.deepEqual(faultsOf(media.schema as Node, told.json, document), [], where);
        },
      ),
      { numRuns: runsOfEach * 4, seed, endOnFailure: true },
    );
  }
});
