/** The list of properties inside winmail.dat ([MS-OXTNEF], 2.1.3.4): only texts and bytes are kept. */
import type { ByteCursor } from './byte-cursor.ts';
import { correoLimits } from './correo-limits.ts';

export type Property = { readonly type: number; readonly bytes: Buffer };

const several = 0x1000;
const named = 0x8000;
/** Bytes of the types of fixed size, padded to four. */
const fixedBytes: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

const padded = (length: number): number => (length + 3) & ~3;

function skipName(cursor: ByteCursor): void {
  cursor.take(16);
  const kind = cursor.u32();
  if (kind === 0) cursor.take(4);
  else cursor.take(padded(cursor.u32()));
}

function sized(cursor: ByteCursor): Buffer {
  const length = cursor.u32();
  const bytes = cursor.take(length);
  cursor.take(Math.min(padded(length) - length, cursor.left));
  return bytes;
}

/** By identifier, the first value of each. Throws CutOff; a type nobody knows ends the list, because its length is unknown. */
export function readProperties(cursor: ByteCursor): Map<number, Property> {
  const found = new Map<number, Property>();
  const count = Math.min(cursor.u32(), correoLimits.tnefPropertiesMax);
  for (let n = 0; n < count; n += 1) {
    const whole = cursor.u16();
    const id = cursor.u16();
    if (id >= named) skipName(cursor);
    const type = whole & ~several;
    const size = fixedBytes[type];
    const counted = size === undefined || (whole & several) !== 0;
    const values = counted ? cursor.u32() : 1;
    if (
      values > correoLimits.tnefValuesMax ||
      (size === undefined && ![0x0d, 0x1e, 0x1f, 0x102].includes(type))
    )
      break;
    for (let m = 0; m < values; m += 1) {
      const bytes = size === undefined ? sized(cursor) : cursor.take(size);
      if (m === 0) found.set(id, { type, bytes });
    }
  }
  return found;
}
