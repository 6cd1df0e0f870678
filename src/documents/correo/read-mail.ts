/** Reads one mail from its first byte to its last. Whatever the bytes are, something readable comes out. */
import type { CorreoLeido, Proteccion } from '../../domain/correo/leido.ts';
import { cleanText } from './clean-text.ts';
import { tee } from './collect.ts';
import { correoLimits } from './correo-limits.ts';
import { decodeText } from './decode-text.ts';
import { readReport } from './delivery-report.ts';
import { firstOf, type HeaderField, readHeaderLines } from './header-lines.ts';
import { readParameters } from './header-parameters.ts';
import { startHuella } from './huella.ts';
import { type MailFields, readMailFields } from './mail-fields.ts';
import { takeHead } from './mail-head.ts';
import { composeText } from './mail-texts.ts';
import { mimeLeaves } from './mime-leaves.ts';
import type { PartSink } from './part-sink.ts';
import { attach, type Reading, startReading } from './reading.ts';
import { judgeSigned, openCms, signedPart } from './smime.ts';
import { takeLeaf } from './take-leaf.ts';

/** The raw mail from its beginning, as often as asked. */
export type RawMail = () => AsyncIterable<Buffer>;

/** Hands on what an iterator still has; to stop listening does not end the iterator. */
async function* rest(iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
}

async function takeLeaves(
  reading: Reading,
  fields: readonly HeaderField[],
  body: AsyncIterable<Buffer>,
): Promise<boolean> {
  try {
    for await (const leaf of mimeLeaves(fields, body)) await takeLeaf(reading, leaf);
    return true;
  } catch (error) {
    if (isDiskError(error)) throw error;
    // A refusal of mailparser, or a bug on the way: the mail is kept whole and says that it was not read to its end.
    return false;
  }
}

/** A full or broken disk is no fault of the mail. */
const isDiskError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && 'syscall' in error;

function protection(
  reading: Reading,
  fields: readonly HeaderField[],
  { de, fechaMs }: MailFields,
  body: Buffer | null,
): Proteccion {
  const from = de?.direccion ?? null;
  const { signature, enveloped } = reading;
  if (enveloped !== null) return judgeSigned({ ...enveloped, from, dateMs: fechaMs });
  if (signature === null) return reading.proteccion;
  const boundary = readParameters(firstOf(fields, 'content-type') ?? '').parameters.get('boundary') ?? '';
  const content = body === null || boundary === '' ? null : signedPart(body, boundary);
  return judgeSigned({ cms: openCms(signature), content, from, dateMs: fechaMs });
}

function inlinePgp(text: string): Proteccion | null {
  if (/^-----BEGIN PGP MESSAGE-----$/m.test(text)) return { clase: 'pgp-cifrado' };
  return /^-----BEGIN PGP SIGNED MESSAGE-----$/m.test(text) ? { clase: 'pgp-firmado' } : null;
}

/** Pictures of a signature and the like: shown inside the text by their Content-ID. */
function attachments({ listed, cids }: Reading): CorreoLeido['adjuntos'] {
  return listed.map(({ parte, cid }) => (cid !== '' && cids.has(cid) ? { ...parte, enLinea: true } : parte));
}

/** Where the structure could not be followed: the body as it stands, and the whole mail as an attachment. */
async function readAnyway(reading: Reading, raw: RawMail, bodyStart: Buffer): Promise<void> {
  reading.avisos.add('incompleto');
  if (reading.texts.every(({ text }) => text.trim() === '')) {
    const { text } = cleanText(decodeText(bodyStart, null).text);
    reading.texts.push({ kind: 'plain', text, choice: null });
  }
  await attach(reading, { name: 'correo-completo.eml', type: 'message/rfc822', origen: 'mensaje' }, raw());
}

export async function readMail(raw: RawMail, sink: PartSink): Promise<CorreoLeido> {
  const head = await takeHead(raw());
  const fields = readHeaderLines(head.block);
  const huella = startHuella(fields);
  const reading = startReading(sink);
  const known = readMailFields(fields, reading.avisos);
  const isSigned = readParameters(firstOf(fields, 'content-type') ?? '').value === 'multipart/signed';
  const start = tee(
    huella.through(head.body),
    isSigned ? correoLimits.signedBytesMax : correoLimits.reportBytesMax,
  );
  const body = start.through[Symbol.asyncIterator]();
  const followed = await takeLeaves(reading, fields, rest(body));
  for await (const _chunk of rest(body));
  const { bytes: bodyStart, cut } = start.kept();
  const isMissing = reading.leaves === 0 && bodyStart.length > 0;
  // Without a single field it is no header, but a text somebody sent without one.
  const isHeadless = fields.length === 0 && head.block.length > 0;
  if (head.cut) reading.avisos.add('demasiadas-cabeceras');
  if (isHeadless) reading.texts.length = 0;
  if (!followed || isMissing || isHeadless || head.cut)
    await readAnyway(
      reading,
      raw,
      isHeadless ? Buffer.concat([head.block, Buffer.from('\n\n'), bodyStart]) : bodyStart,
    );
  const texto = composeText(reading.texts, reading.avisos);
  if (texto === '') reading.avisos.add('sin-texto');
  const proteccion = protection(reading, fields, known, cut ? null : bodyStart);
  return {
    ...known,
    texto,
    adjuntos: attachments(reading),
    informe: readReport({ report: reading.report, original: reading.original, fields }),
    proteccion: proteccion.clase === 'ninguna' ? (inlinePgp(texto) ?? proteccion) : proteccion,
    avisos: [...reading.avisos],
    huella: huella.digest(),
  };
}
