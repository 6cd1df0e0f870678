/** Starts everything that happens behind the window's back, and stops it again. */
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { tendAbsences } from '../actions/ausencias/tend-absences.ts';
import type { Deps } from '../actions/deps.ts';
import type { LogPublisher } from '../actions/write-log.ts';
import { stopwatch } from '../platform/clock.ts';
import type { QueueName } from '../platform/job-queues.ts';
import {
  type Attempt,
  type DeadJob,
  type JobOutcome,
  type Jobs,
  openJobs,
  type QueueHealth,
} from '../platform/jobs.ts';
import { smtpMailer } from '../platform/mail.ts';
import { nameId } from '../platform/name-id.ts';
import { claimTurn } from '../store/limpieza.ts';
import { acknowledgeSealed } from './acknowledge-sealed.ts';
import { applyEffect, recordFailedEffect } from './apply-effect.ts';
import { archiveOverdue } from './archive-overdue.ts';
import { attachTranscripts } from './attach-transcripts.ts';
import { chatTurns } from './chat-turns.ts';
import { cleanUp } from './clean-up.ts';
import { closeSilentChats } from './close-silent-chats.ts';
import { demoMailer } from './demo-mailer.ts';
import { dispatchJournal } from './dispatch-journal.ts';
import { followAjustes } from './follow-ajustes.ts';
import { keepCifras } from './keep-cifras.ts';
import { prepareCopies } from './prepare-copies.ts';
import { workMails } from './process-mails.ts';
import { publishLog } from './publish-log.ts';
import { type Pace, type Pulse, startPulse } from './pulse.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';
import { dispatcherHeldMsMax, heldBy, type Sweep } from './recompute-hold.ts';
import { refreshCrls } from './refresh-crls.ts';
import { refreshSearch } from './refresh-search.ts';
import { remindAbsent } from './remind-absent.ts';
import { requerimientos } from './requerimientos.ts';
import { retain } from './retain.ts';
import { scanPending } from './scan-pending.ts';
import { sendCode } from './send-code.ts';
import { type Post, sendMail } from './send-mail.ts';
import { sendOwed } from './send-owed.ts';
import { sendResetLink } from './send-reset-link.ts';
import { shareOutTurn } from './share-out.ts';
import { tendSala } from './tend-sala.ts';
import { turnReviews } from './turn-reviews.ts';
import { warnTurn } from './warn-deadlines.ts';
import { deliverWebhooks } from './webhooks/deliver-webhooks.ts';
import { oweWebhooks } from './webhooks/owe-webhooks.ts';

export type DutiesOptions = {
  /** As the serving role, for the queues' own connections. */
  readonly connection: pg.ClientConfig;
  readonly config: { readonly smtpUrl: string | undefined; readonly mailFrom: string };
  /** Who signs the letters; the agency of the published table unless told. */
  readonly agencia?: string;
  /** What the public log is signed with, and the file of its last head. */
  readonly log: Pick<LogPublisher, 'keys' | 'headPath'>;
  /** How often queues are looked at where no NOTIFY came; 30 unless told. */
  readonly pollSeconds?: number;
};

export type DutiesHealth = {
  /** False until the queues answered for the first time. */
  readonly queuesOpen: boolean;
  /** Epoch ms of the last turn of the dispatcher that went well; null before the first. */
  readonly dispatchedMs: number | null;
  readonly queues: readonly QueueHealth[];
  /** Jobs that failed for good, at most a hundred counted. */
  readonly dead: number;
};

export type Duties = {
  /** The journal grew, or a letter is owed: it goes out in a moment. */
  nudge(): void;
  /** Has the code of an e-mail check sent, through the queue; called again, it is sent once. Throws when no queue opens. */
  sendCode(codeId: string): Promise<void>;
  /** The letter of the alert mailbox goes out at once, and is written down nowhere. */
  acknowledgeSealed(address: string): void;
  /** Lets the jobs in hand end, then closes everything. Safe to call twice. */
  stop(): Promise<void>;
  health(): Promise<DutiesHealth>;
  /** For staff: what nobody tries any more, and trying it again. */
  dead(max: number): Promise<readonly DeadJob[]>;
  revive(id: string): Promise<boolean>;
};

