// Sharing out on a real database: by the rule, once each, never to who is away; substitutes, units and the trial run.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { reglaDeSiempre } from '../../domain/reparto/regla.ts';
import { type Funcionario, rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import { shareOutTurn } from '../../duties/share-out.ts';
import { putPresencia } from '../../store/agentes-presentes.ts';
import { insertCuenta } from '../../store/cuentas.ts';
import { takeReparto } from '../../store/reparto.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { approveSolicitud } from '../approve-solicitud.ts';
import { endAbsence } from '../ausencias/end-absence.ts';
import { readTeam } from '../ausencias/read-team.ts';
import { registerAbsence } from '../ausencias/register-absence.ts';
import { takeOverSolicitud } from '../ausencias/take-over-solicitud.ts';
import { tendAbsences } from '../ausencias/tend-absences.ts';
import { setPresence } from '../chat/set-presence.ts';
import { handOnSolicitud } from '../hand-on-solicitud.ts';
import { removeUnidad, saveUnidad } from '../personal/change-unidades.ts';
import { readUnidades } from '../personal/known-units.ts';
import { proposeApproval } from '../propose-approval.ts';
import { returnSolicitud } from '../return-solicitud.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { changeReglas } from './change-reglas.ts';
import { giveSolicitud } from './give-solicitud.ts';
import { readReglas } from './rules-in-force.ts';
import { shareOut, shareOutUnit } from './share-out.ts';
import { simulate } from './simulate.ts';

const DAY_MS = 86_400_000;
let scene: Scene;
let unidad = '';
let people: readonly Funcionario[] = [];
let units = 0;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

/** A unit of its own with its people for each test. */
beforeEach(async () => {
  units += 1;
  unidad = `Unidad de prueba ${units}`;
  people = await Promise.all([1, 2, 3].map((n) => addOfficer(`p${units}-${n}`)));
  await setRule('turno');
});

async function addOfficer(
  usuario: string,
  roles: Funcionario['roles'] = ['funcionario'],
): Promise<Funcionario> {
  const { deps } = scene;
  const id = deps.ids.newId();
  const nombre = `Persona ${usuario}`;
  const row = {
    id,
    clase: 'funcionario' as const,
    ruc: null,
    usuario,
    nombre,
    correo: null,
    claveHash: null,
    roles,
    unidades: [unidad],
  };
  assert.ok(await insertCuenta(deps.db, row, deps.clock.nowMs()));
  return { clase: 'funcionario', cuenta: id, nombre, roles, unidades: [unidad] };
}

async function setRule(modo: 'turno' | 'carga' | 'manual', parts: object = {}): Promise<void> {
  const valor = JSON.stringify({ [unidad]: { ...reglaDeSiempre, modo, pegajoso: false, ...parts } });
  const text = `insert into ajustes (clave, version, valor) values ('reparto', 1, $1)
    on conflict (clave) do update set valor = excluded.valor, version = ajustes.version + 1`;
  await scene.deps.db.execute({ name: 'regla-de-prueba', text }, [valor]);
}

let filed = 0;
async function addCase(
  parts: { estado?: string; dosPersonas?: boolean; territorio?: object; ruc?: string } = {},
): Promise<string> {
  const { deps } = scene;
  filed += 1;
  const referencia = `VT-REPARTO-${filed}`;
  const { estado = 'recibida', dosPersonas = false, territorio = {}, ruc = null } = parts;
  const contenido = {
    datos: {},
    resumen: [],
    adjuntos: [],
    confirmaciones: [],
    verdicts: [],
    decision: null,
    dosPersonas,
    propuesta: null,
    correccion: null,
    promesa: { unidad: 'inmediato' },
    plazoLegal: null,
    territorio,
    pausas: [],
    asientoVisto: null,
    solicitanteNombre: 'Persona Sintética',
    solicitanteCuenta: null,
  };
  const text = `insert into solicitudes (id, referencia, tramite, definicion, estado, version, solicitante_clase, solicitante_ruc, canal, unidad,
      presentada_en, promesa_vence_en, eventos, hash, contenido)
    values ($1, $2, 'cambio-a-pasivo', 'x', $3, 1, 'proveedor', $6, 'rapido', $4, $5, $5, 0, 'x', $7)`;
  const at = new Date(deps.clock.nowMs() + filed).toISOString();
  await deps.db.execute({ name: 'caso-de-prueba', text }, [
    deps.ids.newId(),
    referencia,
    estado,
    unidad,
    at,
    ruc,
    contenido,
  ]);
  return referencia;
}

const caseOf = async (referencia: string) => {
  const found = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(found !== null);
  return found;
};
const commandOn = async (referencia: string) => ({
  referencia,
  versionVista: (await caseOf(referencia)).version,
  llave: scene.deps.ids.newId(),
});
const isNo = (outcome: unknown, code: Refusal['code']) =>
  assert.ok(isRefusal(outcome) && outcome.code === code, JSON.stringify(outcome));
const person = (n: number): Funcionario => {
  const found = people[n];
  assert.ok(found !== undefined);
  return found;
};
const counts = async (referencias: readonly string[]) => {
  const held = await Promise.all(referencias.map(async (one) => (await caseOf(one)).asignado));
  return people.map(({ cuenta }) => held.filter((one) => one === cuenta).length);
};
const addDaysTo = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
const absenceOf = (actor: Funcionario, parts: object = {}) =>
  registerAbsence(scene.deps, actor, {
    cuenta: actor.cuenta,
    desde: scene.today,
    hasta: scene.today,
    sustituto: '',
    llave: scene.deps.ids.newId(),
    ...parts,
  });

test('in turn, each gets as many, give or take one; the journal says why and the state follows', async () => {
  const referencias = await Promise.all(Array.from({ length: 8 }, () => addCase()));
  assert.equal(await shareOut(scene.deps), 8);
  assert.deepEqual((await counts(referencias)).toSorted(), [2, 3, 3]);
  const caso = await caseOf(referencias[0] ?? '');
  const last = (await readJournal(scene.deps.db, caso.id)).at(-1);
  assert.deepEqual([caso.estado, last?.clase, last?.actor.clase], ['en-revision', 'repartir', 'sistema']);
  assert.match(String(last?.datos.motivo), /^Le correspondía por turno, entre 3 presentes/);
  assert.equal(await shareOut(scene.deps), 0);
});

test('many processes at the same queue give each case once, and the turns stay fair', async () => {
  const referencias = await Promise.all(Array.from({ length: 12 }, () => addCase()));
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => shareOut(scene.deps)));
  assert.equal(
    outcomes.reduce((a, b) => a + b, 0),
    12,
  );
  assert.deepEqual(await counts(referencias), [4, 4, 4]);
  for (const one of referencias) {
    const events = await readJournal(scene.deps.db, (await caseOf(one)).id);
    assert.equal(events.filter(({ clase }) => clase === 'repartir').length, 1);
  }
});

