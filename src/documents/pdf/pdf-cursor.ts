/** Reads PDF tokens and values one after another from a position in bytes. Throws PdfFault and nothing else. */
import { hexDigit, isRegular, isSpace } from './pdf-characters.ts';
import { PdfFault } from './pdf-fault.ts';
import { pdfLimits } from './pdf-limits.ts';
import type { PdfArray, PdfDict, PdfName, PdfString, PdfValue } from './pdf-value.ts';
import type { ReadBudget } from './read-budget.ts';

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
const numberForm = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

function damaged(message: string): PdfFault {
  return new PdfFault('damaged', message);
}

export class PdfCursor {
  readonly bytes: Uint8Array;
  readonly #budget: ReadBudget;
  readonly #text: Buffer;
  at: number;

  constructor(bytes: Uint8Array, at: number, budget: ReadBudget) {
    this.bytes = bytes;
    this.at = at;
    this.#budget = budget;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The byte ahead, -1 at the end. */
  peek(ahead = 0): number {
    return this.bytes[this.at + ahead] ?? -1;
  }

  skipSpace(): void {
    const from = this.at;
    for (let code = this.peek(); code >= 0; code = this.peek()) {
      if (code === 0x25) {
        while (this.peek() >= 0 && this.peek() !== 10 && this.peek() !== 13) this.at += 1;
      } else if (isSpace(code)) this.at += 1;
      else break;
    }
    this.#budget.read(this.at - from);
  }

  /** Regular characters up to the next delimiter; empty at a delimiter. */
  word(): string {
    this.skipSpace();
    const from = this.at;
    while (this.at < this.bytes.length && isRegular(this.bytes[this.at] ?? 0)) this.at += 1;
    this.#budget.read(this.at - from + 1);
    if (this.at - from > 200) throw damaged('overlong word');
    return this.#text.toString('latin1', from, this.at);
  }

  /** Takes the word if it is the next one, else stays where it is. */
  takes(word: string): boolean {
    const from = this.at;
    if (this.word() === word) return true;
    this.at = from;
    return false;
  }

  /** A whole number not below zero, of at most 15 digits; null, and no step, where there is none. */
  integer(): number | null {
    const from = this.at;
    this.skipSpace();
    const start = this.at;
    let value = 0;
    for (let code = this.peek(); code >= 0x30 && code <= 0x39; code = this.peek()) {
      value = value * 10 + code - 0x30;
      this.at += 1;
    }
    const digits = this.at - start;
    this.#budget.read(digits);
    if (digits > 0 && digits <= 15 && !isRegular(this.peek())) return value;
    this.at = from;
    return null;
  }

  value(depth = 0): PdfValue {
    if (depth > pdfLimits.depthMax) throw new PdfFault('too-complex', 'values nested too deep');
    this.skipSpace();
    this.#budget.read(pdfLimits.valueCostBytes);
    const code = this.peek();
    if (code === 0x2f) return this.#name();
    if (code === 0x28) return this.#literal();
    if (code === 0x5b) return this.#array(depth);
    if (code === 0x3c) return this.peek(1) === 0x3c ? this.#dict(depth) : this.#hex();
    return this.#scalar();
  }

  #scalar(): PdfValue {
    const whole = this.integer();
    if (whole !== null) return this.#reference(whole) ?? whole;
    const word = this.word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (!numberForm.test(word)) throw damaged('unknown word');
    return Number(word);
  }

