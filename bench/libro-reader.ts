/** One book examined in a process of its own: what it took and the most memory it ever held. */
import { examineMembersBook } from '../src/documents/libro/examine-members-book.ts';
import type { LibroFormato } from '../src/documents/libro/libro.ts';

export type LibroOrder = { readonly path: string; readonly formato: LibroFormato };

export type LibroResult = {
  readonly ms: number;
  /** Before the book was touched: the runtime and the code. */
  readonly startMegabytes: number;
  readonly peakMegabytes: number;
  readonly code: string;
  readonly rows: number;
};

const peakMegabytes = () => process.resourceUsage().maxRSS / 1024;

process.once('message', async ({ path, formato }: LibroOrder) => {
  const startMegabytes = peakMegabytes();
  const startedMs = performance.now();
  const { findings, rows } = await examineMembersBook(path, formato);
  const result: LibroResult = {
    ms: performance.now() - startedMs,
    startMegabytes,
    peakMegabytes: peakMegabytes(),
    code: findings[0]?.code ?? '',
    rows: rows.length,
  };
  process.send?.(result);
  process.disconnect?.();
});
