/** A case as a program may read it: its filer's, with the public history; an officer's, with the visit written down. */
import { impedimentoPara } from '../../domain/policy.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { esSolicitante, type Funcionario } from '../../domain/solicitud/actor.ts';
import { type Evento, eventosReservados } from '../../domain/solicitud/evento.ts';
import { type Verbo, verbosDelPersonal } from '../../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { noteLectura } from '../../store/lecturas.ts';
import { readJournal } from '../../store/solicitudes.ts';
import { readForActor } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { type ReciboDeCaso, readCase } from '../read-case.ts';
import type { Caller } from './read-api-token.ts';

export type CaseForProgram = {
  readonly solicitud: Solicitud;
  /** Null where the agency no longer offers this trámite. */
  readonly definicion: Definicion | null;
  /** What the filer may see of the journal, in order. */
  readonly eventos: readonly Evento[];
  readonly recibos: readonly ReciboDeCaso[];
  readonly puede: readonly Verbo[];
};

const dayMs = 86_400_000;

/** A program has no sitting: each day with a token counts as one visit. */
export function visitOf({ clock }: Pick<Deps, 'clock'>, { id }: Caller) {
  const nowMs = clock.nowMs();
  return { id, creadaMs: nowMs - (nowMs % dayMs) };
}

/** What an officer may do to a case as it stands. */
export function staffVerbs(actor: Funcionario, solicitud: Solicitud): readonly Verbo[] {
  return verbosDelPersonal.filter((verbo) => impedimentoPara(actor, verbo, solicitud) === null);
}

export async function readCaseForProgram(
  deps: Deps,
  caller: Caller,
  referencia: string,
): Promise<CaseForProgram | Refusal> {
  const { actor } = caller;
  if (esSolicitante(actor)) {
    const view = await readCase(deps, actor, referencia);
    if (isRefusal(view)) return view;
    return { ...view, puede: [...view.puede] };
  }
  const solicitud = await readForActor(deps, actor, referencia);
  if (isRefusal(solicitud)) return solicitud;
  const visit = visitOf(deps, caller);
  const lectura = { cuenta: actor.cuenta, referencia, sesion: visit.id, desdeMs: visit.creadaMs };
  await noteLectura(deps.db, lectura, deps.clock.nowMs());
  const journal = await readJournal(deps.db, solicitud.id);
  return {
    solicitud,
    definicion: deps.definiciones.porId(solicitud.tramite)?.definicion ?? null,
    eventos: journal.filter(({ clase }) => !eventosReservados.has(clase)),
    recibos: [],
    puede: staffVerbs(actor, solicitud),
  };
}