  #reference(number: number): PdfValue {
    const from = this.at;
    const generation = this.integer();
    if (generation !== null && generation < 65_536) {
      this.skipSpace();
      if (this.peek() === 0x52 && !isRegular(this.peek(1))) {
        this.at += 1;
        return { kind: 'ref', number, generation };
      }
    }
    this.at = from;
    return null;
  }

  #name(): PdfName {
    this.at += 1;
    const from = this.at;
    while (this.at < this.bytes.length && isRegular(this.bytes[this.at] ?? 0)) this.at += 1;
    this.#budget.read(this.at - from + 1);
    if (this.at - from > 1_000) throw damaged('overlong name');
    const raw = this.#text.toString('latin1', from, this.at);
    const value = raw.includes('#')
      ? raw.replace(/#([0-9a-fA-F]{2})/g, (_all, pair: string) =>
          String.fromCharCode(Number.parseInt(pair, 16)),
        )
      : raw;
    return { kind: 'name', value };
  }

  #hex(): PdfString {
    const start = this.at;
    const close = this.bytes.indexOf(0x3e, start);
    if (close < 0) throw damaged('unclosed string');
    this.#budget.read(close - start);
    const out = new Uint8Array((close - start) >> 1);
    let digits = 0;
    for (let at = start + 1; at < close; at += 1) {
      const code = this.bytes[at] ?? 0;
      const digit = hexDigit(code);
      if (digit < 0) {
        if (isSpace(code)) continue;
        throw damaged('no hexadecimal digit');
      }
      out[digits >> 1] = digits % 2 === 0 ? digit << 4 : (out[digits >> 1] ?? 0) | digit;
      digits += 1;
    }
    this.at = close + 1;
    return { kind: 'string', bytes: out.subarray(0, (digits + 1) >> 1), start, end: this.at };
  }

  #literal(): PdfString {
    const start = this.at;
    const close = this.#literalEnd();
    const out = new Uint8Array(close - start);
    let length = 0;
    for (this.at = start + 1; this.at < close; ) {
      const code = this.peek();
      this.at += 1;
      const kept = code === 0x5c ? this.#escape() : code;
      if (kept >= 0) out[length++] = kept;
    }
    this.at = close + 1;
    return { kind: 'string', bytes: out.subarray(0, length), start, end: this.at };
  }

  /** Where the parenthesis that closes this string stands: they nest, and a backslash takes the meaning from the next byte. */
  #literalEnd(): number {
    const start = this.at;
    let open = 1;
    let at = start;
    while (open > 0) {
      at += 1;
      const code = this.bytes[at];
      if (code === undefined) throw damaged('unclosed string');
      if (code === 0x5c) at += 1;
      else if (code === 0x28) open += 1;
      else if (code === 0x29) open -= 1;
    }
    this.#budget.read(2 * (at - start));
    return at;
  }

  /** The byte an escape stands for; -1 for a line that goes on. */
  #escape(): number {
    const code = this.peek();
    if (code >= 0x30 && code <= 0x37) {
      let value = 0;
      for (let n = 0; n < 3 && this.peek() >= 0x30 && this.peek() <= 0x37; n += 1) {
        value = value * 8 + this.peek() - 0x30;
        this.at += 1;
      }
      return value & 0xff;
    }
    this.at += 1;
    if (code === 13 && this.peek() === 10) this.at += 1;
    return code === 13 || code === 10 ? -1 : (escapes[String.fromCharCode(code)] ?? code);
  }

  #array(depth: number): PdfArray {
    this.#budget.read(pdfLimits.containerCostBytes);
    this.at += 1;
    const items: PdfValue[] = [];
    for (this.skipSpace(); this.peek() !== 0x5d; this.skipSpace()) items.push(this.value(depth + 1));
    this.at += 1;
    return { kind: 'array', items };
  }

  #dict(depth: number): PdfDict {
    this.#budget.read(pdfLimits.containerCostBytes);
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    let repeated = false;
    for (this.skipSpace(); this.peek() !== 0x3e; this.skipSpace()) {
      if (this.peek() !== 0x2f) throw damaged('a key that is no name');
      const key = this.#name().value;
      const value = this.value(depth + 1);
      if (entries.has(key)) repeated = true;
      entries.set(key, value);
    }
    if (this.peek(1) !== 0x3e) throw damaged('unclosed dictionary');
    this.at += 2;
    return { kind: 'dict', entries, repeated };
  }
}