test('without the lease too: of two that give one case at once, one does', async () => {
  const referencia = await addCase();
  const command = await commandOn(referencia);
  const outcomes = await Promise.all(
    people.map((a, n) =>
      giveSolicitud(scene.deps, {
        ...command,
        llave: `llave-de-prueba-${units}-${n}`,
        a,
        de: null,
        motivo: 'x',
      }),
    ),
  );
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1);
});

test('a lease of a process that died holds the queue up for a minute, no longer', async () => {
  const { deps } = scene;
  await addCase();
  const nowMs = deps.clock.nowMs();
  assert.ok(await takeReparto(deps.db, unidad, deps.ids.randomId(), nowMs, nowMs + 60_000));
  assert.equal(await shareOut(deps), 0);
  deps.clock.advance(60_000);
  assert.equal(await shareOut(deps), 1);
});

test('nothing on a Sunday where the rule keeps office hours, and nothing by hand in the manual mode', async () => {
  const { deps } = scene;
  await addCase();
  await setRule('manual');
  assert.equal(await shareOut(deps), 0);
  await setRule('turno', { soloEnHorario: true });
  const rule = (await readReglas(deps.db)).de(unidad);
  const sunday = { ...deps, clock: { ...deps.clock, nowMs: () => Date.parse('2026-11-29T17:00:00Z') } };
  assert.equal(await shareOutUnit(sunday, rule), 0);
  assert.equal(await shareOutUnit(sunday, { ...rule, regla: { ...rule.regla, soloEnHorario: false } }), 1);
});

