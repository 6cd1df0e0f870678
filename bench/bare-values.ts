/** Values for one connection's repetitions of a statement: real ones, with fresh keys. */
import { systemIds } from '../src/platform/ids.ts';
import type { BareOrder } from './bare-order.ts';

/** A function that gives the values of the next repetition. */
export function valuesOf(order: BareOrder, slot: number): () => (string | number | null)[] {
  const own = order.titulares
    .filter((_titular, at) => at % order.connections === slot)
    .map((titular) => ({ ...titular }));
  let turn = 0;
  return () => {
    const titular = own[turn % own.length];
    turn += 1;
    const id = systemIds.newId();
    const values = order.values.map(({ value, change }) => {
      if (change === 'id') return id;
      if (change === 'unico') return `${value}-${id}`;
      if (change === 'titular') return titular?.ruc ?? null;
      if (change === 'version') return titular?.version ?? null;
      return value;
    });
    if (titular !== undefined) titular.version += 1;
    return values;
  };
}
