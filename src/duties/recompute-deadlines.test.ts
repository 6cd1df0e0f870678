/** Open cases reckoned anew: what changes, what is told, what a kill between two batches leaves, against the slow model. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { fileFor } from '../../tests/filing.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { askCorrection } from '../actions/ask-correction.ts';
import { relojesLimits } from '../actions/relojes/relojes-limits.ts';
import { writeCalendar } from '../actions/relojes/write-calendar.ts';
import { takeSolicitud } from '../actions/take-solicitud.ts';
import type { Holiday, Territory } from '../domain/calendar/holiday.ts';
import { anyPause, anyPlazo, anyTerritory } from '../domain/calendar/testing/random-calendar.ts';
import { SlowCalendar } from '../domain/calendar/testing/slow-calendar.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import { InjectedFault } from '../platform/fault-points.ts';
import { calendarFrom } from '../store/calendar-source.ts';
import { readCalendar } from '../store/calendario.ts';
import { readRecalculo } from '../store/recalculo.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { firstBreak, sha256Hex } from '../trust/chain.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';

const hourMs = 3_600_000;
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

beforeEach(async () => {
  await sql('update solicitudes set cerrada_en = presentada_en');
});

const day = (date: string, more: Partial<Holiday> = {}): Holiday => ({
  date,
  name: 'Puente de prueba',
  scope: 'nacional',
  source: 'Decreto de prueba N.º 1',
  ...more,
});

const put = (...holidays: Holiday[]) =>
  scene.deps.db.transaction((queries) =>
    writeCalendar(
      queries,
      null,
      { poner: holidays },
      { motivo: 'Prueba', cuenta: null, nombre: 'Prueba', ocurridoMs: scene.deps.clock.nowMs() },
    ),
  );

/** Both rounds. */
async function settle(): Promise<void> {
  await recomputeDeadlines(scene.deps, 'uno');
  scene.deps.clock.advance(relojesLimits.secondLookMs);
  await recomputeDeadlines(scene.deps, 'uno');
  const { vigente, hecha, enCurso } = await readRecalculo(scene.deps.db);
  assert.deepEqual([hecha, enCurso], [vigente, null]);
}

async function filed(): Promise<string> {
  const { referencia } = await fileFor(scene, {
    actor: scene.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: scene.today, motivo: 'Suspendemos operaciones.' },
  });
  return referencia;
}

async function caseOf(referencia: string) {
  const solicitud = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(solicitud);
  const journal = await readJournal(scene.deps.db, solicitud.id);
  assert.equal(firstBreak(journal), null);
  assert.equal(journal.length, solicitud.eventos);
  return { solicitud, journal, recalculos: journal.filter(({ clase }) => clase === 'recalcular') };
}

test('a holiday that comes late moves the date, once, and says from when to when, why and by which decree', async () => {
  const referencia = await filed();
  await settle();
  const before = await caseOf(referencia);
  await put(day('2026-12-10', { validFrom: '2026-11-23' }));
  await settle();
  await settle();
  const { solicitud, recalculos } = await caseOf(referencia);
  assert.equal(solicitud.promesaVenceMs, before.solicitud.promesaVenceMs);
  assert.ok((solicitud.legalVenceMs ?? 0) > (before.solicitud.legalVenceMs ?? 0));
  assert.equal(solicitud.version, before.solicitud.version + 1);
  const [evento, ...others] = recalculos.slice(before.recalculos.length);
  assert.deepEqual(others, []);
  assert.equal(evento?.actor.clase, 'sistema');
  const { motivo, plazos, conCarta } = evento?.datos ?? {};
  assert.match(
    String(motivo),
    /^Plazo legal: antes, .*; ahora, .*\. Motivo: el 10 de diciembre de 2026 es feriado/,
  );
  assert.match(
    String(motivo),
    /Puente de prueba: Decreto de prueba N\.º 1; se conoció el 23 de noviembre de 2026/,
  );
  assert.deepEqual(plazos, [
    { reloj: 'legal', antesMs: before.solicitud.legalVenceMs, ahoraMs: solicitud.legalVenceMs },
  ]);
  assert.equal(conCarta, true);
});

