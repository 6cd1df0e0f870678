/** `sala`: the operator's side of the sealed room, which opens nothing by itself. */
import { type Command, type CommandContext, type ExitCode, UsageError } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { salaOptions } from './sala-options.ts';
import { newAuthorityKey, openPackageFile } from './sala-package.ts';
import { prepareSala } from './sala-prepare.ts';
import { changeReader } from './sala-reader.ts';
import { recoverCase } from './sala-recover.ts';
import { showSala } from './sala-state.ts';

function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(context.args, salaOptions);
  const [name = '', subject, ...extra] = positionals;
  if (extra.length === 0) {
    if (name === 'preparar' && subject === undefined) return prepareSala(context, values);
    if (name === 'estado' && subject === undefined) return showSala(context);
    if (name === 'lector' && subject !== undefined) return changeReader(context, subject, values);
    if (name === 'recuperar' && subject !== undefined) return recoverCase(context, subject, values);
    if (name === 'nueva-clave' && subject === undefined) return newAuthorityKey(context, values);
    if (name === 'abrir-paquete' && subject !== undefined) return openPackageFile(context, subject, values);
  }
  throw new UsageError(
    'Indique qué hacer: preparar, lector USUARIO, recuperar ID, estado, nueva-clave o abrir-paquete ARCHIVO.',
  );
}

export const salaCommand: Command = {
  usage:
    'sala preparar --partes N --necesarias K | lector USUARIO (--grupos G,… | --quitar) | recuperar ID (--carpeta CARPETA | --lector USUARIO) | estado | nueva-clave --carpeta CARPETA | abrir-paquete ARCHIVO --clave ARCHIVO --carpeta CARPETA',
  es: 'Prepara la sala reservada: su llave de recuperación, que se reparte en partes, y quién lee qué grupo de denuncias.',
  en: 'Prepares the sealed room: its recovery key, handed out in parts, and who reads which group of complaints.',
  run,
};
