/** Staff for the administration's pages: the list with its search, and one person. */
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type EstadoDePersonal, findPersona, listPersonal, type Persona } from '../../store/personal.ts';
import type { Deps } from '../deps.ts';
import { isCuentaId } from './change-persona.ts';
import { personalLimits } from './personal-limits.ts';

export type { EstadoDePersonal, Persona } from '../../store/personal.ts';

export type PersonalAsked = {
  /** As typed. */
  readonly buscar: string;
  readonly estado: EstadoDePersonal;
  /** Last person of the page before; null for the first page. */
  readonly tras: string | null;
};

export type PersonalListado = { readonly personas: readonly Persona[]; readonly siguiente: string | null };

export async function listPersons(
  deps: Pick<Deps, 'db'>,
  actor: Funcionario,
  { buscar, estado, tras }: PersonalAsked,
): Promise<PersonalListado | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const folded = foldForSearch(buscar.slice(0, personalLimits.searchCharsMax));
  const after = tras !== null && isCuentaId(tras) ? tras : null;
  const limite = personalLimits.rowsPerPage;
  const found = await listPersonal(deps.db, { buscar: folded, estado }, after, limite + 1);
  const personas = found.slice(0, limite);
  return { personas, siguiente: found.length > limite ? (personas.at(-1)?.id ?? null) : null };
}

export async function readPersona(
  deps: Pick<Deps, 'db'>,
  actor: Funcionario,
  id: string,
): Promise<Persona | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const persona = isCuentaId(id) ? await findPersona(deps.db, id) : null;
  return persona ?? refuse('no-encontrada');
}
