/** winmail.dat, in which Outlook packs what it should have attached (TNEF, [MS-OXTNEF]): its files, its text, its rich text. */
import { ByteCursor, CutOff } from './byte-cursor.ts';
import { correoLimits } from './correo-limits.ts';
import { decodeText } from './decode-text.ts';
import { expandRtf } from './rtf-compressed.ts';
import { type Property, readProperties } from './tnef-properties.ts';

export type TnefFile = { readonly name: string; readonly bytes: Buffer };

export type Tnef = {
  readonly files: readonly TnefFile[];
  /** Plain text; '' where there is none. */
  readonly text: string;
  readonly html: string;
  /** It ends before what it announces, or has a part nobody can read. */
  readonly broken: boolean;
};

const signature = 0x223e9f78;
const [body, codePage, messageProperties] = [0x800c, 0x9007, 0x9003];
const [attachStart, attachTitle, attachData, attachProperties] = [0x9002, 0x8010, 0x800f, 0x9005];
const [longName, shortName, attachBytes] = [0x3707, 0x3704, 0x3701];
const [bodyText, bodyHtml, bodyRtf] = [0x1000, 0x1013, 0x1009];
const unicode = 0x1f;
const object = 0x0d;
const guidBytes = 16;

type Building = { title: string; longName: string; bytes: Buffer | null };
type State = {
  readonly files: Building[];
  label: string;
  text: string;
  html: string;
  rtf: Buffer | null;
  broken: boolean;
};

function textOf({ type, bytes }: Property, label: string): string {
  return decodeText(bytes, type === unicode ? 'utf-16le' : label).text.replaceAll('\0', '');
}

function takeMessageProperties(state: State, data: Buffer): void {
  const found = readProperties(new ByteCursor(data));
  const [text, html, rtf] = [found.get(bodyText), found.get(bodyHtml), found.get(bodyRtf)];
  if (text !== undefined) state.text ||= textOf(text, state.label);
  if (html !== undefined) state.html ||= textOf(html, state.label);
  if (rtf !== undefined) state.rtf = expandRtf(rtf.bytes) ?? state.rtf;
}

function takeAttachmentProperties(state: State, data: Buffer): void {
  const file = state.files.at(-1);
  if (file === undefined) return;
  const found = readProperties(new ByteCursor(data));
  const [long, short, bytes] = [found.get(longName), found.get(shortName), found.get(attachBytes)];
  if (long !== undefined) file.longName = textOf(long, state.label);
  if (short !== undefined) file.title ||= textOf(short, state.label);
  if (bytes !== undefined)
    file.bytes ??= bytes.type === object ? bytes.bytes.subarray(guidBytes) : bytes.bytes;
}

function takeAttribute(state: State, id: number, data: Buffer): void {
  const file = state.files.at(-1);
  if (id === codePage && data.length >= 4) state.label = `windows-${data.readUInt32LE()}`;
  else if (id === body) state.text ||= decodeText(data, state.label).text.replaceAll('\0', '');
  else if (id === messageProperties) takeMessageProperties(state, data);
  else if (id === attachStart) {
    if (state.files.length < correoLimits.tnefPartsMax)
      state.files.push({ title: '', longName: '', bytes: null });
    else state.broken = true;
  } else if (id === attachTitle && file !== undefined)
    file.title = decodeText(data, state.label).text.replaceAll('\0', '');
  else if (id === attachData && file !== undefined) file.bytes = data;
  else if (id === attachProperties) takeAttachmentProperties(state, data);
}

/** What can be read in front of a place that cannot counts. */
function walk(state: State, cursor: ByteCursor): void {
  try {
    cursor.u16();
    while (cursor.left > 0) {
      const level = cursor.u8();
      // Bytes behind the last attribute: what came before is whole.
      if (level !== 1 && level !== 2) return;
      const id = cursor.u32() & 0xffff;
      const data = cursor.take(cursor.u32());
      cursor.take(2);
      takeAttribute(state, id, data);
    }
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
    state.broken = true;
  }
}

/** Null where it is no TNEF at all. Never throws for any bytes. */
export function readTnef(bytes: Buffer): Tnef | null {
  const cursor = new ByteCursor(bytes);
  if (bytes.length < 6 || cursor.u32() !== signature) return null;
  const state: State = { files: [], label: 'windows-1252', text: '', html: '', rtf: null, broken: false };
  walk(state, cursor);
  const files = state.files.flatMap(({ title, longName: long, bytes: content }) =>
    content === null ? [] : [{ name: long === '' ? title : long, bytes: content }],
  );
  const rtf = state.rtf === null || state.rtf.length === 0 ? [] : [{ name: 'mensaje.rtf', bytes: state.rtf }];
  return { files: [...files, ...rtf], text: state.text, html: state.html, broken: state.broken };
}
