/** The real files of a country go into an empty register, and people file against what came in with them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { sharedFile } from '../../src/imports/testing/import-bench.ts';
import { paths } from '../../src/paths.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { tramites } from '../../tramites/index.ts';
import { sampleFiles } from '../sample-files.ts';
import type { Answer } from '../web-client.ts';
import { fileByForm, type ImportOffice, openImportOffice } from './imports-office.ts';

const files = {
  parishes: sharedFile('dpa-ecuador/parishes.csv'),
  cpc: sharedFile('cpc-observed/cpc-observed.csv'),
  rucs: sharedFile('ruc-vectors/legal-entities.csv'),
  codes: sharedFile('soce-process-codes/ocids.csv'),
  schedules: sharedFile('soce-schedules-2022/schedules.jsonl'),
};
const absent = Object.values(files).includes(null) ? 'the real files are not on this machine' : false;

/** Invented: a real name in a published sheet has no RUC beside it, and this one belongs to nobody. */
const entityRuc = '1760000150001';

let office: ImportOffice;
before(async () => {
  office = await openImportOffice();
});
after(() => office.stop());

const idOf = (efecto: string) => {
  const found = tramites.find(({ alAprobar }) => alAprobar === efecto);
  assert.ok(found, efecto);
  return found.id;
};

const linesOf = (path: string | null) =>
  readFileSync(path ?? '', 'utf8')
    .trim()
    .split(/\r?\n/);

async function filed(answer: Answer) {
  assert.equal(answer.status, 303, answer.html.slice(0, 3_000));
  const referencia = (answer.location ?? '').split('/').at(-1) ?? '';
  const stored = await findSolicitudByReferencia(office.deps.db, referencia);
  assert.ok(stored);
  return stored;
}

test('parishes, products, suppliers, entities, codes and schedules go in whole', {
  skip: absent,
}, async () => {
  const loads = [
    ['dpa', files.parishes, 1_410],
    ['cpc', files.cpc, 95],
    ['suppliers', files.rucs, 487],
    ['processes', files.codes, 3_476],
    ['processes', files.schedules, 120],
  ] as const;
  for (const [kind, path, rows] of loads) {
    const { report, warnings } = await office.import(kind, path ?? '');
    assert.deepEqual([report.rows, report.bad, report.complete], [rows, 0, true], path ?? '');
    const failing = warnings.filter(({ code }) => code === 'ruc-digito-verificador').length;
    assert.equal(failing, path === files.rucs ? 210 : 0);
  }
});

test('a supplier whose RUC fails the check digit is taken with a warning, and files', {
  skip: absent,
}, async () => {
  const [ruc = ''] = linesOf(files.rucs)
    .filter((line) => line.endsWith(',0'))
    .map((line) => line.split(',')[0]);
  const again = await office.importLines('suppliers', ['ruc;usuario', `${ruc};prueba`]);
  assert.deepEqual(again.problems, []);
  assert.deepEqual(
    again.warnings.map(({ code }) => code),
    ['ruc-digito-verificador', 'cuenta-creada'],
  );
  const [parish = ''] = linesOf(files.parishes)
    .filter((line) => line.includes(',rural'))
    .slice(-1);
  const parroquia = parish.split(',')[0] ?? '';
  const client = await office.signedIn(ruc);
  const list = await client.get(`${paths.datosDpa}?canton=${parroquia.slice(0, 4)}`);
  assert.ok(list.html.includes(parroquia));
  const stored = await filed(
    await fileByForm(client, {
      tramite: idOf('actualizarDireccionYNombre'),
      pages: [
        [['cambia', 'direccion']],
        [
          ['parroquia_provincia', parroquia.slice(0, 2)],
          ['parroquia_canton', parroquia.slice(0, 4)],
          ['parroquia', parroquia],
          ['calle', 'Vía de prueba'],
        ],
      ],
    }),
  );
  assert.equal(stored.estado, 'aprobada');
  const asiento = await office.deps.registry.proveedor(ruc);
  assert.equal(asiento?.contenido.direccion?.parroquia, parroquia);
});

