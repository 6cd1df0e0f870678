/** Correcting a schedule: the stages stand there with their present dates, what was asked first is filled in, and the new dates are checked again. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../../tests/filing.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { askCorrection } from '../../actions/ask-correction.ts';
import { takeSolicitud } from '../../actions/take-solicitud.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { diaEntreSemana } from '../../domain/tramite/ejemplo.ts';
import { paths } from '../../paths.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { portalDoor } from './portal-door.ts';

const tramite = 'reprogramacion-de-procesos';
let served: Served;
before(async () => {
  served = await serveScene([portalDoor]);
});
after(() => served.stop());

const stored = async (referencia: string) => {
  const found = await findSolicitudByReferencia(served.deps.db, referencia);
  assert.ok(found);
  return found;
};

test('the date asked first is in its box; the corrected one takes its place, old and new in the summary', async () => {
  const actor = served.entity('municipio');
  const ejemplo = served.deps.definiciones
    .porId(tramite)
    ?.definicion.ejemplos.find((e) => 'funcionario' in e.espera && e.datos.firma === 'delegado');
  assert.ok(ejemplo);
  const { referencia } = await fileFor(served, { actor, tramite, datos: ejemplo.datos });
  const control = served.staff('control1');
  const command = async () => ({
    referencia,
    versionVista: (await stored(referencia)).version,
    llave: served.deps.ids.newId(),
  });
  assert.ok(!isRefusal(await takeSolicitud(served.deps, control, await command())));
  const pide = { pide: 'Revise la fecha de adjudicación.', campos: ['etapas'], documentos: [] };
  assert.ok(!isRefusal(await askCorrection(served.deps, control, { ...(await command()), ...pide })));

  const owner = new WebClient(served.origin, await served.sessionOf(actor));
  const href = paths.subsanar(referencia);
  const page = await owner.get(href);
  assert.match(page.html, />Consta hoy: /);
  const [first = ''] = diaEntreSemana(served.today, 20).split('T');
  assert.ok(page.html.includes(`value="${first.split('-').reverse().join('/')} 16:00"`));

  const wrong = await owner.post(page, href, [
    ['etapas.0.fechaHora', '31/02/2027 10:00'],
    ['texto', 'Corregida.'],
  ]);
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, />Consta hoy: [\s\S]*Esa fecha no existe/);

  const later = diaEntreSemana(served.today, 22);
  const sent = await owner.post(page, href, [
    ['etapas.0.fechaHora', `${later} 17:00`],
    ['texto', 'Corregida.'],
  ]);
  assert.equal(sent.status, 303, sent.html.slice(0, 400));
  const { datos, resumen, verdicts } = await stored(referencia);
  assert.deepEqual(datos.etapas, [{ etapa: 'Fecha Estimada de Adjudicación', fechaHora: `${later}T17:00` }]);
  const [line = ''] = resumen.find(({ campo }) => campo === 'etapas')?.lineas ?? [];
  assert.match(line, /^Fecha Estimada de Adjudicación: del .* al .*, 17h00$/);
  assert.ok(verdicts.some(({ check }) => check === 'terminosDelCronograma'));
});
