/** Arguments by `node:util`, with what is wrong said in Spanish. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command.ts';

/** Throws UsageError naming the option that is unknown or lacks its value. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const option = /'(-[^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new UsageError(
      option === undefined
        ? 'No se entienden las opciones.'
        : `No se entiende la opción ${option}: no existe, o le falta o le sobra su valor.`,
      { cause: error },
    );
  }
}
