/** Brings mails from an open mailbox, by their numbers: small ones many at once, large ones piece by piece. */
import { Readable } from 'node:stream';
import type { ImapFlow } from 'imapflow';
import { faultFromImap, MailboxFault } from './mailbox-fault.ts';
import { mailboxLimits as limits } from './mailbox-limits.ts';

export type MailAhead = {
  readonly uid: number;
  readonly sizeBytes: number;
  /** Of the envelope, as far as the headers keep it: '' is the null sender. */
  readonly de: string;
};

export type FetchedMail = MailAhead & { readonly crudo: Readable };

/** `crudo` is null where the server lists the mail and does not hand it out. */
type Fetched = MailAhead & { readonly crudo: Readable | null };

const address = /[^\s<>",;:]+@[^\s<>",;:]+/;

function headerIn(head: string, name: string): string | null {
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:(.*)$`, 'im').exec(unfolded)?.[1] ?? null;
}

/** `Return-Path` is what the last server wrote of the envelope; without it the author stands in. */
function senderIn(head: string): string {
  const found = headerIn(head, 'return-path') ?? headerIn(head, 'from') ?? '';
  return address.exec(found)?.[0].toLowerCase() ?? '';
}

/** In the order of their numbers; what is gone meanwhile is left out. */
export async function lookAhead(client: ImapFlow, uids: readonly number[]): Promise<readonly MailAhead[]> {
  const found = await client
    .fetchAll(uids.join(','), { uid: true, size: true, headers: ['return-path', 'from'] }, { uid: true })
    .catch((error: unknown) => Promise.reject(faultFromImap(error)));
  const wanted = new Set(uids);
  return found
    .filter(({ uid }) => wanted.has(uid))
    .map(({ uid, size, headers }) => ({
      uid,
      sizeBytes: size ?? limits.bytesPerFetchMax + 1,
      de: senderIn(headers?.toString('latin1') ?? ''),
    }))
    .sort((a, b) => a.uid - b.uid);
}

/** Neighbours that fit into one fetch; a large mail by itself. */
export function groupsOf(mails: readonly MailAhead[]): readonly (readonly MailAhead[])[] {
  const groups: MailAhead[][] = [];
  let bytes = 0;
  for (const mail of mails) {
    bytes += mail.sizeBytes;
    const last = groups.at(-1);
    if (last !== undefined && bytes <= limits.bytesPerFetchMax) last.push(mail);
    else {
      groups.push([mail]);
      bytes = mail.sizeBytes;
    }
  }
  return groups;
}

/**
 * Asks until a piece comes back empty: a short one may be a server's whim, and half a mail must not pass for one. A server
 * that knows no pieces answers with the whole.
 */
async function* piecesOf(client: ImapFlow, uid: number): AsyncGenerator<Buffer> {
  let start = 0;
  while (start < limits.mailBytesMax) {
    const answer = await client
      .fetchOne(String(uid), { uid: true, source: { start, maxLength: limits.pieceBytes } }, { uid: true })
      .catch((error: unknown) => Promise.reject(faultFromImap(error)));
    if (answer === false) throw new MailboxFault('conexion');
    const { source } = answer;
    if (source === undefined || source.length === 0) {
      if (start === 0) throw new MailboxFault('correo-retenido');
      return;
    }
    yield source;
    if (source.length > limits.pieceBytes) return;
    start += source.length;
  }
}

export const isLarge = ({ sizeBytes }: MailAhead): boolean => sizeBytes > limits.bytesPerFetchMax;

/** In order; a large one must be read to its end before the next command. */
export async function fetchGroup(client: ImapFlow, group: readonly MailAhead[]): Promise<readonly Fetched[]> {
  const [first] = group;
  if (first !== undefined && isLarge(first))
    return [{ ...first, crudo: Readable.from(piecesOf(client, first.uid), { objectMode: false }) }];
  const range = group.map(({ uid }) => uid).join(',');
  const found = await client
    .fetchAll(range, { uid: true, source: true }, { uid: true })
    .catch((error: unknown) => Promise.reject(faultFromImap(error)));
  const sources = new Map(found.map(({ uid, source }) => [uid, source]));
  return group.map((mail) => {
    const source = sources.get(mail.uid);
    const isHere = source !== undefined && source.length > 0;
    return { ...mail, crudo: isHere ? Readable.from([source], { objectMode: false }) : null };
  });
}
