/** Turns what the journal grew by into deliveries for those who want to hear of it: both in one transaction. */
import type { Deps } from '../../actions/deps.ts';
import { apiLimits } from '../../domain/api/api-limits.ts';
import { tipoDeEvento } from '../../domain/api/tipos-de-aviso.ts';
import { nameId } from '../../platform/name-id.ts';
import {
  advanceWebhookCursor,
  type EventoPorAvisar,
  isWebhookPending,
  lockWebhookCursor,
  readDueForWebhooks,
} from '../../store/webhook-diario.ts';
import { type EntregaNueva, insertEntregas } from '../../store/webhook-entregas.ts';
import type { Pace } from '../pulse.ts';

/** Thin on purpose: whoever hears of it reads the case with their own rights. `version` is at least that of the event. */
function deliveryOf(evento: EventoPorAvisar): readonly EntregaNueva[] {
  const { destino, tipos, referencia, clase, ocurridoMs, n, tramite, version, hash } = evento;
  const tipo = tipoDeEvento[clase];
  if (destino === null || referencia === null || tipo === undefined) return [];
  if (tipos !== null && tipos.length > 0 && !tipos.includes(tipo)) return [];
  const cuerpo = JSON.stringify({
    type: tipo,
    timestamp: new Date(ocurridoMs).toISOString(),
    data: { referencia, tramite, evento: n, version },
  });
  return [{ id: nameId('webhook', hash, destino), destino, tipo, referencia, cuerpo, unaVez: false }];
}

/** One batch; null where another process is at it. */
async function oweBatch({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number | null> {
  return db.transaction(async (queries) => {
    const cursor = await lockWebhookCursor(queries);
    if (cursor === null) return null;
    const events = await readDueForWebhooks(queries, cursor, apiLimits.journalBatchEvents);
    const last = events.at(-1);
    if (last === undefined) return 0;
    const owed = events.flatMap(deliveryOf);
    if (owed.length > 0) await insertEntregas(queries, owed, clock.nowMs());
    await advanceWebhookCursor(queries, last);
    return events.length;
  });
}

export async function oweWebhooks(deps: Pick<Deps, 'db' | 'clock'>): Promise<Pace> {
  if (!(await isWebhookPending(deps.db))) return 'idle';
  const done = await oweBatch(deps);
  if (done !== null && done >= apiLimits.journalBatchEvents) return 'again';
  return done !== null && done > 0 ? 'idle' : 'soon';
}
