/** A text part: its text, and the files that old programs write into it. */
import { collect } from './collect.ts';
import { correoLimits } from './correo-limits.ts';
import type { Part } from './describe-part.ts';
import { readTextPart } from './mail-texts.ts';
import { attach, type Reading } from './reading.ts';
import { splitUuencode } from './split-uuencode.ts';

export const isText = ({ type, isAttachment, isRoot }: Part): boolean =>
  !isAttachment &&
  (type.value === 'text/plain' || type.value === 'text/html' || (isRoot && type.value.startsWith('text/')));

const type = 'application/octet-stream';
const origen = 'uuencode';
/** Nobody writes these any more and nobody here decodes them: the text stays as it is, and can be taken as a file. */
const encodedBlock =
  /^(?:=ybegin [^\n]{1,200}name=([^\n]{1,200})|\(This file must be converted with BinHex[^\n]{0,40})$/m;

export async function takeText(reading: Reading, { leaf, type: declared }: Part): Promise<void> {
  const { bytes, cut } = await collect(leaf.content, correoLimits.textPartBytesMax);
  if (cut) reading.avisos.add('texto-recortado');
  const piece = readTextPart({ bytes, type: declared, within: leaf.within }, reading);
  if (piece.kind === 'html') {
    reading.texts.push(piece);
    return;
  }
  const { text, files } = splitUuencode(piece.text);
  for (const { name, bytes: file } of files) await attach(reading, { name, type, origen }, [file]);
  const block = encodedBlock.exec(text);
  if (block !== null) {
    const name = block[1] === undefined ? 'archivo.hqx' : `${block[1]}.yenc`;
    await attach(reading, { name, type, origen }, [bytes]);
  }
  reading.texts.push({ ...piece, text });
}
