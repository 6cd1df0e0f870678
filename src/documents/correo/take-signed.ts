/** Signatures beside a mail and around it, and what is encrypted: kept as it came. */
import { tee } from './collect.ts';
import { correoLimits } from './correo-limits.ts';
import type { Part } from './describe-part.ts';
import { readHeaderLines } from './header-lines.ts';
import { takeHead } from './mail-head.ts';
import { type Leaf, mimeLeaves } from './mime-leaves.ts';
import { attach, type Reading, unlist } from './reading.ts';
import { openCms } from './smime.ts';

export const isSignature = ({ type }: Part): boolean =>
  /^application\/(?:x-)?(?:pkcs7|pgp)-signature$/.test(type.value);
export const isEnvelope = ({ type }: Part): boolean => /^application\/(?:x-)?pkcs7-mime$/.test(type.value);

export async function takeSignature(reading: Reading, { leaf, type, name }: Part): Promise<void> {
  const { through, kept } = tee(leaf.content, correoLimits.reportBytesMax);
  await attach(reading, { name, type: type.value, origen: 'firma' }, through);
  if (type.value.includes('pgp')) {
    reading.proteccion = { clase: 'pgp-firmado' };
    return;
  }
  reading.proteccion = { clase: 'smime-firmado', estado: 'no-comprobada', firmante: null };
  // Inside something else, such as what a list puts around it, the signed bytes are not looked for.
  if (leaf.within.length === 1 && leaf.within[0]?.type === 'multipart/signed')
    reading.signature = kept().bytes;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Signed around its content: what is inside is read as if it stood there, by `takeInside`. */
export async function takeEnvelope(
  reading: Reading,
  { leaf, type, name, isRoot }: Part,
  takeInside: (leaf: Leaf) => Promise<void>,
): Promise<void> {
  const { through, kept } = tee(leaf.content, correoLimits.signedBytesMax);
  const listed = await attach(reading, { name, type: type.value, origen: 'mime' }, through);
  const { bytes, cut } = kept();
  const cms = cut ? null : openCms(bytes);
  const saysSigned = cms !== null || type.parameters.get('smime-type') === 'signed-data';
  reading.proteccion = saysSigned
    ? { clase: 'smime-firmado', estado: 'no-comprobada', firmante: null }
    : { clase: 'smime-cifrado' };
  // Once only: an envelope in an envelope stays closed.
  if (cms === null || cms.content === null || !isRoot || reading.enveloped !== null) return;
  const content = Buffer.from(cms.content);
  reading.enveloped = { cms, content };
  unlist(reading, listed);
  const head = await takeHead(once(content));
  for await (const inside of mimeLeaves(readHeaderLines(head.block), head.body)) await takeInside(inside);
}
