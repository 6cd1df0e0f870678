/** The header of a mail or of a part, as fields in order; values are the bytes as Latin-1 characters, unfolded. */

export type HeaderField = { readonly name: string; readonly value: string };

const field = /^([\x21-\x39\x3b-\x7e]{1,100})[ \t]*:([\s\S]*)$/;

/** `block`: without the empty line. Lines that are no field are left out. */
export function readHeaderLines(block: Buffer): HeaderField[] {
  const fields: HeaderField[] = [];
  let pieces: string[] = [];
  const finish = (): void => {
    const found = field.exec(pieces.join(' '));
    if (found !== null) fields.push({ name: (found[1] ?? '').toLowerCase(), value: (found[2] ?? '').trim() });
    pieces = [];
  };
  for (const line of block.toString('latin1').split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) {
      pieces.push(line.trim());
      continue;
    }
    finish();
    pieces.push(line);
  }
  finish();
  return fields;
}

export const valuesOf = (fields: readonly HeaderField[], name: string): string[] =>
  fields.filter((one) => one.name === name).map(({ value }) => value);

export const firstOf = (fields: readonly HeaderField[], name: string): string | null =>
  fields.find((one) => one.name === name)?.value ?? null;
