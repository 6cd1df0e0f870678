/** `log verify`: the whole log and the whole journal of this installation against each other and against saved heads. */
import { readFileSync } from 'node:fs';
import { count } from '../actions/auditoria/count-text.ts';
import { LogFindings } from '../actions/auditoria/revisar/findings.ts';
import type { HeadWords, KnownHead } from '../actions/auditoria/revisar/review-leaves.ts';
import { stopwatch } from '../platform/clock.ts';
import { inSnapshot } from '../store/registro-publico-revision.ts';
import { type Checkpoint, readCheckpoint } from '../trust/registro-publico/checkpoint.ts';
import { LogHeadBroken, logHeadPath, readLogHead } from '../trust/registro-publico/log-head.ts';
import type { CommandContext, ExitCode, Terminal } from './command.ts';
import { unusable } from './log-findings.ts';
import { logKeysOf, signedHere } from './log-keys-of.ts';
import { reviewJournal } from './log-review-journal.ts';
import { reviewLeaves } from './log-review-leaves.ts';
import type { Store } from './open-store.ts';

const checkpointBytesMax = 64 * 1024;
export const savedWords: HeadWords = {
  quien: 'el punto de control guardado',
  de: 'del punto de control guardado',
};
const progressEveryLive = 20_000;
const progressEvery = 200_000;

/** Throws UsageError for a file that is none. */
export function readSavedCheckpoint(file: string): Checkpoint & { readonly note: string } {
  let note: string;
  try {
    note = readFileSync(file, 'utf8');
  } catch {
    // Whatever the reason, the operator's answer is the same: give a file that can be read.
    return unusable(`No se puede leer el punto de control ${file}.`);
  }
  const read = note.length > checkpointBytesMax ? null : readCheckpoint(note);
  if (read === null) return unusable(`${file} no es un punto de control firmado.`);
  return { ...read, note };
}

/** Writes how far a long work has come; on a screen over the same line. */
export function progressOn(terminal: Terminal, noun: string): (done: number) => void {
  const every = terminal.live ? progressEveryLive : progressEvery;
  const clear = terminal.live ? '\r\u001b[K' : '';
  let next = every;
  return (done) => {
    if (done < next) return;
    next = done - (done % every) + every;
    terminal.err(`${clear}${count(done)} ${noun} revisados…${terminal.live ? '' : '\n'}`);
  };
}

export function tellFinding(terminal: Terminal, json: boolean): LogFindings {
  const clear = terminal.live ? '\r\u001b[K' : '';
  return new LogFindings(({ frase }) => {
    if (!json) terminal.err(`${clear}✗ ${frase}\n`);
  });
}

/** What else is known of the log: the file beside the database, and the checkpoint the operator kept. */
function knownHeads(store: Store, saved: string | undefined, findings: LogFindings): KnownHead[] {
  const known: KnownHead[] = [];
  try {
    const head = readLogHead(logHeadPath(store.config.dataDir));
    if (head !== null)
      known.push({
        ...head,
        words: {
          quien: 'el último punto publicado desde esta máquina',
          de: 'del último punto publicado desde esta máquina',
        },
      });
  } catch (error) {
    if (!(error instanceof LogHeadBroken)) throw error;
    findings.add('punto-alterado', 'El archivo del último punto publicado desde esta máquina está dañado.');
  }
  if (saved === undefined) return known;
  const kept = readSavedCheckpoint(saved);
  if (!signedHere(store.config)(kept.note))
    findings.add('punto-ajeno', 'El punto de control guardado no lleva la firma de esta instalación.');
  return [...known, { ...kept, words: savedWords }];
}

export type VerifyOptions = { readonly checkpoint: string | undefined; readonly json: boolean };

export async function verifyLog(
  store: Store,
  { checkpoint, json }: VerifyOptions,
  { terminal, signal }: CommandContext,
): Promise<ExitCode> {
  const elapsed = stopwatch();
  const findings = tellFinding(terminal, json);
  const known = knownHeads(store, checkpoint, findings);
  const { leaves, journal } = await inSnapshot(store.database, async (queries) => {
    const leavesReviewed = await reviewLeaves({
      queries,
      keys: logKeysOf(store.config),
      known,
      isOurs: signedHere(store.config),
      findings,
      progress: progressOn(terminal, 'hojas'),
      signal,
    });
    const progress = progressOn(terminal, 'eventos');
    const journalReviewed = await reviewJournal(
      { queries, findings, progress, signal },
      leavesReviewed.eventLeaves,
    );
    return { leaves: leavesReviewed, journal: journalReviewed };
  });
  const seconds = elapsed() / 1000;
  if (json) {
    const figures = {
      hojas: leaves.size,
      puntos: leaves.heads,
      eventos: journal.events,
      solicitudes: journal.cases,
      depuradas: journal.removed,
    };
    const report = { ...figures, porAsentar: journal.events - journal.logged, segundos: seconds };
    terminal.out(
      `${JSON.stringify({ ...report, hallazgos: findings.kept, total: findings.count }, null, 2)}\n`,
    );
    return findings.count === 0 ? 0 : 1;
  }
  const clear = terminal.live ? '\r\u001b[K' : '';
  const waiting = journal.events - journal.logged;
  terminal.out(
    `${clear}Revisadas ${count(leaves.size)} hojas, ${count(leaves.heads)} puntos de control y ${count(journal.events)} eventos de ${count(journal.cases)} solicitudes en ${seconds.toFixed(1)} s; ${count(waiting)} eventos por asentar.\n`,
  );
  if (journal.removed > 0)
    terminal.out(
      `De ${count(journal.removed)} ${journal.removed === 1 ? 'solicitud depurada' : 'solicitudes depuradas'} se retiró el contenido con autorización: lo que queda encadena y coincide con el registro.\n`,
    );
  terminal.out(
    findings.count === 0
      ? 'El registro y el diario coinciden: nada fue reescrito, borrado ni movido.\n'
      : `Diferencias encontradas: ${count(findings.count)}; arriba constan las primeras ${findings.kept.length}.\n`,
  );
  return findings.count === 0 ? 0 : 1;
}
