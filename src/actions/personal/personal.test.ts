// Staff administration: who may, with which proof, what it ends at once, and what nobody can do to themselves.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../../tests/filing.ts';
import { goodClave, otherClave, stranger } from '../../../tests/people.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario, RolFuncionario } from '../../domain/solicitud/actor.ts';
import { rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import { listCartasDemo } from '../../store/buzon-demo.ts';
import { findCuentaById } from '../../store/cuentas.ts';
import { findPersona } from '../../store/personal.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { listSucesosOfCuenta } from '../../store/sucesos.ts';
import { openSession } from '../open-session.ts';
import { readSession, type Session } from '../read-session.ts';
import { moveOrphaned } from '../reparto/move-orphaned.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { changeDatosDePersona } from './change-datos.ts';
import { changePermisos } from './change-permisos.ts';
import type { Autor } from './change-persona.ts';
import { changeRepartoDePersona } from './change-reparto-de-persona.ts';
import { chooseFirstPassword, inspectStartLink } from './choose-first-password.ts';
import { closeAccount, deactivatePersona, openAccount } from './close-account.ts';
import { createPersona } from './create-persona.ts';
import { listPersons, readPersona } from './list-persons.ts';
import { resetAccess } from './reset-access.ts';

type Admin = Extract<Autor, { por: 'administrador' }>;
let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

async function sessionOf(actor: Funcionario): Promise<{ session: Session; token: string }> {
  const cuenta = await findCuentaById(scene.deps.db, actor.cuenta);
  assert.ok(cuenta !== null);
  const opened = await openSession(scene.deps, cuenta, { source: stranger(), previousToken: null }, 'prueba');
  const session = opened === null ? null : await readSession(scene.deps, opened.token);
  assert.ok(opened !== null && session !== null);
  return { session, token: opened.token };
}

const admin = async (): Promise<Admin> => ({
  por: 'administrador',
  session: (await sessionOf(scene.staff('administracion'))).session,
});
const versionOf = async (id: string) => (await findPersona(scene.deps.db, id))?.version ?? -1;
const commandFor = async (cuenta: string) => ({
  cuenta,
  versionVista: await versionOf(cuenta),
  motivo: 'Prueba sintética.',
});
const isNo = (outcome: unknown, code: Refusal['code']) =>
  assert.ok(isRefusal(outcome) && outcome.code === code, JSON.stringify(outcome));
const newPerson = (usuario: string, parts: object = {}) => ({
  usuario,
  nombre: 'Persona Sintética',
  correo: `${usuario}@agencia-muestra.example`,
  roles: ['funcionario'],
  unidades: ['Registro de Proveedores'],
  motivo: 'Ingreso de prueba.',
  ...parts,
});
const tokenIn = (enlace: string) => enlace.split('/').at(-1) ?? '';

async function owed(para: string): Promise<readonly string[]> {
  const text = 'select asunto from correos where para = $1 and texto is not null order by creado_en';
  return (await scene.deps.db.query<{ asunto: string }>({ name: 'owed', text }, [para])).map(
    (one) => one.asunto,
  );
}

test('ASVS 8.2.1 every verb of the administration: only that role, and no change by any other', async () => {
  const cuenta = scene.staff('registro1').cuenta;
  const before = await findPersona(scene.deps.db, cuenta);
  const { session } = await sessionOf(scene.staff('registro2'));
  for (const rol of rolesDeFuncionario.filter((one) => one !== 'administrador')) {
    const actor: Funcionario = { ...scene.staff('registro2'), roles: [rol as RolFuncionario] };
    const autor: Admin = { por: 'administrador', session: { ...session, actor } };
    const command = { cuenta, versionVista: 0, motivo: 'x' };
    isNo(await createPersona(scene.deps, autor, newPerson('nadie')), 'sin-permiso');
    isNo(
      await changeDatosDePersona(scene.deps, autor, { ...command, nombre: 'Otro', correo: 'o@a.example' }),
      'sin-permiso',
    );
    isNo(
      await changePermisos(scene.deps, autor, { ...command, roles: ['auditor'], unidades: [] }),
      'sin-permiso',
    );
    isNo(
      await changeRepartoDePersona(scene.deps, autor, {
        ...command,
        aptitudes: [],
        provincias: [],
        capacidad: '',
      }),
      'sin-permiso',
    );
    isNo(await resetAccess(scene.deps, autor, { ...command, segundoFactor: true }), 'sin-permiso');
    isNo(await deactivatePersona(scene.deps, autor, { ...command, relevo: '' }), 'sin-permiso');
    isNo(await openAccount(scene.deps, autor, command), 'sin-permiso');
    isNo(await listPersons(scene.deps, actor, { buscar: '', estado: 'todas', tras: null }), 'sin-permiso');
    isNo(await readPersona(scene.deps, actor, cuenta), 'sin-permiso');
  }
  assert.deepEqual(await findPersona(scene.deps.db, cuenta), before);
});

test('ASVS 7.5.1 a session whose proof is old changes nobody', async () => {
  const autor = await admin();
  const stale: Admin = {
    ...autor,
    session: { ...autor.session, reforzadaMs: scene.deps.clock.nowMs() - 3_600_000 },
  };
  const command = await commandFor(scene.staff('registro1').cuenta);
  isNo(
    await changePermisos(scene.deps, stale, { ...command, roles: ['auditor'], unidades: [] }),
    'sesion-necesaria',
  );
  isNo(await resetAccess(scene.deps, stale, { ...command, segundoFactor: true }), 'sesion-necesaria');
  isNo(await createPersona(scene.deps, stale, newPerson('tarde')), 'sesion-necesaria');
});

test('ASVS 6.4.1 6.4.6 a new person chooses their password by a link that works once; the administrator never knows it', async () => {
  const autor = await admin();
  const made = await createPersona(scene.deps, autor, newPerson('nueva1'));
  assert.ok(!isRefusal(made), JSON.stringify(made));
  const cuenta = await findCuentaById(scene.deps.db, made.id);
  assert.equal(cuenta?.claveHash, null);
  const token = tokenIn(made.enlace);
  const dump = await scene.deps.db.query<{ todo: string }>({
    name: 'enlaces',
    text: `select string_agg(e::text, ' ') as todo from enlaces_de_inicio e`,
  });
  assert.ok(!(dump[0]?.todo ?? token).includes(token));
  assert.deepEqual(await inspectStartLink(scene.deps, token), {
    usuario: 'nueva1',
    nombre: 'Persona Sintética',
  });
  const input = { token, clave: goodClave, repetida: goodClave, network: '198.51.100.0/24' };
  isNo(await chooseFirstPassword(scene.deps, { ...input, clave: 'corta', repetida: 'corta' }), 'clave-debil');
  isNo(await chooseFirstPassword(scene.deps, { ...input, repetida: otherClave }), 'datos-con-errores');
  const outcomes = await Promise.all([1, 2, 3].map(() => chooseFirstPassword(scene.deps, input)));
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1);
  isNo(await inspectStartLink(scene.deps, token), 'enlace-invalido');
  const stored = (await findCuentaById(scene.deps.db, made.id))?.claveHash ?? null;
  assert.ok(await scene.deps.passwords.verify(goodClave, stored));
  assert.deepEqual(await owed('nueva1@agencia-muestra.example'), [
    'Tiene una cuenta en Ventanilla',
    'Se eligió la clave de su cuenta',
  ]);
  isNo(await createPersona(scene.deps, autor, newPerson('NUEVA1')), 'datos-con-errores');
});

