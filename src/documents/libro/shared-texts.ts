/** The shared strings of a workbook, packed as UTF-8: 300,000 of them as JavaScript strings would pin the whole part in memory. */
import { libroLimits } from './libro-limits.ts';
import { LibroRefusal } from './libro-refusal.ts';
import type { Tally } from './tally.ts';
import { readXml } from './xml-events.ts';
import type { XmlReader } from './xml-reader.ts';

const blockBytes = 1024 * 1024;
const firstOffsets = 16_384;

export class SharedTexts {
  readonly #blocks: Buffer[] = [];
  /** Where each text starts, counted over all blocks laid end to end; a text never crosses from one block to the next. */
  #starts = new Uint32Array(firstOffsets);
  #lengths = new Uint32Array(firstOffsets);
  #count = 0;
  #usedInBlock = blockBytes;

  add(text: string): void {
    if (this.#count >= libroLimits.sharedTextsMax) throw new LibroRefusal('libro-demasiado-grande');
    const length = Buffer.byteLength(text);
    if (this.#usedInBlock + length > blockBytes) this.#nextBlock();
    if (this.#count === this.#starts.length) this.#grow();
    const block = this.#blocks.at(-1);
    block?.write(text, this.#usedInBlock);
    this.#starts[this.#count] = (this.#blocks.length - 1) * blockBytes + this.#usedInBlock;
    this.#lengths[this.#count] = length;
    this.#usedInBlock += length;
    this.#count += 1;
  }

  /** Null for an index that is not there: the workbook is broken. */
  at(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return null;
    const start = this.#starts[index] ?? 0;
    const block = this.#blocks[Math.floor(start / blockBytes)];
    const from = start % blockBytes;
    return block?.toString('utf8', from, from + (this.#lengths[index] ?? 0)) ?? null;
  }

  #nextBlock(): void {
    if ((this.#blocks.length + 1) * blockBytes > libroLimits.sharedTextBytesMax)
      throw new LibroRefusal('libro-demasiado-grande');
    this.#blocks.push(Buffer.allocUnsafeSlow(blockBytes));
    this.#usedInBlock = 0;
  }

  #grow(): void {
    const twice = (old: Uint32Array<ArrayBuffer>) => {
      const grown = new Uint32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.#starts = twice(this.#starts);
    this.#lengths = twice(this.#lengths);
  }
}

/** Reads `xl/sharedStrings.xml` (ECMA-376 part 1, section 18.4): rich text is joined, phonetic guides are left out. */
export async function readSharedTexts(bytes: AsyncIterable<Buffer>, tally: Tally): Promise<SharedTexts> {
  const texts = new SharedTexts();
  let current = '';
  let capturing = false;
  let phonetic = false;
  const reader: XmlReader = {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') capturing = !phonetic;
    },
    close(name) {
      if (name === 't') capturing = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') texts.add(current);
    },
    text(text) {
      if (!capturing) return;
      current += text;
      tally.text(current.length);
    },
  };
  await readXml(bytes, reader);
  return texts;
}
