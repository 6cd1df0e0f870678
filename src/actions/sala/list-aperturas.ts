/** Requests to open identities: of one complaint, or those a custodian is asked to decide. */
import type { Apertura } from '../../domain/denuncia/denuncia.ts';
import { listAperturasDe, listAperturasPara } from '../../store/sala-aperturas.ts';
import type { Deps } from '../deps.ts';
import { openReason } from './apertura-seals.ts';
import { salaLimits } from './sala-limits.ts';
import type { CasoAbierto, LectorAbierto } from './sala-types.ts';

/** All requests of an opened complaint. */
export function aperturasOf(deps: Deps, caso: CasoAbierto): Promise<Apertura[]> {
  return listAperturasDe(deps.sala.db, caso.denuncia.id);
}

export type AperturaPorDecidir = Apertura & { readonly motivo: string | null };

/** What a custodian is asked, with the reasons; the undecided first. Nobody else has any. */
export async function listAperturas(
  deps: Deps,
  custodio: LectorAbierto,
): Promise<readonly AperturaPorDecidir[]> {
  if (!custodio.custodio) return [];
  const rows = await listAperturasPara(deps.sala.db, custodio.cuenta, salaLimits.listedMax);
  return Promise.all(
    rows.map(async ({ motivoSellado, ...apertura }) => {
      const opened = await openReason(custodio, apertura.id, motivoSellado);
      return { ...apertura, motivo: opened?.motivo ?? null };
    }),
  );
}
