/** The provinces as choices. */
import { listPlaces as listProvinces } from '../../../actions/list-places.ts';
import type { Web } from '../../../web/web.ts';

export async function listPlaces({
  deps,
}: Web): Promise<readonly { readonly value: string; readonly text: string }[]> {
  return (await listProvinces(deps, { provincia: null, canton: null })).map(({ codigo, nombre }) => ({
    value: codigo,
    text: nombre,
  }));
}
