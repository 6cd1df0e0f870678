/** Keeps what was typed on one page of a form, valid or not, and says what is wrong with it. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Solicitante } from '../domain/solicitud/actor.ts';
import { type Entrada, type Lectura, leerDatos } from '../domain/tramite/leer-datos.ts';
import { mergeEntrada } from '../store/borradores.ts';
import type { Deps } from './deps.ts';
import { openDraft } from './open-draft.ts';
import { storable } from './storable.ts';

/** `campos`: the questions of the page; only those are read and kept. */
export async function saveDraft(
  deps: Deps,
  actor: Solicitante,
  id: string,
  campos: readonly string[],
  entrada: Entrada,
): Promise<Lectura | Refusal> {
  const draft = await openDraft(deps, actor, id);
  if (isRefusal(draft)) return draft;
  const { definicion, version } = draft.vigente;
  const parte = Object.fromEntries(
    campos.map((campo) => [campo, storable(Object.hasOwn(entrada, campo) ? entrada[campo] : null)]),
  );
  const kept = await mergeEntrada(
    deps.db,
    { id, cuenta: actor.cuenta, definicion: version },
    parte,
    deps.clock.nowMs(),
  );
  if (!kept) return refuse('no-encontrada');
  return leerDatos(definicion, { ...draft.borrador.entrada, ...parte }, campos);
}