test('a holiday of another place touches nobody; one of the seat touches everybody', async () => {
  const referencia = await filed();
  await settle();
  const before = await caseOf(referencia);
  await put(day('2026-12-11', { scope: { canton: '2403' } }));
  await settle();
  assert.equal((await caseOf(referencia)).solicitud.version, before.solicitud.version);
  await sql(`update ajustes set version = version + 1, valor = valor || '{"sede":{"provincia":"24","canton":"2403"}}'
    where clave = 'calendario'`);
  await settle();
  const { solicitud, recalculos } = await caseOf(referencia);
  assert.ok((solicitud.legalVenceMs ?? 0) > (before.solicitud.legalVenceMs ?? 0));
  assert.match(String(recalculos.at(-1)?.datos.motivo), /cambió el lugar de la oficina/);
  await sql(`update ajustes set version = version + 1, valor = valor - 'sede' where clave = 'calendario'`);
});

test('a correction that is awaited gets its days back and never loses any', async () => {
  const { deps } = scene;
  const officer = scene.staff('registro1');
  const referencia = await filed();
  await settle();
  const { solicitud } = await caseOf(referencia);
  const taken = await takeSolicitud(deps, officer, {
    referencia,
    versionVista: solicitud.version,
    llave: deps.ids.newId(),
  });
  assert.ok(!isRefusal(taken));
  const asked = await askCorrection(deps, officer, {
    referencia,
    versionVista: taken.version,
    llave: deps.ids.newId(),
    pide: 'Falta una página.',
    campos: [],
    documentos: [],
  });
  assert.ok(!isRefusal(asked));
  const before = (await caseOf(referencia)).solicitud;
  await put(day('2026-12-02'));
  await settle();
  const later = (await caseOf(referencia)).solicitud;
  assert.ok((later.correccion?.venceMs ?? 0) >= (before.correccion?.venceMs ?? 0) + 24 * hourMs);
  const rows = await sql(
    `select (extract(epoch from correccion_vence_en) * 1000)::float8 as ms from solicitudes where referencia = $1`,
    [referencia],
  );
  assert.deepEqual(rows, [{ ms: later.correccion?.venceMs }]);
  assert.equal(later.correccion?.pide, 'Falta una página.');
  await sql(`delete from feriados where fecha = '2026-12-02'`);
  await sql(`update ajustes set version = version + 1 where clave = 'calendario'`);
  await settle();
  assert.equal((await caseOf(referencia)).solicitud.correccion?.venceMs, later.correccion?.venceMs);
});

test('killed between two batches, another process goes on and no case changes twice', async () => {
  const { deps } = scene;
  await settle();
  await seedOpen(1_700, () => ({}));
  const count = async () =>
    Number((await sql(`select count(*)::int as n from eventos where clase = 'recalcular'`))[0]?.n);
  const before = await count();
  await put(day('2026-11-25', { name: 'Segundo puente' }));
  deps.faults.arm('entre-lotes-de-plazos', { do: 'throw', onHit: 2 });
  await assert.rejects(recomputeDeadlines(deps, 'uno'), InjectedFault);
  deps.faults.disarm();
  const half = (await count()) - before;
  assert.ok(half > 0 && half < 1_700, String(half));
  await recomputeDeadlines(deps, 'dos');
  assert.equal((await count()) - before, 1_700);
  await settle();
  assert.equal((await count()) - before, 1_700);
});

test('two processes at once share no case, and one that is behind waits for the calendar', async () => {
  const { deps } = scene;
  await settle();
  await seedOpen(600, () => ({}));
  await put(day('2026-11-24', { name: 'Tercer puente' }));
  const old = await deps.calendar();
  const behind = { ...deps, calendar: async () => ({ ...old, calendar: { ...old.calendar, version: '0' } }) };
  assert.equal(await recomputeDeadlines(behind, 'tres'), 'soon');
  await Promise.all([recomputeDeadlines(deps, 'uno'), recomputeDeadlines(deps, 'dos')]);
  const rows = await sql(
    `select count(*)::int as casos, sum(n)::int as eventos from (
       select count(e.solicitud) as n from solicitudes s left join eventos e on e.solicitud = s.id and e.clase = 'recalcular'
       where s.cerrada_en is null group by s.id) x`,
  );
  assert.deepEqual(rows, [{ casos: 600, eventos: 600 }]);
});

