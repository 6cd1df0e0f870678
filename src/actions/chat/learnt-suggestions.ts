/** What the chat suggests from, learnt once for the definitions of a process. */
import { Worker } from 'node:worker_threads';
import type { IndiceDeSugerencias } from '../../domain/chat/sugerir.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import type { Definiciones } from '../deps.ts';

const learnt = new WeakMap<Definiciones, Promise<IndiceDeSugerencias>>();

function learn({ todas }: Definiciones): Promise<IndiceDeSugerencias> {
  const workerData = todas.map(({ definicion }) => definicion).filter(seOfrece);
  const worker = new Worker(new URL('./suggestion-worker.ts', import.meta.url), { workerData });
  // It serves whoever waits for it, and keeps no process alive.
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the suggestions were not learnt')));
  });
}

/** Begun at the start of a process, so that the first message finds it done; a failure is tried again by the next. */
export function learntSuggestions(definiciones: Definiciones): Promise<IndiceDeSugerencias> {
  const known = learnt.get(definiciones);
  if (known !== undefined) return known;
  const learning = learn(definiciones);
  learnt.set(definiciones, learning);
  learning.catch(() => learnt.delete(definiciones));
  return learning;
}
