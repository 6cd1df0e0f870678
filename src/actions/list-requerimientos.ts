/** What a contracting entity was asked, for its own signed-in accounts, with the links to answer. */
import { limits } from '../domain/limits.ts';
import type { Actor } from '../domain/solicitud/actor.ts';
import { paths } from '../paths.ts';
import { listRequerimientosDeEntidad, type RequerimientoDeEntidad } from '../store/requerimientos.ts';
import type { Deps } from './deps.ts';
import { tokenDeEnlace } from './requerimiento-enlace.ts';

export type OwnRequerimiento = RequerimientoDeEntidad & { readonly href: string };

/** Empty for whoever is no entity. */
export async function listRequerimientos(deps: Deps, actor: Actor): Promise<readonly OwnRequerimiento[]> {
  if (actor.clase !== 'entidad') return [];
  const rows = await listRequerimientosDeEntidad(deps.db, actor.ruc, limits.pageRows);
  return rows.map((row) => ({ ...row, href: paths.requerimiento(tokenDeEnlace(deps, 'entidad', row.id)) }));
}
