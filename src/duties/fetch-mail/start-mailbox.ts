/** Reads an existing mailbox over IMAP for as long as the program runs: one process at a time, patient with what breaks. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '../../actions/deps.ts';
import { type BuzonTomado, claimBuzon, noteBuzon } from '../../store/correo-buzones.ts';
import { holdLease, type Lease } from './hold-lease.ts';
import { kindOf, type Mailbox } from './mailbox.ts';
import { readMailboxAddress } from './mailbox-address.ts';
import { expectedFault, MailboxFault } from './mailbox-fault.ts';
import { type MailboxPace, mailboxLimits, mailboxPace } from './mailbox-limits.ts';
import { readMailbox } from './read-mailbox.ts';

export type MailboxOptions = {
  /** `imaps://usuario:clave@servidor/Carpeta`. */
  readonly url: string;
  readonly address: string;
  readonly sealed: boolean;
  /** A certificate authority besides the known ones (PEM). */
  readonly authority?: string;
  readonly pace?: Partial<MailboxPace>;
};

export type RunningMailbox = {
  /** The mail in hand is received to its end, the line closed, the mailbox given up. Safe to call twice. */
  stop(): Promise<void>;
};

/** Failures since it last went well, and what is known of the present trouble. */
type Trouble = { failures: number; causa: string | null };

function mailboxOf(deps: Deps, { url, address, sealed, authority, pace }: MailboxOptions): Mailbox {
  const at = readMailboxAddress(url);
  return {
    deps,
    at,
    address,
    sealed,
    authority: authority ?? null,
    pace: { ...mailboxPace, ...pace },
    lector: { buzon: at.name, dueno: deps.ids.randomId() },
    huella: deps.keys.mac('buzon', url),
    withheld: new Map(),
  };
}

/** Doubles from try to try, up to a bound; what only a person mends starts long. */
function pauseMs({ pace }: Mailbox, fault: MailboxFault, failures: number): number {
  const [min, max] = fault.isAlarm ? [pace.alarmMinMs, pace.alarmMaxMs] : [pace.retryMinMs, pace.retryMaxMs];
  return Math.min(max, min * 2 ** Math.min(failures - 1, 20));
}

/** Says it once, however long it lasts. */
async function noteFault(mailbox: Mailbox, fault: MailboxFault, trouble: Trouble): Promise<number> {
  const { deps, lector, huella } = mailbox;
  const { causa, isAlarm } = fault;
  const isNew = causa !== trouble.causa;
  trouble.failures += 1;
  const restMs = pauseMs(mailbox, fault, trouble.failures);
  // Lines break every day; what lasts is told.
  const isTold = isAlarm || trouble.failures >= mailboxLimits.quietFailuresMax;
  if (!isTold) return restMs;
  if (isNew)
    deps.log.warn('buzon-detenido', {
      duty: 'buzon',
      kind: kindOf(mailbox),
      code: causa,
      attempt: trouble.failures,
    });
  trouble.causa = causa;
  const reintentarMs = deps.clock.nowMs() + restMs;
  // With the database away nobody can be told; the log has it.
  await noteBuzon(deps.db, lector, { causa, huella, reintentarMs, vistoMs: null }).catch(() => undefined);
  return restMs;
}

/**
 * A pause for people to act in lasts over restarts and holds for every process, unless they changed the address or the
 * password. Who failed itself has waited already.
 */
function heldBackMs({ deps, huella, pace }: Mailbox, taken: BuzonTomado, { failures }: Trouble): number {
  const { causa, reintentarMs } = taken;
  const isMine = failures > 0 || taken.huella !== huella;
  if (isMine || causa === null || reintentarMs === null) return 0;
  return Math.min(pace.alarmMinMs, Math.max(0, reintentarMs - deps.clock.nowMs()));
}

function endTrouble(mailbox: Mailbox, trouble: Trouble): void {
  if (trouble.causa !== null)
    mailbox.deps.log.info('buzon-reanudado', { duty: 'buzon', kind: kindOf(mailbox) });
  trouble.failures = 0;
  trouble.causa = null;
}

/** One stay in a mailbox that is this process's own. Gives how long to rest before the next. */
async function visit(
  mailbox: Mailbox,
  taken: BuzonTomado,
  trouble: Trouble,
  signal: AbortSignal,
): Promise<number> {
  const restMs = heldBackMs(mailbox, taken, trouble);
  if (restMs > 0) return restMs;
  await readMailbox(mailbox, taken, signal, () => endTrouble(mailbox, trouble));
  return mailbox.pace.claimMs;
}

async function turn(mailbox: Mailbox, trouble: Trouble, stopping: AbortSignal): Promise<number> {
  const { deps, lector, pace } = mailbox;
  const nowMs = deps.clock.nowMs();
  let lease: Lease | null = null;
  try {
    const taken = await claimBuzon(deps.db, lector, nowMs, nowMs + pace.leaseMs);
    if (taken === null) return pace.claimMs;
    lease = holdLease(mailbox);
    return await visit(mailbox, taken, trouble, AbortSignal.any([stopping, lease.lost]));
  } catch (error) {
    if (stopping.aborted || lease?.lost.aborted === true) return pace.claimMs;
    const expected = expectedFault(error);
    if (expected === null) deps.log.fault(error, { duty: 'buzon', kind: kindOf(mailbox) });
    return await noteFault(mailbox, expected ?? new MailboxFault('fallo'), trouble);
  } finally {
    await lease?.release();
  }
}

async function run(mailbox: Mailbox, stopping: AbortSignal): Promise<void> {
  const trouble: Trouble = { failures: 0, causa: null };
  while (!stopping.aborted) {
    const restMs = await turn(mailbox, trouble, stopping);
    await wait(restMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Resolves nothing and waits for nobody: what does not work is tried again, and told. */
export function startMailbox(deps: Deps, options: MailboxOptions): RunningMailbox {
  const stopping = new AbortController();
  const running = run(mailboxOf(deps, options), stopping.signal);
  return {
    stop() {
      stopping.abort();
      return running;
    },
  };
}
