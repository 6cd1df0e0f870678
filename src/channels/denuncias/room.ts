/** What the pages of the sealed door work with, and the visit of somebody of whom nothing is asked. */
import { sealedDefinition } from '../../actions/sala/compose-complaint.ts';
import { type HourlyBudget, hourlyBudget } from '../../actions/sala/hourly-budget.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { tienePuertaSellada } from '../../domain/tramite/puertas.ts';
import type { Visit, Web } from '../../web/web.ts';

export type Room = {
  readonly web: Web;
  readonly definicion: Definicion;
  /** Whether new complaints are taken here right now: an agency can close this door while the service runs. */
  readonly isOpen: boolean;
  /** Counted in memory, of everybody together. */
  readonly budgets: {
    readonly sends: HourlyBudget;
    readonly drafts: HourlyBudget;
    readonly uploads: HourlyBudget;
  };
};

/** Null where this agency has no sealed trámite. */
export function roomOf(web: Web): Room | null {
  const definicion = sealedDefinition(web.deps);
  if (definicion === null) return null;
  return {
    web,
    definicion,
    get isOpen() {
      return tienePuertaSellada(definicion, web.deps.puertasCerradas);
    },
    budgets: { sends: hourlyBudget(), drafts: hourlyBudget(), uploads: hourlyBudget() },
  };
}

const nonceBytes = 16;

/** No session, no network, no cookie that says it is the same person again: those are not even read. */
export function unknownVisit({ deps }: Web): Visit {
  return {
    nonce: deps.ids.randomToken(nonceBytes),
    actor: { clase: 'publico' },
    session: null,
    network: '',
    anonymous: { value: 'puerta', isNew: false },
  };
}
