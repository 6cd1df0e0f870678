/** Every clock of a case explained: the same arithmetic as its date, sources of holidays, what was notified kept. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { instantOf } from '../calendar/civil-date.ts';
import { anyScene } from '../calendar/testing/random-calendar.ts';
import { SlowCalendar } from '../calendar/testing/slow-calendar.ts';
import { indexCalendar, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { zoneGuayaquil } from '../calendar/zone.ts';
import { anotarActor } from '../solicitud/actor.ts';
import type { Evento } from '../solicitud/evento.ts';
import { explicarPlazos, type PorExplicar } from './explicar-plazos.ts';

const office: readonly (readonly [number, number])[] = [[480, 1_020]];
const calendar: WorkingCalendar = {
  version: '7',
  zone: zoneGuayaquil,
  hours: [[], office, office, office, office, office, []],
  holidays: [
    {
      date: '2027-08-12',
      name: 'Puente de prueba',
      scope: 'nacional',
      source: 'Decreto de prueba N.º 9',
      validFrom: '2027-08-11',
    },
  ],
};
const at = (date: string, minute = 600) => instantOf(date, minute, zoneGuayaquil);
const caso: PorExplicar = {
  estado: 'en-revision',
  presentadaMs: at('2027-08-09'),
  cerradaMs: null,
  promesa: { kind: 'horas', horas: 72, modo: 'habiles-como-dias' },
  plazoLegal: { kind: 'dias-termino', dias: 30 },
  territorio: {},
  pausas: [{ desdeMs: at('2027-08-10'), hastaMs: at('2027-08-11'), motivo: 'a la espera de su respuesta' }],
  correccion: null,
};
const rules = {
  calendar: indexCalendar(calendar),
  nowMs: at('2027-08-11'),
  correctionDays: 10,
  lugarDeLaEntidad: {},
};

const recalcular: Evento = {
  n: 4,
  solicitud: 'x',
  clase: 'recalcular',
  ocurridoMs: at('2027-08-11', 700),
  actor: anotarActor({ clase: 'sistema' }),
  datos: {
    motivo:
      'Tiempo ofrecido: antes, viernes; ahora, lunes. Motivo: el 12 de agosto de 2027 es feriado (Puente de prueba).',
    plazos: [{ reloj: 'promesa', antesMs: at('2027-08-13', 1_020), ahoraMs: at('2027-08-16', 1_020) }],
  },
  hashAnterior: null,
  hash: '',
};

test('pauses with their reason, the late holiday with its decree, the end, and how the date changed', () => {
  const [promesa, legal, ...others] = explicarPlazos(caso, [recalcular], rules);
  assert.deepEqual([promesa?.reloj, legal?.reloj, others], ['promesa', 'legal', []]);
  const words = promesa?.pasos.map(({ texto }) => texto).join(' | ') ?? '';
  assert.match(words, /^72 horas \(3 días hábiles\) desde el lunes 9 de agosto de 2027, sin contar ese día/);
  assert.match(words, /en pausa 2 días hábiles a la espera de su respuesta/);
  assert.match(words, /12 de agosto .* feriado \(Puente de prueba, que se conoció el 11 de agosto de 2027\)/);
  assert.deepEqual(
    promesa?.pasos.map(({ fuente }) => fuente).filter((fuente) => fuente !== null),
    ['Decreto de prueba N.º 9'],
  );
  assert.equal(promesa?.final, 'Vence el martes 17 de agosto de 2027, 17h00.');
  assert.deepEqual(promesa?.cambios, [
    {
      ocurridoMs: at('2027-08-11', 700),
      antesMs: at('2027-08-13', 1_020),
      ahoraMs: at('2027-08-16', 1_020),
      motivo: 'el 12 de agosto de 2027 es feriado (Puente de prueba).',
    },
  ]);
  assert.deepEqual(legal?.cambios, []);
});

test('a correction and an entity have clocks of their own, and what was notified is kept when it ends later', () => {
  const asked: PorExplicar = {
    ...caso,
    estado: 'por-subsanar',
    pausas: [{ desdeMs: at('2027-08-10'), hastaMs: null, motivo: 'a la espera de su respuesta' }],
    correccion: { pide: 'Falta.', campos: [], documentos: [], venceMs: at('2027-08-27', 1_439) },
    requerimiento: {
      id: 'r',
      entidad: { ruc: '1', nombre: 'Entidad de prueba' },
      estado: 'pendiente',
      plazo: { kind: 'dias-termino', dias: 3 },
      notificadoMs: at('2027-08-09'),
      venceMs: at('2027-08-13', 1_020),
      recordadoMs: null,
      respuesta: null,
    },
  };
  const plazos = explicarPlazos(asked, [], rules);
  assert.deepEqual(
    plazos.map(({ reloj }) => reloj),
    ['promesa', 'legal', 'correccion', 'requerimiento'],
  );
  const [promesa, , correccion, requerimiento] = plazos;
  assert.match(promesa?.final ?? '', /se fijará cuando termine la pausa/);
  // Ten working days from the 10th end on the 25th; two more had been notified.
  assert.equal(correccion?.final, 'Vence el viernes 27 de agosto de 2027, 23h59.');
  assert.equal(correccion?.seMantiene, true);
  assert.equal(correccion?.resultado.state, 'corre');
  assert.equal(requerimiento?.final, 'Vence el viernes 13 de agosto de 2027, 17h00.');
  assert.equal(requerimiento?.seMantiene, false);
  const late = explicarPlazos(asked, [], { ...rules, nowMs: at('2027-08-30') });
  assert.deepEqual(
    late.map(({ resultado }) => resultado.state),
    ['en-pausa', 'en-pausa', 'vencido', 'vencido'],
  );
});

test('the date that is explained is that of the slow model, whatever the calendar, the place, the pauses and the zone', () => {
  fc.assert(
    fc.property(anyScene, ({ calendar: any, clock, nowMs }) => {
      const own: PorExplicar = {
        ...caso,
        presentadaMs: clock.startedAtMs,
        promesa: clock.plazo,
        plazoLegal: null,
        territorio: clock.territory,
        pausas: clock.pauses.map(({ fromMs, untilMs, reason }) => ({
          desdeMs: fromMs,
          hastaMs: untilMs,
          motivo: reason,
        })),
      };
      const [promesa] = explicarPlazos(own, [], { ...rules, calendar: indexCalendar(any), nowMs });
      const slow =
        clock.plazo.kind === 'sin-plazo'
          ? null
          : new SlowCalendar(any, clock.territory).deadline(
              { ...clock, finishedAtMs: null },
              clock.plazo,
              nowMs,
            );
      assert.equal(promesa?.resultado.dueAtMs ?? null, slow?.dueAtMs ?? null);
      const holidays = promesa?.resultado.steps.filter(({ kind }) => kind === 'feriado').length ?? 0;
      assert.equal(promesa?.pasos.filter(({ fuente }) => fuente !== null).length, holidays);
    }),
    { numRuns: 100 },
  );
});
