/** A page of somebody's own cases, for their programs. */
import type { Solicitante } from '../../domain/solicitud/actor.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { type FiltroDePropias, listPropias } from '../../store/solicitudes-por-cursor.ts';
import type { Deps } from '../deps.ts';

export type { FiltroDePropias };

export type CasesPage = {
  readonly solicitudes: readonly Solicitud[];
  /** Place of the last row where more follow. */
  readonly siguiente: { readonly atMs: number; readonly id: string } | null;
};

export async function listCasesForProgram(
  { db }: Pick<Deps, 'db'>,
  actor: Solicitante,
  filtro: FiltroDePropias,
  tras: { readonly atMs: number; readonly id: string } | null,
  filas: number,
): Promise<CasesPage> {
  const found = await listPropias(db, actor, filtro, tras, filas + 1);
  const solicitudes = found.slice(0, filas);
  const last = solicitudes.at(-1);
  const more = found.length > filas && last !== undefined;
  return { solicitudes, siguiente: more ? { atMs: last.presentadaMs, id: last.id } : null };
}