type Seeded = {
  readonly territorio: Territory;
  readonly promesa: unknown;
  readonly pausas: readonly unknown[];
};

/** Open cases as their rows lie, without date: reckoning gives them one. */
async function seedOpen(count: number, of: (i: number) => Partial<Seeded>): Promise<void> {
  const { deps } = scene;
  const rows = Array.from({ length: count }, (_, i) => ({
    id: deps.ids.newId(),
    contenido: {
      correccion: null,
      promesa: { kind: 'horas', horas: 72, modo: 'habiles-como-dias' },
      plazoLegal: null,
      territorio: {},
      pausas: [],
      ...of(i),
    },
  }));
  const start = new Date(startMs).toISOString();
  await sql(
    `insert into solicitudes (id, referencia, tramite, definicion, estado, version, solicitante_clase, canal, unidad,
       presentada_en, promesa_vence_en, eventos, hash, contenido)
     select id, 'PRUEBA-' || id, 'cambio-a-pasivo', 'x', 'en-revision', 1, 'publico', 'rapido', 'Unidad de prueba',
       $2::timestamptz, '2026-11-26T22:00:00Z', 0, 'x', contenido
     from jsonb_to_recordset($1::jsonb) as f (id uuid, contenido jsonb)`,
    [JSON.stringify(rows), start],
  );
}
const startMs = Date.UTC(2026, 10, 23, 15, 0);

test('every date after a recompute is that of the slow model: places, pauses, both zones, late decrees', async () => {
  const { deps } = scene;
  const anyCase = fc.record({
    territorio: anyTerritory,
    promesa: anyPlazo,
    pausas: fc.array(anyPause(startMs), { maxLength: 3 }),
  });
  const cases = fc.sample(anyCase, { numRuns: 150, seed: 20_261_123 });
  await seedOpen(cases.length, (i) => {
    const { territorio, promesa, pausas } = cases[i] ?? { territorio: {}, promesa: null, pausas: [] };
    return {
      territorio,
      promesa,
      pausas: pausas.map(({ fromMs, untilMs, reason }) => ({
        desdeMs: fromMs,
        hastaMs: untilMs,
        motivo: reason,
      })),
    };
  });
  for (const [zona, holidays] of [
    ['America/Guayaquil', [day('2026-12-04', { validFrom: '2026-12-04' })]],
    [
      'Pacific/Galapagos',
      [day('2026-12-07', { scope: { canton: '1701' } }), day('2026-12-08', { scope: { provincia: '20' } })],
    ],
  ] as const) {
    await put(...holidays);
    await sql(
      `update ajustes set version = version + 1, valor = valor || jsonb_build_object('zona', $1::text)
      where clave = 'calendario'`,
      [zona],
    );
    await settle();
    const { setting, holidays: known } = await readCalendar(deps.db);
    const calendar = calendarFrom(setting, known);
    assert.equal(calendar.zone.id, zona);
    const rows =
      await sql(`select contenido, promesa_vence_en from solicitudes where unidad = 'Unidad de prueba'
      and cerrada_en is null`);
    assert.equal(rows.length, cases.length);
    let dated = 0;
    for (const row of rows) {
      const { territorio, promesa, pausas } = row.contenido as Pick<Solicitud, 'territorio' | 'pausas'> & {
        readonly promesa: (typeof cases)[number]['promesa'];
      };
      const pauses = pausas.map((p) => ({ fromMs: p.desdeMs, untilMs: p.hastaMs, reason: p.motivo }));
      const clock = {
        plazo: promesa,
        startedAtMs: startMs,
        territory: territorio,
        pauses,
        calendarVersion: '',
      };
      const slow = new SlowCalendar(calendar, territorio).deadline(clock, promesa, startMs);
      const found = (row.promesa_vence_en as Date | null)?.getTime() ?? null;
      assert.equal(found, slow?.dueAtMs ?? null, JSON.stringify(row.contenido));
      if (found !== null) dated += 1;
    }
    assert.ok(dated > 75);
  }
  await sql(
    `update ajustes set version = version + 1, valor = valor || '{"zona":"America/Guayaquil"}' where clave = 'calendario'`,
  );
});
