/** A custodian grants or denies that an identity is opened; whoever asked never decides (ASVS 2.3.5). */
import type { PiezaNueva } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { isUuid } from '../../domain/uuid.ts';
import type { Queries } from '../../platform/database.ts';
import {
  type AperturaConSello,
  decideApertura,
  listAperturasPara,
  lockApertura,
} from '../../store/sala-aperturas.ts';
import { lockDenuncia } from '../../store/sala-denuncias.ts';
import type { Deps } from '../deps.ts';
import { aperturaAct, halfFor, openReason } from './apertura-seals.ts';
import { appendBitacora } from './bitacora.ts';
import { putPieces, undoing } from './change-denuncia.ts';
import { salaDay } from './sala-day.ts';
import { salaLimits } from './sala-limits.ts';
import type { LectorAbierto } from './sala-types.ts';

/** The act of a custodian, who holds the key of the request but not the complaint's. */
async function putAct(
  queries: Queries,
  deps: Deps,
  apertura: AperturaConSello,
  llave: Buffer,
  pieza: PiezaNueva,
) {
  const row = await lockDenuncia(queries, apertura.denuncia);
  if (row === null || row.trituradaDia !== null) return refuse('no-encontrada');
  return putPieces(queries, deps, row, [{ pieza, llave: { nombre: `apertura:${apertura.id}`, llave } }]);
}

async function decide(
  deps: Deps,
  custodio: LectorAbierto,
  id: string,
  estado: 'concedida' | 'negada',
): Promise<{ readonly estado: 'concedida' | 'negada' } | Refusal> {
  if (!custodio.custodio) return refuse('sin-permiso');
  const rows = isUuid(id) ? await listAperturasPara(deps.sala.db, custodio.cuenta, salaLimits.listedMax) : [];
  const asked = rows.find((one) => one.id === id);
  const opened = asked === undefined ? null : await openReason(custodio, id, asked.motivoSellado);
  if (asked === undefined || opened === null) return refuse('no-encontrada');
  if (asked.pide === custodio.cuenta) return refuse('misma-persona');
  const sello = estado === 'concedida' ? await halfFor(deps, custodio, asked) : null;
  if (estado === 'concedida' && sello === null) return refuse('sin-permiso');
  const { cuenta, nombre } = custodio;
  const texto =
    estado === 'concedida'
      ? 'Una segunda persona autorizó conocer su identidad.'
      : 'Una segunda persona negó el pedido de conocer su identidad.';
  return undoing(deps, async (queries) => {
    const apertura = await lockApertura(queries, id);
    if (apertura === null) return refuse('no-encontrada');
    const dia = salaDay(deps.clock);
    const decision = { id, estado, decide: cuenta, decideNombre: nombre, sello, dia };
    if (!(await decideApertura(queries, decision))) return refuse('transicion-imposible');
    const put = await putAct(
      queries,
      deps,
      apertura,
      opened.llave,
      aperturaAct(`apertura-${estado}`, texto, nombre),
    );
    if (isRefusal(put)) return put;
    await appendBitacora(queries, deps, {
      clase: `apertura-${estado}`,
      denuncia: apertura.denuncia,
      cuenta,
      nombre,
    });
    return { estado };
  });
}

export function grantApertura(deps: Deps, custodio: LectorAbierto, id: string) {
  return decide(deps, custodio, id, 'concedida');
}

export function denyApertura(deps: Deps, custodio: LectorAbierto, id: string) {
  return decide(deps, custodio, id, 'negada');
}
