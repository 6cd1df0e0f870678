/**
 * Finds codes of procurement processes in what people write, in any of the ways they write them: with other dashes, with
 * blanks around them or instead of them, broken over two lines, in small letters, with a prefix nobody knows behind the
 * word «proceso». What it is not sure of it leaves out: a wrong code is worse than a question.
 */
import { withoutInvisible } from '../identity/pasted.ts';
import { type ProcessCode, parseProcessCode } from '../identity/process-code.ts';
import { tiposProceso } from '../identity/process-type.ts';
import { correoLimits } from './correo-limits.ts';

type Token = { readonly text: string; readonly start: number; readonly end: number };
type Gap = 'tight' | 'spaced' | 'blank' | 'stop';

const prefixes: ReadonlySet<string> = new Set(Object.values(tiposProceso).flatMap((one) => one.prefixes));
const anyDash = /[\p{Pd}~\u2212\u223C\u2043]/gu;
const year = /^20\d\d$/;
/** «2026Estimados»: the next sentence began without a blank. */
const gluedToYear = /^(20\d\d)\p{L}{5,}$/u;
const labelBefore =
  /(?:C[OÓ]DIGO|PROCESO|PROCEDIMIENTO)(?: (?:DEL?|DE LA|PROCESO|CONTRATACI[OÓ]N|CON|C[OÓ]DIGO|N[UÚ]MERO|N[RO]{0,2}\.?[°º]?|SIGNADO))*[\s:.#"'«“(*]{0,6}$/;

/** `RSIE`, `R2SIE`: a process opened again carries an R before its prefix. */
function prefixIn(token: string): string | null {
  if (prefixes.has(token)) return token;
  const reopened = /^R\d?(.+)$/.exec(token)?.[1] ?? '';
  return reopened.length >= 3 && prefixes.has(reopened) ? reopened : null;
}

function gapOf(text: string): Gap {
  if (/^[-_/.]{1,2}$/.test(text)) return 'tight';
  if (/^[ \n]{0,2}[-_/]{1,2}[ \n]{0,2}$/.test(text)) return 'spaced';
  return /^[ \n]{1,2}$/.test(text) ? 'blank' : 'stop';
}

const hasDigit = (text: string) => /\d/.test(text);
const isNumber = (text: string) => /^\d+$/.test(text);

type Run = { readonly tokens: readonly string[]; readonly isLoose: boolean; readonly next: number };

/** A code has a year and a number, in either order: with both of them it ends where the dashes end. */
function isComplete(run: readonly string[]): boolean {
  return run.some((token) => year.test(token)) && run.filter(hasDigit).length >= 2;
}

/** Whether the code goes on over what stands between two tokens. `prefix`: what it began with, if that is one. */
function goesOn(run: readonly string[], between: string, to: string, prefix: string | null): boolean {
  const from = run.at(-1) ?? '';
  const gap = gapOf(between);
  if (gap === 'stop' || to.length > correoLimits.codeTokenCharsMax) return false;
  if (gap === 'tight') return !year.test(from) || /[-_]/.test(between) || isNumber(to);
  if (prefix === null || isComplete(run)) return false;
  if (hasDigit(from)) return isNumber(to);
  // Two letters and a blank are an ordinary word: «re», «ce», «pe».
  return gap === 'spaced' || isNumber(to) || (prefix.length >= 3 && prefixes.has(from));
}

function runFrom(tokens: readonly Token[], text: string, first: number): Run {
  const head = tokens[first]?.text ?? '';
  const prefix = prefixIn(head);
  const run = [head];
  let isLoose = false;
  let i = first;
  while (run.length < correoLimits.codeTokensMax) {
    const here = tokens[i];
    const next = tokens[i + 1];
    if (here === undefined || next === undefined) break;
    const between = text.slice(here.end, next.start);
    if (!goesOn(run, between, next.text, prefix)) break;
    if (gapOf(between) !== 'tight') isLoose = true;
    run.push(next.text);
    i += 1;
  }
  return { tokens: run, isLoose, next: i + 1 };
}

function isLabelled(text: string, at: number): boolean {
  return labelBefore.test(text.slice(Math.max(0, at - correoLimits.codeLabelCharsMax), at).trimStart());
}

/** How sure a run of tokens is a code: by its prefix, by a prefix further in, or by the word before it. */
function convinces({ tokens, isLoose }: Run, text: string, start: number): boolean {
  const [head = '', ...rest] = tokens;
  const digits = rest.filter(hasDigit).length;
  if (digits === 0 || tokens.length > correoLimits.codeTokensMax - 1) return false;
  if (head === 'OCDS') return true;
  if (isLoose) return isComplete(tokens);
  // Orders of the catalogue: «CE-20260000123456».
  if (prefixIn(head) !== null && /^\d{10,}$/.test(rest[0] ?? '')) return true;
  if (prefixIn(head) !== null || (/^R\d?$/.test(head) && prefixIn(rest[0] ?? '') !== null))
    return tokens.length >= 3 || isLabelled(text, start);
  const holdsPrefix = rest.some((token) => token.length >= 3 && prefixes.has(token));
  if (holdsPrefix && tokens.length >= 3) return true;
  return tokens.some((token) => /[A-ZÑ]/.test(token)) && isLabelled(text, start);
}

function normalized(texto: string): string {
  return withoutInvisible(texto.slice(0, correoLimits.factTextCharsMax))
    .replace(/[º°]/g, '°')
    .normalize('NFKC')
    .toUpperCase()
    .replace(anyDash, '-')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ');
}

/** Each code once, in order of appearance, at most `processCodesMax`; of a long text its first `factTextCharsMax` characters. */
export function hallarCodigosDeProceso(texto: string): readonly ProcessCode[] {
  const text = normalized(texto);
  const tokens = [...text.matchAll(/[\p{L}\p{N}&]+/gu)].map(
    ({ 0: found, index }): Token => ({
      text: found.replace(gluedToYear, '$1'),
      start: index,
      end: index + found.length,
    }),
  );
  const codes = new Map<string, ProcessCode>();
  for (let i = 0; i < tokens.length && codes.size < correoLimits.processCodesMax; ) {
    const start = tokens[i]?.start ?? 0;
    const run = runFrom(tokens, text, i);
    const parsed = convinces(run, text, start) ? parseProcessCode(run.tokens.join('-')) : null;
    const isCode = parsed?.ok === true && parsed.warnings.length === 0;
    if (isCode && !codes.has(parsed.value.folded)) codes.set(parsed.value.folded, parsed.value);
    i = isCode ? run.next : i + 1;
  }
  return [...codes.values()];
}
