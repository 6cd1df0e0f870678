/** Warnings on a real database: each step once, whoever dies and however many run, one letter each, none by night or while paused. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { testStartMs } from '../../tests/deps.ts';
import { fileFor } from '../../tests/filing.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { answerCorrection } from '../actions/answer-correction.ts';
import { askCorrection } from '../actions/ask-correction.ts';
import { changeAjuste } from '../actions/change-ajuste.ts';
import { takeSolicitud } from '../actions/take-solicitud.ts';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../domain/calendar/zone.ts';
import { escalaDeSiempre } from '../domain/escalas/escala.ts';
import { impedimentoPara } from '../domain/policy.ts';
import { isRefusal } from '../domain/refusals.ts';
import { type Actor, rolesDeFuncionario } from '../domain/solicitud/actor.ts';
import { InjectedFault } from '../platform/fault-points.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { firstBreak, sha256Hex } from '../trust/chain.ts';
import { warnDeadlines, warnTurn } from './warn-deadlines.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const sql = (text: string, values: readonly unknown[] = []) =>
  scene.deps.db.query<Record<string, unknown>>(
    { name: `prueba-${sha256Hex(text).slice(0, 16)}`, text },
    values,
  );

/** Ten in the morning of a Monday, in an agency without open cases. */
beforeEach(async () => {
  const { clock } = scene.deps;
  const weeks = Math.ceil((clock.nowMs() - testStartMs) / (7 * dayMs));
  clock.advance(testStartMs + weeks * 7 * dayMs - clock.nowMs());
  await sql('delete from vigilancia');
  await sql('update solicitudes set cerrada_en = presentada_en where cerrada_en is null');
  await sql(`delete from correos where clase = 'aviso-de-plazos'`);
});

const today = () => civilDateAt(scene.deps.clock.nowMs(), zoneGuayaquil);

async function filed(key: Parameters<Scene['supplier']>[0] = 'conPendientes'): Promise<string> {
  const { referencia } = await fileFor(scene, {
    actor: scene.supplier(key),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: today(), motivo: 'Suspendemos operaciones.' },
  });
  return referencia;
}

async function caseOf(referencia: string) {
  const solicitud = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(solicitud);
  const journal = await readJournal(scene.deps.db, solicitud.id);
  assert.equal(firstBreak(journal), null);
  assert.equal(journal.length, solicitud.eventos);
  return { solicitud, journal };
}

async function toldOf(referencia: string): Promise<readonly string[]> {
  const { journal } = await caseOf(referencia);
  return journal.flatMap(({ clase, datos }) =>
    clase === 'registrar-silencio'
      ? ['silencio']
      : clase === 'avisar'
        ? (datos.peldanos as { reloj: string; peldano: string }[]).map((one) => `${one.reloj} ${one.peldano}`)
        : [],
  );
}

const letters = async () =>
  (await sql(
    `select para, asunto, texto from correos where clase = 'aviso-de-plazos' order by para, asunto`,
  )) as {
    para: string;
    asunto: string;
    texto: string;
  }[];

const marks = async () =>
  (await sql('select aviso, silencio from vigilancia')) as { aviso: string; silencio: boolean }[];

async function take(referencia: string, usuario = 'registro1'): Promise<void> {
  const { solicitud } = await caseOf(referencia);
  const command = { referencia, versionVista: solicitud.version, llave: `tomar-${referencia}` };
  assert.ok(!isRefusal(await takeSolicitud(scene.deps, scene.staff(usuario), command)));
}

