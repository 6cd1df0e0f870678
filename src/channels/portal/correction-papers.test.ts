/** A paper asked for again: what was found in the new one is said on the page before anybody has to read it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../../tests/filing.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { askCorrection } from '../../actions/ask-correction.ts';
import { takeSolicitud } from '../../actions/take-solicitud.ts';
import { writeXlsx } from '../../documents/libro/xlsx-writer.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { portalDoor } from './portal-door.ts';

let served: Served;
before(async () => {
  served = await serveScene([portalDoor]);
});
after(() => served.stop());

const wrong = writeXlsx([
  {
    name: 'Socios',
    header: true,
    columns: [],
    rows: [
      ['cédula', 'apellidos', 'nombres'],
      ['300000101X', 'DEMOSTRACIÓN PRIMERA', 'ANA'],
    ],
  },
]);

test('a new spreadsheet that does not serve says which row, and can be taken away', async () => {
  const actor = served.supplier('asociacion');
  const tramite = 'actualizacion-de-socios';
  const { referencia } = await fileFor(served, { actor, tramite, datos: { novedades: ['ingresos'] } });
  const officer = served.staff('registro1');
  const command = async () => ({
    referencia,
    versionVista: (await findSolicitudByReferencia(served.deps.db, referencia))?.version ?? 0,
    llave: served.deps.ids.newId(),
  });
  assert.ok(!isRefusal(await takeSolicitud(served.deps, officer, await command())));
  const asked = { pide: 'Corrija el Excel.', campos: [], documentos: ['socios', 'listadoSeps'] };
  assert.ok(!isRefusal(await askCorrection(served.deps, officer, { ...(await command()), ...asked })));

  const owner = new WebClient(served.origin, await served.sessionOf(actor));
  const href = paths.subsanar(referencia);
  const page = await owner.get(href);
  assert.match(page.html, /Descargar la plantilla de Excel/);
  const sent = await owner.postFiles(page, href, [['documento:socios', 'socios.xlsx', wrong]]);
  assert.equal(sent.status, 422, 'the list is missing');
  assert.match(sent.html, /socios\.xlsx/);
  assert.match(sent.html, /No sirve/);
  assert.match(sent.html, /Fila 2: /);
  assert.match(sent.html, /quítelo y adjunte el archivo corregido/);
  const id = /value="quitar-archivo:documento:socios:([^"]+)"/.exec(sent.html)?.[1] ?? '';
  const removed = await owner.post(sent, href, [['_accion', `quitar-archivo:documento:socios:${id}`]]);
  assert.doesNotMatch(removed.html, /No sirve|Fila 2: /);
});
