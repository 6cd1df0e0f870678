// Every operation of the API with every kind of token and every scope: what is not theirs is not there, and stays as it was.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Operation } from '../../src/channels/api/operation.ts';
import { everyOperation } from '../../src/channels/api/operations/every-operation.ts';
import { type ApiWorld, openApiWorld, type Told } from '../../src/channels/api/testing/api-world.ts';
import { type Alcance, alcancesDe } from '../../src/domain/api/alcances.ts';
import type { Funcionario, Solicitante } from '../../src/domain/solicitud/actor.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { dump } from './hands.ts';

/** What an identity is to the case: it filed it, handles it, may read it, knows that it exists, or nothing. */
type Part = 'presenta' | 'atiende' | 'lee' | 'conoce' | 'ajena';
type Who = {
  readonly name: string;
  readonly part: Part;
  readonly alcances: readonly Alcance[];
  readonly token: string;
};

let world: ApiWorld;
let referencia: string;
let places: Readonly<Record<string, string>>;
let everybody: readonly Who[];
const secret = 'Suspendemos operaciones';

/** One token with every scope; `each`: and one for every scope alone. */
async function tokensOf(
  name: string,
  part: Part,
  actor: Solicitante | Funcionario,
  each = false,
): Promise<readonly Who[]> {
  const all = alcancesDe(actor.clase);
  const sets: readonly (readonly Alcance[])[] = [all, ...(each ? all.map((one) => [one]) : [])];
  return Promise.all(
    sets.map(async (alcances) => ({
      name: `${name} (${alcances.join(' ')})`,
      part,
      alcances,
      token: await world.tokenOf(actor, alcances),
    })),
  );
}

before(async () => {
  world = await openApiWorld();
  const { served } = world;
  referencia = await world.newCase();
  const filed = await findSolicitudByReferencia(served.deps.db, referencia);
  places = {
    referencia,
    tramite: 'contactos-telefonicos',
    documento: filed?.adjuntos[0]?.id ?? '',
    evento: '1',
  };
  const owner = served.supplier('conPendientes');
  const groups = await Promise.all([
    tokensOf('quien la presentó', 'presenta', owner, true),
    tokensOf('otro proveedor', 'ajena', served.supplier('textilera')),
    tokensOf('una entidad', 'ajena', served.entity('municipio')),
    tokensOf('una persona de su unidad', 'atiende', served.staff('registro1'), true),
    tokensOf('otra persona de su unidad', 'atiende', served.staff('registro2')),
    tokensOf('la supervisora', 'atiende', served.staff('supervisora')),
    tokensOf('otra unidad', 'ajena', served.staff('control1')),
    tokensOf('el auditor', 'lee', served.staff('auditor'), true),
    tokensOf('la administradora', 'ajena', served.staff('administracion')),
    tokensOf('la delegada', 'conoce', served.staff('proteccion')),
  ]);
  const session = await served.sessionOf(owner);
  const bySession: Who = {
    name: 'su sesión',
    part: 'presenta',
    alcances: alcancesDe('proveedor'),
    token: session,
  };
  everybody = [...groups.flat(), bySession];
});
after(() => world.stop());

let sent = 0;

function send({ path, method }: Operation, token: string | null, version: number): Promise<Told> {
  sent += 1;
  const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => places[name] ?? '');
  return world.call(address, {
    ...(token === null ? {} : { token }),
    ...(method === 'get' ? {} : { body: bodyOf(path), key: `intento-${sent}`, version }),
  });
}

/** Well formed for every operation there is, so that nothing else stops the call. */
function bodyOf(path: string): object {
  const found = everyOperation.find((one) => one.path === path && one.method === 'post');
  return (found?.example as object | undefined) ?? { datos: {}, confirmaciones: [] };
}

const isOfCase = ({ path }: Operation) => path.includes('{referencia}');
const ofDesk = (one: Alcance) => one.startsWith('mesa:');

/** Whether whoever has these scopes and this part in the case may do it at all. */
function isTheirs({ alcances, method }: Operation, { part, alcances: held }: Who): boolean {
  if (!alcances?.some((one) => held.includes(one))) return false;
  if (part === 'lee') return method === 'get';
  return part === 'presenta' || part === 'atiende';
}

function refusedFor(operation: Operation, who: Who): readonly string[] {
  const { alcances, method } = operation;
  if (!alcances?.some((one) => who.alcances.includes(one))) return ['alcance-insuficiente'];
  // Whoever knows that the case exists is told that this is not theirs to do, never what it says.
  const knows = who.part === 'conoce' || who.part === 'lee';
  return knows && method === 'post' ? ['sin-permiso', 'no-encontrada'] : ['no-encontrada'];
}

