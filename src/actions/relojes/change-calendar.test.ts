/** The calendar changed by who may: rights, what a change is checked against, what its preview counts, its history. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { unknownChange } from '../../domain/calendar/calendar-change.ts';
import type { Holiday } from '../../domain/calendar/holiday.ts';
import { anyPause, anyPlazo, anyTerritory } from '../../domain/calendar/testing/random-calendar.ts';
import { limits } from '../../domain/limits.ts';
import { nuevasFechas } from '../../domain/plazos/nuevas-fechas.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario, RolFuncionario } from '../../domain/solicitud/actor.ts';
import { readCalendar, readCalendarVersion } from '../../store/calendario.ts';
import { antesDeTodas, listAbiertas } from '../../store/relojes.ts';
import type { PedidoDeCalendario } from './calendar-request.ts';
import { changeCalendar } from './change-calendar.ts';
import { previewCalendar } from './preview-calendar.ts';
import { listCalendarHistory, readCalendarForDesk } from './read-calendar.ts';
import { recomputeBatch, toReckon } from './recompute-batch.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const roles: readonly RolFuncionario[] = [
  'funcionario',
  'supervisor',
  'auditor',
  'administrador',
  'lector',
  'custodio',
  'delegado',
];
const admin = () => scene.staff('administracion');

const day = (date: string, more: Partial<Holiday> = {}): Holiday => ({
  date,
  name: 'Puente de prueba',
  scope: 'nacional',
  source: 'Decreto de prueba N.º 1',
  recovery: false,
  ...more,
});
const adding = (feriado: Holiday): PedidoDeCalendario => ({ clase: 'feriado', antes: null, feriado });
const version = () => readCalendarVersion(scene.deps.db);

async function change(pedido: PedidoDeCalendario, actor: Funcionario = admin()) {
  return changeCalendar(scene.deps, actor, {
    versionVista: await version(),
    pedido,
    motivo: 'Prueba del cambio.',
  });
}

async function refused(pedido: PedidoDeCalendario, path: string, words: RegExp): Promise<void> {
  const outcome = await change(pedido);
  assert.ok(isRefusal(outcome), 'was let through');
  assert.equal(outcome.errors[0]?.path, path);
  assert.match(outcome.errors[0]?.sentence ?? '', words);
}

test('only an administrator sees, tries or changes the calendar, whatever else they are', async () => {
  const before = await version();
  const subsets = fc.subarray([...roles]);
  await fc.assert(
    fc.asyncProperty(subsets, async (own) => {
      const actor: Funcionario = { ...admin(), roles: own };
      const asked = { versionVista: await version(), pedido: adding(day('2029-03-01')) };
      const outcomes = [
        await readCalendarForDesk(scene.deps, actor),
        await listCalendarHistory(scene.deps, actor),
        await previewCalendar(scene.deps, actor, asked),
        // Without a reason nothing is written even by who may.
        await changeCalendar(scene.deps, actor, { ...asked, motivo: ' ' }),
      ];
      const codes = outcomes.map((outcome) => (isRefusal(outcome) ? outcome.code : 'bien'));
      assert.deepEqual(
        codes,
        own.includes('administrador')
          ? ['bien', 'bien', 'bien', 'datos-con-errores']
          : ['sin-permiso', 'sin-permiso', 'sin-permiso', 'sin-permiso'],
      );
    }),
    { numRuns: 40 },
  );
  assert.equal(await version(), before);
});

test('added, changed, moved and taken away: each a version, with who, why and which days', async () => {
  const first = await version();
  assert.equal(await change(adding(day('2028-03-01'))), first + 1);
  const antes = { fecha: '2028-03-01', alcance: 'nacional', codigo: '' };
  assert.equal(
    await change({ clase: 'feriado', antes, feriado: day('2028-03-02', { scope: { canton: '0101' } }) }),
    first + 2,
  );
  const { holidays } = await readCalendar(scene.deps.db);
  assert.deepEqual(
    holidays.filter(({ date }) => date.startsWith('2028-03-0')).map(({ date, scope }) => [date, scope]),
    [['2028-03-02', { canton: '0101' }]],
  );
  const gone = { fecha: '2028-03-02', alcance: 'canton', codigo: '0101' };
  assert.equal(await change({ clase: 'quitar', feriado: gone }), first + 3);
  const history = await listCalendarHistory(scene.deps, admin());
  assert.ok(!isRefusal(history));
  const [last, moved] = history;
  assert.deepEqual(
    [last?.version, last?.motivo, last?.nombre],
    [first + 3, 'Prueba del cambio.', admin().nombre],
  );
  assert.equal(last?.hashAnterior, moved?.hash);
  assert.match(JSON.stringify(last?.valor), /"cambio":"quitado".*2028-03-02|2028-03-02.*"cambio":"quitado"/);
});

test('what cannot stand is refused beside its field, and nothing is written', async () => {
  await change(adding(day('2028-05-05')));
  const before = await version();
  await refused(adding(day('2028-05-05', { name: 'Otro' })), 'fecha-dia', /ya es feriado .*Puente de prueba/);
  await refused(adding(day('2028-05-08', { scope: { canton: '9999' } })), 'canton', /de la lista/);
  await refused(adding(day('2028-05-08', { scope: { provincia: '99' } })), 'provincia', /de la lista/);
  const closed = {
    zona: 'America/Guayaquil',
    horas: [[[480, 720]], [], [], [], [], [], []] as const,
    sede: {},
  };
  await refused({ clase: 'horario', horario: closed }, 'horas-1', /de lunes a viernes/);
  const crossed = {
    ...closed,
    horas: [
      [],
      [
        [480, 720],
        [700, 800],
      ],
      [],
      [],
      [],
      [],
      [],
    ] as const,
  };
  await refused({ clase: 'horario', horario: crossed }, 'horas-1', /se cruzan/);
  const nowhere = {
    ...closed,
    horas: [[], [[480, 720]], [], [], [], [], []] as const,
    sede: { canton: '9999' },
  };
  await refused({ clase: 'horario', horario: nowhere }, 'sede', /de la lista/);
  await refused({ clase: 'varios', feriados: [] }, 'dias', /al menos un día/);
  for (const pedido of [
    { clase: 'quitar', feriado: { fecha: '2028-01-18', alcance: 'nacional', codigo: '' } },
    { clase: 'varios', feriados: [day('2028-05-05')] },
  ] as const satisfies readonly PedidoDeCalendario[]) {
    const outcome = await change(pedido);
    assert.ok(isRefusal(outcome) && outcome.code === 'version-vieja');
  }
  const stale = await changeCalendar(scene.deps, admin(), {
    versionVista: before - 1,
    pedido: adding(day('2028-05-09')),
    motivo: 'Tarde.',
  });
  assert.ok(isRefusal(stale) && stale.code === 'version-vieja');
  assert.equal(await version(), before);
});

test('of two who change the same version at once, one is told so', async () => {
  const versionVista = await version();
  const both = await Promise.all(
    ['2028-07-03', '2028-07-04'].map((date) =>
      changeCalendar(scene.deps, admin(), { versionVista, pedido: adding(day(date)), motivo: 'A la vez.' }),
    ),
  );
  assert.deepEqual(
    both.map((one) => (isRefusal(one) ? one.code : one)).sort(),
    [versionVista + 1, 'version-vieja'].sort(),
  );
});

const startMs = Date.UTC(2026, 10, 23, 15, 0);

/** Open cases as their rows lie, of every kind of clock. */
async function seedOpen(count: number): Promise<void> {
  const { deps } = scene;
  const anyCase = fc.record({
    territorio: anyTerritory,
    promesa: anyPlazo,
    pausas: fc.array(anyPause(startMs), { maxLength: 2 }),
    presentadaMs: fc.integer({ min: -40, max: 40 }).map((days) => startMs + days * 86_400_000),
  });
  const rows = fc.sample(anyCase, { numRuns: count, seed: 7 }).map((one) => ({
    id: deps.ids.newId(),
    presentada: new Date(one.presentadaMs).toISOString(),
    contenido: {
      correccion: null,
      promesa: one.promesa,
      plazoLegal: { kind: 'dias-termino', dias: 8 },
      territorio: one.territorio,
      pausas: one.pausas.map(({ fromMs, untilMs, reason }) => ({
        desdeMs: fromMs,
        hastaMs: untilMs,
        motivo: reason,
      })),
    },
  }));
  const text = `insert into solicitudes (id, referencia, tramite, definicion, estado, version, solicitante_clase, canal, unidad,
     presentada_en, eventos, hash, contenido)
   select id, 'PRUEBA-' || id, 'cambio-a-pasivo', 'x', 'en-revision', 1, 'publico', 'rapido', 'Unidad de prueba', presentada, 0,
     md5(id::text), contenido from jsonb_to_recordset($1::jsonb) as f (id uuid, presentada timestamptz, contenido jsonb)`;
  await deps.db.query({ name: 'prueba-sembrar', text }, [JSON.stringify(rows)]);
}

