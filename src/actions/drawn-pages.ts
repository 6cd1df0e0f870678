/** Pages drawn a moment ago: each is asked for twice, to know that it is there and as the picture itself. */

const keptBytesMax = 24 * 1024 * 1024;

/** The oldest go first when their bytes are too many. */
export class DrawnPages {
  private readonly pages = new Map<string, Buffer>();
  private bytes = 0;

  get(key: string): Buffer | undefined {
    return this.pages.get(key);
  }

  keep(key: string, png: Buffer): void {
    if (this.pages.has(key)) return;
    this.pages.set(key, png);
    this.bytes += png.length;
    for (const [oldest, { length }] of this.pages) {
      if (this.bytes <= keptBytesMax || oldest === key) break;
      this.pages.delete(oldest);
      this.bytes -= length;
    }
  }
}
