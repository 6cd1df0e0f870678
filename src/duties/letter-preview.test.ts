/** The letter that is shown before and the letter that goes out are the same, byte for byte. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../tests/filing.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { approveSolicitud } from '../actions/approve-solicitud.ts';
import { askCorrection } from '../actions/ask-correction.ts';
import { previewLetter, type VerboConCarta } from '../actions/cartas/preview-letter.ts';
import type { Changed, Command } from '../actions/change-solicitud.ts';
import { denySolicitud } from '../actions/deny-solicitud.ts';
import { reopenSolicitud } from '../actions/reopen-solicitud.ts';
import { takeSolicitud } from '../actions/take-solicitud.ts';
import { writeMessage } from '../actions/write-message.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import { findSolicitudByReferencia } from '../store/solicitudes.ts';
import { caseLetter } from './case-letter.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const agencia = 'Agencia de Prueba';
const motivo = 'Porque así consta.';

async function stored(referencia: string) {
  const found = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(found);
  return found;
}

test('for every verb of staff that sends one', async () => {
  const { deps } = scene;
  const officer = scene.staff('registro1');
  const definicion = deps.definiciones.porId('cambio-a-pasivo')?.definicion;
  assert.ok(definicion);
  const [causal = ''] = definicion.causalesDeNegativa;
  const supervisor = scene.staff('supervisora');
  const verbs: Readonly<Record<VerboConCarta, (command: Command) => Promise<Changed | Refusal>>> = {
    escribir: (command) => writeMessage(deps, officer, { ...command, texto: motivo }),
    'pedir-subsanacion': (command) =>
      askCorrection(deps, officer, { ...command, pide: motivo, campos: ['motivo'], documentos: [] }),
    negar: (command) => denySolicitud(deps, officer, { ...command, motivo, causal }),
    reabrir: (command) => reopenSolicitud(deps, supervisor, { ...command, motivo }),
    aprobar: (command) =>
      approveSolicitud(deps, officer, { ...command, motivo, revisiones: definicion.revisiones }),
  };
  const command = async (referencia: string) => ({
    referencia,
    versionVista: (await stored(referencia)).version,
    llave: deps.ids.newId(),
  });
  for (const [verbo, run] of Object.entries(verbs)) {
    const { referencia } = await fileFor(scene, {
      actor: scene.supplier('conPendientes'),
      tramite: definicion.id,
      datos: { alcance: 'temporal', fecha: scene.today, motivo: 'Suspendemos operaciones.' },
    });
    assert.ok(!isRefusal(await takeSolicitud(deps, officer, await command(referencia))));
    if (verbo === 'reabrir') assert.ok(!isRefusal(await verbs.negar(await command(referencia))));
    const shown = await previewLetter(deps, officer, referencia, verbo as VerboConCarta);
    assert.ok(shown !== null && !isRefusal(shown), verbo);
    const before = await stored(referencia);
    assert.ok(!isRefusal(await run(await command(referencia))), verbo);
    const { id, eventos } = await stored(referencia);
    assert.equal(eventos, before.eventos + 1, 'looking at the letter changed nothing');
    const sent = await caseLetter(deps, agencia, { solicitud: id, n: eventos, carta: 'novedad' });
    assert.deepEqual(Buffer.from(JSON.stringify(sent?.carta)), Buffer.from(JSON.stringify(shown)), verbo);
  }
  const { referencia } = await fileFor(scene, {
    actor: scene.supplier('textilera'),
    tramite: definicion.id,
    datos: { alcance: 'temporal', fecha: scene.today, motivo: 'Suspendemos operaciones.' },
  });
  const foreign = await previewLetter(deps, scene.staff('control1'), referencia, 'escribir');
  assert.ok(isRefusal(foreign) && foreign.code === 'no-encontrada');
});
