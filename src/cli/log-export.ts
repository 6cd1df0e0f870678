/** `log export FILE`: the published leaves and the signed head over them, for checking without any database. */
import { open } from 'node:fs/promises';
import { count } from '../actions/auditoria/count-text.ts';
import { readPublicado } from '../store/registro-publico.ts';
import { readHojas } from '../store/registro-publico-lectura.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { stopIfAsked, unusable } from './log-findings.ts';
import { logKeysOf } from './log-keys-of.ts';
import { progressOn } from './log-verify.ts';
import type { Store } from './open-store.ts';

/** First line of the file; a line `{"indice":0,"hoja":"…"}` for each leaf follows. */
export const exportFormat = 'ventanilla-registro-v1';

const pageLeaves = 4_096;

async function createNew(file: string) {
  try {
    return await open(file, 'wx');
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return unusable(
      exists ? `${file} ya existe: indique un archivo nuevo.` : `No se puede crear el archivo ${file}.`,
    );
  }
}

export async function exportLog(
  { database, config }: Store,
  file: string,
  { terminal, signal }: CommandContext,
): Promise<ExitCode> {
  const published = await readPublicado(database);
  if (published === null) return unusable('El registro todavía no ha publicado ningún punto de control.');
  const output = await createNew(file);
  const progress = progressOn(terminal, 'hojas');
  const head = {
    formato: exportFormat,
    clave: logKeysOf(config, published.nota).verifierKey,
    puntoDeControl: published.nota,
  };
  try {
    await output.write(`${JSON.stringify(head)}\n`);
    for (let from = 0; from < published.tamano; from += pageLeaves) {
      stopIfAsked(signal);
      const leaves = await readHojas(database, from, Math.min(from + pageLeaves, published.tamano));
      const lines = leaves.map((leaf, i) => `{"indice":${from + i},"hoja":"${leaf.toString('hex')}"}\n`);
      await output.write(lines.join(''));
      progress(from + leaves.length);
    }
    await output.sync();
  } finally {
    await output.close();
  }
  terminal.out(`Se escribieron ${count(published.tamano)} hojas y su punto de control en ${file}.\n`);
  return 0;
}
