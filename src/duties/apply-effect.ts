/** The duty of the queue `efecto`: tells an external register what was granted until it confirms, then records it. */
import type { Deps } from '../actions/deps.ts';
import { recordEffect } from '../actions/record-effect.ts';
import type { Json } from '../domain/canonical-json.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Evento } from '../domain/solicitud/evento.ts';
import type { Attempt, JobOutcome } from '../platform/jobs.ts';
import { type CambioDeAsiento, RegistryFault } from '../registry/port.ts';
import { findEvento } from '../store/diario.ts';
import { readEventJob } from './job-shapes.ts';

const motivos = {
  conflicto:
    'El asiento cambió en el registro de la agencia después de la decisión: el cambio no se aplicó. Revise el asiento y decida de nuevo.',
  rechazado:
    'El registro de la agencia no aceptó el cambio. Revise allí si consta y, si no, pida soporte al operador.',
  sinRespuesta:
    'El registro de la agencia no confirmó el cambio después de varios intentos. Revise allí si consta y, si no, pida soporte al operador.',
} as const;

/** The order as the approval wrote it into the journal; its shape is ours, its hash is chained. */
function orderOf({ datos: { efecto } }: Evento): CambioDeAsiento | null {
  if (typeof efecto !== 'object' || efecto === null || !('encargo' in efecto)) return null;
  const encargo: Json | undefined = efecto.encargo;
  if (typeof encargo !== 'object' || encargo === null || !('antes' in encargo)) return null;
  const order: CambioDeAsiento = JSON.parse(JSON.stringify(encargo));
  return order;
}

/** Writes the outcome on the case; a case that does not take it now (reopened) is told again later. */
async function record(
  deps: Deps,
  evento: Evento,
  estado: 'aplicado' | 'fallido',
  motivo: string,
): Promise<JobOutcome> {
  const { solicitud, n, hash, datos } = evento;
  const avisos = datos.avisos ?? [];
  const recorded = await recordEffect(deps, { solicitud, n, hash, estado, motivo, avisos });
  if (!isRefusal(recorded)) return 'done';
  deps.log.warn('efecto-sin-registrar', { id: solicitud, kind: estado, code: recorded.code });
  return 'failed';
}

/** The register is told under the event's hash: told twice, it changes once. */
export async function applyEffect(deps: Deps, attempt: Attempt): Promise<JobOutcome> {
  const { registry } = deps;
  const job = readEventJob(attempt.data);
  const evento = job === null ? null : await findEvento(deps.db, job.solicitud, job.n);
  const encargo = evento === null ? null : orderOf(evento);
  if (evento === null || encargo === null) return 'dead';
  // The register was switched to the own tables while the effect was on its way: nobody is there to be told.
  if (registry.modo !== 'externo') return record(deps, evento, 'fallido', motivos.rechazado);
  let outcome: 'aplicado' | 'conflicto';
  try {
    outcome = await registry.aplicar(encargo, evento.hash);
  } catch (error) {
    if (!(error instanceof RegistryFault) || error.retry) throw error;
    deps.log.fault(error, { duty: 'efecto', id: attempt.id });
    return record(deps, evento, 'fallido', motivos.rechazado);
  }
  await deps.faults.hit('tras-efecto-antes-de-marca');
  return outcome === 'aplicado'
    ? record(deps, evento, 'aplicado', '')
    : record(deps, evento, 'fallido', motivos.conflicto);
}

/** The duty of `efecto-fallido`: what no try could settle is written on the case, where staff see it. */
export async function recordFailedEffect(deps: Deps, attempt: Attempt): Promise<JobOutcome> {
  const job = readEventJob(attempt.data);
  const evento = job === null ? null : await findEvento(deps.db, job.solicitud, job.n);
  return evento === null ? 'dead' : record(deps, evento, 'fallido', motivos.sinRespuesta);
}
