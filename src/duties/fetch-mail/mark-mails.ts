/** Tells the mail server what became of a mail: read, deleted, or left for a person. */

import { faultFromImap, MailboxFault } from './mailbox-fault.ts';
import type { OpenMailbox } from './open-mailbox.ts';

async function add({ client }: OpenMailbox, uids: readonly number[], flag: string): Promise<boolean> {
  try {
    return await client.messageFlagsAdd(uids.join(','), [flag], { uid: true });
  } catch (error) {
    throw faultFromImap(error);
  }
}

/** A mailbox that takes no marks is read all the same: its numbers are what counts. */
export async function markSeen(open: OpenMailbox, uids: readonly number[]): Promise<void> {
  if (uids.length > 0 && !open.isReadOnly) await add(open, uids, '\\Seen');
}

/** Too large to be received: it stays where it is, and whoever looks into the mailbox sees it. */
export async function markForPeople(open: OpenMailbox, uid: number): Promise<void> {
  if (!open.isReadOnly) await add(open, [uid], '\\Flagged');
}

/**
 * Deletes this mail and no other: a bare EXPUNGE would take along what somebody else has marked meanwhile, so that a server
 * without UIDPLUS (RFC 4315) keeps it, marked as deleted, until somebody empties the folder. Throws MailboxFault.
 */
export async function purge(open: OpenMailbox, uid: number): Promise<void> {
  const { client, deletesOne } = open;
  const isDone = deletesOne
    ? await client
        .messageDelete(String(uid), { uid: true })
        .catch((error: unknown) => Promise.reject(faultFromImap(error)))
    : await add(open, [uid], '\\Deleted');
  if (!isDone) throw client.usable ? new MailboxFault('no-borra') : new MailboxFault('conexion');
}
