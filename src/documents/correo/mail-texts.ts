/** The text of a mail from its text parts: which of several forms counts, and in what order they are read. */
import type { AvisoDeCorreo } from '../../domain/correo/leido.ts';
import { cleanText } from './clean-text.ts';
import { correoLimits } from './correo-limits.ts';
import { decodeText } from './decode-text.ts';
import { flowedText } from './flowed-text.ts';
import { type ParameterValue, textParameter } from './header-parameters.ts';
import { htmlText } from './html-text.ts';
import type { Container } from './mime-leaves.ts';

export type TextPiece = {
  readonly kind: 'plain' | 'html';
  readonly text: string;
  /** The outermost choice between forms that it belongs to; null: it stands by itself. */
  readonly choice: object | null;
};

export type TextSource = {
  readonly bytes: Buffer;
  readonly type: ParameterValue;
  readonly within: readonly Container[];
};

/** What a text part told besides its text. */
export type TextNotes = { readonly avisos: Set<AvisoDeCorreo>; readonly cids: Set<string> };

const declaredInside = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i;

function labelOf({ bytes, type }: TextSource): string | null {
  const label = textParameter(type, 'charset')?.text ?? null;
  if (label !== null || type.value !== 'text/html') return label;
  return declaredInside.exec(bytes.subarray(0, 2_048).toString('latin1'))?.[1] ?? null;
}

export function readTextPart(source: TextSource, { avisos, cids }: TextNotes): TextPiece {
  const { type, within } = source;
  const { text, repaired } = decodeText(source.bytes, labelOf(source));
  if (repaired) avisos.add('texto-reparado');
  const clean = cleanText(text);
  if (clean.hadNull) avisos.add('con-caracteres-nulos');
  if (clean.hadDirections) avisos.add('direccion-de-texto');
  const choice = within.find((one) => one.type === 'multipart/alternative')?.node ?? null;
  if (type.value === 'text/html') {
    const html = htmlText(clean.text);
    if (html.hasRemoteImages) avisos.add('imagenes-remotas');
    for (const cid of html.cids) cids.add(cid);
    // References can spell out what was taken from the source.
    return { kind: 'html', text: cleanText(html.text).text, choice };
  }
  const flows = type.parameters.get('format')?.toLowerCase() === 'flowed';
  const deletesSpace = type.parameters.get('delsp')?.toLowerCase() === 'yes';
  return { kind: 'plain', text: flows ? flowedText(clean.text, deletesSpace) : clean.text, choice };
}

const isBlank = (text: string): boolean => text.trim() === '';
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Of a choice between forms the plain one counts, unless it is empty; what stands by itself counts as it comes. */
function chosen(pieces: readonly TextPiece[]): TextPiece[] {
  const plainChoices = new Set(
    pieces.filter(({ kind, text }) => kind === 'plain' && !isBlank(text)).map(({ choice }) => choice),
  );
  return pieces.filter(
    ({ kind, text, choice }) =>
      !isBlank(text) && (choice === null || kind === 'plain' || !plainChoices.has(choice)),
  );
}

/** At most `correoLimits.textCharsMax`. */
export function composeText(pieces: readonly TextPiece[], avisos: Set<AvisoDeCorreo>): string {
  const seen = new Set<string>();
  const texts: string[] = [];
  for (const { text } of chosen(pieces)) {
    // The same sentence again, as a program writes it that sends both forms side by side.
    const key = letters(text);
    if (key !== '' && seen.has(key)) continue;
    seen.add(key);
    texts.push(text.trim());
  }
  if (texts.length > 0 && chosen(pieces).every(({ kind }) => kind === 'html')) avisos.add('solo-html');
  const text = texts.join('\n\n');
  if (text.length <= correoLimits.textCharsMax) return text;
  avisos.add('texto-recortado');
  return text.slice(0, correoLimits.textCharsMax).replace(/[\ud800-\udbff]$/, '');
}