test('each step of the ladder is told once, to whom it names, with one letter to each for all of their cases', async () => {
  const { deps } = scene;
  const [one, other] = [await filed(), await filed()];
  await take(one);
  await take(other);
  await warnDeadlines(deps);
  assert.deepEqual([await toldOf(one), await letters()], [[], []]);
  deps.clock.advance(91 * minuteMs);
  assert.deepEqual(await warnDeadlines(deps), { avisos: 2, silencios: 0 });
  assert.deepEqual(await warnDeadlines(deps), { avisos: 0, silencios: 0 });
  const [letter, ...others] = await letters();
  assert.deepEqual(others, []);
  assert.equal(letter?.para, 'registro1@agencia-demostracion.example');
  assert.equal(letter?.asunto, 'Plazos: 2 por vencer');
  assert.match(
    letter?.texto ?? '',
    new RegExp(`${one}[^]*Tiempo ofrecido: vence el .* 12h00[^]*/mesa/solicitudes/`),
  );
  assert.match(letter?.texto ?? '', new RegExp(other));
  assert.deepEqual(
    (await marks()).map(({ aviso }) => aviso),
    ['por-vencer', 'por-vencer'],
  );
  const { journal } = await caseOf(one);
  const last = journal.at(-1);
  assert.deepEqual([last?.clase, last?.actor.clase], ['avisar', 'sistema']);
  assert.match(String(last?.datos.motivo), /^Tiempo ofrecido: vence el .*, 12h00\. Se avisó a /);
  deps.clock.advance(30 * minuteMs);
  await warnDeadlines(deps);
  assert.deepEqual(await toldOf(one), ['promesa antes-75', 'promesa vence']);
  assert.deepEqual(
    (await letters()).map(({ para, asunto }) => [para, asunto]),
    [
      ['registro1@agencia-demostracion.example', 'Plazos: 2 por vencer'],
      ['supervisora@agencia-demostracion.example', 'Plazos: 2 vencidos'],
    ],
  );
  deps.clock.advance(2 * dayMs);
  await warnDeadlines(deps);
  await warnDeadlines(deps);
  assert.deepEqual(await toldOf(other), ['promesa antes-75', 'promesa vence', 'promesa despues-2']);
});

test('nobody has it, or whoever has it is away: the substitute is told, else whoever supervises', async () => {
  const { deps } = scene;
  const [free, held, replaced] = [await filed(), await filed(), await filed()];
  await take(held);
  await take(replaced, 'registro2');
  const away = (usuario: string, sustituto: string | null) =>
    sql(
      `insert into ausencias (id, cuenta, sustituto, desde, hasta, registrada_por, registrada_en)
       values ($1, $2, $3, $4::timestamptz::date, $4::timestamptz::date, $2, $4::timestamptz)`,
      [
        deps.ids.newId(),
        scene.staff(usuario).cuenta,
        sustituto === null ? null : scene.staff(sustituto).cuenta,
        new Date(deps.clock.nowMs()).toISOString(),
      ],
    );
  await away('registro1', null);
  await away('registro2', 'control1');
  deps.clock.advance(91 * minuteMs);
  await warnDeadlines(deps);
  await sql('delete from ausencias');
  const [toSubstitute, toSupervisor, ...others] = await letters();
  assert.deepEqual(others, []);
  assert.equal(toSubstitute?.para, 'control1@agencia-demostracion.example');
  assert.match(toSubstitute?.texto ?? '', new RegExp(replaced));
  assert.equal(toSupervisor?.para, 'supervisora@agencia-demostracion.example');
  assert.match(toSupervisor?.texto ?? '', new RegExp(`${free}[^]*${held}|${held}[^]*${free}`));
});

test('whoever dies before the commit told nobody; of several at once one tells', async () => {
  const { deps } = scene;
  const referencia = await filed();
  await take(referencia);
  await warnDeadlines(deps);
  deps.clock.advance(91 * minuteMs);
  deps.faults.arm('antes-de-confirmar', { do: 'throw', onHit: 2 });
  await assert.rejects(warnDeadlines(deps), InjectedFault);
  deps.faults.disarm();
  assert.deepEqual([await toldOf(referencia), await letters()], [[], []]);
  const turns = await Promise.allSettled([1, 2, 3].map(() => warnDeadlines(deps)));
  assert.equal(
    turns.reduce((sum, turn) => sum + (turn.status === 'fulfilled' ? turn.value.avisos : 0), 0),
    1,
  );
  assert.deepEqual(await toldOf(referencia), ['promesa antes-75']);
  assert.equal((await letters()).length, 1);
});

test('a turn tells once in five minutes, however many processes take one', async () => {
  const { deps } = scene;
  const referencia = await filed();
  const turns = async () => {
    let paces = await Promise.all([1, 2].map(() => warnTurn(deps)));
    while (paces.includes('again')) paces = await Promise.all([1, 2].map(() => warnTurn(deps)));
  };
  await turns();
  deps.clock.advance(91 * minuteMs);
  await turns();
  deps.clock.advance(30 * minuteMs);
  await turns();
  await turns();
  assert.deepEqual(await toldOf(referencia), ['promesa antes-75', 'promesa vence']);
  assert.equal((await letters()).length, 2);
});

