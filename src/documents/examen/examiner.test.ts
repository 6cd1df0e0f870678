// The process that looks into files: what it finds of each kind, and that nothing a file does to it reads as good.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { createAuthority, crlUrl } from '../../../tests/authority/create-authority.ts';
import { signPdf } from '../../../tests/authority/sign-pdf.ts';
import { paperFor, sampleFiles } from '../../../tests/sample-files.ts';
import { tramites } from '../../../tramites/index.ts';
import type { ContextoDeExamen, Examen, TipoDeExamen } from '../../domain/documento/examen.ts';
import { worstState } from '../../domain/documento/verdict.ts';
import type { Formato } from '../../domain/tramite/documento.ts';
import { crlFileName } from '../certificados/crl-folder.ts';
import { makePdf } from '../pagina/testing/make-pdf.ts';
import { type Examiner, openExaminer } from './examiner.ts';
import { noTrust } from './order.ts';

const ruc = '1799999044001';
const hoy = '2026-11-23';
const nowMs = Date.UTC(2026, 10, 23, 15);
const nobody: ContextoDeExamen = { hoy, ruc, firmante: null };
const authority = createAuthority();
const person = { cedula: '3000001036', nombres: 'Persona', apellidos: 'de Prueba' };
const letter = (timeMs: number) => signPdf(sampleFiles.pdf, authority.issue(person), { timeMs });

let folder: string;
let lists: string;
let examiner: Examiner;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-examen-'));
  lists = join(folder, 'listas');
  await mkdir(lists);
  examiner = openExaminer({ anchorsPem: authority.rootPem, crlFolder: lists });
});
after(async () => {
  examiner.close();
  await rm(folder, { recursive: true, force: true });
});

let written = 0;
async function keep(bytes: Uint8Array): Promise<string> {
  written += 1;
  const path = join(folder, String(written));
  await writeFile(path, bytes);
  return path;
}

async function look(
  tipo: TipoDeExamen,
  bytes: Uint8Array,
  formato: Formato,
  contexto = nobody,
  by = examiner,
): Promise<Examen> {
  return by.examine({ path: await keep(bytes), tipo, formato, contexto, nowMs });
}

const codes = ({ hallazgos }: Examen) => hallazgos.map(({ code }) => code);

test('every kind of paper of a definition is read for what it says', async () => {
  const definicion = tramites.find(({ documentos }) =>
    Object.values(documentos).some(({ examen }) => examen === 'excel-socios'),
  );
  assert.ok(definicion);
  for (const [clave, documento] of Object.entries(definicion.documentos)) {
    const { bytes, formato } = paperFor(clave, documento, { ruc, today: hoy });
    const examen = await look(documento.examen, bytes, formato);
    assert.notEqual(worstState(examen.hallazgos), 'reject', codes(examen).join());
    if (documento.examen === 'excel-socios') assert.equal(examen.datos.filas?.length, 1);
    if (documento.examen === 'listado-seps') assert.equal(examen.datos.listado?.socios.length, 1);
  }
});

test('a letter tells who signed it; another person than the registered one is named', async () => {
  const signed = letter(nowMs - 60_000);
  const own = { ruc, cedula: person.cedula, nombre: 'Persona de Prueba' };
  const good = await look('oficio-firmado', signed, 'pdf', { hoy, ruc, firmante: own });
  assert.ok(codes(good).includes('firma-valida'), codes(good).join());
  assert.equal(good.datos.firmas?.[0]?.cedula, person.cedula);
  assert.equal(good.datos.firmas?.[0]?.valida, true);
  const other = { ...own, cedula: '3000001010' };
  const strange = await look('oficio-firmado', signed, 'pdf', { hoy, ruc, firmante: other });
  assert.ok(codes(strange).includes('firmante-distinto'), codes(strange).join());
});

test('a revocation list in the folder decides; without it nobody knows', async () => {
  const day = 86_400_000;
  const signer = authority.issue(person);
  const signed = signPdf(sampleFiles.pdf, signer, { timeMs: nowMs - 60_000 });
  const times = { thisUpdateMs: nowMs - day, nextUpdateMs: nowMs + day };
  const before = await look('oficio-firmado', signed, 'pdf');
  assert.ok(codes(before).includes('revocacion-sin-comprobar'), codes(before).join());
  const list = join(lists, crlFileName(crlUrl) ?? '');
  await writeFile(list, authority.crl(times));
  const clean = await look('oficio-firmado', signed, 'pdf');
  assert.ok(!codes(clean).includes('revocacion-sin-comprobar'), codes(clean).join());
  assert.equal(clean.datos.firmas?.[0]?.valida, true);
  const revoked = [{ certificate: signer.certificate, atMs: nowMs - 2 * day }];
  const pem = authority.crl({ ...times, revoked }).toString('base64');
  await writeFile(list, `-----BEGIN X509 CRL-----\n${pem}\n-----END X509 CRL-----\n`);
  const gone = await look('oficio-firmado', signed, 'pdf');
  assert.ok(codes(gone).includes('cert-revocado'), codes(gone).join());
  await rm(list);
});