test('capacity, skills, territory, the holder before, and who gave it back', async () => {
  const { deps } = scene;
  await setRule('carga', { capacidad: 1, pegajoso: true });
  const one = await addCase({ ruc: '1799999001001' });
  const two = await addCase({ territorio: { canton: '0901' } });
  const set = async (n: number, aptitudes: readonly string[], provincias: readonly string[]) => {
    const text = `insert into personal (cuenta, version, aptitudes, provincias) values ($1, 1, $2, $3)
      on conflict (cuenta) do update set aptitudes = excluded.aptitudes, provincias = excluded.provincias`;
    await deps.db.execute({ name: 'aptitudes-de-prueba', text }, [person(n).cuenta, aptitudes, provincias]);
  };
  await set(0, ['otro'], []);
  await set(1, ['cambio-a-pasivo'], ['17']);
  await set(2, [], ['09']);
  assert.equal(await shareOut(deps), 2);
  assert.equal((await caseOf(one)).asignado, person(1).cuenta);
  assert.equal((await caseOf(two)).asignado, person(2).cuenta);
  const third = await addCase({ ruc: '1799999001001' });
  assert.equal(await shareOut(deps), 0, 'everybody who can is full');
  await setRule('carga', { capacidad: 5, pegajoso: true });
  await set(2, [], []);
  assert.equal(await shareOut(deps), 1);
  const given = await caseOf(third);
  assert.equal(given.asignado, person(1).cuenta);
  const motivo = (await readJournal(deps.db, given.id)).at(-1)?.datos.motivo;
  assert.match(String(motivo), /solicitud anterior de la misma persona/);
  assert.ok(!isRefusal(await returnSolicitud(deps, person(1), await commandOn(third))));
  assert.equal(await shareOut(deps), 1);
  assert.equal((await caseOf(third)).asignado, person(2).cuenta);
  assert.ok(!isRefusal(await returnSolicitud(deps, person(2), await commandOn(third))));
  assert.equal(await shareOut(deps), 0, 'both gave it back');
});

test('who is away is given nothing, by rule or by hand; presence in the chat ends; back by date', async () => {
  const { deps } = scene;
  const away = person(0);
  await putPresencia(
    deps.db,
    { ...away, estado: 'disponible', capacidad: 3 },
    deps.clock.nowMs(),
    deps.clock.nowMs() + DAY_MS,
  );
  assert.ok(!isRefusal(await absenceOf(away, { hasta: addDaysTo(scene.today, 1) })));
  const left = await deps.db.query(
    { name: 'presentes', text: 'select 1 from agentes_presentes where cuenta = $1' },
    [away.cuenta],
  );
  assert.equal(left.length, 0);
  isNo(await setPresence(deps, away, { estado: 'disponible', capacidad: 3 }), 'transicion-imposible');
  const referencias = await Promise.all(Array.from({ length: 4 }, () => addCase()));
  assert.equal(await shareOut(deps), 4);
  assert.deepEqual(await counts(referencias), [0, 2, 2]);
  const held = referencias[0] ?? '';
  const has = { ...away, cuenta: (await caseOf(held)).asignado ?? '' };
  isNo(
    await handOnSolicitud(deps, has, { ...(await commandOn(held)), a: away.cuenta, nota: 'Suya.' }),
    'datos-con-errores',
  );
  const direct = await addCase();
  isNo(
    await giveSolicitud(deps, { ...(await commandOn(direct)), a: away, de: null, motivo: 'x' }),
    'sin-permiso',
  );
  const later = { ...deps, clock: { ...deps.clock, nowMs: () => deps.clock.nowMs() + 3 * DAY_MS } };
  assert.deepEqual(await tendAbsences(later), { empezaron: 0, terminaron: 1 });
  assert.equal(await shareOutTurn(deps), 'again');
  assert.equal((await caseOf(direct)).asignado, away.cuenta);
});

