/** Draws a receipt: one calm A4 page where it fits, tagged for those who hear it, its data embedded as `recibo.json`. */
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { Recibo } from '../../domain/recibo/recibo.ts';
import {
  checkingSentence,
  filingSentence,
  firmaSentence,
  reciboTitles,
  registroSentence,
  resultadoSentence,
} from '../../domain/recibo/recibo-words.ts';
import { nombreDeEstado } from '../../domain/solicitud/lifecycle.ts';
import { drawMark, drawQr } from './drawings.ts';
import {
  decorate,
  finish,
  type Hand,
  hands,
  inks,
  keepTogether,
  newPaper,
  type Paper,
  type Struct,
  sheet,
  write,
} from './paper.ts';

export const dataFileName = 'recibo.json';

const keyWidth = 132;
const valueLeft = sheet.left + keyWidth + 14;
const valueWidth = sheet.right - valueLeft;
const fullWidth = sheet.right - sheet.left;
const bandHeight = 92;
const qrSize = 104;

type Written = { readonly text: string; readonly hand: Hand };
type Row = { readonly key: string; readonly value: readonly Written[] };

const plain = (text: string): readonly Written[] => [{ text, hand: hands.body }];

function element(paper: Paper, parent: Struct, type: string, draw: () => void): void {
  parent.add(paper.doc.struct(type, {}, draw));
}

function paragraph(paper: Paper, parent: Struct, text: string, hand: Hand = hands.body): void {
  element(paper, parent, 'P', () => write(paper, text, hand, sheet.left, fullWidth));
  paper.y += 4;
}

/** `room`: points that must be left below it, or it goes to the next page with what it stands over. */
function heading(paper: Paper, parent: Struct, text: string, room = 60): void {
  paper.y += 8;
  keepTogether(paper, room);
  element(paper, parent, 'H2', () => write(paper, text, hands.heading, sheet.left, fullWidth));
  paper.y += 3;
}

/** A row's value may run over pages; its key stands at its beginning. */
function tableRow(paper: Paper, table: Struct, { key, value }: Row): void {
  const { doc } = paper;
  keepTogether(paper, 34);
  const startY = paper.y;
  const row = doc.struct('TR');
  table.add(row);
  const scope = { scope: 'Row' } as Parameters<typeof doc.struct>[1];
  row.add(
    doc.struct('TH', scope, () => {
      write(paper, key, hands.key, sheet.left, keyWidth);
    }),
  );
  const keyEndY = paper.y;
  paper.y = startY;
  const pageBefore = doc.bufferedPageRange().count;
  row.add(
    doc.struct('TD', {}, () => {
      for (const { text, hand } of value) write(paper, text, hand, valueLeft, valueWidth);
    }),
  );
  row.end();
  if (doc.bufferedPageRange().count === pageBefore) paper.y = Math.max(paper.y, keyEndY);
  const lineY = paper.y + 2;
  decorate(paper, (pdf) => {
    pdf.moveTo(sheet.left, lineY).lineTo(sheet.right, lineY).lineWidth(0.6).stroke(inks.linea);
  });
  paper.y += 7;
}

function rows(paper: Paper, parent: Struct, list: readonly Row[]): void {
  const table = paper.doc.struct('Table');
  parent.add(table);
  for (const row of list) tableRow(paper, table, row);
  table.end();
}

function band(paper: Paper, root: Struct, { agencia, clase }: Recibo): void {
  decorate(paper, (doc) => {
    doc.rect(0, 0, sheet.width, bandHeight).fill(inks.andes);
    doc.rect(0, bandHeight, sheet.width, 4).fill(inks.maiz);
    drawMark(doc, sheet.left - 5, 22, 48);
  });
  const left = sheet.left + 58;
  paper.y = 27;
  element(paper, root, 'P', () =>
    write(
      paper,
      agencia,
      { font: 'Helvetica', size: 10.5, leading: 17, ink: 'laguna-clara' },
      left,
      sheet.right - left,
    ),
  );
  element(paper, root, 'H1', () =>
    write(
      paper,
      reciboTitles[clase],
      { font: 'Helvetica-Bold', size: 21, leading: 26, ink: 'hoja' },
      left,
      sheet.right - left,
    ),
  );
  paper.y = bandHeight + 20;
}

