/** One stay in a mailbox, from the greeting of its server to the end of the line: receives, waits, receives. */

import type { CausaDeBuzon } from '../../domain/correo/causa-de-buzon.ts';
import { advanceBuzon, type BuzonTomado, noteBuzon } from '../../store/correo-buzones.ts';
import { awaitMail } from './await-mail.ts';
import { kindOf, type Mailbox } from './mailbox.ts';
import { MailboxFault } from './mailbox-fault.ts';
import { mailboxLimits as limits } from './mailbox-limits.ts';
import { type OpenMailbox, openMailbox } from './open-mailbox.ts';
import { type Reading, takeNew } from './take-new.ts';

/** What the staff should know of a mailbox although it is read. */
function remarkOn({ sealed, withheld }: Mailbox, { deletesOne }: OpenMailbox): CausaDeBuzon | null {
  if ([...withheld.values()].some((tries) => tries >= limits.withheldMax)) return 'correo-retenido';
  return sealed && !deletesOne ? 'sin-uidplus' : null;
}

async function noteCalm(mailbox: Mailbox, open: OpenMailbox): Promise<void> {
  const { deps, lector, huella } = mailbox;
  const causa = remarkOn(mailbox, open);
  await noteBuzon(deps.db, lector, { causa, huella, reintentarMs: null, vistoMs: deps.clock.nowMs() });
}

async function noteBacklog(mailbox: Mailbox, count: number): Promise<void> {
  const { deps, lector, huella, sealed } = mailbox;
  // How much lies in the mailbox of the sealed room is nobody's business.
  if (sealed) return;
  deps.log.warn('buzon-atrasado', { duty: 'buzon', kind: kindOf(mailbox), count });
  await noteBuzon(deps.db, lector, { causa: 'atraso', huella, reintentarMs: null, vistoMs: null });
}

/**
 * Where to go on. Numbers that were given out anew name other mails (RFC 3501, section 2.3.1.1): all of them are fetched
 * again, and their bytes say which ones are here already.
 */
async function startingPoint(mailbox: Mailbox, open: OpenMailbox, taken: BuzonTomado): Promise<number> {
  const { deps, lector, sealed } = mailbox;
  const { uidvalidity } = open;
  if (sealed) return 0;
  if (taken.uidvalidity === uidvalidity) return taken.uidLeido;
  if (taken.uidvalidity !== null) deps.log.warn('buzon-renumerado', { duty: 'buzon', kind: kindOf(mailbox) });
  if (!(await advanceBuzon(deps.db, lector, { uidvalidity, uid: 0 }))) throw new MailboxFault('conexion');
  return 0;
}

async function stay(reading: Reading, onCalm: () => void): Promise<void> {
  const { mailbox, open, signal } = reading;
  const news = awaitMail(open, signal);
  try {
    while (!signal.aborted) {
      news.expect();
      const found = await takeNew(reading, (count) => noteBacklog(mailbox, count));
      // A look is bounded, so that a full one is followed by another.
      if (found >= limits.uidsPerLookMax) continue;
      await noteCalm(mailbox, open);
      onCalm();
      await news.wait(mailbox.pace.watchMs);
    }
  } finally {
    news.end();
  }
}

/** Returns when `signal` is aborted; `onCalm` is called whenever nothing waits. Throws MailboxFault and what the pipeline throws. */
export async function readMailbox(
  mailbox: Mailbox,
  taken: BuzonTomado,
  signal: AbortSignal,
  onCalm: () => void,
): Promise<void> {
  const open = await openMailbox(mailbox, signal);
  try {
    const uidLeido = await startingPoint(mailbox, open, taken);
    await stay({ mailbox, open, signal, uidLeido }, onCalm);
  } finally {
    open.client.close();
  }
}
