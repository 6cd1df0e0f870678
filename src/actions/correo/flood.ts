/** Keeps a flood of new mails from one place from drowning the others: what is too much waits, and nothing is lost. */
import type { GastoPorCorreo } from '../../store/gastar-por-correo.ts';
import type { Deps } from '../deps.ts';
import { intakeLimits } from './intake-limits.ts';

const windowMs = intakeLimits.floodWindowSeconds * 1_000;

/** Beginning of the window that a moment lies in, epoch ms. */
export const floodWindowAt = (ms: number): number => Math.floor(ms / windowMs) * windowMs;

/** Until when a thread has to wait that came in a full window, epoch ms. */
export const afterFloodAt = (ms: number): number => floodWindowAt(ms) + windowMs;

/** Of whom a new thread is counted: its address and the domain of it. */
export function countedFor({ keys }: Pick<Deps, 'keys'>, direccion: string): GastoPorCorreo['hilos'] {
  const domain = direccion.slice(direccion.lastIndexOf('@') + 1);
  const clave = (what: string) => keys.mac('presupuesto', `correo|${what}`);
  return [
    { clave: clave(`dominio|${domain}`), max: intakeLimits.newThreadsPerDomainMax },
    { clave: clave(`direccion|${direccion}`), max: intakeLimits.newThreadsPerAddressMax },
  ];
}
