/** Says that somebody has a case open and tells who else has: a courtesy. What keeps two from one case is the version it has. */
import { impedimentoPara } from '../../domain/policy.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Escritura, PresenteEnCaso } from '../../domain/solicitud/presente.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { deletePresenteEnCaso, listOtrosEnCaso, putPresenteEnCaso } from '../../store/presentes-en-caso.ts';
import { readForActor } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { casePresenceLimits } from './case-presence-limits.ts';

/** Whoever only reads, as an auditor, is announced to nobody. */
const isAnnounced = (actor: Funcionario, s: Solicitud) => impedimentoPara(actor, 'anotar', s) === null;

/** For a case that the caller has read for this person. Returns the others, the longest there first. */
export async function noteCasePresence(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Funcionario,
  s: Solicitud,
  escribe: Escritura,
): Promise<readonly PresenteEnCaso[]> {
  const nowMs = clock.nowMs();
  const { leaseSeconds, shownMax } = casePresenceLimits;
  if (isAnnounced(actor, s)) {
    const presente = { solicitud: s.id, cuenta: actor.cuenta, nombre: actor.nombre, escribe };
    await putPresenteEnCaso(db, presente, nowMs, nowMs + leaseSeconds * 1_000);
  }
  return listOtrosEnCaso(db, s.id, actor.cuenta, nowMs, shownMax);
}

export type CaseBeat = {
  readonly otros: readonly PresenteEnCaso[];
  /** Of the case now: a page that shows another one is old. */
  readonly version: number;
};

/** The beat of an open page. `no-encontrada` for whoever may no longer read the case. */
export async function beatCasePresence(
  deps: Deps,
  actor: Funcionario,
  referencia: string,
  escribe: Escritura,
): Promise<CaseBeat | Refusal> {
  const s = await readForActor(deps, actor, referencia);
  if (isRefusal(s)) return s;
  return { otros: await noteCasePresence(deps, actor, s, escribe), version: s.version };
}

/** The page was closed. Safe to repeat; another tab that is still open says so at its next beat. */
export async function leaveCase(deps: Deps, actor: Funcionario, referencia: string): Promise<Refusal | null> {
  const s = await readForActor(deps, actor, referencia);
  if (isRefusal(s)) return s;
  await deletePresenteEnCaso(deps.db, s.id, actor.cuenta);
  return null;
}
