/** `mail check`: what the mail door would conclude from a mail in a file, without a service and without a database. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openMailReader } from '../documents/correo/mail-reader.ts';
import { indiceDeSugerencias } from '../domain/chat/sugerir.ts';
import { type Autenticacion, leerAutenticacion } from '../domain/correo/autenticacion.ts';
import type { CorreoLeido, Sobre } from '../domain/correo/leido.ts';
import { seOfrece } from '../domain/tramite/resultados.ts';
import { loadDefiniciones } from '../load-definiciones.ts';
import { settings } from '../platform/config-settings.ts';
import { verifySender } from '../platform/mail-auth.ts';
import { type Command, type CommandContext, type ExitCode, UsageError } from './command.ts';
import { findingsOf } from './mail-findings.ts';
import { plainFindings } from './mail-plain.ts';
import { readArguments } from './read-arguments.ts';

type Env = CommandContext['env'];

const verifiedBytesMax = 100 * 1024 * 1024;
const setting = (env: Env, { env: name }: { readonly env: string }) => env[name]?.trim() || null;

async function sizeOf(path: string, shown: string): Promise<number> {
  try {
    const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (isFile) return size;
  } catch (error) {
    throw new UsageError(`No se puede leer «${shown}».`, { cause: error });
  }
  throw new UsageError(`«${shown}» no es un archivo.`);
}

/** As the service does it: the word of our own mail server, else the DNS where the operator wants that. */
function authenticator(path: string, sizeBytes: number, env: Env) {
  return async (correo: CorreoLeido, sobre: Sobre): Promise<Autenticacion> => {
    const domain = correo.de?.direccion.split('@').at(-1) ?? null;
    const said = leerAutenticacion(correo.cabeceras, setting(env, settings.mailAuthservId), domain);
    const asks = setting(env, settings.mailVerify) === 'dns' && sizeBytes <= verifiedBytesMax;
    if (said.fuente !== 'ninguna' || !asks) return said;
    return verifySender(await readFile(path), { ip: null, helo: null, mailFrom: sobre.de });
  };
}

async function check({ args, env, terminal }: CommandContext, folder: string): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
  const [verb, file, ...more] = positionals;
  if (verb !== 'check' || file === undefined || more.length > 0)
    throw new UsageError('Falta el correo que se quiere revisar, como archivo .eml.');
  const path = resolve(file);
  const sizeBytes = await sizeOf(path, file);
  const reader = openMailReader();
  try {
    const read = await reader.read({ path }, folder);
    if (read.outcome === 'ilegible') {
      const { causa } = read;
      terminal.out(
        values.json === true ? `${JSON.stringify({ ilegible: causa })}\n` : `Ilegible: ${causa}\n`,
      );
      return 0;
    }
    const offered = loadDefiniciones()
      .todas.map(({ definicion }) => definicion)
      .filter(seOfrece);
    const found = await findingsOf({
      read,
      partsFolder: folder,
      definiciones: offered,
      indice: indiceDeSugerencias(offered),
      nuestras: [settings.mailAddress, settings.mailAlertAddress]
        .map((one) => setting(env, one)?.toLowerCase())
        .filter((one) => one !== undefined),
      cerradas: new Set(setting(env, settings.closedDoors)?.split(/[\s,]+/)),
      authenticate: authenticator(path, sizeBytes, env),
    });
    terminal.out(values.json === true ? `${JSON.stringify(found)}\n` : plainFindings(found));
    return 0;
  } finally {
    reader.close();
  }
}

export const mailCommand: Command = {
  usage: 'mail check ARCHIVO.eml [--json]',
  es: 'Dice qué se concluiría de un correo. Termina en 0 con cualquier archivo que se pueda leer.',
  en: 'Says what would be concluded from a mail. Ends with 0 for any file that can be read.',
  async run(context) {
    const folder = await mkdtemp(join(tmpdir(), 'ventanilla-mail-'));
    try {
      return await check(context, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
