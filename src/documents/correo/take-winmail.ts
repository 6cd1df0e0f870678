/** winmail.dat: its files are listed in its place, and it itself where it cannot be read to its end. */
import { cleanText } from './clean-text.ts';
import { tee } from './collect.ts';
import { correoLimits } from './correo-limits.ts';
import type { Part } from './describe-part.ts';
import { readParameters } from './header-parameters.ts';
import { readTextPart } from './mail-texts.ts';
import { readTnef, type Tnef } from './read-tnef.ts';
import { attach, type Reading, unlist } from './reading.ts';

export const isWinmail = ({ type, name }: Part): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(type.value) || /^winmail\.dat$/i.test(name);

function takeTexts(reading: Reading, { text, html }: Tnef): void {
  const clean = cleanText(text).text.trim();
  if (clean !== '') reading.texts.push({ kind: 'plain', text: clean, choice: null });
  else if (html !== '') {
    const type = readParameters('text/html; charset=utf-8');
    reading.texts.push(readTextPart({ bytes: Buffer.from(html), type, within: [] }, reading));
  }
}

export async function takeWinmail(reading: Reading, { leaf, type, name }: Part): Promise<void> {
  const { through, kept } = tee(leaf.content, correoLimits.tnefBytesMax);
  const whole = { name: name === '' ? 'winmail.dat' : name, type: type.value, origen: 'mime' } as const;
  const listed = await attach(reading, whole, through);
  const { bytes, cut } = kept();
  const tnef = cut ? null : readTnef(bytes);
  if (tnef === null || tnef.broken) reading.avisos.add('winmail-ilegible');
  else unlist(reading, listed);
  if (tnef === null) return;
  for (const { name: file, bytes: content } of tnef.files)
    await attach(reading, { name: file, type: 'application/octet-stream', origen: 'tnef' }, [content]);
  takeTexts(reading, tnef);
}
