/** Codes of the product (CPC) and activity (CIIU) classifications by words or by their first signs. */
import { type Opcion, searchCodes } from '../store/catalogos.ts';
import type { Deps } from './deps.ts';

/** At most `limits.searchResultsMax`; nothing for an empty query. */
export function findCodes(
  { db }: Pick<Deps, 'db'>,
  clase: 'cpc' | 'ciiu',
  consulta: string,
): Promise<readonly Opcion[]> {
  return searchCodes(db, clase, consulta.toWellFormed().replaceAll('\u0000', ''));
}
