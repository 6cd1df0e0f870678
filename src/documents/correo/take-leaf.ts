/** Decides what a part of a mail is, and has it taken: text, attachment, report, signature, another mail. */
import { collect, tee } from './collect.ts';
import { correoLimits } from './correo-limits.ts';
import { decodeWords } from './decode-words.ts';
import { reportTypes } from './delivery-report.ts';
import { describePart, type Part } from './describe-part.ts';
import { fileName } from './file-name.ts';
import { firstOf, type HeaderField, readHeaderLines } from './header-lines.ts';
import type { Leaf } from './mime-leaves.ts';
import { attach, type Reading } from './reading.ts';
import { isEnvelope, isSignature, takeEnvelope, takeSignature } from './take-signed.ts';
import { isText, takeText } from './take-text.ts';
import { isWinmail, takeWinmail } from './take-winmail.ts';

const headersOnly = 'text/rfc822-headers';
const isReport = ({ type }: Part): boolean => reportTypes.has(type.value) || type.value === headersOnly;
const isMessage = ({ type }: Part): boolean => /^message\/(?:rfc822|global)$/.test(type.value);

/** A report is for machines; what it says to people stands in the part in front of it. */
async function takeReport(reading: Reading, { leaf, type }: Part): Promise<void> {
  const { bytes } = await collect(leaf.content, correoLimits.reportBytesMax);
  if (type.value === headersOnly) reading.original ??= readHeaderLines(bytes);
  else reading.report ??= { type: type.value, bytes };
}

function nameBySubject(fields: readonly HeaderField[]): string {
  const raw = (firstOf(fields, 'subject') ?? '').slice(0, correoLimits.headerValueCharsMax);
  const subject = decodeWords(raw).text.replaceAll(/[/\\]/g, '-').trim();
  return subject === '' ? 'mensaje.eml' : `${subject.slice(0, correoLimits.fileNameCharsMax)}.eml`;
}

/** A mail inside this one is not opened: it is listed, under its own subject where it has no name. */
async function takeMessage(reading: Reading, { leaf, name, type }: Part): Promise<void> {
  const { through, kept } = tee(leaf.content, correoLimits.reportBytesMax);
  const listed = await attach(reading, { name, type: type.value, origen: 'mensaje' }, through);
  const { bytes } = kept();
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1'));
  const fields = readHeaderLines(bytes.subarray(0, end?.index ?? bytes.length));
  reading.original ??= fields;
  if (listed === null || name !== '') return;
  listed.parte = { ...listed.parte, nombre: fileName(nameBySubject(fields), type.value) };
}

function remark({ avisos, leaves }: Reading, { within }: Leaf): void {
  if (leaves > correoLimits.partsHonestMax) avisos.add('demasiadas-partes');
  if (within.length > correoLimits.depthMax) avisos.add('demasiada-profundidad');
}

export async function takeLeaf(reading: Reading, leaf: Leaf): Promise<void> {
  const part = describePart(leaf);
  reading.leaves += 1;
  remark(reading, leaf);
  if (leaf.within.some(({ type }) => type === 'multipart/encrypted'))
    reading.proteccion = { clase: 'pgp-cifrado' };
  if (isReport(part)) return takeReport(reading, part);
  if (isMessage(part)) return takeMessage(reading, part);
  if (isWinmail(part)) return takeWinmail(reading, part);
  if (isSignature(part)) return takeSignature(reading, part);
  if (isEnvelope(part)) return takeEnvelope(reading, part, (inside) => takeLeaf(reading, inside));
  if (isText(part)) return takeText(reading, part);
  const { name, cid, type } = part;
  await attach(reading, { name, type: type.value, origen: 'mime', cid }, leaf.content);
}
