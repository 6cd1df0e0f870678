/** Files written into the text itself (uuencode), as old programs and some accounting systems still send them. */
import { correoLimits } from './correo-limits.ts';

export type UuFile = { readonly name: string; readonly bytes: Buffer };

const begin = /^begin(?:-base64)? [0-7]{3,4} (\S.{0,250})$/;

/** One line: the first character tells how many bytes follow, each four characters carry three. */
function decodeLine(line: string): Buffer | null {
  const code = (at: number): number => (line.charCodeAt(at) - 32) & 63;
  const length = code(0);
  if (!/^[\x20-\x60]{1,90}$/.test(line) || Math.ceil(length / 3) * 4 > line.length + 3) return null;
  const out = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let [from, to] = [1, 0]; to < length; from += 4, to += 3) {
    const [a, b, c, d] = [code(from), code(from + 1), code(from + 2), code(from + 3)];
    out[to] = (a << 2) | (b >> 4);
    out[to + 1] = ((b << 4) | (c >> 2)) & 255;
    out[to + 2] = ((c << 6) | d) & 255;
  }
  return out.subarray(0, length);
}

type Block = { readonly bytes: Buffer; readonly end: number };

/** The lines of a file from `from` on; null where they are not one, so that a sentence that begins with «begin» stays text. */
function readBlock(lines: readonly string[], from: number, isBase64: boolean): Block | null {
  const pieces: Buffer[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isBase64 ? line === '====' : line === 'end') return { bytes: Buffer.concat(pieces), end: at };
    if (isBase64) pieces.push(Buffer.from(line, 'base64'));
    else if (line !== '' && line !== '`') {
      const piece = decodeLine(line);
      if (piece === null) return null;
      pieces.push(piece);
    }
  }
  return null;
}

/** `text` names each file in its place. Text without such files comes back as it was. */
export function splitUuencode(text: string): { readonly text: string; readonly files: readonly UuFile[] } {
  if (!/^begin(?:-base64)? [0-7]{3,4} /m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  const files: UuFile[] = [];
  const kept: string[] = [];
  let failures = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const found =
      files.length < correoLimits.filesInTextMax && failures < correoLimits.filesInTextMax
        ? begin.exec(line)
        : null;
    const block = found === null ? null : readBlock(lines, at + 1, line.startsWith('begin-base64'));
    if (found !== null && block === null) failures += 1;
    if (found === null || block === null) {
      kept.push(line);
      continue;
    }
    const name = found[1] ?? '';
    files.push({ name, bytes: block.bytes });
    kept.push(`[archivo adjunto: ${name}]`);
    at = block.end;
  }
  return { text: kept.join('\n'), files };
}