test('a product of the imported list is found by its words and asked for', { skip: absent }, async () => {
  const ruc =
    linesOf(files.rucs)
      .find((line) => line.endsWith(',private,1'))
      ?.split(',')[0] ?? '';
  await office.importLines('suppliers', ['ruc;usuario;ciius', `${ruc};prueba;G4669.22`]);
  const client = await office.signedIn(ruc);
  const found = await client.get(`${paths.datosCpc}?q=agregados%20petreos`);
  const { resultados } = JSON.parse(found.html) as { resultados: { codigo: string }[] };
  const [product] = resultados;
  assert.equal(product?.codigo, '15320');
  const stored = await filed(
    await fileByForm(client, {
      tramite: idOf('inscribirCpc'),
      pages: [
        [
          ['codigos.0.cpc_buscar', '15320'],
          ['codigos.0.ciiu', 'G4669.22'],
        ],
        [['explicacion', 'Vendemos materiales de construcción.']],
      ],
    }),
  );
  assert.equal(stored.estado, 'recibida');
  assert.ok(stored.verdicts.some(({ code, officer }) => officer && code === 'sin-tabla-cpc-ciiu'));
  assert.ok(!stored.verdicts.some(({ code }) => code === 'cpc-desconocido'));
});

type Schedule = { code: string; entity: string; status: string; stages: { label: string; at: string }[] };

test('an entity moves the stages of a real process of its own', { skip: absent }, async () => {
  const schedules = linesOf(files.schedules).map((line) => JSON.parse(line) as Schedule);
  const schedule = schedules.find(({ code }) => code === 'CDC-AAG-004-2022');
  assert.ok(schedule);
  await office.importLines('suppliers', [
    'ruc;tipo;usuario;razon_social',
    `${entityRuc};entidad;prueba;${schedule.entity}`,
  ]);
  const second = await office.import('processes', files.schedules ?? '');
  assert.ok(second.report.updated >= 1, 'the process now has the RUC of its entity');

  const client = await office.signedIn(entityRuc);
  // The form has a row for each stage, in their order; the rows of those that stay keep their box empty.
  const first = schedule.stages.findIndex(({ label }) => label === 'Fecha Límite de Respuestas') + 1;
  const workingDays = ['01', '02', '03', '04', '07'];
  assert.equal(schedule.stages.length - first, workingDays.length);
  const moved = workingDays.map((day, i): [string, string] => [
    `etapas.${first + i}.fechaHora`,
    `${day}/12/2026 15:00`,
  ]);
  const stored = await filed(
    await fileByForm(client, {
      tramite: idOf('cambiarCronograma'),
      pages: [
        [['proceso', ` ${schedule.code.toLowerCase()} `]],
        [
          ['causa', 'fuerzaMayor'],
          ['motivacion', 'Un corte del servicio impidió recibir las ofertas.'],
          ['firma', 'maximaAutoridad'],
        ],
        moved,
      ],
      files: [
        ['documento:oficio', 'oficio.pdf', sampleFiles.pdf],
        ['documento:respaldos', 'informe.pdf', sampleFiles.pdf],
        ['documento:respaldos', 'fotografía.png', sampleFiles.png],
      ],
    }),
  );
  assert.equal(stored.estado, 'recibida');
  assert.equal(stored.adjuntos.length, 3);
  assert.ok(!stored.verdicts.some(({ code }) => code === 'proceso-no-consta' || code === 'etapa-no-consta'));
});

test('one of the 3,476 codes without a schedule is filed about by its number alone', {
  skip: absent,
}, async () => {
  const [, code = '', soce = ''] = (linesOf(files.codes)[1] ?? '').split(',');
  const ruc = '1760999170001';
  await office.importLines('suppliers', [
    'ruc;tipo;usuario;razon_social',
    `${ruc};entidad;prueba;Entidad de Prueba`,
  ]);
  const { report } = await office.importLines('processes', [
    'codigo;entidad_ruc;entidad_soce',
    `${code};${ruc};${soce}`,
  ]);
  assert.deepEqual([report.inserted, report.updated, report.bad], [0, 1, 0]);
  const stored = await filed(
    await fileByForm(await office.signedIn(ruc), {
      tramite: idOf('cambiarCronograma'),
      pages: [
        [['proceso', code]],
        [
          ['causa', 'casoFortuito'],
          ['motivacion', 'El sistema no estuvo disponible.'],
          ['firma', 'maximaAutoridad'],
        ],
        [
          ['etapas.0.etapa', 'Fecha Límite entrega Ofertas'],
          ['etapas.0.fechaHora', '01/12/2026 15:00'],
        ],
      ],
      files: [
        ['documento:oficio', 'oficio.pdf', sampleFiles.pdf],
        ['documento:respaldos', 'informe.pdf', sampleFiles.pdf],
      ],
    }),
  );
  assert.equal(stored.estado, 'recibida');
});
