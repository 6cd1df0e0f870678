/** Keeps a flood of new mails from one place from drowning the others: what is too much waits, and nothing is lost. */
import type { Queries } from '../../platform/database.ts';
import { spendPresupuestos } from '../../store/presupuestos.ts';
import type { Deps } from '../deps.ts';
import { intakeLimits } from './intake-limits.ts';

const ventanaMs = intakeLimits.floodWindowSeconds * 1_000;

/** Counts one new thread more; until when it has to wait (epoch ms), null where it may begin now. */
export async function floodUntil(
  { keys }: Pick<Deps, 'keys'>,
  queries: Queries,
  direccion: string,
  ahoraMs: number,
): Promise<number | null> {
  const domain = direccion.slice(direccion.lastIndexOf('@') + 1);
  const counted = (what: string) => ({ clave: keys.mac('presupuesto', `correo|${what}`), ventanaMs });
  const [byDomain = 0, byAddress = 0] = await spendPresupuestos(
    queries,
    [counted(`dominio|${domain}`), counted(`direccion|${direccion}`)],
    ahoraMs,
  );
  const { newThreadsPerDomainMax, newThreadsPerAddressMax } = intakeLimits;
  if (byDomain <= newThreadsPerDomainMax && byAddress <= newThreadsPerAddressMax) return null;
  return (Math.floor(ahoraMs / ventanaMs) + 1) * ventanaMs;
}