test('a start link ends after its hours, and when a newer one is made', async () => {
  const autor = await admin();
  const made = await createPersona(scene.deps, autor, newPerson('nueva2'));
  assert.ok(!isRefusal(made));
  const again = await resetAccess(scene.deps, autor, {
    ...(await commandFor(made.id)),
    segundoFactor: false,
  });
  assert.ok(!isRefusal(again));
  isNo(await inspectStartLink(scene.deps, tokenIn(made.enlace)), 'enlace-invalido');
  assert.ok(!isRefusal(await inspectStartLink(scene.deps, tokenIn(again.enlace))));
  scene.deps.clock.advance(73 * 3_600_000);
  isNo(await inspectStartLink(scene.deps, tokenIn(again.enlace)), 'enlace-invalido');
});

test('ASVS 8.3.2 rights act at once on an open session; nobody changes their own, nor makes themselves a reader', async () => {
  const autor = await admin();
  const officer = scene.staff('control1');
  const { token } = await sessionOf(officer);
  const change = { roles: ['auditor'], unidades: [] };
  assert.equal(
    await changePermisos(scene.deps, autor, { ...(await commandFor(officer.cuenta)), ...change }),
    null,
  );
  const now = await readSession(scene.deps, token);
  assert.deepEqual(now?.actor.clase === 'funcionario' && now.actor.roles, ['auditor']);
  isNo(
    await changePermisos(scene.deps, autor, {
      ...(await commandFor(officer.cuenta)),
      versionVista: 0,
      ...change,
    }),
    'version-vieja',
  );
  isNo(
    await changePermisos(scene.deps, autor, { ...(await commandFor(autor.session.actor.cuenta)), ...change }),
    'sin-permiso',
  );
  for (const roles of [
    ['lector', 'custodio'],
    ['lector', 'administrador'],
    ['custodio', 'administrador'],
    ['rey'],
    [],
  ]) {
    isNo(
      await changePermisos(scene.deps, autor, { ...(await commandFor(officer.cuenta)), roles, unidades: [] }),
      'datos-con-errores',
    );
  }
  isNo(
    await changePermisos(scene.deps, autor, {
      ...(await commandFor(officer.cuenta)),
      roles: ['funcionario'],
      unidades: ['Inventada'],
    }),
    'datos-con-errores',
  );
  const [suceso] = await listSucesosOfCuenta(scene.deps.db, officer.cuenta, 1);
  assert.equal(suceso?.clase, 'permisos-cambiados');
  assert.equal(suceso?.detalle.motivo, 'Prueba sintética.');
  assert.equal(suceso?.detalle.por, autor.session.actor.cuenta);
  assert.deepEqual(await owed('control1@agencia-demostracion.example'), [
    'Cambiaron sus permisos en Ventanilla',
  ]);
});