test('ASVS 8.2.1 8.2.2 8.4.1 every identity, with every scope, reaches what is theirs and nothing else', async () => {
  // The first use of a token is noted; what is compared comes after it.
  await Promise.all(everybody.map(({ token }) => world.call('/nada', { token })));
  for (const { token } of everybody) await world.call('/solicitudes', { token });
  const atFirst = await dump(world.served);
  const version = await world.versionOf(referencia);
  let [reached, refused] = [0, 0];
  for (const operation of everyOperation.filter(isOfCase)) {
    for (const who of everybody) {
      const theirs = isTheirs(operation, who);
      // Whoever may do it comes with a version that nobody saw; whoever may not, with the very one there is.
      const told = await send(operation, who.token, theirs ? 999 : version);
      const where = `${who.name}: ${operation.method} ${operation.path} ${told.status} ${told.text.slice(0, 200)}`;
      const code = String(told.json?.code ?? '');
      assert.ok(told.status < 500, where);
      if (theirs) {
        assert.ok(
          !['alcance-insuficiente', 'sesion-necesaria', 'demasiadas-peticiones'].includes(code),
          where,
        );
        const isOpen =
          told.status === 200 || ['version-vieja', 'no-encontrada', 'sin-permiso'].includes(code);
        assert.ok(isOpen || told.status === 409 || told.status === 422, where);
        reached += told.status === 200 ? 1 : 0;
      } else {
        assert.ok(refusedFor(operation, who).includes(code), where);
        assert.ok(!told.text.includes(secret), where);
        refused += 1;
      }
    }
  }
  assert.deepEqual(await dump(world.served), atFirst);
  assert.ok(reached >= 30 && refused >= 300, `${reached} reached, ${refused} refused`);
});

test('ASVS 8.2.1 lists hold what is theirs, whatever the scope', async () => {
  for (const { name, part, alcances, token } of everybody) {
    for (const [path, needed] of [
      ['/solicitudes', 'solicitudes:leer'],
      ['/cola', 'mesa:leer'],
    ] as const) {
      const told = await world.call(path, { token });
      const where = `${name}: ${path} ${told.status}`;
      if (!alcances.includes(needed)) assert.equal(told.json?.code, 'alcance-insuficiente', where);
      else if (told.status === 200)
        assert.equal(told.text.includes(referencia), ['presenta', 'atiende', 'lee'].includes(part), where);
      else assert.equal(told.json?.code, 'sin-permiso', where);
    }
  }
});

test('ASVS 8.2.1 who is nobody is asked who they are, and a session of staff opens nothing', async () => {
  const officer = await world.served.sessionOf(world.served.staff('registro1'));
  const atFirst = await dump(world.served);
  const version = await world.versionOf(referencia);
  for (const operation of everyOperation.filter(({ alcances }) => alcances !== null)) {
    for (const token of [null, `vtn_${'A'.repeat(43)}`, 'x'.repeat(43), `vtn_${'A'.repeat(42)}`]) {
      const told = await send(operation, token, version);
      assert.equal(told.json?.code, 'sesion-necesaria', `${operation.id} ${told.text}`);
    }
    const told = await send(operation, officer, version);
    assert.equal(told.json?.code, 'sin-permiso', `${operation.id} ${told.text}`);
  }
  const headers = { authorization: `Basic ${Buffer.from('a:b').toString('base64')}` };
  assert.equal((await world.call('/solicitudes', { headers })).status, 401);
  const { token } = everybody[0] ?? { token: '' };
  const cookie = await world.call('/solicitudes', { headers: { cookie: `sesion=${token}` } });
  assert.equal(cookie.status, 401, 'a cookie is no proof here');
  assert.deepEqual(await dump(world.served), atFirst);
});

test('ASVS 8.3.2 what an account loses, its tokens lose at the next request', async () => {
  const { served } = world;
  const officer = served.staff('registro2');
  const token = await world.tokenOf(officer);
  const status = async () => (await world.call(`/solicitudes/${referencia}`, { token })).status;
  const set = (roles: readonly string[], unidades: readonly string[]) =>
    served.deps.db.query(
      { name: 'prueba-roles', text: 'update cuentas set roles = $2, unidades = $3 where id = $1' },
      [officer.cuenta, roles, unidades],
    );
  assert.equal(await status(), 200);
  await set(officer.roles, ['Otra unidad']);
  assert.equal(await status(), 404);
  await set([], officer.unidades);
  assert.equal(await status(), 404);
  await set(officer.roles, officer.unidades);
  assert.equal(await status(), 200);
});

test('ASVS 15.3.3 a member that no operation knows is refused by every one that takes a body', async () => {
  const { served } = world;
  const [supplier, officer] = [
    await world.tokenOf(served.supplier('conPendientes')),
    await world.tokenOf(served.staff('registro1')),
  ];
  for (const operation of everyOperation.filter(({ body }) => body !== undefined)) {
    const token = operation.alcances?.every(ofDesk) === true ? officer : supplier;
    const address = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => places[name] ?? '');
    for (const extra of ['estado', 'roles', 'version', 'constructor', 'Texto']) {
      const told = await world.call(address, {
        token,
        body: { ...bodyOf(operation.path), [extra]: 'x' },
        key: `miembro-${operation.id}-${extra}`,
        version: 999,
      });
      assert.equal(told.json?.code, 'datos-con-errores', `${operation.id} ${extra}: ${told.text}`);
      const { errors } = told.json as { errors: { pointer: string }[] };
      assert.ok(
        errors.some(({ pointer }) => pointer === extra),
        `${operation.id}: ${told.text}`,
      );
    }
    served.deps.clock.advance(61_000);
  }
});
