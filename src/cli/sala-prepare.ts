/** `sala preparar`: makes the recovery key and prints its parts, once. */
import { prepareRecovery } from '../actions/sala/prepare-recovery.ts';
import { isRefusal } from '../domain/refusals.ts';
import { type CommandContext, type ExitCode, UsageError } from './command.ts';
import { withSala } from './open-sala.ts';
import type { SalaValues } from './sala-options.ts';

const partsMax = 20;

function count(value: string | undefined, option: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 2 || number > partsMax)
    throw new UsageError(`Indique ${option} con un número de 2 a ${partsMax}.`);
  return number;
}

export async function prepareSala(
  context: CommandContext,
  { partes, necesarias }: SalaValues,
): Promise<ExitCode> {
  const parts = count(partes, '--partes');
  const needed = count(necesarias, '--necesarias');
  if (needed > parts) throw new UsageError('--necesarias no puede ser mayor que --partes.');
  const made = await withSala(context.env, ({ deps }) => prepareRecovery(deps, { parts, needed }));
  if (isRefusal(made)) throw new UsageError('No se pudo crear la llave de recuperación. Repita la orden.');
  const lines = made.parts.map((part, i) => `Parte ${i + 1} de ${parts}:\n  ${part}\n`);
  context.terminal.out(
    [
      `Llave de recuperación ${made.version}. Cada parte se entrega a una persona distinta, fuera de sistemas.\n`,
      `Con ${needed} partes se abre cualquier denuncia que llegue desde ahora; con menos, ninguna. No se volverán a mostrar.\n\n`,
      ...lines,
    ].join(''),
  );
  return 0;
}
