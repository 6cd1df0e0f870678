/** `doctor`: looks over an installation and says what is well, what deserves attention and what is broken. */
import { DatabaseFault } from '../platform/database-fault.ts';
import { StartRefusal } from '../platform/start-refusal.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { databaseFindings } from './doctor-database.ts';
import {
  contentFindings,
  type Finding,
  folderFindings,
  receiptFindings,
  schemaFindings,
  settingFindings,
} from './doctor-findings.ts';
import { keepingFindings } from './doctor-keeping.ts';
import { mailFindings } from './doctor-mail.ts';
import { reachFindings } from './doctor-reach.ts';
import { salaFindings } from './doctor-sala.ts';
import { workFindings } from './doctor-work.ts';
import { openStoreUnmigrated, type Store, withStore } from './open-store.ts';
import { readArguments } from './read-arguments.ts';

const marks = { bien: '✓', atencion: '!', mal: '✗' } as const;

async function look(store: Store): Promise<{ readonly found: Finding[]; readonly broken: boolean }> {
  const schema = await schemaFindings(store);
  const broken = schema.some(({ level }) => level === 'mal');
  const found = [
    ...schema,
    ...folderFindings(store.config),
    ...settingFindings(store.config),
    ...mailFindings(store.config),
    ...receiptFindings(store.config, store.clock.nowMs()),
    ...(broken
      ? []
      : [
          ...(await contentFindings(store)),
          ...(await databaseFindings(store)),
          ...(await keepingFindings(store)),
          ...(await workFindings(store)),
        ]),
    ...(await reachFindings(store.config)),
  ];
  return { found, broken };
}

/** Everything found, whether or not the installation comes up at all. */
export async function findings(env: CommandContext['env']): Promise<Finding[]> {
  try {
    const { found, broken } = await withStore(openStoreUnmigrated(env), look);
    // The room is opened on its own, under its own role; a broken schema would have it migrated.
    return broken ? found : [...found, ...(await salaFindings(env))];
  } catch (error) {
    if (error instanceof StartRefusal) return [{ level: 'mal', sentence: error.message }];
    if (error instanceof DatabaseFault) {
      return [
        { level: 'mal', sentence: `No se puede usar la base de datos (${error.kind}, ${error.code}).` },
      ];
    }
    throw error;
  }
}

/** As a person reads it: the mark, what is so, and below it what to do. */
export function findingText({ level, sentence, hacer }: Finding): string {
  return `${marks[level]} ${sentence}\n${hacer === undefined ? '' : `    ${hacer}\n`}`;
}

async function run({ args, env, terminal }: CommandContext): Promise<ExitCode> {
  const { values } = readArguments(args, { json: { type: 'boolean' } });
  const found = await findings(env);
  if (values.json === true) terminal.out(`${JSON.stringify(found, null, 2)}\n`);
  else terminal.out(found.map(findingText).join(''));
  return found.some(({ level }) => level === 'mal') ? 1 : 0;
}

export const doctorCommand: Command = {
  usage: 'doctor [--json]',
  es: 'Revisa la instalación: base, permisos, archivos, claves, correo, antivirus, recibos, registro, sala, respaldos, trabajo detenido.',
  en: 'Checks the installation: database, rights, files, keys, mail, antivirus, receipts, log, room, backups, arrears.',
  run,
};
