/** What a denial must say: a reason a person understands, and one of the legal grounds of its trámite. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { cleanMessage } from './clean-message.ts';

type Denial = { readonly motivo: string; readonly causal: string };

/** `definicion`: undefined for a trámite that is no longer offered, which has no grounds to choose from. */
export function cleanDenial(definicion: Definicion | undefined, input: Denial): Denial | Refusal {
  const motivo = cleanMessage(input.motivo, 'motivo', 'falta-motivo');
  if (isRefusal(motivo)) return motivo;
  if (!(definicion?.causalesDeNegativa ?? []).includes(input.causal)) {
    const sentence = 'Elija la causal en que se apoya la negativa.';
    return refuse('falta-base-legal', { errors: [{ path: 'causal', sentence }] });
  }
  return { motivo, causal: input.causal };
}
