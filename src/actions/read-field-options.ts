/** What the questions of a page can be answered with: places of the chosen province, own activities, codes found. */

import type { Actor } from '../domain/solicitud/actor.ts';
import { RegistryFault } from '../registry/port.ts';
import {
  listCantones,
  listParroquias,
  listProvincias,
  type Opcion,
  readCiiuNames,
  readFactsByCode,
  searchCodes,
} from '../store/catalogos.ts';
import type { Deps } from './deps.ts';

export type { Opcion } from '../store/catalogos.ts';

export type FieldOptions = {
  readonly provincias: readonly Opcion[];
  /** By province code, and by canton code. */
  readonly cantones: ReadonlyMap<string, readonly Opcion[]>;
  readonly parroquias: ReadonlyMap<string, readonly Opcion[]>;
  /** The activities of the filer's own register entry. */
  readonly ciius: readonly Opcion[];
  readonly nombresCpc: ReadonlyMap<string, string>;
  /** Results of the search a button asked for, by the field's name. */
  readonly busqueda: {
    readonly campo: string;
    readonly consulta: string;
    readonly resultados: readonly Opcion[];
  } | null;
};

/** Which options a page needs; `lugares` are DPA codes chosen so far (2, 4 or 6 digits). */
export type OptionsAsked = {
  readonly lugares: readonly string[];
  readonly conLugares: boolean;
  readonly conActividades: boolean;
  readonly cpcs: readonly string[];
  readonly busqueda: { readonly campo: string; readonly consulta: string } | null;
};

async function ownActivities(deps: Deps, actor: Actor): Promise<readonly Opcion[]> {
  if (actor.clase !== 'proveedor') return [];
  try {
    const asiento = await deps.registry.proveedor(actor.ruc);
    return readCiiuNames(deps.db, asiento?.contenido.ciius ?? []);
  } catch (error) {
    if (error instanceof RegistryFault) return [];
    throw error;
  }
}

async function listed(
  codes: readonly string[],
  list: (code: string) => Promise<readonly Opcion[]>,
): Promise<ReadonlyMap<string, readonly Opcion[]>> {
  const unique = [...new Set(codes)];
  return new Map(await Promise.all(unique.map(async (code) => [code, await list(code)] as const)));
}

export async function readFieldOptions(deps: Deps, actor: Actor, asked: OptionsAsked): Promise<FieldOptions> {
  const { db } = deps;
  const places = asked.lugares.filter((code) => /^\d+$/.test(code));
  const [provincias, cantones, parroquias, ciius, facts, resultados] = await Promise.all([
    asked.conLugares ? listProvincias(db) : [],
    listed(
      places.filter((c) => c.length >= 2).map((c) => c.slice(0, 2)),
      (code) => listCantones(db, code),
    ),
    listed(
      places.filter((c) => c.length >= 4).map((c) => c.slice(0, 4)),
      (code) => listParroquias(db, code),
    ),
    asked.conActividades ? ownActivities(deps, actor) : [],
    readFactsByCode(db, [], asked.cpcs),
    asked.busqueda === null ? [] : searchCodes(db, 'cpc', asked.busqueda.consulta),
  ]);
  return {
    provincias,
    cantones,
    parroquias,
    ciius,
    nombresCpc: new Map([...facts.cpcs].map(([codigo, { descripcion }]) => [codigo, descripcion])),
    busqueda: asked.busqueda === null ? null : { ...asked.busqueda, resultados },
  };
}
