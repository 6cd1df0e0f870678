/** The letter a verb would send, composed by the very code that sends it, before anything is decided. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { anotarActor, type Funcionario } from '../../domain/solicitud/actor.ts';
import type { Evento } from '../../domain/solicitud/evento.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { efectos } from '../../domain/tramite/efectos/catalogo.ts';
import { readForActor } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';

/** Verbs of staff whose letter can be shown before. */
export const verbosConCarta = ['aprobar', 'negar', 'pedir-subsanacion', 'escribir', 'reabrir'] as const;
export type VerboConCarta = (typeof verbosConCarta)[number];

export type LetterPreview = { readonly asunto: string; readonly texto: string };

/** Whether the agency's own register would have yet to confirm it. */
function isPending({ registry, definiciones }: Deps, s: Solicitud): boolean {
  const effect = definiciones.porId(s.tramite)?.definicion.alAprobar ?? null;
  return effect !== null && registry.modo !== 'embebido' && efectos[effect].clase !== 'cuenta';
}

/** Null where the verb sends no letter. */
export async function previewLetter(
  deps: Deps,
  actor: Funcionario,
  referencia: string,
  verbo: VerboConCarta,
): Promise<LetterPreview | null | Refusal> {
  const s = await readForActor(deps, actor, referencia);
  if (isRefusal(s)) return s;
  const efecto = verbo === 'aprobar' && isPending(deps, s) ? { efecto: { encargo: true } } : {};
  const evento: Evento = {
    clase: verbo,
    datos: efecto,
    solicitud: s.id,
    n: s.eventos + 1,
    ocurridoMs: deps.clock.nowMs(),
    actor: anotarActor(actor),
    hashAnterior: s.hash,
    hash: '',
  };
  return deps.composeNews(deps, evento, s);
}
