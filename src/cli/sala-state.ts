/** `sala estado`: who may read, which recovery keys there are, and whether the log of the room is whole; nothing of any complaint. */
import { firstBreakOfBitacora } from '../actions/sala/bitacora.ts';
import { listLectores, listRecuperacion } from '../store/sala-lectores.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { withSala } from './open-sala.ts';

export function showSala({ env, terminal }: CommandContext): Promise<ExitCode> {
  return withSala<ExitCode>(env, async ({ deps }) => {
    const [lectores, llaves, broken] = await Promise.all([
      listLectores(deps.sala.db),
      listRecuperacion(deps.sala.db),
      firstBreakOfBitacora(deps),
    ]);
    for (const { nombre, grupos, custodio } of lectores) {
      const what = custodio ? 'custodio' : grupos.join(', ') || 'sin grupos: no recibe denuncias';
      terminal.out(`${nombre}\t${what}\n`);
    }
    if (!lectores.some((one) => one.grupos.includes('personal-propio')))
      terminal.out(
        'Falta una persona del grupo personal-propio: sin ella no hay quien lea una denuncia contra el propio personal.\n',
      );
    if (!lectores.some((one) => one.custodio))
      terminal.out('Falta un custodio: sin él nadie puede autorizar que se conozca una identidad.\n');
    for (const { version, k, n } of llaves)
      terminal.out(`Llave de recuperación ${version}: ${k} de ${n} partes la abren.\n`);
    if (llaves.length === 0) terminal.out('No hay llave de recuperación: cree una con «sala preparar».\n');
    terminal.out(
      broken === null
        ? 'La bitácora está íntegra.\n'
        : `La bitácora está alterada desde la entrada ${broken}.\n`,
    );
    return broken === null ? 0 : 1;
  });
}