/** Seen before anything else, and told before anything else. */
function demoStrip(paper: Paper, root: Struct, recibo: Recibo): void {
  if (recibo.firma.clase !== 'demostracion') return;
  const top = paper.y - 4;
  decorate(paper, (doc) => {
    doc.rect(sheet.left, top, fullWidth, 26).fill(inks['maiz-claro']);
    doc.rect(sheet.left, top, 4, 26).fill(inks.maiz);
  });
  paper.y = top + 7.5;
  const hand: Hand = { font: 'Helvetica-Bold', size: 9.5, leading: 14, ink: 'espera' };
  element(paper, root, 'P', () =>
    write(paper, firmaSentence(recibo.firma), hand, sheet.left + 14, fullWidth - 20),
  );
  paper.y = top + 34;
}

const stateInks = { aprobada: 'bien', negada: 'mal' } as const;

function facts(paper: Paper, root: Struct, recibo: Recibo): void {
  const { solicitante, evento, decision, estado } = recibo;
  const ink = estado === 'aprobada' || estado === 'negada' ? stateInks[estado] : 'laguna';
  rows(paper, root, [
    {
      key: 'Referencia',
      value: [
        { text: recibo.referencia, hand: { font: 'Helvetica-Bold', size: 15, leading: 19, ink: 'andes' } },
      ],
    },
    { key: 'Trámite', value: plain(recibo.tramite) },
    {
      key: 'A nombre de',
      value: plain(
        solicitante.ruc === null ? solicitante.nombre : `${solicitante.nombre}\nRUC ${solicitante.ruc}`,
      ),
    },
    {
      key: 'Presentada',
      value: plain(`${recibo.presentada.texto} (hora de la institución)\nPor ${recibo.puerta}`),
    },
    ...(decision === null
      ? []
      : [{ key: 'Decidida', value: plain(`${evento.momento.texto} (hora de la institución)`) }]),
    {
      key: 'Estado al emitirse',
      value: [{ text: nombreDeEstado[estado], hand: { ...hands.strong, ink } }],
    },
  ]);
}

function decided(paper: Paper, root: Struct, decision: NonNullable<Recibo['decision']>): void {
  heading(paper, root, 'Qué se decidió y por qué');
  paragraph(paper, root, resultadoSentence(decision), hands.strong);
  if (decision.motivo !== '') paragraph(paper, root, decision.motivo);
  if (decision.baseLegal !== '')
    paragraph(
      paper,
      root,
      `${decision.resultado === 'negada' ? 'Causal' : 'Base legal'}: ${decision.baseLegal}`,
    );
  if (decision.cambios.length === 0) return;
  heading(paper, root, 'Qué cambia en el registro');
  rows(
    paper,
    root,
    decision.cambios.map(({ etiqueta, antes, ahora }) => ({
      key: etiqueta,
      value: [
        { text: `Antes: ${antes === '' ? 'sin dato' : antes}`, hand: { ...hands.body, ink: 'tinta-suave' } },
        { text: `Ahora: ${ahora === '' ? 'sin dato' : ahora}`, hand: hands.strong },
      ],
    })),
  );
}

function files(paper: Paper, root: Struct, { archivos }: Recibo): void {
  heading(paper, root, 'Archivos presentados');
  if (archivos.length === 0) {
    paragraph(paper, root, 'No se presentaron archivos.');
    return;
  }
  rows(
    paper,
    root,
    archivos.map(({ documento, nombre, sha256 }) => ({
      key: documento,
      value: [
        { text: nombre, hand: hands.body },
        { text: 'Huella SHA-256:', hand: hands.quiet },
        { text: sha256, hand: hands.code },
      ],
    })),
  );
}

