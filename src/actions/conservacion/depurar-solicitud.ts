/** Takes the personal content out of a closed case whose time is over; its journal goes on proving that nothing else changed. */
import { clases } from '../../domain/conservacion/clases.ts';
import { sinContenidoPersonal } from '../../domain/conservacion/sin-contenido-personal.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Queries } from '../../platform/database.ts';
import { addPorRetirar } from '../../store/archivos-por-retirar.ts';
import {
  listConversacionesSoloDe,
  listHilosDe,
  listPapelesDeCaso,
  removeAroundCase,
  removeConversaciones,
  removeFromJournal,
  removeHilos,
} from '../../store/depuracion.ts';
import { isConservada, lockConservacion } from '../../store/ordenes-de-conservacion.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { digestsOf } from '../../trust/chain.ts';
import { type Changed, changeSolicitud } from '../change-solicitud.ts';
import { demoraMs } from '../clocks.ts';
import type { Deps } from '../deps.ts';
import { RefusedInside } from './undoing-refusal.ts';
import { withinTransaction } from './within-transaction.ts';

export type Depuracion = {
  readonly referencia: string;
  /** Years it was kept, as the setting says. */
  readonly anios: number;
  /** Of the setting. */
  readonly version: number;
};

async function removeFromEvents(within: Deps, id: string): Promise<void> {
  const journal = await readJournal(within.db, id);
  const last = journal.findLast(({ clase }) => clase === 'depurar')?.n ?? 0;
  const resumenes = journal
    .filter(({ n, datos }) => n < last && !('depurado' in datos))
    .map((evento) => ({
      n: evento.n,
      ...(typeof evento.sal === 'string' ? digestsOf(evento, evento.sal) : { actor: null, datos: null }),
    }));
  const removed = await removeFromJournal(within.db, id, resumenes);
  if (removed !== resumenes.length) throw new Error(`${removed} of ${resumenes.length} events gave way`);
}

async function removeAll(deps: Deps, queries: Queries, { referencia, anios, version }: Depuracion) {
  const within = withinTransaction(deps, queries);
  await lockConservacion(queries, true);
  const antes = await findSolicitudByReferencia(within.db, referencia);
  if (antes === null) throw new RefusedInside(refuse('no-encontrada'));
  if (await isConservada(queries, referencia)) throw new RefusedInside(refuse('transicion-imposible'));
  const { id } = antes;
  const nowMs = deps.clock.nowMs();
  const files = [...(await listPapelesDeCaso(queries, id))];
  const talks = await listConversacionesSoloDe(queries, id);
  const threads = await listHilosDe(queries, referencia);
  const changed = await changeSolicitud(
    within,
    { clase: 'sistema' },
    { referencia, versionVista: antes.version, llave: `depuracion-${id}` },
    {
      verbo: 'depurar',
      cuerpo: { anios },
      aplica: (s, ahoraMs) => ({
        solicitud: sinContenidoPersonal(s, ahoraMs),
        demoraMs: s.decision === null ? null : demoraMs(s, s.decision.decididaMs),
        evento: { regla: 'solicitudes', anios, ajuste: version, baseLegal: clases.solicitudes.base },
      }),
    },
  );
  if (isRefusal(changed)) throw new RefusedInside(changed);
  await removeFromEvents(within, id);
  await removeAroundCase(queries, id, nowMs);
  files.push(...(await removeConversaciones(queries, talks, nowMs)));
  files.push(...(await removeHilos(queries, threads, nowMs)));
  await addPorRetirar(queries, files, nowMs);
  await deps.faults.hit('tras-retirar-antes-de-confirmar');
  return changed;
}

/** All or nothing. Refused where an order covers it, where it is open, and where somebody changed it meanwhile. */
export async function depurarSolicitud(deps: Deps, depuracion: Depuracion): Promise<Changed | Refusal> {
  return RefusedInside.catch(() => deps.db.transaction((queries) => removeAll(deps, queries, depuracion)));
}
