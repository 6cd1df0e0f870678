/** What a mail makes of its thread: the thread as it is to stand with the letter that goes out, or what a case needs first. */
import { type CartaDeCorreo, cartaDeAcuse } from '../../domain/correo/cartas-de-correo.ts';
import type { ClaseDeSalida } from '../../store/correo-salidas.ts';
import { closedService } from '../closed-door.ts';
import type { Deps } from '../deps.ts';
import type { CaseEffect, CaseOutcome } from './case-effect.ts';
import type { MailJudged } from './judge-mail.ts';
import { noted, type ThreadDraft } from './thread-draft.ts';

export type Mailing = { readonly clase: ClaseDeSalida; readonly carta: CartaDeCorreo };

/** Either the thread as it is to stand with the letter that goes out, or what has to be done to a case first. */
export type Step =
  | { readonly draft: ThreadDraft; readonly mailing: Mailing | null }
  | { readonly needs: CaseEffect };

export type StepOrder = {
  readonly deps: Deps;
  readonly agencia: string;
  readonly ahoraMs: number;
  /** Id of the mail. */
  readonly correo: string;
  readonly mail: MailJudged;
  readonly draft: ThreadDraft;
  /** Whether the mail opens the closed thread again. */
  readonly reabre: boolean;
  /** What became of the effect that an earlier call needed. */
  readonly done: EffectDone | null;
};

export type EffectDone = { readonly clase: CaseEffect['clase']; readonly outcome: CaseOutcome };

export const silent = (draft: ThreadDraft): Step => ({ draft, mailing: null });

/** A person of the staff goes on with it. */
export function toStaff({ deps, agencia, draft, ahoraMs }: StepOrder, why: string, answers: boolean): Step {
  const next = noted({ ...draft, estado: 'en-atencion' }, ahoraMs, {
    quien: 'ventanilla',
    verbo: 'atender',
    texto: why,
    sobre: draft.solicitud,
  });
  if (!answers) return silent(next);
  const frase = closedService(deps, 'respuesta-correo');
  return {
    draft: next,
    mailing: { clase: 'acuse', carta: cartaDeAcuse({ agencia, referencia: draft.referencia, frase }) },
  };
}

/** Null where the thread needs it for the first time: an outcome of another effect is none of this one. */
export function outcomeOf({ done }: StepOrder, clase: CaseEffect['clase']): CaseOutcome | null {
  return done?.clase === clase ? done.outcome : null;
}
