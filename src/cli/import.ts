/** `import KIND FILE`: loads a file into the register, telling every bad row while the good ones go in. */
import { basename } from 'node:path';
import { importKinds } from '../imports/kinds.ts';
import type { ImportListener, ImportReport } from '../imports/report.ts';
import type { ImportOutcome } from '../imports/run-import.ts';
import { checkSource } from '../imports/source-file.ts';
import { type Command, type CommandContext, type ExitCode, type Terminal, UsageError } from './command.ts';
import { openStore, withStore } from './open-store.ts';
import { readArguments } from './read-arguments.ts';

const progressEveryRows = 10_000;
const liveEveryRows = 500;
/** With `--json` problems are gathered, so their number is bounded; without it they are written as they come. */
const jsonRemarksMax = 1_000;
/** Remarks about single entries, told one by one; all others are only counted. */
const toldOneByOne = ['se-conserva-lo-decidido', 'se-reemplaza-lo-decidido'];

const number = (value: number): string => value.toLocaleString('es-EC');

type Remark = { readonly line: number; readonly sentence: string };
type Gathered = { readonly listener: ImportListener; readonly errors: Remark[]; readonly kept: Remark[] };

function listenerFor(terminal: Terminal, file: string, noun: string, json: boolean): Gathered {
  const errors: Remark[] = [];
  const kept: Remark[] = [];
  const every = terminal.live ? liveEveryRows : progressEveryRows;
  const clear = terminal.live ? '\r\u001b[K' : '';
  const tell = (list: Remark[], { line, sentence }: Remark, kind: string): void => {
    if (!json) terminal.err(`${clear}${file}:${line}: ${kind}${sentence}\n`);
    else if (list.length < jsonRemarksMax) list.push({ line, sentence });
  };
  return {
    errors,
    kept,
    listener: {
      problem: (line, sentence) => tell(errors, { line, sentence }, ''),
      warning: (remark) => {
        if (toldOneByOne.includes(remark.code)) tell(kept, remark, 'aviso: ');
      },
      progress: (rows) => {
        if (rows % every === 0) {
          terminal.err(`${clear}${number(rows)} ${noun} leídos…${terminal.live ? '' : '\n'}`);
        }
      },
    },
  };
}

function summary(outcome: ImportOutcome, noun: string, dryRun: boolean): string {
  const { report, ignored } = outcome;
  const { rows, inserted, updated, unchanged, bad, skipped } = report;
  const lines = [
    `${dryRun ? 'Ensayo, nada se guardó. ' : ''}Filas de ${noun}: ${number(rows)}. Nuevas ${number(inserted)}, cambiadas ${number(updated)}, iguales ${number(unchanged)}, omitidas ${number(skipped)}, con errores ${number(bad)}.`,
    ...report.warnings.map(({ count, sentence }) => `Avisos: ${number(count)} × ${sentence}`),
  ];
  if (ignored.length > 0) lines.push(`Columnas que no se leen: ${ignored.join(', ')}.`);
  if (!report.complete && outcome.fault === null) {
    lines.push('Se interrumpió: lo contado quedó guardado; el resto del archivo no se leyó.');
  }
  if (outcome.fault !== null) {
    lines.push(
      `La base de datos dejó de responder (${outcome.fault.code}). Lo contado quedó guardado: importe otra vez el archivo, que no repite nada.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function exitCode({ report, fault }: ImportOutcome, signal: AbortSignal): ExitCode {
  if (fault !== null) return 2;
  if (signal.aborted) return 130;
  return report.bad > 0 || !report.complete ? 1 : 0;
}

function jsonReport(report: ImportReport, { errors, kept }: Gathered, ignored: readonly string[]): string {
  return `${JSON.stringify({ ...report, errors, kept, ignoredColumns: ignored }, null, 2)}\n`;
}

const options = {
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  prefer: { type: 'string' },
} as const;

function readPrefer(value: string | undefined, kind: string): 'file' | 'register' {
  if (value === undefined) return 'register';
  if (kind !== 'suppliers' && kind !== 'processes') {
    throw new UsageError('--prefer solo se usa con suppliers y processes.');
  }
  if (value !== 'file' && value !== 'register') throw new UsageError('--prefer debe ser file o register.');
  return value;
}

async function run({ args, env, terminal, signal }: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options);
  const [kind = '', path, ...extra] = positionals;
  const runner = importKinds.get(kind);
  if (runner === undefined) {
    throw new UsageError(`Indique qué importar: ${[...importKinds.keys()].join(', ')}.`);
  }
  if (path === undefined || extra.length > 0) throw new UsageError('Indique un solo archivo.');
  const prefer = readPrefer(values.prefer, kind);
  const [dryRun, json] = [values['dry-run'] === true, values.json === true];
  await checkSource(path);
  const gathered = listenerFor(terminal, basename(path), runner.noun, json);
  const outcome = await withStore(openStore(env), ({ database, clock, ids }) =>
    runner.run({ database, clock, ids, path, dryRun, prefer, signal, listener: gathered.listener }),
  );
  if (terminal.live) terminal.err('\r\u001b[K');
  terminal.out(
    json ? jsonReport(outcome.report, gathered, outcome.ignored) : summary(outcome, runner.noun, dryRun),
  );
  return exitCode(outcome, signal);
}

export const importCommand: Command = {
  usage: `import ${[...importKinds.keys()].join('|')} ARCHIVO [--dry-run] [--json] [--prefer file|register]`,
  es: 'Carga datos en el registro; se puede repetir. Formatos: docs/import.md.',
  en: 'Loads data into the register; repeatable. Formats: docs/import.md.',
  run,
};