test('the last administrator stays, also when two remove each other at once', async () => {
  const first = await admin();
  const one = first.session.actor.cuenta;
  const operator = { por: 'operador' } as const;
  const close = (cuenta: string) =>
    closeAccount(scene.deps, operator, { cuenta, versionVista: null, motivo: '', relevo: '' });
  isNo(await close(one), 'transicion-imposible');
  isNo(
    await changePermisos(scene.deps, operator, {
      cuenta: one,
      versionVista: null,
      motivo: '',
      roles: ['auditor'],
      unidades: [],
    }),
    'transicion-imposible',
  );
  const made = await createPersona(
    scene.deps,
    first,
    newPerson('admin2', { roles: ['administrador'], unidades: [] }),
  );
  assert.ok(!isRefusal(made));
  const outcomes = await Promise.all([close(one), close(made.id)]);
  assert.equal(outcomes.filter((outcome) => outcome === null).length, 1);
  const closed = outcomes[0] === null ? one : made.id;
  assert.equal(
    await openAccount(scene.deps, operator, { cuenta: closed, versionVista: null, motivo: '' }),
    null,
  );
});

test('ASVS 7.4.2 closing an account ends every session and link; its open cases go to who was named, or to the queue', async () => {
  const autor = await admin();
  const { deps } = scene;
  const made = await createPersona(deps, autor, newPerson('saliente'));
  assert.ok(!isRefusal(made));
  const leaving: Funcionario = { ...scene.staff('registro1'), cuenta: made.id, nombre: 'Persona Sintética' };
  const { token } = await sessionOf(leaving);
  const file = async () => {
    const { referencia } = await fileFor(scene, {
      actor: scene.supplier('conPendientes'),
      tramite: 'cambio-a-pasivo',
      datos: {
        alcance: 'temporal',
        fecha: scene.today.replace(/^(\d{4})/, '2027'),
        motivo: 'Suspendemos operaciones.',
      },
    });
    const version = (await findSolicitudByReferencia(deps.db, referencia))?.version ?? 0;
    const taken = await takeSolicitud(deps, leaving, {
      referencia,
      versionVista: version,
      llave: deps.ids.newId(),
    });
    assert.ok(!isRefusal(taken), JSON.stringify(taken));
    return referencia;
  };
  const referencia = await file();
  const relevo = scene.staff('registro2').cuenta;
  isNo(
    await deactivatePersona(deps, autor, {
      ...(await commandFor(made.id)),
      relevo: autor.session.actor.cuenta,
    }),
    'datos-con-errores',
  );
  isNo(
    await deactivatePersona(deps, autor, { ...(await commandFor(made.id)), motivo: ' ', relevo }),
    'datos-con-errores',
  );
  assert.deepEqual(await deactivatePersona(deps, autor, { ...(await commandFor(made.id)), relevo }), {
    movidas: 1,
  });
  assert.equal(await readSession(deps, token), null);
  isNo(await inspectStartLink(deps, tokenIn(made.enlace)), 'enlace-invalido');
  const moved = await findSolicitudByReferencia(deps.db, referencia);
  assert.equal(moved?.asignado, relevo);
  const last = (await readJournal(deps.db, moved?.id ?? '')).at(-1);
  assert.equal(last?.clase, 'repartir');
  assert.match(String(last?.datos.motivo), /ya no tiene cuenta activa/);
  // Who gets them may have gone as well: then they lie in the queue.
  const operator = { por: 'operador' } as const;
  assert.equal(
    await closeAccount(deps, operator, { cuenta: relevo, versionVista: null, motivo: '', relevo: '' }),
    null,
  );
  assert.equal(await moveOrphaned(deps, 10), 1);
  const back = await findSolicitudByReferencia(deps.db, referencia);
  assert.deepEqual([back?.asignado, back?.estado], [null, 'recibida']);
  assert.equal(await moveOrphaned(deps, 10), 0);
  await openAccount(deps, operator, { cuenta: relevo, versionVista: null, motivo: '' });
});

