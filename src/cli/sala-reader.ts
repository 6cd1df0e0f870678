/** `sala lector USUARIO`: which groups are sealed to a reader, or that the person is none any more. */
import { assignGroups, dismissReader } from '../actions/sala/assign-reader.ts';
import { type GrupoDeSala, gruposDeSala } from '../domain/denuncia/denuncia.ts';
import { isRefusal } from '../domain/refusals.ts';
import { type CommandContext, type ExitCode, UsageError } from './command.ts';
import { withSala } from './open-sala.ts';
import { type SalaValues, staffNamed } from './sala-options.ts';

function groupsOf(text: string): readonly GrupoDeSala[] {
  const names = text.split(',').map((name) => name.trim());
  const groups = gruposDeSala.filter((group) => names.includes(group));
  if (groups.length === 0 || groups.length !== new Set(names).size)
    throw new UsageError(
      `--grupos lleva uno o más de estos, separados por comas: ${gruposDeSala.join(', ')}.`,
    );
  return groups;
}

const notEnrolled =
  'Esa persona todavía no tiene llave de lectura, o es custodio. Primero debe tener el rol «lector» y crear su llave en la sala.';

export async function changeReader(
  { env, terminal }: CommandContext,
  usuario: string,
  { grupos, quitar }: SalaValues,
): Promise<ExitCode> {
  if ((grupos === undefined) === (quitar !== true)) throw new UsageError('Indique --grupos o --quitar.');
  const wanted = grupos === undefined ? null : groupsOf(grupos);
  return withSala<ExitCode>(env, async ({ deps, database }) => {
    const persona = await staffNamed(database, usuario);
    if (wanted === null) {
      if (isRefusal(await dismissReader(deps, persona)))
        throw new UsageError('Esa persona no estaba en la sala.');
      terminal.out(`${persona.nombre} ya no está en la sala y sus llaves quedaron destruidas.\n`);
      return 0;
    }
    if (isRefusal(await assignGroups(deps, persona, wanted))) throw new UsageError(notEnrolled);
    terminal.out(`Desde ahora ${persona.nombre} recibe las denuncias de: ${wanted.join(', ')}.\n`);
    return 0;
  });
}
