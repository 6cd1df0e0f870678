/** The reader behind the cookie of an open room, with the private key for this call. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { readSesionDeSala } from '../../store/sala-sesiones.ts';
import { openBox } from '../../trust/sellado/box.ts';
import type { Deps } from '../deps.ts';
import { roomRole } from './enrol-reader.ts';
import { aboutRoom, keyOfToken } from './room-key.ts';
import { salaLimits } from './sala-limits.ts';
import type { LectorAbierto } from './sala-types.ts';

const minuteMs = 60_000;

/** Call it on every request of the room, and let go of what it gives when the answer is out. */
export async function readRoom(
  deps: Deps,
  actor: Funcionario,
  token: string,
): Promise<LectorAbierto | Refusal> {
  const role = roomRole(actor);
  if (role === null) return refuse('sin-permiso');
  const { cuenta } = actor;
  const nowMs = deps.clock.nowMs();
  const ociosaDesdeMs = nowMs - salaLimits.roomIdleMinutes * minuteMs;
  const open = await readSesionDeSala(deps.sala.db, tokenHash(token), cuenta, ociosaDesdeMs, nowMs);
  if (open === null || open.custodio !== (role === 'custodio')) return refuse('sala-cerrada');
  const clavePrivada = openBox(keyOfToken(token), open.sellado, aboutRoom(cuenta));
  if (clavePrivada === null) return refuse('sala-cerrada');
  const { nombre, grupos, custodio } = open;
  return { cuenta, nombre, grupos, custodio, clavePrivada };
}
