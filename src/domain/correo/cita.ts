/**
 * Tells what somebody wrote now from the mails quoted below it. Nothing is lost: the quotation is shown folded. Where the
 * answer stands between the quoted lines or under them, all of it stays visible: to hide an answer is worse than to show a
 * quotation.
 */
import {
  beginsForward,
  beginsHeaderBlock,
  endsAttribution,
  isMobileSignature,
  startsAttribution,
} from './cita-lineas.ts';
import { correoLimits } from './correo-limits.ts';

export type TextoSeparado = {
  /** `visible + cita` is the whole text, character for character. */
  readonly visible: string;
  readonly cita: string;
  /** What is quoted was forwarded: it is what the sender wants read, not what was said before. */
  readonly esReenvio: boolean;
};

type Start = { readonly line: number; readonly body: number; readonly esReenvio: boolean };

const isQuoted = (line: string) => /^\s{0,3}>/.test(line);
const isBlank = (line: string) => line.trim() === '';

/** «El lun, 1 jun … escribió:», which carriers break into several lines. Answers how many it takes, or null. */
function attributionLines(lines: readonly string[], at: number): number | null {
  if (!startsAttribution(lines[at] ?? '')) return null;
  let whole = '';
  for (let n = 1; n <= correoLimits.citaHeaderLinesMax; n += 1) {
    const line = lines[at + n - 1];
    if (line === undefined || (n > 1 && isBlank(line))) return null;
    whole = `${whole} ${line.slice(0, correoLimits.citaLineCharsMax)}`;
    if (endsAttribution(whole)) return n;
  }
  return null;
}

function startAt(lines: readonly string[], at: number): Start | null {
  const line = lines[at] ?? '';
  if (line.length > correoLimits.citaLineCharsMax || isBlank(line) || isQuoted(line)) return null;
  const attribution = attributionLines(lines, at);
  if (attribution !== null) return { line: at, body: at + attribution, esReenvio: false };
  const forward = beginsForward(line);
  if (forward !== null) return { line: at, body: at + 1, esReenvio: forward === 'reenvio' };
  return beginsHeaderBlock(lines, at) ? { line: at, body: at + 1, esReenvio: false } : null;
}

/** A tail of lines that all begin with `>`, however the mailer introduced it. */
function quotedTail(lines: readonly string[]): number {
  let first = lines.length;
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const line = lines[i] ?? '';
    if (isQuoted(line)) first = i;
    else if (!isBlank(line) && !isMobileSignature(line)) break;
  }
  return first;
}

/** Whether somebody answers between or below the quoted lines. */
function isAnsweredInside(lines: readonly string[], body: number): boolean {
  const firstText = lines.findIndex((line, i) => i >= body && !isBlank(line));
  if (firstText < 0 || !isQuoted(lines[firstText] ?? '')) return false;
  return quotedTail(lines) > firstText && lines.some((line, i) => i > firstText && isAnswer(line));
}

const isAnswer = (line: string) => !isBlank(line) && !isQuoted(line) && !isMobileSignature(line);

function findStart(lines: readonly string[]): Start | null {
  const last = Math.min(lines.length, correoLimits.citaLinesMax);
  for (let i = 0; i < last; i += 1) {
    const start = startAt(lines, i);
    if (start !== null) return isAnsweredInside(lines, start.body) ? null : start;
  }
  const tail = quotedTail(lines);
  return tail < lines.length ? { line: tail, body: tail, esReenvio: false } : null;
}

/** «Enviado desde mi iPhone» right above the quotation, or at the end, says nothing either. */
function beforeSignature(lines: readonly string[], end: number): number {
  let cut = end;
  for (let i = end - 1; i >= 0; i -= 1) {
    const line = lines[i] ?? '';
    if (isMobileSignature(line)) cut = i;
    else if (!isBlank(line)) break;
  }
  return cut;
}

/** Work grows with the text alone. */
export function separarCita(texto: string): TextoSeparado {
  const lines = texto.split('\n');
  const start = findStart(lines);
  const cut = beforeSignature(lines, start?.line ?? lines.length);
  if (cut >= lines.length) return { visible: texto, cita: '', esReenvio: false };
  const visible = lines
    .slice(0, cut)
    .map((line) => `${line}\n`)
    .join('');
  return { visible, cita: texto.slice(visible.length), esReenvio: start?.esReenvio ?? false };
}

/** What the sender wants read: of a forwarded mail, that mail too. */
export function loQueDice({ visible, cita, esReenvio }: TextoSeparado): string {
  return esReenvio ? `${visible}${cita}` : visible;
}