const agenciaPublicada = 'Servicio Nacional de Contratación Pública';
const reopenMs = 2_000;
/** Long enough that a burst of filings is dispatched in a few batches, short enough that nobody notices. */
const dispatchNudgeMs = 40;
/** How long somebody who waits for a code waits for the queues of a process that has just started. */
const queuesWaitMs = 5_000;
const deadCountedMax = 100;

/** Duties by the clock: how often over all processes. */
const turns = {
  requerimientos: { everyMs: 10 * 60_000, run: requerimientos },
  archivar: { everyMs: 10 * 60_000, run: archiveOverdue },
  ausencias: { everyMs: 10 * 60_000, run: tendAbsences },
  limpiar: { everyMs: 60 * 60_000, run: cleanUp },
  conservar: { everyMs: 60 * 60_000, run: retain },
  copias: { everyMs: 60_000, run: (deps: Deps) => prepareCopies(deps) },
  sala: { everyMs: 60 * 60_000, run: tendSala },
  antivirus: { everyMs: 2 * 60_000, run: scanPending },
  'chats-callados': { everyMs: 5 * 60_000, run: closeSilentChats },
  recordatorios: { everyMs: 60_000, run: remindAbsent },
  transcripciones: { everyMs: 60_000, run: attachTranscripts },
  revocaciones: { everyMs: 4 * 60 * 60_000, run: refreshCrls },
} as const;

function startTurns(deps: Deps): Pulse[] {
  return Object.entries(turns).map(([name, { everyMs, run }]) =>
    startPulse({
      turn: async () => {
        if (await claimTurn(deps.db, name, deps.clock.nowMs(), everyMs)) await run(deps);
        return 'idle';
      },
      onFault: (error) => deps.log.fault(error, { duty: name }),
      nudgeMs: 5_000,
      soonMs: Math.min(60_000, everyMs),
      idleMs: everyMs / 2,
    }),
  );
}

/**
 * Every process looks by itself: the look is one indexed read of almost nothing, while a turn to be claimed would be a
 * write every few seconds in an agency where nobody is chatting.
 */
function startChat(deps: Deps): Pulse {
  return startPulse({
    turn: () => chatTurns(deps),
    onFault: (error) => deps.log.fault(error, { duty: 'chat' }),
    nudgeMs: 500,
    soonMs: 5_000,
    idleMs: 3_000,
  });
}

/**
 * Reading a mail is the work of another process: what this one does for each is little, and a backlog of days should be
 * gone within the hour. It is nudged when a mail came in, and looks by itself for what other processes left.
 */
function startMails({ deps, agencia }: Post): Pulse {
  return startPulse({
    turn: () => workMails(deps, agencia),
    onFault: (error) => deps.log.fault(error, { duty: 'correo' }),
    nudgeMs: 50,
    soonMs: 5_000,
    idleMs: 5_000,
    restPerWork: 0.5,
  });
}

/** Every process looks, which is one small read; the one that finds a newer calendar does the work alone. */
function startRecompute(deps: Deps, sweep: Sweep): Pulse {
  const proceso = deps.ids.newId();
  return startPulse({
    turn: async () => {
      sweep.ranMs = stopwatch();
      try {
        return await recomputeDeadlines(deps, proceso);
      } finally {
        sweep.ranMs = null;
      }
    },
    onFault: (error) => deps.log.fault(error, { duty: 'recalcular' }),
    nudgeMs: 500,
    soonMs: 5_000,
    idleMs: 5_000,
  });
}

/** What nobody has finds somebody by its unit's rule. Every process looks: in each unit one of them is at it at a time. */
function startSharing(deps: Deps): Pulse {
  return startPulse({
    turn: () => shareOutTurn(deps),
    onFault: (error) => deps.log.fault(error, { duty: 'reparto' }),
    nudgeMs: 1_000,
    soonMs: 10_000,
    idleMs: 15_000,
  });
}

