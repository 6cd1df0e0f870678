/** One look into an open mailbox: everything that waits there is received, in the order of its numbers, and marked. */
import { advanceBuzon } from '../../store/correo-buzones.ts';
import { type FetchedMail, fetchGroup, groupsOf, isLarge, lookAhead } from './fetch-mails.ts';
import type { Mailbox } from './mailbox.ts';
import { faultFromImap, MailboxFault } from './mailbox-fault.ts';
import { mailboxLimits as limits } from './mailbox-limits.ts';
import { markForPeople, markSeen, purge } from './mark-mails.ts';
import type { OpenMailbox } from './open-mailbox.ts';
import { type TakenIn, takeIn } from './take-in.ts';

/** A mailbox in the middle of being read. */
export type Reading = {
  readonly mailbox: Mailbox;
  readonly open: OpenMailbox;
  /** Aborted when this process has to leave the mailbox. */
  readonly signal: AbortSignal;
  /** Every mail up to this number was received; stays 0 in the sealed mailbox, which is emptied instead. */
  uidLeido: number;
};

async function search({ open }: Reading, query: object): Promise<readonly number[]> {
  try {
    const found = await open.client.search(query, { uid: true });
    if (Array.isArray(found)) return found.toSorted((a, b) => a - b);
  } catch (error) {
    throw faultFromImap(error);
  }
  throw new MailboxFault('conexion');
}

/**
 * What is marked as deleted and still there waits too: a purge that broke off half-way, or somebody who did not want it read.
 * Where nothing can be purged the mark says that it was received.
 */
const sealedQuery = ({ deletesOne }: OpenMailbox) =>
  deletesOne ? { flagged: false } : { flagged: false, deleted: false };

/** Numbers of what waits. `n:*` names the last mail too, whatever its number is (RFC 3501, section 6.4.8). */
async function waiting(reading: Reading): Promise<readonly number[]> {
  const { mailbox, open, uidLeido } = reading;
  const query = mailbox.sealed ? sealedQuery(open) : { uid: `${uidLeido + 1}:*` };
  const found = await search(reading, query);
  const given = (uid: number): boolean => (mailbox.withheld.get(uid) ?? 0) < limits.withheldMax;
  return found.filter((uid) => uid > uidLeido && given(uid)).slice(0, limits.uidsPerLookMax);
}

/**
 * A mail that the server lists and does not hand out: gone, or asked for again over a new line; some time the next ones
 * go on, and it stays in the mailbox, unread.
 */
async function passWithheld(reading: Reading, uid: number): Promise<void> {
  const { withheld } = reading.mailbox;
  const isThere = (await search(reading, { uid: String(uid) })).includes(uid);
  if (!isThere) return;
  const tries = (withheld.get(uid) ?? 0) + 1;
  withheld.set(uid, tries);
  if (tries < limits.withheldMax) throw new MailboxFault('correo-retenido');
}

async function afterTaking(reading: Reading, uid: number, taken: TakenIn): Promise<void> {
  const { mailbox, open } = reading;
  const { deps, lector } = mailbox;
  await deps.faults.hit('tras-guardar-antes-de-avanzar');
  if (taken === 'grande') await markForPeople(open, uid);
  if (mailbox.sealed) {
    if (taken === 'recibido') await purge(open, uid);
    else mailbox.withheld.set(uid, limits.withheldMax);
    return;
  }
  const { uidvalidity } = open;
  // Somebody else reads it by now: from where this one left off, so that nothing is lost.
  if (!(await advanceBuzon(deps.db, lector, { uidvalidity, uid }))) throw new MailboxFault('conexion');
  reading.uidLeido = uid;
}

/** Null: it could not be had, and is passed over. */
async function takeOne(reading: Reading, mail: FetchedMail): Promise<TakenIn | null> {
  const { mailbox, open, signal } = reading;
  try {
    return await takeIn(mailbox, open.uidvalidity, mail);
  } catch (error) {
    // The line stands and yet the mail broke off: the server's doing, with this one mail.
    const isWithheld = error instanceof MailboxFault && open.client.usable && isLarge(mail);
    if (!isWithheld || signal.aborted) throw error;
    await passWithheld(reading, mail.uid);
    return null;
  }
}

async function takeGroup(reading: Reading, group: Parameters<typeof fetchGroup>[1]): Promise<void> {
  const { mailbox, open, signal } = reading;
  const seen: number[] = [];
  for (const { crudo, ...mail } of await fetchGroup(open.client, group)) {
    signal.throwIfAborted();
    const taken = crudo === null ? null : await takeOne(reading, { ...mail, crudo });
    if (crudo === null) await passWithheld(reading, mail.uid);
    if (taken === null) continue;
    await afterTaking(reading, mail.uid, taken);
    if (taken === 'recibido') seen.push(mail.uid);
  }
  if (mailbox.sealed) return;
  await mailbox.deps.faults.hit('tras-avanzar-antes-de-marcar');
  await markSeen(open, seen);
}

/** How many mails waited when it looked; all of them are received when it returns. Throws MailboxFault, or the abort. */
export async function takeNew(
  reading: Reading,
  onBacklog: (count: number) => Promise<void>,
): Promise<number> {
  const { open, signal } = reading;
  const uids = await waiting(reading);
  if (uids.length >= limits.backlogMails) await onBacklog(uids.length);
  for (let at = 0; at < uids.length; at += limits.mailsPerFetchMax) {
    signal.throwIfAborted();
    const some = uids.slice(at, at + limits.mailsPerFetchMax);
    const mails = await lookAhead(open.client, some);
    const listed = new Set(mails.map(({ uid }) => uid));
    for (const uid of some.filter((one) => !listed.has(one))) await passWithheld(reading, uid);
    for (const group of groupsOf(mails)) await takeGroup(reading, group);
  }
  return uids.length;
}