test('an absence that begins later begins by its date', async () => {
  const { deps } = scene;
  const away = person(0);
  const begins = addDaysTo(scene.today, 10);
  assert.ok(!isRefusal(await absenceOf(away, { desde: begins, hasta: begins })));
  assert.deepEqual(await tendAbsences(deps), { empezaron: 0, terminaron: 0 });
  await putPresencia(
    deps.db,
    { ...away, estado: 'disponible', capacidad: 3 },
    deps.clock.nowMs(),
    deps.clock.nowMs() + DAY_MS,
  );
  const then = { ...deps, clock: { ...deps.clock, nowMs: () => deps.clock.nowMs() + 10 * DAY_MS } };
  assert.deepEqual(await tendAbsences(then), { empezaron: 1, terminaron: 0 });
  const left = await deps.db.query(
    { name: 'presentes', text: 'select 1 from agentes_presentes where cuenta = $1' },
    [away.cuenta],
  );
  assert.equal(left.length, 0);
});

test('the substitute sees the cases of who is away and takes one over; proposing and approving stay two people', async () => {
  const { deps } = scene;
  const [away, substitute, third] = [person(0), person(1), person(2)];
  const referencia = await addCase({ dosPersonas: true });
  assert.ok(!isRefusal(await takeSolicitud(deps, away, await commandOn(referencia))));
  isNo(await takeOverSolicitud(deps, substitute, await commandOn(referencia)), 'otra-persona-la-tiene');
  assert.ok(!isRefusal(await absenceOf(away, { sustituto: substitute.cuenta })));
  const team = await readTeam(deps, substitute);
  assert.ok(!isRefusal(team));
  assert.deepEqual(
    team.casos.map((one) => [one.referencia, one.titular]),
    [[referencia, away.nombre]],
  );
  isNo(await takeOverSolicitud(deps, third, await commandOn(referencia)), 'otra-persona-la-tiene');
  const command = await commandOn(referencia);
  assert.ok(!isRefusal(await takeOverSolicitud(deps, substitute, command)));
  assert.ok(!isRefusal(await takeOverSolicitud(deps, substitute, command)), 'the same key answers the same');
  const caso = await caseOf(referencia);
  const last = (await readJournal(deps.db, caso.id)).at(-1);
  assert.deepEqual(
    [caso.asignado, last?.datos.motivo],
    [substitute.cuenta, `En sustitución de ${away.nombre}.`],
  );
  const proposed = await proposeApproval(deps, substitute, {
    ...(await commandOn(referencia)),
    motivo: 'Cumple.',
  });
  assert.ok(!isRefusal(proposed), JSON.stringify(proposed));
  const approving = { ...(await commandOn(referencia)), motivo: 'Cumple.', revisiones: [] };
  isNo(await approveSolicitud(deps, substitute, approving), 'misma-persona');
});

