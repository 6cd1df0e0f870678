/** The definition under which a conversation goes on in writing: the one nobody chooses from a list. */
import { seOfrece } from '../../domain/tramite/resultados.ts';
import type { DefinicionVigente, Deps } from '../deps.ts';

/** Its unit is that of every new conversation. Throws where this agency's definitions have none. */
export function findWrittenQuestion({ definiciones }: Pick<Deps, 'definiciones'>): DefinicionVigente {
  const found = definiciones.todas.find(
    ({ definicion }) => !seOfrece(definicion) && definicion.canales.includes('chat'),
  );
  if (found === undefined) throw new Error('no definition serves what the chat could not answer at once');
  return found;
}