/** Every process watches in its turn, one at a time; one of them tells whoever is to be told, every few minutes. */
function startWarnings(deps: Deps, sweep: Sweep): Pulse {
  return startPulse({
    turn: () => warnTurn(deps),
    onFault: (error) => deps.log.fault(error, { duty: 'plazos' }),
    nudgeMs: 5_000,
    soonMs: 20_000,
    idleMs: 20_000,
    isHeld: heldBy(sweep),
  });
}

/** Tries until the database answers: a server that is just restarting must not leave a process without duties. */
async function openPatiently(
  deps: Deps,
  options: DutiesOptions,
  isStopped: () => boolean,
): Promise<Jobs | null> {
  const { connection, pollSeconds } = options;
  while (!isStopped()) {
    try {
      return await openJobs({
        connection,
        log: deps.log,
        ...(pollSeconds === undefined ? {} : { pollSeconds }),
      });
    } catch (error) {
      deps.log.fault(error, { duty: 'colas' });
      await wait(reopenMs);
    }
  }
  return null;
}

/** Letters owed are nudged before the change that owes them is committed: hence not at once. */
function startOwed(post: Post): Pulse {
  return startPulse({
    turn: () => sendOwed(post),
    onFault: (error) => post.deps.log.fault(error, { duty: 'avisos' }),
    nudgeMs: 250,
    soonMs: 10_000,
    idleMs: 5_000,
  });
}

/** What the journal owes to systems that want to be told, and sending it: neither waits for the other. */
function startWebhooks(deps: Deps, sweep: Sweep): readonly Pulse[] {
  const start = (turn: (deps: Deps) => Promise<Pace>): Pulse =>
    startPulse({
      turn: () => turn(deps),
      onFault: (error) => deps.log.fault(error, { duty: 'webhooks' }),
      nudgeMs: 250,
      soonMs: 1_000,
      idleMs: 3_000,
      restPerWork: 0.5,
      isHeld: heldBy(sweep),
    });
  return [start(oweWebhooks), start(deliverWebhooks)];
}

/** Many filings in a moment are entered together: a proof is for later, nobody waits for it. */
function startPublicLog({ db, clock, log }: Deps, publisher: DutiesOptions['log'], sweep: Sweep): Pulse {
  return startPulse({
    turn: () => publishLog({ db, clock, ...publisher }),
    onFault: (error) => log.fault(error, { duty: 'registro-publico' }),
    nudgeMs: 500,
    soonMs: 2_000,
    idleMs: 5_000,
    isHeld: heldBy(sweep),
  });
}

/** An auditor waits at the page, and the people at the window come first: a step, then four times as long for them. */
function startReviews(deps: Deps, tools: DutiesOptions['log']): Pulse {
  return startPulse({
    turn: () => turnReviews(deps, tools),
    onFault: (error) => deps.log.fault(error, { duty: 'revisiones' }),
    nudgeMs: 100,
    soonMs: 5_000,
    idleMs: 5_000,
  });
}

/** Every process looks by itself; one of them at a time reckons. A dashboard may be half a minute old. */
function startCifras(deps: Deps, sweep: Sweep): Pulse {
  return startPulse({
    turn: () => keepCifras(deps),
    onFault: (error) => deps.log.fault(error, { duty: 'cifras' }),
    nudgeMs: 2_000,
    soonMs: 10_000,
    idleMs: 20_000,
    isHeld: heldBy(sweep),
  });
}

/** Words can wait some seconds: many changes of one case in a moment are then read once. */
function startSearch(deps: Deps, sweep: Sweep): Pulse {
  return startPulse({
    turn: () => refreshSearch(deps),
    onFault: (error) => deps.log.fault(error, { duty: 'busqueda' }),
    nudgeMs: 1_500,
    soonMs: 2_000,
    idleMs: 5_000,
    isHeld: heldBy(sweep),
  });
}

