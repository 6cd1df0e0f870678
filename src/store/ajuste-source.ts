/** A setting in force, kept in memory and read again when any process changed it. */
import type { Ajuste, ClaveDeAjuste } from '../domain/ajuste.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { readAjuste } from './ajustes.ts';

/** How long a process may go on with the value it has before it asks whether there is a newer one. */
const staleAfterMs = 2_000;

/** `understand` makes sense of the stored value; null where nobody ever set it. It is called once for each version. */
export function ajusteSource<T>(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  clave: ClaveDeAjuste,
  understand: (ajuste: Ajuste | null) => T,
): () => Promise<T> {
  let current: { readonly version: number; readonly value: T } | null = null;
  let checkedMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const nowMs = clock.nowMs();
    if (current !== null && Math.abs(nowMs - checkedMs) < staleAfterMs) return current.value;
    const found = await readAjuste(db, clave);
    const version = found?.version ?? 0;
    if (current?.version !== version) current = { version, value: understand(found) };
    checkedMs = nowMs;
    return current.value;
  };
}
