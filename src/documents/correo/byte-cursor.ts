/** Reads little-endian numbers and runs of bytes, one behind the other, and never beyond the end. */

/** The bytes end before what was announced. */
export class CutOff extends Error {}

export class ByteCursor {
  at = 0;
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  get left(): number {
    return this.bytes.length - this.at;
  }
  take(length: number): Buffer {
    if (length > this.left) throw new CutOff(`${length} bytes announced, ${this.left} there`);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  u8(): number {
    return this.take(1).readUInt8();
  }
  u16(): number {
    return this.take(2).readUInt16LE();
  }
  u32(): number {
    return this.take(4).readUInt32LE();
  }
}