test('by night nobody is told; a pause takes the look away, and what comes after it brings it back', async () => {
  const { deps } = scene;
  const [sleeping, paused] = [await filed(), await filed()];
  await take(paused);
  const { solicitud } = await caseOf(paused);
  const asked = await askCorrection(deps, scene.staff('registro1'), {
    referencia: paused,
    versionVista: solicitud.version,
    llave: `corregir-${paused}`,
    pide: 'Aclare el motivo.',
    campos: ['motivo'],
    documentos: [],
  });
  assert.ok(!isRefusal(asked));
  await warnDeadlines(deps);
  deps.clock.advance(12 * hourMs);
  assert.deepEqual(await warnDeadlines(deps), { avisos: 0, silencios: 0 });
  deps.clock.advance(10 * hourMs);
  assert.deepEqual(await warnDeadlines(deps), { avisos: 1, silencios: 0 });
  assert.deepEqual(await toldOf(sleeping), ['promesa vence']);
  deps.clock.advance(dayMs);
  const { version } = (await caseOf(paused)).solicitud;
  const answered = await answerCorrection(deps, scene.supplier('conPendientes'), {
    referencia: paused,
    versionVista: version,
    llave: `subsanar-${paused}`,
    texto: 'Cerramos por inventario.',
    entrada: {},
    adjuntos: [],
  });
  if (isRefusal(answered)) assert.fail(answered.sentence);
  await warnDeadlines(deps);
  assert.deepEqual(await toldOf(paused), []);
  deps.clock.advance(3 * hourMs);
  await warnDeadlines(deps);
  assert.deepEqual(await toldOf(paused), ['promesa vence']);
});

test('the legal term that ran out is written once, by night too, for the person to read; nothing is granted', async () => {
  const { deps } = scene;
  const referencia = await filed();
  const { solicitud } = await caseOf(referencia);
  await warnDeadlines(deps);
  deps.clock.advance((solicitud.legalVenceMs ?? 0) - deps.clock.nowMs() + 6 * hourMs);
  await warnDeadlines(deps);
  // In the morning of a working day.
  deps.clock.advance(21 * dayMs - 12 * hourMs);
  await warnDeadlines(deps);
  await warnDeadlines(deps);
  const told = await toldOf(referencia);
  assert.equal(told.filter((one) => one === 'silencio').length, 1);
  assert.deepEqual(
    told.filter((one) => one.startsWith('legal')),
    ['legal despues-2'],
  );
  const { journal, solicitud: now } = await caseOf(referencia);
  const silence = journal.find(({ clase }) => clase === 'registrar-silencio');
  assert.equal(silence?.datos.efecto, 'positivo');
  assert.match(String(silence?.datos.motivo), /venció el .*art\. 207.*silencio administrativo positivo/);
  assert.ok(now.version > solicitud.version);
  assert.deepEqual([now.estado, now.decision, now.cerradaMs], ['recibida', null, null]);
  assert.deepEqual(await marks(), [{ aviso: 'vencida', silencio: true }]);
});

test('another ladder holds for the open cases too, and closed ones are looked at no more', async () => {
  const { deps } = scene;
  const referencia = await filed();
  await warnDeadlines(deps);
  const admin = scene.staff('administracion');
  const change = (versionVista: number, valor: typeof escalaDeSiempre) =>
    changeAjuste(deps, admin, {
      clave: 'escalas',
      versionVista,
      valor: { ...valor } as never,
      motivo: 'Prueba',
    });
  const half = { fase: 'antes', porciento: 50, diasAntes: null, avisaA: 'supervision' } as const;
  assert.equal(await change(0, { relojes: ['promesa'], peldanos: [half] }), 1);
  deps.clock.advance(61 * minuteMs);
  await warnDeadlines(deps);
  assert.deepEqual(await toldOf(referencia), ['promesa antes-50']);
  await sql('update solicitudes set cerrada_en = presentada_en where cerrada_en is null');
  await sql(`update vigilancia set mirar_en = '2026-01-01'`);
  await warnDeadlines(deps);
  assert.deepEqual(await marks(), []);
  assert.equal(await change(1, escalaDeSiempre), 2);
});

test('only the system warns and records a silence', async () => {
  const { solicitud } = await caseOf(await filed());
  const unit = [solicitud.unidad];
  const actors: readonly Actor[] = [
    { clase: 'publico' },
    scene.supplier('conPendientes'),
    ...rolesDeFuncionario.map((rol) => ({
      clase: 'funcionario' as const,
      cuenta: scene.staff('registro1').cuenta,
      nombre: 'Persona Sintética',
      roles: [rol],
      unidades: unit,
    })),
  ];
  for (const verbo of ['avisar', 'registrar-silencio'] as const) {
    for (const actor of actors)
      assert.notEqual(
        impedimentoPara(actor, verbo, { ...solicitud, asignado: scene.staff('registro1').cuenta }),
        null,
      );
    assert.equal(impedimentoPara({ clase: 'sistema' }, verbo, solicitud), null);
  }
});
