/** `doctor`: looks over an installation and says what is well, what deserves attention and what is broken. */
import { DatabaseFault } from '../platform/database-fault.ts';
import { StartRefusal } from '../platform/start-refusal.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import {
  contentFindings,
  type Finding,
  folderFindings,
  receiptFindings,
  schemaFindings,
  settingFindings,
} from './doctor-findings.ts';
import { mailFindings } from './doctor-mail.ts';
import { openStoreUnmigrated, type Store, withStore } from './open-store.ts';
import { readArguments } from './read-arguments.ts';

const marks = { bien: '✓', atencion: '!', mal: '✗' } as const;

async function look(store: Store): Promise<Finding[]> {
  const schema = await schemaFindings(store);
  const broken = schema.some(({ level }) => level === 'mal');
  return [
    ...schema,
    ...folderFindings(store.config),
    ...settingFindings(store.config),
    ...mailFindings(store.config),
    ...receiptFindings(store.config, store.clock.nowMs()),
    ...(broken ? [] : await contentFindings(store)),
  ];
}

async function findings(env: CommandContext['env']): Promise<Finding[]> {
  try {
    return await withStore(openStoreUnmigrated(env), look);
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

async function run({ args, env, terminal }: CommandContext): Promise<ExitCode> {
  const { values } = readArguments(args, { json: { type: 'boolean' } });
  const found = await findings(env);
  if (values.json === true) terminal.out(`${JSON.stringify(found, null, 2)}\n`);
  else for (const { level, sentence } of found) terminal.out(`${marks[level]} ${sentence}\n`);
  return found.some(({ level }) => level === 'mal') ? 1 : 0;
}

export const doctorCommand: Command = {
  usage: 'doctor [--json]',
  es: 'Revisa la instalación: base, esquema, carpeta, correo, firma de recibos, calendario y catálogos.',
  en: 'Checks the installation: database, schema, folder, mail, signing of receipts, calendar and catalogues.',
  run,
};
