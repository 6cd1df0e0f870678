// Every synthetic mail of the tests, of whatever shape, comes to an end in the pipeline: none stays, none stops another.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cartas } from '../../../tests/correo/cartas.ts';
import { intakeLimits } from './intake-limits.ts';
import { handIn, type MailScene, mailRow, openMailScene, ownAddress, workOff } from './testing/mail-scene.ts';

let scene: MailScene;
before(async () => {
  scene = await openMailScene();
});
after(() => scene.stop());

test('every mail is worked off, by its class, and nothing that no person wrote begins a thread', async () => {
  const received = [];
  for (const { nombre, crudo, sobre, espera } of cartas) {
    // What names the alert address is the sealed room's, and is tested there.
    if (crudo.includes('alerta@agencia-demostracion.example')) continue;
    const de = sobre.de === '' && espera.clase === 'persona' ? 'camino@correo.example' : sobre.de;
    const receipt = await handIn(scene.deps, crudo, { sobre: { de, para: [ownAddress] } });
    assert.ok('id' in receipt, `${nombre}: ${receipt.outcome}`);
    received.push({ nombre, id: receipt.id, espera });
  }
  // Most of them come from one address: what is too much for an hour waits for the next ones.
  for (let left = await workOff(scene.deps); left > 0; left = await workOff(scene.deps))
    scene.deps.clock.advance(intakeLimits.floodWindowSeconds * 1_000);
  for (const { nombre, id, espera } of received) {
    const row = await mailRow(scene.deps, id);
    assert.equal(row.estado, 'procesado', `${nombre}: ${row.causa}`);
    assert.equal(row.clase, espera.clase, `${nombre}: ${JSON.stringify(row.juicio)}`);
    if (espera.clase !== 'persona') assert.equal(row.hilo, null, nombre);
    else assert.ok(row.hilo !== null || row.en_cuarentena, nombre);
  }
  assert.ok(received.length >= 40, String(received.length));
  assert.deepEqual(
    scene.logLines.filter((line) => line.includes('"level":"error"')),
    [],
  );
});
