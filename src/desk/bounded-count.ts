/** A count that stops counting: «437», «10 000+». */
import { limits } from '../domain/limits.ts';

/** Digits in groups of three, with a blank that does not break. */
export function countText(count: number): string {
  const text = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u00A0');
  return count > limits.queueRowsCountedMax ? `${text(limits.queueRowsCountedMax)}+` : text(count);
}
