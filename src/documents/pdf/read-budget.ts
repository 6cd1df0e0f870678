/** Counts what the reading of one PDF has cost, so that a small file cannot ask for endless work. */
import { PdfFault } from './pdf-fault.ts';
import { pdfLimits } from './pdf-limits.ts';

export type ReadBudget = {
  /** Bytes the tokenizer went over. */
  read(bytes: number): void;
  /** Bytes that may still be inflated. */
  readonly inflateBytesLeft: number;
  inflated(bytes: number): void;
};

export function readBudget(): ReadBudget {
  let readBytesLeft: number = pdfLimits.readBytesMax;
  let inflateBytesLeft: number = pdfLimits.inflatedBytesMax;
  return {
    read(bytes) {
      readBytesLeft -= bytes;
      if (readBytesLeft < 0) throw new PdfFault('too-complex', 'too much to read');
    },
    get inflateBytesLeft() {
      return inflateBytesLeft;
    },
    inflated(bytes) {
      inflateBytesLeft -= bytes;
    },
  };
}
