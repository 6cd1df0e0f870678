/** The letters the demonstration would have sent, the newest first. */
import { type CartaDemo, listCartasDemo } from '../store/buzon-demo.ts';
import type { Deps } from './deps.ts';

export type { CartaDemo } from '../store/buzon-demo.ts';

const lettersMax = 50;

export function listDemoMail({ db }: Pick<Deps, 'db'>): Promise<readonly CartaDemo[]> {
  return listCartasDemo(db, lettersMax);
}
