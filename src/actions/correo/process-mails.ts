/** Works off the mails that wait, in the order in which they came, several at once; any number of processes may do it. */
import { type CorreoTomado, claimCorreos } from '../../store/correo-por-procesar.ts';
import type { Deps } from '../deps.ts';
import { inTurnByKey } from './in-turn.ts';
import { intakeLimits } from './intake-limits.ts';
import { processMail } from './process-mail.ts';
import { inPartsFolder } from './take-mail-apart.ts';

/**
 * One turn; how many mails it took up. Each is in one hand: whoever dies with some delays them and loses none. Rejects
 * where the database does not answer.
 */
export async function processMails(deps: Deps, agencia: string): Promise<number> {
  const ahoraMs = deps.clock.nowMs();
  const tomados = await claimCorreos(deps.db, {
    ahoraMs,
    hastaMs: ahoraMs + intakeLimits.claimSeconds * 1_000,
    limite: intakeLimits.mailsPerTurnMax,
  });
  const waiting: CorreoTomado[] = [...tomados];
  const inTurn = inTurnByKey();
  const work = async (folder: string): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await processMail(deps, { agencia, folder, inTurn }, next);
  };
  const hands = Math.min(intakeLimits.mailsAtOnce, tomados.length);
  await Promise.all(Array.from({ length: hands }, () => inPartsFolder(work)));
  if (tomados.length > 0) deps.nudge();
  return tomados.length;
}
