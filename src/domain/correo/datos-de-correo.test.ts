/** Proves what a mail fills in of a trámite: facts that are sure, and papers in the slots that know them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CorreoPorRecoger, nadaRecogido, recogerDeCorreo } from './datos-de-correo.ts';
import type { CorreoLeido, ParteAdjunta } from './leido.ts';
import { adjuntoDeMuestra, correoDeMuestra, tramiteDeMuestra } from './testing/correo-de-muestra.ts';

const acta = adjuntoDeMuestra('ACTA_ENTREGA RECEPCION.pdf');
const xml = adjuntoDeMuestra('001-001-000000123.xml', { tipo: 'text/xml' });

function gather(correo: Partial<CorreoLeido>, more: Partial<CorreoPorRecoger> = {}) {
  const mail = correoDeMuestra(correo);
  const order = { correo: mail, visible: mail.texto, facturas: [], yaHay: nadaRecogido };
  return recogerDeCorreo(tramiteDeMuestra, { ...order, ...more });
}

const slots = ({ documentos }: ReturnType<typeof gather>) =>
  documentos.map(({ clave, adjunto }) => `${clave}: ${adjunto.nombre}`);
const loose = ({ sueltos }: ReturnType<typeof gather>) => sueltos.map(({ nombre }) => nombre);

test('the code, its entity and the sender are taken where the definition says so', () => {
  const found = gather(
    { texto: 'No me pagan el proceso sie mdemo 001 2026.' },
    { entidadDe: (code) => (code === 'SIE-MDEMO-001-2026' ? 'Municipio de Ejemplo' : null) },
  );
  assert.deepEqual(found.datos, {
    proceso: 'SIE-MDEMO-001-2026',
    entidad: 'Municipio de Ejemplo',
    correo: 'maria@taller.example',
  });
});

test('of several codes the one in the subject counts, then the only one known; otherwise none is guessed', () => {
  const texto = 'Son SIE-MDEMO-001-2026 y SIE-MDEMO-002-2026.';
  assert.equal(gather({ texto }).datos.proceso, undefined);
  assert.equal(gather({ texto, asunto: 'Pago SIE-MDEMO-002-2026' }).datos.proceso, 'SIE-MDEMO-002-2026');
  const entidadDe = (code: string) => (code === 'SIE-MDEMO-001-2026' ? 'Municipio' : null);
  assert.equal(gather({ texto }, { entidadDe }).datos.proceso, 'SIE-MDEMO-001-2026');
  const named = adjuntoDeMuestra('acta SIE-MDEMO-003-2026.pdf');
  assert.equal(gather({ texto: '', adjuntos: [named] }).datos.proceso, 'SIE-MDEMO-003-2026');
});

test('an invoice counts under its signature only, and its amount only where it is the only one', () => {
  const signed = { adjunto: xml.sha256, firmada: true, ruc: '1799999028001', total: '12500.40' };
  const one = gather({ adjuntos: [xml] }, { facturas: [signed] });
  assert.deepEqual([one.datos.ruc, one.datos.monto], ['1799999028001', '12500,40']);
  const two = gather({ adjuntos: [xml] }, { facturas: [signed, { ...signed, adjunto: 'b', total: '1.00' }] });
  assert.deepEqual([two.datos.ruc, two.datos.monto], ['1799999028001', undefined]);
  const others = gather({ adjuntos: [xml] }, { facturas: [signed, { ...signed, ruc: '1799999036001' }] });
  assert.equal(others.datos.ruc, undefined);
  assert.equal(
    gather({ adjuntos: [xml] }, { facturas: [{ ...signed, firmada: false }] }).datos.ruc,
    undefined,
  );
});

test('what the thread already has is never overwritten, and is only added to', () => {
  const yaHay = { ...nadaRecogido, datos: { proceso: 'SIE-MDEMO-009-2026', correo: 'otra@taller.example' } };
  const entidadDe = (code: string) => `Entidad de ${code}`;
  const found = gather({ texto: 'SIE-MDEMO-001-2026' }, { yaHay, entidadDe });
  assert.deepEqual(found.datos, {
    proceso: 'SIE-MDEMO-009-2026',
    entidad: 'Entidad de SIE-MDEMO-009-2026',
    correo: 'otra@taller.example',
  });
});

test('papers go to the slot that knows their name, an invoice by its number or its access key', () => {
  const key = adjuntoDeMuestra(`${'1'.repeat(49)}.pdf`);
  const found = gather({ adjuntos: [acta, xml, key] });
  assert.deepEqual(
    new Set(slots(found)),
    new Set([`acta: ${acta.nombre}`, `factura: ${xml.nombre}`, `factura: ${key.nombre}`]),
  );
  assert.deepEqual(loose(found), []);
});

test('a file read as an invoice is one, whatever its name says', () => {
  const odd = adjuntoDeMuestra('acta de entrega.xml', { tipo: 'text/xml' });
  const facturas = [{ adjunto: odd.sha256, firmada: true, ruc: '1799999028001', total: null }];
  assert.deepEqual(slots(gather({ adjuntos: [odd] }, { facturas })), [`factura: ${odd.nombre}`]);
});

test('a scan without a name is the one missing paper the mail speaks of, and otherwise stays loose', () => {
  const scan = adjuntoDeMuestra('Scan_0001.pdf');
  const said = { texto: 'Adjunto el acta firmada.', adjuntos: [scan] };
  assert.deepEqual(slots(gather(said)), ['acta: Scan_0001.pdf']);
  const both = gather({ texto: 'Adjunto el acta y la factura.', adjuntos: [scan] });
  assert.deepEqual([slots(both), loose(both)], [[], ['Scan_0001.pdf']]);
  const two = gather({ ...said, adjuntos: [scan, adjuntoDeMuestra('Scan_0002.pdf')] });
  assert.deepEqual(slots(two), []);
});

test('a loose file of an earlier mail finds its place once nothing else waits for it', () => {
  const scan = adjuntoDeMuestra('foto.pdf');
  const before = gather({ texto: '', adjuntos: [scan] });
  assert.deepEqual(loose(before), ['foto.pdf']);
  const after = gather({ texto: '', adjuntos: [acta, xml] }, { yaHay: before });
  assert.ok(slots(after).includes('otros: foto.pdf'));
  assert.deepEqual(loose(after), []);
});

test('a slot takes no more than it may, the same bytes count once, and nothing is lost', () => {
  const actas = ['acta 1.pdf', 'acta 2.pdf', 'acta 3.pdf'].map((nombre) => adjuntoDeMuestra(nombre));
  const found = gather({ adjuntos: [...actas, ...actas] });
  assert.equal(found.documentos.filter(({ clave }) => clave === 'acta').length, 2);
  assert.equal(found.documentos.length + found.sueltos.length, 3);
  const again = gather({ adjuntos: actas }, { yaHay: found });
  assert.deepEqual(slots(again), slots(found));
});

test('logos and signatures are no papers; a photograph in the text is', () => {
  const picture = (nombre: string, tamanoBytes: number, enLinea: boolean): ParteAdjunta =>
    adjuntoDeMuestra(nombre, { tipo: 'image/jpeg', tamanoBytes, enLinea });
  const adorned = [
    picture('image001.jpg', 9_000, false),
    picture('logo empresa.jpg', 60_000, true),
    adjuntoDeMuestra('smime.p7s', { origen: 'firma' }),
  ];
  const found = gather({ texto: '', adjuntos: [...adorned, picture('IMG_2041.jpg', 900_000, true)] });
  assert.deepEqual([...loose(found), ...slots(found)], ['otros: IMG_2041.jpg']);
  const small = picture('WhatsApp Image 2026-11-22.jpeg', 60_000, false);
  assert.deepEqual(slots(gather({ texto: '', adjuntos: [small] })), [`otros: ${small.nombre}`]);
});

test('the bytes count before the name, and what no trámite takes stays loose', () => {
  const renamed = adjuntoDeMuestra('acta.xml');
  const found = gather({ adjuntos: [renamed] }, { formatos: { [renamed.sha256]: 'pdf' } });
  assert.deepEqual(slots(found), ['acta: acta.xml']);
  const word = gather({ adjuntos: [adjuntoDeMuestra('acta.docx')] });
  assert.deepEqual(loose(word), ['acta.docx']);
});

test('a paper of another condition is not asked for, and takes nothing', () => {
  const found = gather({ adjuntos: [adjuntoDeMuestra('detalle.pdf')] });
  assert.ok(found.documentos.every(({ clave }) => clave !== 'partes'));
});
