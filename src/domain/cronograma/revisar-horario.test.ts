/** Hours and days of the dates asked for: 08h00 to 20h00, weekends, national and local holidays, exempt processes. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { revisarHorario } from './revisar-horario.ts';
import { enCuenca, enGuayaquil, procesoDePrueba } from './testing/lugar.ts';

const at = (fechaHora: string, etapa = 'Fecha Estimada de Adjudicación') => [{ etapa, fechaHora }];
const codes = (found: ReturnType<typeof revisarHorario>) => found.map((o) => [o.codigo, o.certeza]);
const ordinary = procesoDePrueba();

test('08h00 and 20h00 are within hours, the minutes beside them are not', () => {
  for (const hour of ['08:00', '20:00'])
    assert.deepEqual(codes(revisarHorario(ordinary, at(`2026-12-21T${hour}`), enCuenca)), []);
  for (const hour of ['07:59', '20:01'])
    assert.deepEqual(codes(revisarHorario(ordinary, at(`2026-12-21T${hour}`), enCuenca)), [
      ['hora-fuera-de-horario', 'cierta'],
    ]);
});

test('a weekend and a national holiday are for an officer; to publish then is refused', () => {
  for (const day of ['2026-12-26', '2026-12-25']) {
    assert.deepEqual(codes(revisarHorario(ordinary, at(`${day}T10:00`), enCuenca)), [
      ['dia-no-habil', 'dudosa'],
    ]);
    assert.deepEqual(codes(revisarHorario(ordinary, at(`${day}T10:00`, 'Fecha de Publicación'), enCuenca)), [
      ['dia-no-habil', 'cierta'],
    ]);
  }
});

test('a local holiday counts in its canton only, and the agency’s own nowhere', () => {
  const local = at('2026-12-09T10:00');
  const [found] = revisarHorario(ordinary, local, enGuayaquil);
  assert.match(found?.frase ?? '', /9 de diciembre de 2026.*\(feriado local: Día del cantón de prueba\)/);
  assert.deepEqual(revisarHorario(ordinary, local, enCuenca), []);
  assert.deepEqual(revisarHorario(ordinary, at('2026-12-10T10:00'), enCuenca), []);
});

test('exempt processes and emergencies are confirmed by an officer, never refused', () => {
  const exempt = procesoDePrueba({ exencion: 'elecciones' });
  const emergency = procesoDePrueba({ codigo: 'EMG-PRUEBA-001-2026' });
  for (const proceso of [exempt, emergency])
    assert.deepEqual(codes(revisarHorario(proceso, at('2026-12-26T23:00'), enCuenca)), [
      ['exencion-de-horario', 'dudosa'],
    ]);
  assert.deepEqual(revisarHorario(exempt, at('2026-12-21T10:00'), enCuenca), []);
});

test('without the process the dates themselves are judged; an unfinished row is not', () => {
  assert.deepEqual(codes(revisarHorario(null, at('2026-12-21T21:00'), enCuenca)), [
    ['hora-fuera-de-horario', 'cierta'],
  ]);
  assert.deepEqual(revisarHorario(null, [{ etapa: 'Una', fechaHora: '' }], enCuenca), []);
});
