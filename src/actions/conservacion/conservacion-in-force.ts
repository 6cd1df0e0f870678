/** How long things are kept, as it stands now. */
import { type Conservacion, conservacionFrom } from '../../domain/conservacion/conservacion.ts';
import { readAjuste } from '../../store/ajustes.ts';
import type { Deps } from '../deps.ts';

export type ConservacionInForce = { readonly version: number; readonly conservacion: Conservacion };

export async function conservacionInForce({ db }: Pick<Deps, 'db'>): Promise<ConservacionInForce> {
  const found = await readAjuste(db, 'conservacion');
  return { version: found?.version ?? 0, conservacion: conservacionFrom(found?.valor ?? null) };
}
