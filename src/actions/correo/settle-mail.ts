/** Settles a mail that was read: judges it, and writes it down in its correspondent's turn, looking again where it has to. */
import type { CorreoTomado } from '../../store/correo-por-procesar.ts';
import type { Gastado } from '../../store/gastar-por-correo.ts';
import type { Deps } from '../deps.ts';
import { applyCaseEffect } from './case-effect.ts';
import { lookAround } from './find-evidence.ts';
import { intakeLimits } from './intake-limits.ts';
import { judgeMail, type MailJudged } from './judge-mail.ts';
import { type Settled, settleInTurn } from './settle-in-turn.ts';
import type { EffectDone } from './step.ts';
import type { MailApart } from './take-mail-apart.ts';

export type ToSettle = {
  readonly agencia: string;
  readonly tomado: CorreoTomado;
  readonly apart: MailApart;
};

/**
 * What the mail does to a case comes before the mail is settled, under keys of its own: a process that dies between the two
 * leaves a mail that is worked on again and finds its effect done. Throws where the thread gives no rest.
 */
export async function settleMail(
  deps: Deps,
  { agencia, tomado, apart }: ToSettle,
): Promise<Extract<Settled, { outcome: 'hecho' | 'retener' }>> {
  let done: EffectDone | null = null;
  let mail: MailJudged | null = null;
  let gastado: Gastado | null = null;
  for (let i = 0; i < intakeLimits.redoMax; i += 1) {
    const place = await lookAround(deps, tomado, apart.correo);
    mail ??= await judgeMail(deps, tomado, apart, place.vista.esDePersonal);
    const settled = await settleInTurn({ deps, agencia, tomado, mail, place, done, gastado });
    if (settled.outcome === 'hecho' || settled.outcome === 'retener') return settled;
    if (settled.outcome === 'otra-vez') {
      gastado = settled.gastado;
      continue;
    }
    gastado = null;
    const { effect } = settled;
    done = { clase: effect.clase, outcome: await applyCaseEffect(deps, effect) };
    await deps.faults.hit('tras-caso-antes-de-correo');
  }
  throw new Error('a thread gave no rest');
}