async function startWork(post: Post, jobs: Jobs): Promise<void> {
  const { deps } = post;
  const handlers: { readonly [Q in QueueName]?: (attempt: Attempt) => Promise<JobOutcome> } = {
    correo: (attempt) => sendMail(post, attempt),
    efecto: (attempt) => applyEffect(deps, attempt),
    'efecto-fallido': (attempt) => recordFailedEffect(deps, attempt),
    'enlace-de-clave': (attempt) => sendResetLink(post, attempt),
    'codigo-de-correo': (attempt) => sendCode(post, attempt),
  };
  for (const [queue, handle] of Object.entries(handlers)) await jobs.work(queue as QueueName, handle);
}

/** Resolves at once; the queues open behind. Call it when the server already listens. */
export async function startDuties(deps: Deps, options: DutiesOptions): Promise<Duties> {
  const { smtpUrl, mailFrom } = options.config;
  const mailer = smtpUrl === undefined ? demoMailer(deps.db) : smtpMailer({ url: smtpUrl, from: mailFrom });
  const post: Post = { deps, mailer, agencia: options.agencia ?? agenciaPublicada };
  let stopped: Promise<void> | undefined;
  let jobs: Jobs | null = null;
  let dispatcher: Pulse | undefined;
  let dispatchedMs: number | null = null;
  const sweep: Sweep = { ranMs: null };
  const looking = [
    startChat(deps),
    startCifras(deps, sweep),
    startRecompute(deps, sweep),
    followAjustes(deps),
    startWarnings(deps, sweep),
  ];
  const clocked = [...startTurns(deps), ...looking];
  const owed = startOwed(post);
  const mails = startMails(post);
  const publicLog = startPublicLog(deps, options.log, sweep);
  const search = startSearch(deps, sweep);
  const sharing = startSharing(deps);
  const webhooks = startWebhooks(deps, sweep);
  const reviews = startReviews(deps, options.log);

  async function open(): Promise<void> {
    const opened = await openPatiently(deps, options, () => stopped !== undefined);
    if (opened === null) return;
    jobs = opened;
    await startWork(post, opened);
    dispatcher = startPulse({
      turn: async () => {
        const pace = await dispatchJournal(deps, opened);
        dispatchedMs = deps.clock.nowMs();
        return pace;
      },
      onFault: (error) => deps.log.fault(error, { duty: 'diario' }),
      nudgeMs: dispatchNudgeMs,
      soonMs: 1_000,
      idleMs: 5_000,
      isHeld: heldBy(sweep, dispatcherHeldMsMax),
    });
  }
  const opening = open().catch((error: unknown) => void deps.log.fault(error, { duty: 'colas' }));

  async function stop(): Promise<void> {
    await Promise.all(
      [...clocked, owed, mails, publicLog, search, sharing, reviews, ...webhooks].map((pulse) =>
        pulse.stop(),
      ),
    );
    await opening;
    await dispatcher?.stop();
    await jobs?.stop();
    await mailer.close();
  }

  return {
    nudge: () => {
      dispatcher?.nudge();
      owed.nudge();
      mails.nudge();
      publicLog.nudge();
      search.nudge();
      sharing.nudge();
      reviews.nudge();
      for (const pulse of webhooks) pulse.nudge();
    },
    sendCode: async (codeId) => {
      if (jobs === null) await Promise.race([opening, wait(queuesWaitMs, undefined, { ref: false })]);
      if (jobs === null) throw new Error('the job queues did not open');
      await jobs.send({
        id: nameId('codigo-de-correo', codeId),
        queue: 'codigo-de-correo',
        data: { id: codeId },
      });
    },
    acknowledgeSealed: (address) => void acknowledgeSealed(post, address),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
    health: async () => ({
      queuesOpen: jobs !== null,
      dispatchedMs,
      queues: (await jobs?.counts()) ?? [],
      dead: (await jobs?.dead(deadCountedMax))?.length ?? 0,
    }),
    dead: async (max) => (await jobs?.dead(max)) ?? [],
    revive: async (id) => (await jobs?.revive(id)) ?? false,
  };
}