test('ASVS 6.4.3 a reset of the second factor takes the password with it, ends the sessions and tells the person', async () => {
  const autor = await admin();
  const officer = scene.staff('supervisora');
  const { token } = await sessionOf(officer);
  await scene.deps.db.execute(
    { name: 'totp', text: `update cuentas set totp_sellado = '\\x00', clave_hash = 'x' where id = $1` },
    [officer.cuenta],
  );
  isNo(
    await resetAccess(scene.deps, autor, {
      ...(await commandFor(officer.cuenta)),
      motivo: '',
      segundoFactor: true,
    }),
    'datos-con-errores',
  );
  const done = await resetAccess(scene.deps, autor, {
    ...(await commandFor(officer.cuenta)),
    segundoFactor: true,
  });
  assert.ok(!isRefusal(done));
  const cuenta = await findCuentaById(scene.deps.db, officer.cuenta);
  assert.deepEqual([cuenta?.claveHash, cuenta?.totpSellado], [null, null]);
  assert.equal(await readSession(scene.deps, token), null);
  assert.deepEqual(await owed('supervisora@agencia-demostracion.example'), [
    'Se restableció el acceso a su cuenta',
  ]);
  isNo(
    await resetAccess(scene.deps, autor, {
      ...(await commandFor(autor.session.actor.cuenta)),
      segundoFactor: true,
    }),
    'sin-permiso',
  );
});

test('another address: the old one is told as well as the new one, and no personal data stands in the event', async () => {
  const autor = await admin();
  const { cuenta } = scene.staff('auditor');
  const datos = { nombre: 'Auditora de Ejemplo', correo: 'auditora@agencia-demostracion.example' };
  isNo(
    await changeDatosDePersona(scene.deps, autor, {
      ...(await commandFor(cuenta)),
      nombre: '',
      correo: 'nada',
    }),
    'datos-con-errores',
  );
  assert.equal(
    await changeDatosDePersona(scene.deps, autor, { ...(await commandFor(cuenta)), ...datos }),
    null,
  );
  for (const para of ['auditor@agencia-demostracion.example', datos.correo])
    assert.deepEqual(await owed(para), ['Cambiaron los datos de su cuenta']);
  const [suceso] = await listSucesosOfCuenta(scene.deps.db, cuenta, 1);
  assert.ok(!JSON.stringify(suceso?.detalle).includes('auditora'));
  assert.equal((await listCartasDemo(scene.deps.db, 5)).length, 0);
});

test('the list is found by name without accents, by user and by unit, and by state', async () => {
  const actor = scene.staff('administracion');
  const find = async (buscar: string, estado: 'activas' | 'todas' = 'activas') => {
    const found = await listPersons(scene.deps, actor, { buscar, estado, tras: null });
    assert.ok(!isRefusal(found));
    return found.personas.map(({ usuario }) => usuario);
  };
  assert.ok((await find('sintetica')).includes('nueva1'));
  assert.deepEqual(await find('NUEVA2'), ['nueva2']);
  assert.ok(!(await find('saliente')).includes('saliente'));
  assert.deepEqual(await find('saliente', 'todas'), ['saliente']);
  assert.deepEqual(await find("x' or 1=1"), []);
});

test('skills, provinces and capacity are kept as typed and read back; nonsense is refused beside its field', async () => {
  const autor = await admin();
  const { cuenta } = scene.staff('registro1');
  const ask = async (parts: object) =>
    changeRepartoDePersona(scene.deps, autor, {
      ...(await commandFor(cuenta)),
      aptitudes: [],
      provincias: [],
      capacidad: '',
      ...parts,
    });
  for (const [parts, path] of [
    [{ capacidad: '0' }, 'capacidad'],
    [{ capacidad: 'diez' }, 'capacidad'],
    [{ provincias: ['Guayas'] }, 'provincias'],
  ] as const) {
    const outcome = await ask(parts);
    assert.ok(isRefusal(outcome) && outcome.errors[0]?.path === path);
  }
  assert.equal(await ask({ aptitudes: ['correos'], provincias: ['09'], capacidad: '12' }), null);
  const { aptitudes, provincias, capacidad } = (await findPersona(scene.deps.db, cuenta)) ?? {};
  assert.deepEqual([aptitudes, provincias, capacidad], [['correos'], ['09'], 12]);
});
