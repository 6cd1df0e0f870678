/** The first page of the desk: its figures are true, and mean nothing to those who handle no cases. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { approveSolicitud } from '../actions/approve-solicitud.ts';
import { readDeskFigures } from '../actions/read-desk-figures.ts';
import { takeSolicitud } from '../actions/take-solicitud.ts';
import { isRefusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { type DeskServer, fileEmailChange, filePassive, startDesk } from './testing/desk-server.ts';

let desk: DeskServer;
before(async () => {
  desk = await startDesk();
});
after(() => desk.stop());

const dayMs = 86_400_000;

test('what waits, what is late, what was decided and whether the promise was kept', async () => {
  const { scene } = desk;
  const { deps } = scene;
  const officer = scene.staff('registro1');
  const late = await fileEmailChange(scene);
  deps.clock.advance(2 * dayMs);
  const { referencia } = await filePassive(scene);
  for (const [index, ref] of [late.referencia, referencia].entries()) {
    const command = { referencia: ref, versionVista: 1, llave: `llave-toma-${index}` };
    assert.ok(!isRefusal(await takeSolicitud(deps, officer, command)));
  }
  deps.clock.advance(60_000);
  const figures = await readDeskFigures(deps, officer);
  assert.ok(figures);
  assert.deepEqual([figures.mias, figures.sinAsignar, figures.abiertas, figures.vencidas], [2, 0, 2, 1]);
  assert.deepEqual(figures.decididasHoy, { cuenta: 0, enElActo: 0 });
  const revisiones = deps.definiciones.porId('cambio-a-pasivo')?.definicion.revisiones ?? [];
  const command = { referencia, versionVista: 2, llave: 'llave-aprueba' };
  const approved = await approveSolicitud(deps, officer, { ...command, motivo: 'Conforme.', revisiones });
  assert.ok(!isRefusal(approved));
  const after = await readDeskFigures(deps, officer);
  assert.deepEqual(after?.decididasHoy, { cuenta: 1, enElActo: 0 });
  assert.deepEqual(after?.promesa, { decididas: 1, cumplidas: 1 });
  const page = await (await desk.as('registro1')).get(paths.mesa.inicio);
  assert.match(page.html, /Lo suyo que vence primero/);
  assert.match(page.html, new RegExp(late.referencia));
  assert.match(page.html, /100,0\u00A0%/);
});

test('an auditor’s figures cover every unit; an administrator has none', async () => {
  const { scene } = desk;
  const audited = await readDeskFigures(scene.deps, scene.staff('auditor'));
  assert.ok(audited !== null && audited.unidades.length > 1 && audited.abiertas > 0);
  assert.equal(await readDeskFigures(scene.deps, scene.staff('administracion')), null);
  const page = await (await desk.as('administracion')).get(paths.mesa.inicio);
  assert.equal(page.status, 200);
  assert.match(page.html, /no abre solicitudes/);
  assert.ok(page.html.includes(`href="${paths.mesa.personal.inicio}"`), 'it leads to what they can do');
  assert.ok(!page.html.includes(`href="${paths.mesa.cola}"`));
  const auditor = await (await desk.as('auditor')).get(paths.mesa.inicio);
  assert.doesNotMatch(auditor.html, /A mi cargo/, 'nothing is ever at an auditor’s charge');
  const delegate = await (await desk.as('proteccion')).get(paths.mesa.inicio);
  assert.match(delegate.html, new RegExp(`<main.*href="${paths.mesa.datos.inicio}"`, 's'));
});
