/** What silence means is dated, covers every legal term, and is told to both sides; the reopening window is a word too. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import correoElectronico from '../../../tramites/correo-electronico.ts';
import { definiciones } from '../../../tramites/index.ts';
import { indexCalendar } from '../calendar/working-calendar.ts';
import { zoneGuayaquil } from '../calendar/zone.ts';
import { diasParaReabrir, reaperturaDe } from '../solicitud/reapertura.ts';
import type { Definicion, Silencio } from './definicion.ts';
import { silencioDe, silencioParaElPersonal, silencioParaLaPersona } from './silencio.ts';
import { validarDefinicion } from './validar-definicion.ts';

const positivo: Silencio = { efecto: 'positivo', norma: 'Norma de prueba, art. 1', desde: '2018-07-07' };
const problems = (parts: Partial<Definicion>): string =>
  validarDefinicion({ ...correoElectronico, ...parts }).join('\n');

test('every definition says what silence means on every day of its legal terms', () => {
  for (const { id, silencio = [], plazoLegal } of definiciones) {
    assert.ok(silencio.length > 0, id);
    for (const { desde } of plazoLegal) assert.notEqual(silencioDe({ silencio }, desde), null, id);
  }
});

test('the rule in force on the day of filing is the one that counts', () => {
  const silencio: readonly Silencio[] = [
    { ...positivo, hasta: '2026-12-31' },
    { efecto: 'negativo', norma: 'Norma nueva, art. 2', desde: '2027-01-01' },
  ];
  assert.equal(silencioDe({ silencio }, '2026-12-31')?.efecto, 'positivo');
  assert.equal(silencioDe({ silencio }, '2027-01-01')?.efecto, 'negativo');
  assert.equal(silencioDe({ silencio }, '2018-07-06'), null);
  assert.equal(silencioDe({}, '2026-12-31'), null);
  assert.equal(problems({ silencio }), '');
});

const wrong: readonly (readonly [string, Partial<Definicion>, RegExp])[] = [
  ['none for a term', { silencio: [] }, /no dice qué significa el silencio en todo su tiempo/],
  [
    'a day between two of them',
    {
      silencio: [
        { ...positivo, hasta: '2026-12-31' },
        { ...positivo, desde: '2027-01-02' },
      ],
    },
    /no dice qué significa el silencio en todo su tiempo/,
  ],
  ['one that begins too late', { silencio: [{ ...positivo, desde: '2018-07-08' }] }, /en todo su tiempo/],
  [
    'two at once',
    { silencio: [positivo, { ...positivo, efecto: 'negativo', desde: '2020-01-01' }] },
    /rige a la vez que otro/,
  ],
  ['a date that does not exist', { silencio: [{ ...positivo, desde: '2018-02-30' }] }, /que no existe/],
  [
    'an end before its beginning',
    { silencio: [{ ...positivo, hasta: '2018-01-01' }] },
    /termina antes de empezar/,
  ],
  ['an effect without a term', { plazoLegal: [] }, /tiene efecto sin un plazo legal que lo traiga/],
  ['no ground', { silencio: [{ ...positivo, norma: ' ' }] }, /«silencio\.0\.norma» está vacío/],
  ['no day to reopen', { reabrirDias: 0 }, /«reabrirDias» va de 1 a 250 días hábiles/],
  ['half a day to reopen', { reabrirDias: 1.5 }, /«reabrirDias» va de 1 a 250 días hábiles/],
];

for (const [what, parts, expected] of wrong) {
  test(`found: ${what}`, () => assert.match(problems(parts), expected));
}

test('both sides are told what it means, with its ground, and that nothing is granted by itself', () => {
  for (const efecto of ['positivo', 'negativo', 'ninguno'] as const) {
    const words = silencioParaLaPersona({ ...positivo, efecto }).join(' ');
    assert.match(words, /Norma de prueba, art\. 1/);
    assert.match(words, /Seguimos obligados|seguimos obligados/);
    assert.match(silencioParaElPersonal({ ...positivo, efecto }), /Norma de prueba, art\. 1/);
  }
  assert.match(silencioParaLaPersona(positivo).join(' '), /no cambia por sí solo/);
});

test('the window to reopen is the word of the definition, in working days where the person is', () => {
  const holidays = [
    { date: '2026-11-30', name: 'Feriado local', scope: { canton: '1701' }, source: 'Prueba' } as const,
  ];
  const hours = [[], [[480, 1020]], [[480, 1020]], [[480, 1020]], [[480, 1020]], [[480, 1020]], []] as const;
  const calendar = indexCalendar({ version: '1', zone: zoneGuayaquil, hours, holidays });
  const cerradaMs = Date.UTC(2026, 10, 27, 20, 0);
  const at = (nowMs: number, territorio: { canton?: string }, reabrirDias?: number) =>
    reaperturaDe(
      { cerradaMs, territorio },
      reabrirDias === undefined ? {} : { reabrirDias },
      calendar,
      nowMs,
    );
  assert.equal(diasParaReabrir(null), 10);
  assert.deepEqual(at(cerradaMs, {}), { diasHabiles: 10, hasta: '2026-12-11', pasada: false });
  assert.deepEqual(at(cerradaMs, {}, 1), { diasHabiles: 1, hasta: '2026-11-30', pasada: false });
  // A local holiday of the person's place does not count against them.
  assert.equal(at(cerradaMs, { canton: '1701' }, 1)?.hasta, '2026-12-01');
  // The last minute of the last day is in time, the first of the next is not.
  const lastMinute = Date.UTC(2026, 11, 1, 4, 59);
  assert.equal(at(lastMinute, {}, 1)?.pasada, false);
  assert.equal(at(lastMinute + 60_000, {}, 1)?.pasada, true);
  assert.equal(reaperturaDe({ cerradaMs: null, territorio: {} }, null, calendar, cerradaMs), null);
});
