// The document is true: every operation of it is tried with its example, and every answer is one that it told of.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PartyKey } from '../../../../demo/parties.ts';
import { fileFor } from '../../../../tests/filing.ts';
import { faultsOf } from '../../../../tests/json-schema.ts';
import { restoreRegister } from '../../../../tests/restore-register.ts';
import { paperFor } from '../../../../tests/sample-files.ts';
import type { Documento } from '../../../domain/tramite/documento.ts';
import { paths } from '../../../paths.ts';
import { updateClave } from '../../../store/cuentas.ts';
import { everyOperation } from '../operations/every-operation.ts';
import { type ApiWorld, openApiWorld, type Told } from '../testing/api-world.ts';
import { type ReadyCases, readyCases } from '../testing/ready-cases.ts';
import { filingExamples } from './filing-examples.ts';

type Node = { readonly [name: string]: unknown };
type Place = { readonly path: string; readonly method: 'get' | 'post'; readonly operation: Node };

let world: ApiWorld;
let document: Node;
let cases: ReadyCases;

const at = (of: unknown, ...names: readonly string[]): Node =>
  names.reduce<unknown>((held, name) => (held as Node | undefined)?.[name], of) as Node;

function placesOf(): readonly Place[] {
  return Object.entries(at(document, 'paths')).flatMap(([path, methods]) =>
    Object.entries(methods as Node).map(([method, operation]) => ({
      path,
      method: method as Place['method'],
      operation: operation as Node,
    })),
  );
}

/** The answer is one of those told of, with that type and that shape. */
function assertTold({ path, method, operation }: Place, told: Told): void {
  const where = `${method} ${path} ${told.status}: ${told.text.slice(0, 300)}`;
  const response = at(operation, 'responses', String(told.status));
  assert.ok(response, where);
  const type = told.type.split(';')[0] ?? '';
  const media = at(response, 'content', type);
  assert.ok(media, `${where} as ${type}`);
  if (told.json !== null) assert.deepEqual(faultsOf(media.schema as Node, told.json, document), [], where);
  assert.ok(told.headers.get('ratelimit') !== null || told.status === 401, where);
}

before(async () => {
  world = await openApiWorld();
  cases = await readyCases(world);
  document = (await world.call('/openapi.json')).json as Node;
});
after(() => world.stop());

const isRead = ({ method }: Place) => method === 'get';

test('the document tells of every operation that is served, and of none else', () => {
  const told = new Set(placesOf().map(({ operation }) => String(operation.operationId)));
  const served = everyOperation.map(({ id }) => id).filter((id) => id !== 'presentar');
  assert.deepEqual(
    served.filter((id) => !told.has(id)),
    [],
  );
  const filings = [...told].filter((id) => id.startsWith('presentar-'));
  assert.equal(told.size, served.length + filings.length);
  assert.ok(filings.length >= 7, String(filings.length));
  assert.equal(document.openapi, '3.1.0');
});

test('another method is refused with a problem too', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    const answer = await fetch(`${world.served.origin}${paths.api.raiz}/tramites`, { method });
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'GET, HEAD, POST');
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.equal(((await answer.json()) as Node).code, 'metodo-no-permitido');
  }
});

