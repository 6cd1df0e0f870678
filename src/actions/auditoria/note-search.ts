/**
 * Who searched for what leaves a line, once per session and search. The words themselves may be somebody's name: a keyed
 * hash is kept, so that the audit room can ask who searched for certain words, and nobody can read the words out of it.
 */
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { noteLectura } from '../../store/lecturas.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../read-session.ts';

/** Case, accents, blanks and signs do not matter. */
export function searchHash({ keys }: Pick<Deps, 'keys'>, typed: string): string {
  const words = foldForSearch(typed)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return keys.mac('auditoria', `busqueda|${words.join(' ')}`);
}

/** Nothing typed is no search. */
export async function noteSearch(
  deps: Pick<Deps, 'db' | 'keys' | 'clock'>,
  { id, creadaMs, actor }: Pick<Session, 'id' | 'creadaMs' | 'actor'>,
  typed: string,
  en: 'cola' | 'buscador',
): Promise<void> {
  if (typed.trim() === '') return;
  const referencia = leerReferencia(typed);
  await noteLectura(
    deps.db,
    {
      consulta: searchHash(deps, typed),
      en,
      ...(referencia === null ? {} : { referencia }),
      cuenta: actor.cuenta,
      sesion: id,
      desdeMs: creadaMs,
    },
    deps.clock.nowMs(),
  );
}