function link(paper: Paper, root: Struct, href: string, left: number, width: number): void {
  const { doc } = paper;
  const holder = doc.struct('P');
  root.add(holder);
  const element: Struct = doc.struct('Link', {}, () => {
    const top = paper.y;
    write(paper, href, { ...hands.quiet, ink: 'laguna' }, left, width);
    // A plain string would be written as a name of PDF; a String object is written as text.
    const contents: string = Object('Abrir la página de verificación de este recibo');
    const annotation = { structParent: element, Contents: contents };
    doc.link(left, top, width, paper.y - top, href, annotation);
  });
  holder.add(element);
  holder.end();
}

function verification(paper: Paper, root: Struct, recibo: Recibo): void {
  heading(paper, root, 'Cómo comprobar este recibo', qrSize + 40);
  const { doc } = paper;
  const top = paper.y + 6;
  const alt = `Cuadro QR con la dirección de la página de verificación: ${recibo.verificacion}`;
  const bbox = [sheet.left, top, sheet.left + qrSize, top + qrSize];
  const figure = { alt, bbox, placement: 'Block' } as Parameters<typeof doc.struct>[1];
  root.add(doc.struct('Figure', figure, () => drawQr(doc, recibo.verificacion, sheet.left, top, qrSize)));
  const left = sheet.left + qrSize + 22;
  const width = sheet.right - left;
  paper.y = top;
  element(paper, root, 'P', () => {
    write(paper, 'Código de verificación', hands.key, left, width);
    write(paper, recibo.codigo, { font: 'Courier-Bold', size: 14, leading: 22, ink: 'andes' }, left, width);
  });
  element(paper, root, 'P', () => write(paper, checkingSentence, hands.body, left, width));
  paper.y += 2;
  link(paper, root, recibo.verificacion, left, width);
  paper.y = Math.max(paper.y, top + qrSize) + 14;
  rows(paper, root, [
    { key: 'Huella del suceso', value: [{ text: recibo.evento.hash, hand: hands.code }] },
    { key: 'Registro público', value: [{ text: registroSentence(recibo), hand: hands.quiet }] },
    { key: 'Firma', value: [{ text: firmaSentence(recibo.firma), hand: hands.quiet }] },
  ]);
}

function footers(paper: Paper, { referencia, codigo }: Recibo): void {
  const { doc } = paper;
  const { start, count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page);
    decorate(
      paper,
      (pdf) => {
        pdf.moveTo(sheet.left, 794).lineTo(sheet.right, 794).lineWidth(0.6).stroke(inks.linea);
        pdf.font('Helvetica').fontSize(8).fillColor(inks['tinta-suave']);
        pdf.text(`${referencia}   ·   ${codigo}`, sheet.left, 802, { lineBreak: false });
        const place = `Página ${page + 1} de ${count}`;
        pdf.text(place, sheet.right - pdf.widthOfString(place), 802, { lineBreak: false });
      },
      'Pagination',
    );
  }
}

/** The unsigned document. The same receipt gives the same bytes, whoever draws it and whenever. */
export async function drawReceipt(recibo: Recibo): Promise<Buffer> {
  const title = `${reciboTitles[recibo.clase]} ${recibo.referencia}`;
  const paper = newPaper(
    title,
    `Código de verificación ${recibo.codigo}`,
    'Ventanilla',
    recibo.evento.momento.ms,
  );
  const { doc } = paper;
  const root = doc.struct('Document');
  doc.addStructure(root);
  band(paper, root, recibo);
  demoStrip(paper, root, recibo);
  if (recibo.clase === 'presentacion') paragraph(paper, root, filingSentence);
  paper.y += 4;
  facts(paper, root, recibo);
  if (recibo.decision !== null) decided(paper, root, recibo.decision);
  files(paper, root, recibo);
  verification(paper, root, recibo);
  root.end();
  footers(paper, recibo);
  const about = new Date(recibo.evento.momento.ms);
  const attachment = {
    name: dataFileName,
    type: 'application/json',
    description: 'Los mismos datos de este recibo, para programas',
    relationship: 'Data',
    creationDate: about,
    modifiedDate: about,
  };
  doc.file(Buffer.from(canonicalJson(recibo as Json)), attachment);
  return finish(paper);
}
