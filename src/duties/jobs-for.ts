/** What an event sets off, as a pure table: the whole list of what the journal owes to the outside. */
import type { ClaseEvento } from '../domain/solicitud/evento.ts';
import type { QueueName } from '../platform/job-queues.ts';
import type { NewJob } from '../platform/jobs.ts';
import { nameId } from '../platform/name-id.ts';
import type { EventoPorSalir } from '../store/diario.ts';

/** Events whose news the filer gets by mail, whoever brought them about. */
const novedades: ReadonlySet<ClaseEvento> = new Set<ClaseEvento>([
  'presentada',
  'decidida',
  'aprobar',
  'negar',
  'pedir-subsanacion',
  'notificar',
  'contestar',
  'vencer',
  'confirmar-pago',
  'archivar',
  'reabrir',
  'registrar-silencio',
]);

/** Events that the contracting entity that is asked hears of. */
const aLaEntidad: ReadonlySet<ClaseEvento> = new Set<ClaseEvento>(['notificar', 'recordar']);

function hasNews({ clase, actor, efecto, decididaEnElActo, conCarta }: EventoPorSalir): boolean {
  // A case decided in the act of filing gets one letter, the decision.
  if (decididaEnElActo) return false;
  // The link itself is the answer to whoever asked for it: no second letter about it.
  if (efecto === 'cuenta') return false;
  if (clase === 'recalcular') return conCarta;
  return novedades.has(clase) || (clase === 'escribir' && actor === 'funcionario');
}

/**
 * One job per letter and effect, each under an id derived from the event's hash: reading an event twice makes nothing
 * new. Notices of a change that an external register has yet to apply wait for the event that records it.
 */
export function jobsFor(evento: EventoPorSalir): readonly NewJob[] {
  const { solicitud, n, clase, hash, avisos, efecto, porAplicar } = evento;
  const job = (queue: QueueName, carta: string): NewJob => ({
    id: nameId(hash, queue, carta),
    queue,
    data: carta === '' ? { solicitud, n } : { solicitud, n, carta },
    // A new holiday moves the dates of every open case: whoever filed a minute ago has their letter before all of these.
    isBulk: clase === 'recalcular',
  });
  const jobs: NewJob[] = [];
  if (porAplicar) jobs.push(job('efecto', ''));
  if (efecto === 'cuenta') jobs.push(job('enlace-de-clave', ''));
  if (hasNews(evento)) jobs.push(job('correo', 'novedad'));
  if (aLaEntidad.has(clase)) jobs.push(job('correo', 'entidad'));
  if (!porAplicar) {
    for (let i = 0; i < avisos; i += 1) jobs.push(job('correo', `aviso-${i}`));
  }
  return jobs;
}
