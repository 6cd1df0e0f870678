/** Which cell styles of a workbook show a number as a date (ECMA-376 part 1, sections 18.8.30 and 18.8.45). */
import { libroLimits } from './libro-limits.ts';
import { LibroRefusal } from './libro-refusal.ts';
import { readXml } from './xml-events.ts';
import type { XmlReader } from './xml-reader.ts';

/** The formats every program knows by number; 27-36 and 50-58 are dates of East Asian editions. 18-21 and 45-47 are hours. */
const builtInDates: readonly (readonly [from: number, to: number])[] = [
  [14, 17],
  [22, 22],
  [27, 36],
  [50, 58],
];

const isBuiltInDate = (id: number) => builtInDates.some(([from, to]) => id >= from && id <= to);

/** Texts in quotes, escaped letters, colours and languages in brackets say nothing of the number; a day or a year does. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .slice(0, 500)
    .replace(/"[^"]*"?|\[[^\]]*\]?|[\\_*]./g, '')
    .replace(/general|standard|est[aá]ndar/gi, '');
  return /[dy]/i.test(bare) || /m{3,}/i.test(bare);
}

/** By style index: whether numbers with it are dates. */
export async function readDateStyles(bytes: AsyncIterable<Buffer>): Promise<readonly boolean[]> {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  const reader: XmlReader = {
    open(name, attributes) {
      const id = Number(attributes.numFmtId);
      if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'numFmt') custom.set(id, isDateFormat(attributes.formatCode ?? ''));
      else if (name === 'xf' && inCellFormats) styles.push(custom.get(id) ?? isBuiltInDate(id));
      if (styles.length > libroLimits.stylesMax || custom.size > libroLimits.stylesMax)
        throw new LibroRefusal('libro-demasiado-grande', 'styles');
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text() {},
  };
  await readXml(bytes, reader);
  return styles;
}
