/** Finds the parts of an .xlsx by its relationships, as the standard asks (ECMA-376 part 2, section 6.5), never by file name. */
import { posix } from 'node:path';
import { libroLimits } from './libro-limits.ts';
import { LibroRefusal } from './libro-refusal.ts';
import { readXml } from './xml-events.ts';
import { attributeOf, type XmlReader } from './xml-reader.ts';
import type { GuardedZip } from './zip-guard.ts';

type Relationship = { readonly kind: string; readonly part: string };

export type XlsxParts = {
  /** Visible sheets in the order of their tabs. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly system1904: boolean;
  readonly styles: string | null;
  readonly sharedTexts: string | null;
};

export function partBytes(zip: GuardedZip, part: string): AsyncGenerator<Buffer> {
  const entry = zip.entries.get(part.toLowerCase());
  if (entry === undefined) throw new LibroRefusal('libro-ilegible', `no ${part}`);
  return zip.read(entry);
}

async function relationships(zip: GuardedZip, part: string): Promise<ReadonlyMap<string, Relationship>> {
  const folder = posix.dirname(part);
  const found = new Map<string, Relationship>();
  const reader: XmlReader = {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      if (found.size > libroLimits.entriesMax) throw new LibroRefusal('libro-demasiadas-partes');
      const target = attributes.Target ?? '';
      const resolved = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      const kind = (attributes.Type ?? '').split('/').at(-1) ?? '';
      found.set(attributes.Id ?? '', { kind, part: resolved });
    },
    close() {},
    text() {},
  };
  const path = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  await readXml(partBytes(zip, path), reader);
  return found;
}

const ofKind = (all: ReadonlyMap<string, Relationship>, kind: string) =>
  [...all.values()].find((relationship) => relationship.kind === kind)?.part ?? null;

function assertNoPrograms(zip: GuardedZip): void {
  for (const name of zip.entries.keys())
    if (/vbaproject|\/macrosheets\//.test(name)) throw new LibroRefusal('libro-con-macros', name);
}

export async function readXlsxParts(zip: GuardedZip): Promise<XlsxParts> {
  assertNoPrograms(zip);
  const workbook = ofKind(await relationships(zip, ''), 'officeDocument');
  if (workbook === null) throw new LibroRefusal('libro-ilegible', 'no workbook');
  if (workbook.endsWith('.bin')) throw new LibroRefusal('libro-xlsb');
  const related = await relationships(zip, workbook);
  const sheets: { name: string; part: string }[] = [];
  let system1904 = false;
  let isWorkbook = false;
  await readXml(partBytes(zip, workbook), {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') system1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const target = related.get(attributeOf(attributes, 'id') ?? '');
      const hidden = ['hidden', 'veryHidden'].includes(attributes.state ?? '');
      if (hidden || target === undefined || target.kind !== 'worksheet') return;
      if (sheets.length >= libroLimits.sheetsMax) throw new LibroRefusal('demasiadas-hojas');
      sheets.push({ name: attributes.name ?? '', part: target.part });
    },
    close() {},
    text() {},
  });
  if (!isWorkbook) throw new LibroRefusal('libro-ilegible', 'not a workbook');
  return {
    sheets,
    system1904,
    styles: ofKind(related, 'styles'),
    sharedTexts: ofKind(related, 'sharedStrings'),
  };
}
