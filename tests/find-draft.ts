/** A draft by its id, whoever owns it, for tests that look behind a door. */
import type { Deps } from '../src/actions/deps.ts';
import type { Adjunto } from '../src/domain/tramite/documento.ts';
import type { Entrada } from '../src/domain/tramite/leer-datos.ts';
import { statement, valuesFor } from '../src/store/statement.ts';

const byId = statement<'id'>(
  'prueba-borrador',
  'select entrada, adjuntos from borradores where id = :id::uuid',
);

export async function findDraft(
  { db }: Pick<Deps, 'db'>,
  id: string,
): Promise<{ readonly entrada: Entrada; readonly adjuntos: readonly Adjunto[] } | null> {
  const [row] = await db.query<{ entrada: Entrada; adjuntos: readonly Adjunto[] }>(
    byId,
    valuesFor(byId, { id }),
  );
  return row ?? null;
}
