/** The public notice: there once the decision changed the schedule, with old and new dates and nobody's data; linked from where people look. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../../tests/filing.ts';
import { sampleDeskDoor } from '../../../tests/sample-doors.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { approveSolicitud } from '../../actions/approve-solicitud.ts';
import { takeSolicitud } from '../../actions/take-solicitud.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Proceso } from '../../domain/registro/proceso.ts';
import { paths } from '../../paths.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { portalDoor } from './portal-door.ts';

const tramite = 'reprogramacion-de-procesos';
let served: Served;
before(async () => {
  served = await serveScene([portalDoor, sampleDeskDoor]);
});
after(() => served.stop());

const definicion = () => {
  const found = served.deps.definiciones.porId(tramite)?.definicion;
  assert.ok(found);
  return found;
};

async function filed(): Promise<string> {
  const ejemplo = definicion().ejemplos.find((e) => 'funcionario' in e.espera);
  assert.ok(ejemplo);
  const outcome = await fileFor(served, {
    actor: served.entity('municipio'),
    tramite,
    datos: ejemplo.datos,
  });
  return outcome.referencia;
}

const command = async (referencia: string) => {
  const found = await findSolicitudByReferencia(served.deps.db, referencia);
  assert.ok(found);
  return { referencia, versionVista: found.version, llave: served.deps.ids.newId() };
};

async function approve(referencia: string): Promise<void> {
  const control = served.staff('control1');
  assert.ok(!isRefusal(await takeSolicitud(served.deps, control, await command(referencia))));
  const outcome = await approveSolicitud(served.deps, control, {
    ...(await command(referencia)),
    motivo: 'Los respaldos prueban los hechos.',
    revisiones: definicion().revisiones,
  });
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? outcome.sentence : '');
}

test('from the officer’s comparison to the notice anybody can read', async () => {
  const referencia = await filed();
  const anybody = new WebClient(served.origin);
  assert.equal((await anybody.get(paths.avisoDeReprogramacion(referencia))).status, 404);
  assert.doesNotMatch((await anybody.get(paths.seguimientoDe(referencia))).html, /aviso público/);

  const officer = new WebClient(served.origin, await served.sessionOf(served.staff('control1')));
  const desk = await officer.get(paths.mesa.solicitud(referencia));
  assert.match(desk.html, /Si se aprueba, el cronograma cambia así/);
  assert.match(desk.html, /Comprobado hoy: orden, términos/);
  assert.match(desk.html, /Fecha de Publicación[\s\S]{0,300}Sin cambio/);
  assert.match(desk.html, /data-columna="Desde la etapa anterior"[^>]*><del class="v-antes">\d+ días? hábil/);

  await approve(referencia);
  const [asiento] = await served.deps.registry.procesos('SIEMDEMO0012026');
  const last: NonNullable<Proceso['reprogramaciones']>[number] | undefined =
    asiento?.contenido.reprogramaciones?.at(-1);
  assert.equal(last?.referencia, referencia);
  assert.equal(last?.oficio, 'MDEMO-ALC-2026-0147-O');
  assert.equal(last?.causa, 'fuerzaMayor');
  assert.equal(last?.cambios.length, 7);

  const notice = await anybody.get(paths.avisoDeReprogramacion(referencia));
  assert.equal(notice.status, 200);
  for (const part of [
    'Municipio de Ejemplo',
    'SIE-MDEMO-001-2026',
    'Uniformes de trabajo',
    'Fuerza mayor',
    'art. 19',
  ])
    assert.ok(notice.html.includes(part), part);
  assert.match(notice.html, /Fecha Inicio de Puja[\s\S]*v-antes[\s\S]*v-ahora/);
  for (const hidden of ['deslave', 'MDEMO-ALC', 'Los respaldos prueban', served.staff('control1').nombre])
    assert.ok(!notice.html.includes(hidden), hidden);

  const link = `href="${paths.avisoDeReprogramacion(referencia)}"`;
  assert.ok((await anybody.get(paths.seguimientoDe(referencia))).html.includes(link));
  const owner = new WebClient(served.origin, await served.sessionOf(served.entity('municipio')));
  assert.ok((await owner.get(paths.solicitud(referencia))).html.includes(link));
});

test('what is no reference, or no reprogramación, has no notice', async () => {
  const anybody = new WebClient(served.origin);
  for (const text of ['x', 'VT-3456-789A-7M', '%00'])
    assert.equal((await anybody.get(paths.avisoDeReprogramacion(text))).status, 404);
});

test('while a case waits its dates may pass: the officer reads so, with the norm', async () => {
  const { datos } = definicion().ejemplos.find((e) => 'funcionario' in e.espera) ?? { datos: {} };
  const hospital = { ...datos, proceso: 'SIE-HDEMO-001-2026' };
  const { referencia } = await fileFor(served, {
    actor: served.entity('hospital'),
    tramite,
    datos: hospital,
  });
  served.deps.clock.advance(20 * 86_400_000);
  const officer = new WebClient(served.origin, await served.sessionOf(served.staff('control1')));
  const desk = await officer.get(paths.mesa.solicitud(referencia));
  assert.match(desk.html, /Impide[\s\S]{0,80}La fecha propuesta para «Fecha Límite entrega Ofertas» ya pasó/);
});
