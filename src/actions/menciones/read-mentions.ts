/** «Me mencionaron»: the notes that name somebody and that they have not put aside yet, and putting one aside. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { isUuid } from '../../domain/uuid.ts';
import { listMencionesPorLeer, type MencionPorLeer, markMencionLeida } from '../../store/menciones.ts';
import type { Deps } from '../deps.ts';
import { mayReadUnit } from './may-read-unit.ts';
import { mentionLimits } from './mention-limits.ts';

export type Mention = MencionPorLeer & { readonly tramiteNombre: string };

/** Only of cases the person may still read. */
export async function readMentions(
  deps: Pick<Deps, 'db' | 'definiciones'>,
  actor: Funcionario,
): Promise<readonly Mention[]> {
  const found = await listMencionesPorLeer(deps.db, actor.cuenta, mentionLimits.shownMax);
  return found
    .filter(({ unidad }) => mayReadUnit(actor, unidad))
    .map((one) => ({
      ...one,
      tramiteNombre: deps.definiciones.porId(one.tramite)?.definicion.nombre ?? one.tramite,
    }));
}

/** Null when it is put aside, by this call or before; another person's is not there. */
export async function markMentionRead(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Funcionario,
  id: string,
): Promise<Refusal | null> {
  if (!isUuid(id)) return refuse('no-encontrada');
  const marked = await markMencionLeida(deps.db, id, actor.cuenta, deps.clock.nowMs());
  return marked ? null : refuse('no-encontrada');
}
