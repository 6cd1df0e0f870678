/** Provinces, cantons of a province, parishes of a canton: what a person chooses a place from. */
import { listCantones, listParroquias, listProvincias, type Opcion } from '../store/catalogos.ts';
import type { Deps } from './deps.ts';

/** DPA codes: two digits of a province, four of a canton. The deeper one given decides; none given lists the provinces. */
export type PlaceAsked = { readonly provincia: string | null; readonly canton: string | null };

/** Nothing for a code that cannot be one. */
export async function listPlaces(
  { db }: Pick<Deps, 'db'>,
  { provincia, canton }: PlaceAsked,
): Promise<readonly Opcion[]> {
  if (canton !== null) return /^\d{4}$/.test(canton) ? listParroquias(db, canton) : [];
  if (provincia !== null) return /^\d{2}$/.test(provincia) ? listCantones(db, provincia) : [];
  return listProvincias(db);
}
