/** The smallest honest file of each format, made here: enough for sniffing, nothing more. */
import type { Formato } from '../src/domain/tramite/documento.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

export const sampleFiles: { readonly [F in Formato]: Uint8Array } = {
  pdf: bytes('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n'),
  png: bytes('\x89PNG\r\n\x1a\n....IEND\xaeB`\x82'),
  jpg: bytes('\xff\xd8\xff\xe0....\xff\xd9'),
  xlsx: bytes('PK\x03\x04....[Content_Types].xml'),
  ods: bytes(`PK\x03\x04${'.'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`),
  csv: bytes('cedula;nombres\n'),
  xml: bytes('<?xml version="1.0"?><factura/>'),
};
