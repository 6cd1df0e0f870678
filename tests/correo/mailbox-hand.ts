/** A mailbox on a fake server, read by the product, for tests: starts and stops the reading, looks at what came of it. */
import { setTimeout as wait } from 'node:timers/promises';
import { mailOf, ownAddress } from '../../src/actions/correo/testing/mail-scene.ts';
import type { Deps } from '../../src/actions/deps.ts';
import type { MailboxPace } from '../../src/duties/fetch-mail/mailbox-limits.ts';
import {
  type MailboxOptions,
  type RunningMailbox,
  startMailbox,
} from '../../src/duties/fetch-mail/start-mailbox.ts';
import { statement } from '../../src/store/statement.ts';
import type { ImapServer } from '../fakes/imap-server.ts';

/** Everything that takes minutes in an agency takes moments here; what waits for people waits longer than any test. */
export const quickPace: MailboxPace = {
  connectMs: 700,
  replyMs: 700,
  watchMs: 250,
  leaseMs: 3_000,
  renewMs: 200,
  claimMs: 40,
  retryMinMs: 10,
  retryMaxMs: 40,
  alarmMinMs: 600_000,
  alarmMaxMs: 600_000,
};

const patienceMs = 30_000;

/** Resolves when it holds; fails with what it was waited for, after half a minute and `moreMs`. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  moreMs = 0,
): Promise<void> {
  const endMs = performance.now() + patienceMs + moreMs;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error(`never: ${what}`);
    await wait(15);
  }
}

const mails = statement(
  'prueba-buzon-correos',
  "select encode(crudo, 'base64') as crudo, entregas from correos_recibidos order by recibido_en, id",
);
const deliveries = statement(
  'prueba-buzon-entregas',
  'select uidvalidity::int, uid::int, sobre from correo_entregas order by uidvalidity, uid',
);
const box = statement(
  'prueba-buzon-fila',
  'select uid_leido::int as uid, uidvalidity::int, causa, dueno from correo_buzones',
);

const removals = ['correo_entregas', 'correos_recibidos', 'correo_buzones'].map((table) =>
  statement(`prueba-olvidar-${table}`, `delete from ${table}`),
);

/** So that one database serves many tests. */
export async function forgetMails({ db }: Deps): Promise<void> {
  for (const removal of removals) await db.execute(removal);
}

export type BoxRow = {
  readonly uid: number;
  readonly uidvalidity: number | null;
  readonly causa: string | null;
  readonly dueno: string | null;
};

export const boxOf = async ({ db }: Deps): Promise<BoxRow | undefined> => (await db.query<BoxRow>(box))[0];

export function deliveriesOf({ db }: Deps) {
  return db.query<{ uidvalidity: number; uid: number; sobre: { de: string; para: string[] } }>(deliveries);
}

/** The raw mails that were received, in order of arrival; '' for one that the file store has. */
export async function receivedBy({ db }: Deps): Promise<readonly string[]> {
  const rows = await db.query<{ crudo: string | null }>(mails);
  return rows.map(({ crudo }) => Buffer.from(crudo ?? '', 'base64').toString('latin1'));
}

export function startReading(
  deps: Deps,
  { url }: ImapServer,
  over: Partial<MailboxOptions> = {},
): RunningMailbox {
  return startMailbox(deps, { url, address: ownAddress, sealed: false, pace: quickPace, ...over });
}

let written = 0;

/** Synthetic; no two alike. */
export function nextLetter(texto?: string): Buffer {
  written += 1;
  return mailOf({ texto: texto ?? `Carta sintética número ${written}.` });
}

/** Everything that lies in the mailbox was received once, in its order, and everything is marked as read. */
export async function allReceived(deps: Deps, { mails: there }: ImapServer): Promise<boolean> {
  const here = await receivedBy(deps);
  const isSame =
    here.length === there.length && there.every(({ raw }, at) => raw.toString('latin1') === here[at]);
  return isSame && there.every(({ flags }) => flags.has('\\Seen'));
}