test('the preview counts exactly those whose dates change, looking only at those that can, and shows some', async () => {
  const { deps } = scene;
  await seedOpen(300);
  // The calendar in hand is asked for again after two seconds.
  deps.clock.advance(3_000);
  const rules = { calendar: await deps.calendar(), antes: 0, change: unknownChange };
  const written = await recomputeBatch(deps, await listAbiertas(deps.db, antesDeTodas, 1_000), rules);
  assert.ok(written > 250, String(written));
  const { setting } = await readCalendar(deps.db);
  const sede = { provincia: '20', canton: '2001' };
  const horario = { zona: setting.valor.zona, horas: setting.valor.horas, sede };
  const counts: [boolean, boolean][] = [];
  for (const pedido of [
    adding(day('2026-12-01')),
    adding(day('2026-12-02', { scope: { canton: '1701' } })),
    adding(day('2026-10-28', { scope: { provincia: '17' }, validFrom: '2026-11-23' })),
    adding(day('2026-12-05')),
    { clase: 'quitar', feriado: { fecha: '2026-12-25', alcance: 'nacional', codigo: '' } },
    { clase: 'horario', horario: { ...horario, zona: 'Pacific/Galapagos' } },
    { clase: 'horario', horario: { ...horario, horas: horario.horas.map((day, i) => (i === 3 ? [] : day)) } },
  ] as const satisfies readonly PedidoDeCalendario[]) {
    const vista = await previewCalendar(deps, admin(), { versionVista: await version(), pedido });
    assert.ok(!isRefusal(vista));
    const all = await listAbiertas(deps.db, antesDeTodas, 1_000);
    let moved = 0;
    for (const caso of all) {
      const fechas = nuevasFechas(
        await toReckon(deps, caso),
        vista.calendar,
        deps.clock.nowMs(),
        limits.correctionDays,
      );
      if (fechas.length > 0) moved += 1;
    }
    assert.equal(vista.abiertas, all.length);
    assert.equal(vista.cambian, moved, JSON.stringify(pedido));
    assert.ok(vista.posibles <= vista.abiertas && vista.revisadas === vista.posibles);
    assert.equal(vista.ejemplos.length, Math.min(moved, 6));
    assert.equal(vista.nada, false);
    counts.push([vista.posibles < vista.abiertas, moved > 0]);
  }
  // A day narrows the search and moves somebody; a Saturday and another canton may move nobody; hours concern all.
  assert.deepEqual(
    [counts[0], counts[3]?.[1], counts[4], counts[6]],
    [[true, true], false, [true, true], [false, true]],
  );
  assert.equal(
    (
      await deps.db.query<{ n: number }>({
        name: 'prueba-cuenta',
        text: `select count(*)::int as n from feriados where fecha = '2026-12-01'`,
      })
    )[0]?.n,
    0,
  );
});

test('the same again is nothing to change, and writes no version', async () => {
  await change(adding(day('2028-09-05')));
  const antes = { fecha: '2028-09-05', alcance: 'nacional', codigo: '' };
  const pedido: PedidoDeCalendario = { clase: 'feriado', antes, feriado: day('2028-09-05') };
  const versionVista = await version();
  const vista = await previewCalendar(scene.deps, admin(), { versionVista, pedido });
  assert.ok(!isRefusal(vista) && vista.nada && vista.cambian === 0);
  assert.equal(await change(pedido), versionVista);
});
