/** The contract with an agency's register, against a real HTTP server that is slow, fails, lies and hangs up. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { demoRegister } from '../../demo/register.ts';
import { type RegistryServer, startRegistryServer } from '../../tests/fakes/registry-server.ts';
import type { Ficha } from '../domain/registro/ficha.ts';
import { httpRegistry } from './http.ts';
import { type CambioDeAsiento, RegistryFault } from './port.ts';

const { proveedores, entidades, procesos } = demoRegister('2026-11-23');
const [ficha] = Object.values(proveedores);
const [entidad] = Object.values(entidades);
const [proceso] = procesos;
assert.ok(ficha && entidad && proceso);
const known: Ficha = ficha;

let server: RegistryServer;
const open = (over: Partial<Parameters<typeof httpRegistry>[0]> = {}) =>
  httpRegistry({ url: server.url, token: server.token, readMsMax: 500, writeMsMax: 500, ...over });

before(async () => {
  server = await startRegistryServer();
});
after(() => server.stop());
beforeEach(() => {
  Object.assign(server.misbehave, {
    slowMs: 0,
    failures: 0,
    dropsAfterApplying: 0,
    wrongShapes: 0,
    status: null,
    location: null,
  });
  server.put({ clase: 'proveedor', id: known.ruc, version: 3, contenido: known });
  server.put({ clase: 'entidad', id: entidad.ruc, version: 1, contenido: entidad });
  server.put({ clase: 'proceso', id: 'p-1', version: 5, contenido: proceso });
});

const isFault =
  (retry: boolean) =>
  (error: unknown): boolean =>
    error instanceof RegistryFault && error.retry === retry;

function change(seen: number, nombreComercial: string): CambioDeAsiento {
  return {
    antes: { clase: 'proveedor', id: known.ruc, version: seen, contenido: known },
    ahora: { ...known, nombreComercial },
    cambios: [],
    origen: 'VT-PRUEBA',
  };
}

test('suppliers, entities and processes are read with their version', async () => {
  const registry = open();
  assert.deepEqual(await registry.proveedor(known.ruc), {
    clase: 'proveedor',
    id: known.ruc,
    version: 3,
    contenido: known,
  });
  assert.equal((await registry.entidad(entidad.ruc))?.contenido.nombre, entidad.nombre);
  const found = await registry.procesos(proceso.codigo.replace(/[^A-ZÑ0-9]/g, ''));
  assert.deepEqual(
    found.map((p) => [p.id, p.version]),
    [['p-1', 5]],
  );
});

test('what the register does not know is null or empty, not a fault', async () => {
  assert.equal(await open().proveedor('1799999999001'), null);
  assert.deepEqual(await open().procesos('NADA'), []);
});

test('what people typed cannot leave its part of the path', async () => {
  await open().proveedor('../entidades/x?y=1#z');
  assert.equal(server.requests.at(-1), 'GET /proveedores/..%2Fentidades%2Fx%3Fy%3D1%23z');
});

test('members the contract does not know are kept, to go back with the change', async () => {
  const contenido = { ...known, propioDeLaAgencia: { x: 1 } };
  server.put({ clase: 'proveedor', id: known.ruc, version: 3, contenido });
  assert.deepEqual((await open().proveedor(known.ruc))?.contenido, contenido);
});

test('slow, failing or absent: a fault that may be tried again', async () => {
  server.misbehave.slowMs = 2_000;
  await assert.rejects(open({ readMsMax: 100 }).proveedor(known.ruc), isFault(true));
  server.misbehave.slowMs = 0;
  server.misbehave.failures = 1;
  await assert.rejects(open().proveedor(known.ruc), isFault(true));
  await assert.rejects(open({ url: 'http://127.0.0.1:9' }).proveedor(known.ruc), isFault(true));
  await assert.rejects(open({ token: 'otra' }).proveedor(known.ruc), isFault(true));
});

test('an answer of another shape, or about another RUC, is a fault nobody repeats', async () => {
  server.misbehave.wrongShapes = 1;
  await assert.rejects(open().proveedor(known.ruc), isFault(false));
  server.put({ clase: 'proveedor', id: '1799999999001', version: 1, contenido: known });
  await assert.rejects(open().proveedor('1799999999001'), /another RUC/);
  server.put({ clase: 'proveedor', id: known.ruc, version: 1, contenido: { ...known, ruc: 'x' } });
  await assert.rejects(open().proveedor(known.ruc), isFault(false));
});

test('an answer larger than the contract allows is dropped', async () => {
  const contenido = { ...known, relleno: 'x'.repeat(2 * 1024 * 1024) };
  server.put({ clase: 'proveedor', id: known.ruc, version: 3, contenido });
  await assert.rejects(open().proveedor(known.ruc), /larger/);
});

test('ASVS 15.3.2 redirects are not followed', async () => {
  Object.assign(server.misbehave, { status: 302, location: 'http://127.0.0.1:1/' });
  await assert.rejects(open().proveedor(known.ruc), isFault(false));
});

test('a change is written once whatever is repeated, and its answer is the first one', async () => {
  const registry = open();
  const before = server.writes();
  server.misbehave.dropsAfterApplying = 1;
  await assert.rejects(registry.aplicar(change(3, 'Uno'), 'llave-uno'), isFault(true));
  assert.equal(await registry.aplicar(change(3, 'Uno'), 'llave-uno'), 'aplicado');
  assert.equal(await registry.aplicar(change(3, 'Uno'), 'llave-uno'), 'aplicado');
  assert.equal(server.writes() - before, 1);
  const entry = server.get('proveedor', known.ruc);
  assert.equal(entry?.version, 4);
  assert.ok(entry?.clase === 'proveedor');
  assert.equal(entry.contenido.nombreComercial, 'Uno');
});

test('a change made on a version that is no longer the present one is a conflict', async () => {
  assert.equal(await open().aplicar(change(2, 'Dos'), 'llave-dos'), 'conflicto');
  server.misbehave.status = 412;
  assert.equal(await open().aplicar(change(3, 'Dos'), 'llave-tres'), 'conflicto');
});

test('a written change whose answer makes no sense is asked about again; a refused one is not', async () => {
  server.misbehave.wrongShapes = 1;
  await assert.rejects(open().aplicar(change(3, 'Tres'), 'llave-cuatro'), isFault(true));
  server.misbehave.status = 422;
  await assert.rejects(open().aplicar(change(3, 'Tres'), 'llave-cinco'), isFault(false));
});