test('without authorities no signature is called good, and none is refused for it', async () => {
  const alone = openExaminer(noTrust);
  try {
    const signed = letter(nowMs - 60_000);
    const examen = await look('oficio-firmado', signed, 'pdf', nobody, alone);
    assert.ok(codes(examen).includes('cadena-sin-comprobar'), codes(examen).join());
    assert.equal(worstState(examen.hallazgos), 'unknown');
    assert.equal(examen.datos.firmas?.[0]?.valida, false);
  } finally {
    alone.close();
  }
});

test('the letters of a scan are read for whoever decides', async () => {
  const text = await makePdf((pdf) => {
    pdf.fontSize(22).text('OFICIO DE PRUEBA').text('La asociación solicita actualizar la lista.');
  });
  const picture = await examiner.page({ path: await keep(text), formato: 'pdf', page: 0, bytes: null });
  assert.ok(picture);
  const scan = await makePdf((pdf) => {
    pdf.image(picture, 0, 0, { width: 595 });
  });
  const examen = await look('oficio-firmado', scan, 'pdf');
  assert.ok(codes(examen).includes('firma-manuscrita-por-revisar'));
  assert.match(examen.datos.texto?.join(' ') ?? '', /asociación solicita/);
});

test('a page is drawn by us, of the signed part alone where one is told; no page, no picture', async () => {
  const whole = await keep(sampleFiles.pdf);
  const png = await examiner.page({ path: whole, formato: 'pdf', page: 0, bytes: null });
  assert.ok(png);
  assert.equal((await sharp(png).metadata()).format, 'png');
  assert.equal(await examiner.page({ path: whole, formato: 'pdf', page: 7, bytes: null }), null);
  assert.equal(await examiner.page({ path: whole, formato: 'pdf', page: 0, bytes: 40 }), null);
  assert.ok(await examiner.page({ path: await keep(sampleFiles.png), formato: 'png', page: 0, bytes: null }));
});

test('too long, too much memory, a missing file, a closed house: unknown, never good, and the next is served', async () => {
  const book = sampleFiles.xlsx;
  const impatient = openExaminer(noTrust, { limits: { examSecondsMax: 0 } });
  assert.deepEqual(codes(await look('excel-socios', book, 'xlsx', nobody, impatient)), [
    'examen-sin-terminar',
  ]);
  impatient.close();
  const small = openExaminer(noTrust, { limits: { rssBytesMax: 1, watchEveryMs: 1 } });
  const starved = await look('excel-socios', book, 'xlsx', nobody, small);
  if (process.platform === 'linux') {
    assert.deepEqual(codes(starved), ['examen-sin-terminar']);
    assert.deepEqual(starved.hallazgos[0]?.facts, { causa: 'memoria' });
  }
  small.close();
  const gone = await examiner.examine({
    path: join(folder, 'no-existe'),
    tipo: 'pdf',
    formato: 'pdf',
    contexto: nobody,
    nowMs,
  });
  assert.equal(worstState(gone.hallazgos), 'unknown');
  assert.equal(worstState((await look('excel-socios', book, 'xlsx')).hallazgos), 'warn');
  small.close();
  assert.equal(worstState((await look('pdf', sampleFiles.pdf, 'pdf', nobody, small)).hallazgos), 'unknown');
});

test('orders wait in line up to a limit; those beyond it are told so', async () => {
  const narrow = openExaminer(noTrust, { limits: { waitingMax: 2 } });
  const path = await keep(sampleFiles.pdf);
  const order = { path, tipo: 'pdf' as const, formato: 'pdf' as const, contexto: nobody, nowMs };
  const found = await Promise.all(Array.from({ length: 5 }, () => narrow.examine(order)));
  narrow.close();
  const full = found.filter(({ hallazgos }) => hallazgos[0]?.code === 'examen-sin-terminar');
  assert.equal(full.length, 2);
  assert.deepEqual(full[0]?.hallazgos[0]?.facts, { causa: 'cola-llena' });
});