test('absences: own or of the team; days, substitute and overlaps are looked at; the same key enters one', async () => {
  const { deps } = scene;
  const supervisor = await addOfficer(`jefa${units}`, ['supervisor']);
  const stranger = scene.staff('registro1');
  const [one, two] = [person(0), person(1)];
  for (const [parts, path] of [
    [{ desde: 'mañana' }, 'desde'],
    [{ desde: addDaysTo(scene.today, -1) }, 'desde'],
    [{ hasta: addDaysTo(scene.today, -1) }, 'hasta'],
    [{ hasta: addDaysTo(scene.today, 400) }, 'hasta'],
    [{ sustituto: one.cuenta }, 'sustituto'],
    [{ sustituto: stranger.cuenta }, 'sustituto'],
    [{ cuenta: 'nadie' }, 'cuenta'],
  ] as const) {
    const outcome = await absenceOf(one, parts);
    assert.ok(isRefusal(outcome) && outcome.errors[0]?.path === path, `${path}: ${JSON.stringify(outcome)}`);
  }
  for (const rol of rolesDeFuncionario.filter((role) => role !== 'supervisor')) {
    isNo(await absenceOf({ ...two, roles: [rol] }, { cuenta: one.cuenta }), 'sin-permiso');
  }
  isNo(await absenceOf({ ...supervisor, unidades: ['Otra'] }, { cuenta: one.cuenta }), 'sin-permiso');
  const llave = deps.ids.newId();
  const entered = await absenceOf(supervisor, { cuenta: one.cuenta, sustituto: two.cuenta, llave });
  assert.ok(!isRefusal(entered));
  assert.deepEqual(
    await absenceOf(supervisor, { cuenta: one.cuenta, sustituto: two.cuenta, llave }),
    entered,
  );
  isNo(await absenceOf(one), 'datos-con-errores');
  isNo(await absenceOf(two, { sustituto: one.cuenta }), 'datos-con-errores');
  isNo(await endAbsence(deps, two, entered.id), 'sin-permiso');
  isNo(await endAbsence(deps, stranger, 'x'), 'no-encontrada');
  assert.equal(await endAbsence(deps, one, entered.id), null);
  isNo(await endAbsence(deps, one, entered.id), 'no-encontrada');
});

test('the team: who carries what, for whoever handles cases and nobody else', async () => {
  const { deps } = scene;
  await addCase({ ruc: '1799999001001' });
  await shareOut(deps);
  await addCase();
  const team = await readTeam(deps, { ...person(0), roles: ['supervisor'] });
  assert.ok(!isRefusal(team) && team.supervisa);
  assert.equal(
    team.miembros.reduce((sum, { activas }) => sum + activas, 0),
    1,
  );
  assert.deepEqual(
    team.unidades.map(({ nombre, sinAsignar }) => [nombre, sinAsignar]),
    [[unidad, 1]],
  );
  for (const rol of ['auditor', 'administrador', 'lector', 'custodio', 'delegado'] as const) {
    isNo(await readTeam(deps, { ...person(0), roles: [rol] }), 'sin-permiso');
  }
});

test('the trial run says to whom it would go, and writes nothing', async () => {
  const { deps } = scene;
  await setRule('manual');
  const referencias = await Promise.all([1, 2, 3, 4].map(() => addCase()));
  for (const actor of [scene.staff('administracion'), { ...person(0), roles: ['supervisor'] as const }]) {
    const trial = await simulate(deps, actor, { unidad, modo: 'turno' });
    assert.ok(!isRefusal(trial));
    assert.deepEqual([...trial.porPersona.values()].toSorted(), [1, 1, 2]);
    assert.ok(trial.repartos.every(({ eleccion }) => eleccion.motivo.startsWith('Le correspondía')));
  }
  assert.deepEqual(await counts(referencias), [0, 0, 0]);
  for (const rol of ['funcionario', 'auditor', 'lector', 'custodio', 'delegado'] as const)
    isNo(await simulate(deps, { ...person(0), roles: [rol] }, { unidad, modo: null }), 'sin-permiso');
  isNo(
    await simulate(deps, { ...person(0), roles: ['supervisor'] }, { unidad: 'Otra', modo: null }),
    'sin-permiso',
  );
});

