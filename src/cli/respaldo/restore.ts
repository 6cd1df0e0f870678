/** `restore`: brings a backup back into an empty installation, opens the new epoch of the public log, and looks it over. */
import { existsSync } from 'node:fs';
import { count } from '../../actions/auditoria/count-text.ts';
import { declareEpoch } from '../../actions/declare-epoch.ts';
import { configOrRefuse } from '../../platform/bulk-connection.ts';
import { stopwatch } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { openDataFolder } from '../../platform/data-folder.ts';
import { readSecretKey } from '../../platform/data-folder-secret.ts';
import { systemIds } from '../../platform/ids.ts';
import { StartRefusal } from '../../platform/start-refusal.ts';
import { keysFrom } from '../../trust/keys.ts';
import { logHeadPath, writeLogHead } from '../../trust/registro-publico/log-head.ts';
import { type Command, type CommandContext, type ExitCode, UsageError } from '../command.ts';
import { findings, findingText } from '../doctor.ts';
import { logKeysOf } from '../log-keys-of.ts';
import { openStore, withStore } from '../open-store.ts';
import { readArguments } from '../read-arguments.ts';
import { readKeyFile } from './archive-format.ts';
import { type Archive, putFiles, putRows } from './copy-in.ts';
import type { Manifest } from './manifest.ts';
import { requireKnown, withTarget } from './restore-target.ts';
import { verifyArchive } from './verify-archive.ts';

/** The installation's key has to be there before: making a new one would leave every receipt and link unreadable. */
function keysOf(config: Config) {
  if (config.secretKey === undefined && !existsSync(`${config.dataDir}/secret.key`))
    throw new StartRefusal(
      `Falta la clave del servicio: ponga SECRET_KEY, o copie el archivo secret.key de la instalación respaldada en ${config.dataDir}.`,
    );
  const secret = readSecretKey(config.dataDir, config.mode, config.secretKey);
  return keysFrom(Buffer.from(secret), systemIds);
}

function requireMode(config: Config, { modo }: Manifest): void {
  if (config.mode !== modo)
    throw new StartRefusal(
      `El respaldo es de una instalación en modo ${modo} y esta está en modo ${config.mode}.`,
    );
}

const epochSentences = {
  declarada:
    'Quedó declarada una época nueva del registro público: lo publicado después del respaldo ya no consta. Avise a quienes guardan puntos de control.',
  'sin-punto': 'El registro público no había publicado nada: continúa como estaba.',
  continua: 'El registro público continúa el último punto publicado.',
  ocupado: 'No se pudo declarar la época del registro público: ejecute «ventanilla log epoch --confirm».',
} as const;

async function openEpoch(context: CommandContext, manifest: Manifest): Promise<void> {
  await withStore(openStore(context.env), async ({ config, database: db, clock }) => {
    const headPath = logHeadPath(config.dataDir);
    // A head this machine still has is later than the backup's.
    if (!existsSync(headPath) && manifest.punto !== null) writeLogHead(headPath, manifest.punto);
    const publisher = { db, clock, keys: logKeysOf(config, manifest.punto ?? undefined), headPath };
    const outcome = await declareEpoch(publisher, 'always');
    context.terminal.out(`${epochSentences[outcome]}\n`);
  });
}

async function bringBack(
  context: CommandContext,
  config: Config,
  archive: Archive,
  replace: boolean,
): Promise<void> {
  const { terminal, env } = context;
  const elapsed = stopwatch();
  const manifest = await verifyArchive(archive.path, archive.key, keysOf(config));
  requireMode(config, manifest);
  requireKnown(manifest);
  terminal.err('El respaldo está completo. Restaurando…\n');
  await withTarget({ env, config, replace }, manifest, async (bulk) => {
    await putFiles(archive, config.dataDir, systemIds);
    await putRows(archive, manifest, bulk);
  });
  const filas = manifest.tablas.reduce((sum, one) => sum + one.filas, 0);
  const archivos = manifest.archivos.archivos.cuantos + manifest.archivos.sala.cuantos;
  terminal.out(
    `Restaurado lo respaldado el ${manifest.creadoEn}: ${count(filas)} filas y ${count(archivos)} archivos en ${(elapsed() / 1000).toFixed(1)} s.\nLas sesiones abiertas no se restauran: cada persona vuelve a ingresar.\n`,
  );
  await openEpoch(context, manifest);
}

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(context.args, {
    key: { type: 'string' },
    replace: { type: 'boolean' },
    check: { type: 'boolean' },
  });
  const [path, ...extra] = positionals;
  if (path === undefined || extra.length > 0) throw new UsageError('Indique el archivo del respaldo.');
  const config = configOrRefuse(context.env);
  const archive = { path, key: values.key === undefined ? null : readKeyFile(values.key) };
  if (values.check === true) {
    const { creadoEn } = await verifyArchive(path, archive.key, keysOf(config));
    context.terminal.out(`El respaldo del ${creadoEn} está completo y es de esta instalación.\n`);
    return 0;
  }
  openDataFolder(config.dataDir, config.mode);
  await bringBack(context, config, archive, values.replace === true);
  const found = await findings(context.env);
  context.terminal.out(found.map(findingText).join(''));
  return found.some(({ level }) => level === 'mal') ? 1 : 0;
}

export const restoreCommand: Command = {
  usage: 'restore ARCHIVO [--key ARCHIVO] [--check] [--replace]',
  es: 'Restaura un respaldo en una instalación vacía; con --check solo comprueba que está completo.',
  en: 'Restores a backup into an empty installation; with --check only proves that it is whole.',
  run,
};