test('the same bytes are not sent twice', async () => {
  const first = await world.call('/openapi.json');
  const again = await world.call('/openapi.json', {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  assert.equal(again.status, 304);
  assert.equal(again.text, '');
});

test('every reading operation answers as told', async () => {
  const { supplier, officer, taken, evidence, does } = cases;
  const referencia = await taken();
  const { visto, huella, revisiones } = await evidence(referencia);
  await does(referencia, 'aprobar', { motivo: 'Cumple.', revisiones, visto, huella });
  const withPaper = await fileFor(world.served, {
    actor: world.served.supplier('conPendientes'),
    tramite: 'contactos-telefonicos',
    datos: { telefonos: [{ tipo: 'celular', numero: '0991234567' }] },
  });
  const documents = await world.call(`/solicitudes/${withPaper.referencia}/documentos`, { token: supplier });
  const [paper] = (documents.json?.datos ?? []) as { id: string }[];
  assert.ok(paper);
  for (const place of placesOf().filter(isRead)) {
    const isPaper = place.path.includes('/documentos/');
    const path: string = place.path
      .replace('{referencia}', isPaper ? withPaper.referencia : referencia)
      .replace('{documento}', paper.id)
      .replace('{evento}', '1')
      .replace('{tramite}', world.served.deps.definiciones.todas[1]?.definicion.id ?? '');
    const isDesk = (place.operation['x-alcances'] as string[] | undefined)?.every((one) =>
      one.startsWith('mesa:'),
    );
    const told = await world.call(path, { token: isDesk === true ? officer : supplier });
    assert.equal(told.status, 200, `${path}: ${told.text}`);
    assertTold(place, told);
  }
});

test('every verb succeeds with its example on a case that is ready for it, and answers as told', async () => {
  const verbs = placesOf().filter(
    ({ path, method }) => method === 'post' && path.startsWith('/solicitudes/'),
  );
  let proposed = 0;
  for (const place of verbs) {
    const id = String(place.operation.operationId);
    const ready = cases.ready[id];
    assert.ok(ready, id);
    const { referencia, token, body } = await ready();
    const verbo = place.path.split('/').at(-1) ?? '';
    const { json } = await world.call(`/solicitudes/${referencia}`, { token });
    if ((place.operation.tags as string[]).includes('Mesa')) {
      const read = placesOf().find(({ operation }) => operation.operationId === 'leerParaDecidir');
      const told = await world.call(`/solicitudes/${referencia}/evidencia`, { token });
      assert.ok(read && told.status === 200, told.text);
      assertTold(read, told);
      proposed += told.json?.propuesta === null ? 0 : 1;
    }
    const { puede } = json as { puede: string[] };
    assert.ok(puede.includes(verbo === 'proponer-negativa' ? 'proponer' : verbo), `${verbo}: ${puede}`);
    const example = at(place.operation, 'requestBody', 'content', 'application/json', 'examples', 'ejemplo');
    const told = await world.call(place.path.replace('{referencia}', referencia), {
      token,
      body: body ?? example.value,
      key: cases.key(),
      version: await world.versionOf(referencia),
    });
    assert.equal(told.status, 200, `${id}: ${told.text}`);
    assertTold(place, told);
  }
  assert.equal(proposed, 2, 'whoever takes a proposal back or returns it reads what it says');
});

test('a paper that a correction asks for goes with it, and no other does', async () => {
  const { officer, supplier, key, does } = cases;
  const { served } = world;
  await restoreRegister(served);
  const { referencia } = await fileFor(served, {
    actor: served.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: served.today, motivo: 'Suspendemos por reformas.' },
  });
  await does(referencia, 'tomar', {}, officer);
  const place = placesOf().find(({ operation }) => operation.operationId === 'responderCorreccion');
  const papers = Object.entries(
    served.deps.definiciones.porId('cambio-a-pasivo')?.definicion.documentos ?? {},
  );
  const [[clave, documento] = ['', undefined]] = papers;
  assert.ok(place && documento);
  await does(
    referencia,
    'pedir-subsanacion',
    { pide: 'No se lee.', campos: [], documentos: [clave] },
    officer,
  );
  const send = async (name: string, fields: object = { texto: 'Va de nuevo.' }) => {
    const { ruc } = served.supplier('conPendientes');
    const { nombre, bytes } = paperFor(clave, documento, { ruc, today: served.today, socios: undefined });
    const form = new FormData();
    form.append('respuesta', JSON.stringify(fields));
    form.append(name, new Blob([new Uint8Array(bytes)]), nombre);
    const version = await world.versionOf(referencia);
    const path = `/solicitudes/${referencia}/subsanar`;
    const told = await world.call(path, { token: supplier, body: form, key: key(), version });
    assertTold(place, told);
    return told;
  };
  assert.equal((await send('documento:ajeno')).json?.code, 'documento-no-aceptado');
  assert.equal((await send(`documento:${clave}`, { texto: '', papel: 1 })).json?.code, 'datos-con-errores');
  const bare = { token: supplier, body: { texto: 'Sin nada.' }, key: key() };
  const refused = await world.call(`/solicitudes/${referencia}/subsanar`, {
    ...bare,
    version: await world.versionOf(referencia),
  });
  assert.equal(refused.json?.code, 'falta-documento');
  assertTold(place, refused);
  const listed = async () => {
    const { json } = await world.call(`/solicitudes/${referencia}/documentos`, { token: supplier });
    return (json as { datos: object[] }).datos.length;
  };
  const before = await listed();
  assert.equal((await send(`documento:${clave}`)).json?.estado, 'en-revision');
  assert.ok((await listed()) >= before);
});

test('every verb refuses as told: without key, version, rights, and on a case that is not there', async () => {
  const verbs = placesOf().filter(
    ({ path, method }) => method === 'post' && path.startsWith('/solicitudes/'),
  );
  const referencia = await world.newCase();
  for (const place of verbs) {
    world.served.deps.clock.advance(61_000);
    const path = place.path.replace('{referencia}', referencia);
    const example = at(place.operation, 'requestBody', 'content', 'application/json', 'examples', 'ejemplo');
    const body = example.value ?? {};
    const isDesk = (place.operation['x-alcances'] as string[]).every((one) => one.startsWith('mesa:'));
    const { officer, supplier } = cases;
    const token = isDesk ? officer : supplier;
    const codes: unknown[] = [];
    for (const asked of [
      { token, body, key: cases.key() },
      { token, body, key: 'x', version: 1 },
      { body, key: cases.key(), version: 1 },
      { token: isDesk ? supplier : officer, body, key: cases.key(), version: 999 },
      { token, body: { ...body, papel: 'administrador' }, key: cases.key(), version: 1 },
      { token, body: '{"', key: cases.key(), version: 1 },
      { token, body, key: cases.key(), version: 999 },
    ]) {
      const told = await world.call(path, asked);
      assertTold(place, told);
      codes.push(told.json?.code);
    }
    const [noVersion, , nobody, , extra, cut, stale] = codes;
    assert.deepEqual(
      [noVersion, nobody, extra, cut, stale],
      ['version-necesaria', 'sesion-necesaria', 'datos-con-errores', 'peticion-ilegible', 'version-vieja'],
      place.path,
    );
    const gone = await world.call(place.path.replace('{referencia}', 'VT-2222-2222-22'), {
      token,
      body,
      key: cases.key(),
      version: 1,
    });
    assertTold(place, gone);
  }
});

test('every trámite is filed with the examples of the document, papers and warnings included', async () => {
  const { served, call } = world;
  const filings = placesOf().filter(({ operation }) =>
    String(operation.operationId).startsWith('presentar-'),
  );
  for (const place of filings) {
    const id = String(place.operation.operationId).replace('presentar-', '');
    const definicion = served.deps.definiciones.porId(id)?.definicion;
    assert.ok(definicion);
    const isForEntities = definicion.solicitante === 'entidad';
    const schema = at(document, 'components', 'schemas', `Datos_${id.replaceAll('-', '_')}`);
    let filed = 0;
    for (const [i, example] of filingExamples(definicion, served.today).entries()) {
      await restoreRegister(served);
      const told = at(
        place.operation,
        'requestBody',
        'content',
        'application/json',
        'examples',
        `ejemplo${i + 1}`,
      );
      const { datos } = told.value as { datos: Node };
      assert.deepEqual(faultsOf(schema, datos, document), [], `${id}: ${example.dice}`);
      const actor = isForEntities ? served.entity(example.quien) : served.supplier(example.quien as PartyKey);
      const token = await world.tokenOf(actor);
      const send = async (confirmaciones: readonly string[]) => {
        const form = new FormData();
        form.append('solicitud', JSON.stringify({ datos, confirmaciones }));
        for (const clave of example.documentos) {
          const documento: Documento | undefined = definicion.documentos[clave];
          assert.ok(documento);
          const { nombre, bytes } = paperFor(clave, documento, {
            ruc: actor.ruc,
            today: served.today,
            socios: undefined,
          });
          form.append(`documento:${clave}`, new Blob([new Uint8Array(bytes)]), nombre);
        }
        const body = example.documentos.length === 0 ? { datos, confirmaciones } : form;
        return call(place.path, { token, body, key: cases.key() });
      };
      let answer = await send([]);
      assertTold(place, answer);
      if (answer.json?.code === 'falta-confirmacion')
        answer = await send((answer.json.errors as { detail: string }[]).map(({ detail }) => detail));
      assertTold(place, answer);
      if (answer.status === 201) filed += 1;
    }
    if (filingExamples(definicion, served.today).length > 0) assert.ok(filed > 0, `${id} was never filed`);
  }
});

test('a session is opened with the right words', async () => {
  const { served, call } = world;
  const who = served.supplier('textilera');
  const clave = 'palabras largas de la textilera';
  await updateClave(
    served.deps.db,
    who.cuenta,
    await served.deps.passwords.hash(clave),
    served.deps.clock.nowMs(),
  );
  const place = placesOf().find(({ path }) => path === '/sesiones');
  assert.ok(place);
  assertTold(
    place,
    await call('/sesiones', {
      body: at(place.operation, 'requestBody', 'content', 'application/json', 'examples', 'ejemplo').value,
    }),
  );
  const opened = await call('/sesiones', { body: { ruc: who.ruc, usuario: 'textilera', clave } });
  assert.equal(opened.status, 201, opened.text);
  assertTold(place, opened);
  assert.equal((await call('/solicitudes', { token: String(opened.json?.token) })).status, 200);
});

test('two officers: what one took, the other cannot decide', async () => {
  const { officer, colleague, taken, evidence } = cases;
  const referencia = await taken();
  const { visto, huella, revisiones } = await evidence(referencia, colleague);
  const version = await world.versionOf(referencia);
  const body = { motivo: 'Cumple.', revisiones, visto, huella };
  const told = await world.call(`/solicitudes/${referencia}/negar`, {
    token: colleague,
    body: { motivo: 'No.', causal: 'x', visto, huella },
    key: cases.key(),
    version,
  });
  assert.equal(told.json?.code, 'otra-persona-la-tiene', told.text);
  const old = await world.call(`/solicitudes/${referencia}/aprobar`, {
    token: officer,
    body: { ...body, huella: 'la de otra página' },
    key: cases.key(),
    version,
  });
  assert.equal(old.json?.code, 'registro-cambiado', old.text);
});
