// Fault points: inert unless armed, and armed exactly as written.
import assert from 'node:assert/strict';
import test from 'node:test';
import { armableFaults, InjectedFault, inertFaults, readFaults } from './fault-points.ts';

test('unarmed places let everybody pass', async () => {
  await armableFaults().hit('antes-de-confirmar');
  await inertFaults.hit('antes-de-confirmar');
});

test('production cannot be armed', () => {
  assert.throws(() => inertFaults.arm('antes-de-confirmar', { do: 'throw' }), InjectedFault);
});

test('an armed place throws from the given pass on, and counts', async () => {
  const faults = armableFaults();
  faults.arm('tras-efecto-antes-de-marca', { do: 'throw', onHit: 2 });
  await faults.hit('tras-efecto-antes-de-marca');
  await assert.rejects(faults.hit('tras-efecto-antes-de-marca'), InjectedFault);
  assert.equal(faults.hits('tras-efecto-antes-de-marca'), 2);
  faults.disarm();
  await faults.hit('tras-efecto-antes-de-marca');
});

test('the text form is understood or named', () => {
  const reading = readFaults('antes-de-confirmar=delay:20@3,tras-renombrar-antes-de-fila=kill');
  assert.ok('armed' in reading);
  assert.deepEqual(Object.fromEntries(reading.armed), {
    'antes-de-confirmar': { do: 'delay', ms: 20, onHit: 3 },
    'tras-renombrar-antes-de-fila': { do: 'kill' },
  });
  for (const wrong of [
    'toString=throw',
    'antes-de-confirmar',
    'antes-de-confirmar=explode',
    'antes-de-confirmar=delay',
  ]) {
    assert.deepEqual(readFaults(wrong), { unknown: wrong });
  }
});
