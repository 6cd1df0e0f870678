/** `log verify`, `log export`, `log epoch`: the public log checked here, taken elsewhere, or continued after a restore. */
import { type Command, type CommandContext, type ExitCode, UsageError } from './command.ts';
import { openEpoch } from './log-epoch.ts';
import { exportLog } from './log-export.ts';
import { LogInterrupted } from './log-findings.ts';
import { verifyExport } from './log-offline.ts';
import { verifyLog } from './log-verify.ts';
import { openStoreUnmigrated, withStore } from './open-store.ts';
import { readArguments } from './read-arguments.ts';

const options = {
  checkpoint: { type: 'string' },
  export: { type: 'string' },
  key: { type: 'string' },
  json: { type: 'boolean' },
  confirm: { type: 'boolean' },
} as const;

async function work(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(context.args, options);
  const [what, ...rest] = positionals;
  const { checkpoint, export: file, key, json = false, confirm = false } = values;
  const [target, ...extra] = rest;
  if (what === 'verify' && target === undefined) {
    if (file !== undefined) return verifyExport({ file, checkpoint, key, json }, context);
    if (key !== undefined) throw new UsageError('--key solo se usa con --export.');
    return withStore(openStoreUnmigrated(context.env), (store) =>
      verifyLog(store, { checkpoint, json }, context),
    );
  }
  if (what === 'export' && target !== undefined && extra.length === 0)
    return withStore(openStoreUnmigrated(context.env), (store) => exportLog(store, target, context));
  if (what === 'epoch' && target === undefined)
    return withStore(openStoreUnmigrated(context.env), (store) => openEpoch(store, confirm, context));
  throw new UsageError('Indique qué hacer: verify, export ARCHIVO o epoch.');
}

async function run(context: CommandContext): Promise<ExitCode> {
  try {
    return await work(context);
  } catch (error) {
    if (!(error instanceof LogInterrupted)) throw error;
    context.terminal.err('Se interrumpió: lo que faltaba no se revisó.\n');
    return 130;
  }
}

export const logCommand: Command = {
  usage:
    'log verify [--checkpoint ARCHIVO] [--export ARCHIVO [--key CLAVE]] [--json] | log export ARCHIVO | log epoch --confirm',
  es: 'Comprueba que nada del diario fue reescrito, borrado ni movido, o exporta el registro público para comprobarlo en otra parte.',
  en: 'Proves that nothing in the journal was rewritten, deleted or moved, or exports the public log to be checked elsewhere.',
  run,
};
