/** Queues, letters and ages in an administrator's words. */
import type { QueueName } from '../../../platform/job-queues.ts';

const queues: Readonly<Partial<Record<QueueName, string>>> = {
  correo: 'Cartas',
  efecto: 'Cambios en el registro externo',
  'efecto-fallido': 'Constancia de un cambio que no se hizo',
  'enlace-de-clave': 'Enlaces para una clave nueva',
  'codigo-de-correo': 'Códigos de verificación',
  muertas: 'Tareas detenidas',
};

const known = new Map<string, string>(Object.entries(queues));

/** A queue of a later version shows under its own name. */
export function queueWords(queue: string): string {
  return known.get(queue) ?? queue;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** «hace 3 minutos»; what just began has no number. */
export function agoWords(ms: number): string {
  if (ms < minuteMs) return 'hace menos de un minuto';
  const [count, one, many] =
    ms < hourMs
      ? [Math.floor(ms / minuteMs), 'minuto', 'minutos']
      : ms < 24 * hourMs
        ? [Math.floor(ms / hourMs), 'hora', 'horas']
        : [Math.floor(ms / (24 * hourMs)), 'día', 'días'];
  return `hace ${count} ${count === 1 ? one : many}`;
}
