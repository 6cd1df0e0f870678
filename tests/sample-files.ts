/** The smallest honest file of each format, and the papers of a filing: made here, of synthetic content. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { writeXlsx } from '../src/documents/libro/xlsx-writer.ts';
import { packEntry, zipOf } from '../src/documents/libro/zip-writer.ts';
import { accessKeyCheckDigit } from '../src/domain/identity/check-digits.ts';
import type { Socio } from '../src/domain/socios/socio.ts';
import type { Documento, Formato } from '../src/domain/tramite/documento.ts';
import { buildPdf } from './authority/build-pdf.ts';

const bytes = (data: Buffer) => new Uint8Array(data);

/** One grey pixel (PNG, 2nd edition, section 5). */
function tinyPng(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, tail]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const pixel = chunk('IDAT', deflateSync(Buffer.from([0, 128])));
  return Buffer.concat([signature, chunk('IHDR', header), pixel, chunk('IEND', Buffer.alloc(0))]);
}

const tinyJpg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888888' } })
  .jpeg()
  .toBuffer();

type Roll = readonly Pick<Socio, 'cedula' | 'nombre'>[];

const someone: Roll = [{ cedula: '3000001010', nombre: 'DEMOSTRACIÓN PRIMERA ANA' }];

function membersBook(socios: Roll): Buffer {
  return writeXlsx([
    {
      name: 'Socios',
      header: true,
      columns: [
        { kind: 'text', widthChars: 14 },
        { kind: 'text', widthChars: 40 },
      ],
      rows: [['cédula', 'apellidos y nombres'], ...socios.map(({ cedula, nombre }) => [cedula, nombre])],
    },
  ]);
}

const odsNames =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';

function membersOds(socios: Roll): Buffer {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const rows = [
    ['cédula', 'apellidos y nombres'],
    ...socios.map(({ cedula, nombre }) => [cedula, nombre]),
  ].map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`);
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${odsNames}><office:body><office:spreadsheet><table:table table:name="Socios">${rows.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipOf([
    packEntry('mimetype', Buffer.from('application/vnd.oasis.opendocument.spreadsheet')),
    packEntry('META-INF/manifest.xml', Buffer.from('<manifest:manifest/>')),
    packEntry('content.xml', Buffer.from(content)),
  ]);
}

const membersCsv = (socios: Roll) =>
  Buffer.from(
    ['cédula;apellidos y nombres', ...socios.map(({ cedula, nombre }) => `${cedula};${nombre}`), ''].join(
      '\n',
    ),
  );

export const sampleFiles: { readonly [F in Formato]: Uint8Array } = {
  pdf: bytes(buildPdf({ lines: ['Oficio de ejemplo.'] })),
  png: bytes(tinyPng()),
  jpg: bytes(tinyJpg),
  xlsx: bytes(membersBook(someone)),
  ods: bytes(membersOds(someone)),
  csv: bytes(membersCsv(someone)),
  xml: bytes(Buffer.from('<?xml version="1.0"?><factura/>')),
};

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

/** A list as the Superintendency might print one: heading, date, one line for each member. */
function seps(ruc: string, fecha: string, socios: Roll): Buffer {
  const [year, month, day] = fecha.split('-');
  return buildPdf({
    lines: [
      `RUC: ${ruc}`,
      `Fecha de corte: ${day}/${month}/${year}`,
      'No. CEDULA   APELLIDOS Y NOMBRES',
      ...socios.map(({ cedula, nombre }, i) => `${i + 1}   ${cedula}   ${plain(nombre)}`),
    ],
  });
}

export type Filer = {
  readonly ruc: string;
  /** Civil date. */
  readonly today: string;
  readonly socios?: { readonly listado: Roll; readonly excel: Roll } | undefined;
};

/** The printed face of an invoice: its access key names who issued it (SRI, ficha técnica de comprobantes electrónicos). */
function printedInvoice(ruc: string): Buffer {
  const digits = `2110202601${ruc}2001002000000123123456781`;
  return buildPdf({ lines: ['FACTURA', 'CLAVE DE ACCESO', `${digits}${accessKeyCheckDigit(digits)}`] });
}

export type Paper = { readonly nombre: string; readonly formato: Formato; readonly bytes: Uint8Array };

/** What somebody would attach for a document of a definition: in its first format, with something true in it. */
export function paperFor(clave: string, documento: Documento, filer: Filer): Paper {
  const formato = documento.formatos[0] ?? 'pdf';
  const nombre = `${clave}.${formato}`;
  const { ruc, today, socios } = filer;
  if (documento.examen === 'excel-socios')
    return { nombre, formato, bytes: bytes(membersBook(socios?.excel ?? someone)) };
  if (documento.examen === 'factura')
    return { nombre: `${clave}.pdf`, formato: 'pdf', bytes: bytes(printedInvoice(ruc)) };
  if (documento.examen === 'acta')
    return { nombre, formato, bytes: bytes(buildPdf({ lines: ['ACTA DE ENTREGA RECEPCION DEFINITIVA'] })) };
  if (documento.examen === 'listado-seps')
    return { nombre, formato, bytes: bytes(seps(ruc, today, socios?.listado ?? someone)) };
  return { nombre, formato, bytes: sampleFiles[formato] };
}
