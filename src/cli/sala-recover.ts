/** `sala recuperar ID`: with enough parts of the recovery key, writes a complaint to a folder or seals it to a reader. */
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openSealedFile } from '../actions/sala/open-sealed-file.ts';
import { openWithRecovery } from '../actions/sala/open-with-recovery.ts';
import { readPiezas } from '../actions/sala/read-piezas.ts';
import { sealToReader } from '../actions/sala/reseal.ts';
import type { CasoAbierto, SalaDeps } from '../actions/sala/sala-types.ts';
import { isRefusal } from '../domain/refusals.ts';
import { type Part, readPart } from '../trust/sellado/shares.ts';
import { type CommandContext, type ExitCode, UsageError } from './command.ts';
import { withSala } from './open-sala.ts';
import { type SalaValues, staffNamed } from './sala-options.ts';

/** Twenty parts of eighty characters, with room for names beside them. */
const inputCharsMax = 8_192;

/** One part per line; what stands before a colon is somebody's note. */
function partsOf(input: string): readonly Part[] {
  return input
    .split('\n')
    .map((line) => line.replace(/^.*:/, '').trim())
    .filter((line) => line !== '')
    .map((line, i) => {
      const part = readPart(line);
      if (part === null)
        throw new UsageError(`La parte ${i + 1} no se lee: revise que esté completa y bien copiada.`);
      return part;
    });
}

async function writeCase(deps: SalaDeps, caso: CasoAbierto, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    throw new UsageError(`No se puede crear la carpeta «${folder}»; debe ser nueva.`, { cause: error });
  });
  const { piezas, cadenaIntacta } = await readPiezas(deps, caso);
  const { denuncia } = caso;
  const text = JSON.stringify({ denuncia, cadenaIntacta, piezas }, null, 2);
  await writeFile(join(folder, 'denuncia.json'), `${text}\n`, { mode: 0o600, flag: 'wx' });
  for (const { n, contenido } of piezas) {
    if (contenido.como !== 'abierta' || !('archivo' in contenido.valor)) continue;
    // The name that the complainant gave stays in denuncia.json: none of a stranger's choosing reaches the disk.
    const to = createWriteStream(join(folder, `archivo-${n}`), { mode: 0o600, flags: 'wx' });
    await pipeline(openSealedFile(deps, contenido.valor.archivo), to);
  }
}

export async function recoverCase(
  context: CommandContext,
  id: string,
  values: SalaValues,
): Promise<ExitCode> {
  const { carpeta, lector } = values;
  if ((carpeta === undefined) === (lector === undefined))
    throw new UsageError('Indique --carpeta o --lector.');
  context.terminal.err('Escriba las partes, una por línea, y termine con Ctrl-D:\n');
  const parts = partsOf(await context.terminal.readInput(inputCharsMax));
  return withSala<ExitCode>(context.env, async ({ deps, database }) => {
    const caso = await openWithRecovery(deps, id, parts);
    if (isRefusal(caso))
      throw new UsageError(
        'Con estas partes no se abre esa denuncia: faltan partes, son de otra llave o no existe.',
      );
    if (carpeta !== undefined) {
      await writeCase(deps, caso, carpeta);
      context.terminal.out(`La denuncia quedó, sin sellar, en «${carpeta}». Quedó anotado en la bitácora.\n`);
      return 0;
    }
    const persona = await staffNamed(database, lector ?? '');
    const sealed = await sealToReader(deps, caso, persona.cuenta, { cuenta: null, nombre: 'Operador' });
    if (isRefusal(sealed))
      throw new UsageError(
        'Esa persona no puede leerla: no tiene llave, es custodio o la denuncia la nombra.',
      );
    context.terminal.out(
      `${persona.nombre} ya puede leer la denuncia; la identidad sigue sellada para ella.\n`,
    );
    return 0;
  });
}
