/** Which entry of the register contracts a process, where files name entities in three different ways. */
import { foldForSearch } from '../domain/identity/nombre.ts';
import type { Queries } from '../platform/database.ts';
import { buscarAsientos, type FilaAsiento, leerAsientos } from '../store/importar-asientos.ts';
import { createdChange } from './field-changes.ts';
import type { GivenEntity, ProcessRow } from './process-row.ts';
import { blankEntidad } from './supplier-merge.ts';

/**
 * Ids of an entity from the best to the poorest: its RUC; `soce:<number>`, the portal's own number; `nombre:<name>`,
 * where a published sheet gives nothing but the name. The last two stand in until a file brings the RUC.
 */
export type EntityIds = { readonly best: string; readonly all: readonly string[] };

const isRuc = (id: string): boolean => /^\d{13}$/.test(id);

/** Letters, digits and dashes of the name without accents. */
const nameId = (name: string): string => `nombre:${foldForSearch(name).replace(/[^a-z0-9]+/g, '-')}`;

function idsOf({ ruc, soce, name }: GivenEntity, rucByName: ReadonlyMap<string, string>): EntityIds {
  const folded = foldForSearch(name);
  const found = ruc ?? rucByName.get(folded) ?? null;
  const all = [
    ...(found === null ? [] : [found]),
    ...(soce === null ? [] : [`soce:${soce}`]),
    ...(folded === '' ? [] : [nameId(name)]),
  ];
  return { best: all[0] ?? '', all };
}

/** Folded name → RUC, of names that exactly one entity with a RUC bears. */
async function rucsByName(
  queries: Queries,
  rows: readonly ProcessRow[],
): Promise<ReadonlyMap<string, string>> {
  const names = rows.map(({ entity }) => foldForSearch(entity.name)).filter((name) => name !== '');
  const found = await buscarAsientos(queries, 'entidad', [...new Set(names)]);
  const single = new Map<string, string>();
  for (const [name, entries] of found) {
    const [first, second] = entries.filter(({ id }) => isRuc(id));
    if (first !== undefined && second === undefined) single.set(name, first.id);
  }
  return single;
}

export async function resolveEntities(
  queries: Queries,
  rows: readonly ProcessRow[],
): Promise<ReadonlyMap<ProcessRow, EntityIds>> {
  const rucByName = await rucsByName(queries, rows);
  return new Map(rows.map((row) => [row, idsOf(row.entity, rucByName)]));
}

function nameOf(id: string, { name, soce }: GivenEntity): string {
  return name !== '' ? name : id.startsWith('soce:') ? `Entidad ${soce} del portal de compras` : '';
}

/** Entries for the entities that the register does not have yet. A stand-in has no RUC. */
export async function missingEntities(
  queries: Queries,
  ids: ReadonlyMap<ProcessRow, EntityIds>,
): Promise<readonly FilaAsiento[]> {
  const wanted = new Map([...ids].map(([row, { best }]) => [best, row.entity]));
  const known = await leerAsientos(queries, 'entidad', [...wanted.keys()]);
  return [...wanted]
    .filter(([id]) => !known.has(id))
    .map(([id, entity]): FilaAsiento => {
      const contenido = blankEntidad(isRuc(id) ? id : '', nameOf(id, entity));
      return {
        clase: 'entidad',
        id,
        versionVista: null,
        busqueda: foldForSearch(contenido.nombre),
        contenido,
        cambios: [createdChange],
      };
    });
}

/** A RUC is never given up for a stand-in. */
export function betterEntity(current: string, best: string): string {
  return isRuc(current) && !isRuc(best) ? current : best;
}