test('units and rules: only an administrator; a unit in use stays; each refusal stands beside its field', async () => {
  const { deps } = scene;
  const admin = scene.staff('administracion');
  const version = async () => (await readUnidades(deps.db)).version;
  const describe = {
    nombre: unidad,
    descripcion: 'De prueba.',
    provincia: '17',
    recibe: true,
    aptitudes: 'pasivos: cambio-a-pasivo',
    motivo: 'Prueba.',
  };
  const rule = {
    unidad,
    modo: 'carga',
    capacidad: '9',
    enEsperaPesaPorciento: '0',
    pegajoso: true,
    soloEnHorario: false,
    motivo: 'Prueba.',
  };
  for (const rol of rolesDeFuncionario.filter((one) => one !== 'administrador')) {
    const actor = { ...admin, roles: [rol] };
    isNo(await saveUnidad(deps, actor, { ...describe, versionVista: 0 }), 'sin-permiso');
    isNo(await removeUnidad(deps, actor, { nombre: unidad, versionVista: 0, motivo: 'x' }), 'sin-permiso');
    isNo(await changeReglas(deps, actor, { ...rule, versionVista: 0 }), 'sin-permiso');
  }
  for (const [parts, path] of [
    [{ nombre: ' ' }, 'nombre'],
    [{ provincia: 'Pichincha' }, 'provincia'],
    [{ aptitudes: 'pasivos: ninguno-asi' }, 'aptitudes'],
    [{ aptitudes: 'pasivos' }, 'aptitudes'],
    [{ motivo: '' }, 'motivo'],
  ] as const) {
    const outcome = await saveUnidad(deps, admin, { ...describe, versionVista: await version(), ...parts });
    assert.ok(isRefusal(outcome) && outcome.errors[0]?.path === path, path);
  }
  assert.ok(!isRefusal(await saveUnidad(deps, admin, { ...describe, versionVista: await version() })));
  isNo(await saveUnidad(deps, admin, { ...describe, versionVista: 0 }), 'version-vieja');
  const remove = async (nombre: string) =>
    removeUnidad(deps, admin, { nombre, versionVista: await version(), motivo: 'x' });
  isNo(await remove(unidad), 'transicion-imposible');
  assert.ok(
    !isRefusal(
      await saveUnidad(deps, admin, {
        ...describe,
        nombre: 'Registro de Proveedores',
        versionVista: await version(),
      }),
    ),
  );
  isNo(await remove('Registro de Proveedores'), 'transicion-imposible');
  isNo(await remove('Nunca escrita'), 'no-encontrada');
  assert.ok(
    !isRefusal(
      await saveUnidad(deps, admin, { ...describe, nombre: 'Vacía', versionVista: await version() }),
    ),
  );
  assert.ok(!isRefusal(await remove('Vacía')));
  const { version: ruleVersion } = await readReglas(deps.db);
  for (const [parts, path] of [
    [{ modo: 'azar' }, 'modo'],
    [{ capacidad: '0' }, 'capacidad'],
    [{ enEsperaPesaPorciento: '101' }, 'peso'],
    [{ motivo: '' }, 'motivo'],
  ] as const) {
    const outcome = await changeReglas(deps, admin, { ...rule, versionVista: ruleVersion, ...parts });
    assert.ok(isRefusal(outcome) && outcome.errors[0]?.path === path, path);
  }
  const changed = await changeReglas(deps, admin, { ...rule, versionVista: ruleVersion });
  assert.equal(changed, ruleVersion + 1, JSON.stringify(changed));
  isNo(await changeReglas(deps, admin, { ...rule, versionVista: ruleVersion }), 'version-vieja');
  isNo(
    await changeReglas(deps, admin, { ...rule, unidad: 'Ninguna', versionVista: ruleVersion + 1 }),
    'no-encontrada',
  );
  assert.equal((await readReglas(deps.db)).de(unidad).regla.capacidad, 9);
});

test('a unit whose row says that it receives nothing is left alone', async () => {
  const { deps } = scene;
  await addCase();
  const { version } = await readUnidades(deps.db);
  const row = {
    nombre: unidad,
    descripcion: '',
    provincia: '',
    recibe: false,
    aptitudes: '',
    motivo: 'Prueba.',
    versionVista: version,
  };
  assert.ok(!isRefusal(await saveUnidad(deps, scene.staff('administracion'), row)));
  assert.equal(await shareOut(deps), 0);
});
