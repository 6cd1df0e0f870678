// The API: the same verbs, refusals and record as every other door, told as RFC 9457 problems.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { unsealedReceipts } from '../../../tests/sample-log.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { limits } from '../../domain/limits.ts';
import { paths } from '../../paths.ts';
import { apiDoor } from './api-door.ts';

let served: Served;
let token: string;
before(async () => {
  served = await serveScene([apiDoor(unsealedReceipts)]);
  token = await served.sessionOf(served.supplier('textilera'));
});
after(() => served.stop());

const root = paths.api.raiz;
const filing = `${root}/tramites/direccion-y-nombre-comercial/solicitudes`;

type Answer = { readonly status: number; readonly type: string; readonly body: Record<string, unknown> };

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(served.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: (await response.json()) as Record<string, unknown>,
  };
}

const as = (key: string, bearer = token) => ({ authorization: `Bearer ${bearer}`, 'idempotency-key': key });
const renamed = (nombreComercial: string) => ({
  datos: { cambia: ['nombreComercial'], nombreComercial },
  confirmaciones: ['Declaro que actualizaré mi RUC en el SRI con el mismo nombre comercial.'],
});

test('the catalogue lists every trámite with its doors and the version of its definition', async () => {
  const response = await fetch(`${served.origin}${root}/tramites`);
  const list = (await response.json()) as { id: string; version: string; canales: string[] }[];
  assert.equal(list.length, 10);
  assert.ok(list.every((t) => t.version.length === 32 && t.canales.length > 0));
});

test('a filing is answered once it is durable, and the same key gives the same answer', async () => {
  const first = await post(filing, renamed('Telares por API'), as('api-primera'));
  assert.equal(first.status, 201);
  assert.equal(first.body.estado, 'aprobada');
  assert.deepEqual((await post(filing, renamed('Telares por API'), as('api-primera'))).body, first.body);
  const other = await post(filing, renamed('Otro nombre'), as('api-primera'));
  assert.equal(other.body.code, 'llave-repetida-con-otro-contenido');
  const read = await fetch(`${served.origin}${root}/solicitudes/${first.body.referencia}`, {
    headers: as('x'),
  });
  const shown = (await read.json()) as { decision: { cambios: { ahora: string }[] } };
  assert.equal(shown.decision.cambios[0]?.ahora, 'Telares por API');
});

test('ASVS 8.2.2 somebody else’s case, and one that does not exist, are the same 404', async () => {
  const mine = await post(filing, renamed('Solo mío'), as('api-ajena-1'));
  const stranger = await served.sessionOf(served.supplier('asociacion'));
  for (const referencia of [mine.body.referencia, 'VT-2222-2222-22', 'no-es-una-referencia']) {
    const read = await fetch(`${served.origin}${root}/solicitudes/${referencia}`, {
      headers: as('x', stranger),
    });
    assert.equal(read.status, 404);
    assert.equal(((await read.json()) as { code: string }).code, 'no-encontrada');
  }
});

test('what is wrong comes as a problem document that names the field', async () => {
  const wrong = await post(
    filing,
    { datos: { cambia: ['direccion'], parroquia: '17', calle: '' } },
    as('api-errores'),
  );
  assert.equal(wrong.status, 422);
  assert.match(wrong.type, /application\/problem\+json/);
  assert.equal(wrong.body.code, 'datos-con-errores');
  const pointers = (wrong.body.errors as { pointer: string }[]).map((e) => e.pointer);
  assert.deepEqual(pointers, ['parroquia', 'calle']);
  const extra = await post(filing, { datos: {}, papel: 'administrador' }, as('api-de-mas-1'));
  assert.equal((extra.body.errors as { pointer: string }[])[0]?.pointer, 'papel');
});

test('without token, without key, without JSON, or with too much of it', async () => {
  assert.equal((await post(filing, renamed('Nadie'))).body.code, 'sesion-necesaria');
  const bearer = { authorization: `Bearer ${token}` };
  assert.equal((await post(filing, renamed('Sin llave'), bearer)).body.code, 'llave-invalida');
  assert.equal((await post(filing, '{"datos":', as('api-cortado-1'))).body.code, 'peticion-ilegible');
  assert.equal((await post(filing, '[]', as('api-lista-001'))).body.code, 'peticion-ilegible');
  const huge = JSON.stringify({ datos: { calle: 'x'.repeat(limits.requestBodyBytesMax) } });
  assert.equal((await post(filing, huge, as('api-enorme-01'))).body.code, 'peticion-muy-grande');
});

test('ASVS 6.3.1 after some wrong passwords the API asks for work, not for silence', async () => {
  const guess = () =>
    post(`${root}/sesiones`, {
      ruc: served.supplier('textilera').ruc,
      usuario: 'textilera',
      clave: 'adivinanza',
    });
  let last = await guess();
  for (let i = 0; i < 30 && last.body.code === 'ingreso-fallido'; i += 1) last = await guess();
  assert.equal(last.body.code, 'prueba-de-trabajo');
});
