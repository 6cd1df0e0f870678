/** Processor time of the service and of its database: what a busy machine tells more truly than any latency. */
import { readFileSync } from 'node:fs';
import { familyOf, type Product } from './product.ts';

export type ProcessorSeconds = { readonly service: number; readonly database: number };

const ticksPerSecond = 100;

function secondsOf(pid: number): { readonly isDatabase: boolean; readonly seconds: number } {
  try {
    const [head = '', tail = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = tail.split(' ');
    return {
      isDatabase: head.includes('(postgres'),
      seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    };
  } catch {
    // It ended between being listed and being asked.
    return { isDatabase: false, seconds: 0 };
  }
}

function spent({ pid }: Product): ProcessorSeconds {
  const all = familyOf(pid).map(secondsOf);
  const sum = (isDatabase: boolean) =>
    all.filter((one) => one.isDatabase === isDatabase).reduce((total, one) => total + one.seconds, 0);
  return { service: sum(false), database: sum(true) };
}

/** Begins to count; the function tells what was spent since, connections that ended meanwhile left out. */
export function processorTimer(product: Product): () => ProcessorSeconds {
  const before = spent(product);
  return () => {
    const now = spent(product);
    return {
      service: Math.max(0, now.service - before.service),
      database: Math.max(0, now.database - before.database),
    };
  };
}
