/** Lays out the text of an HTML mail in lines: spaces put together, gaps between paragraphs, quotes marked. */
import { correoLimits } from './correo-limits.ts';

export class HtmlWriter {
  readonly lines: string[] = [];
  quotes = 0;
  pre = 0;
  gap = false;
  chars = 0;
  /** Of the line being written: a long one is never put together before it ends. */
  private pieces: string[] = [];
  private last = '';
  /** How deep the line before was quoted. */
  private before = 0;
  get isEmpty(): boolean {
    return this.pieces.length === 0;
  }
  add(text: string): void {
    const piece = this.pre > 0 ? text : text.replaceAll(/\s+/g, ' ');
    const shown = this.last === '' || this.last === ' ' ? piece.replace(/^ /, '') : piece;
    if (shown === '') return;
    this.pieces.push(shown);
    this.chars += shown.length;
    this.last = shown.at(-1) ?? '';
  }
  break(): void {
    const written = this.pieces.join('').trimEnd();
    this.pieces = [];
    this.last = '';
    if (written === '') return;
    const depth = Math.min(this.quotes, correoLimits.quoteMarksMax);
    const mark = '> '.repeat(depth);
    if (this.gap && this.lines.length > 0)
      this.lines.push('> '.repeat(Math.min(depth, this.before)).trimEnd());
    this.before = depth;
    this.gap = false;
    for (const one of written.split('\n')) this.lines.push(`${mark}${one}`);
  }
}
