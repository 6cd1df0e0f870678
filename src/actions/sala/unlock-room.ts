/** Opens the room: the reader's key, sealed in the database under what only their cookie holds. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { giveBackPresupuestos, spendPresupuestos } from '../../store/presupuestos.ts';
import { readLector } from '../../store/sala-lectores.ts';
import { insertSesionDeSala } from '../../store/sala-sesiones.ts';
import { sealBox } from '../../trust/sellado/box.ts';
import { unlockWithPhrase } from '../../trust/sellado/phrase.ts';
import type { Deps } from '../deps.ts';
import { appendBitacora } from './bitacora.ts';
import { roomRole } from './enrol-reader.ts';
import { aboutRoom, keyOfToken } from './room-key.ts';
import { salaLimits } from './sala-limits.ts';

const tokenBytes = 32;
const minuteMs = 60_000;
/** What is tried where nobody is enrolled, so that it takes as long: a lock of the right length that opens with nothing. */
const noLock = Buffer.concat([Buffer.of(1), Buffer.alloc(16 + 1 + 12 + 16 + 1024)]);

/** The token goes into the reader's cookie and nowhere else. Throws PasswordsBusy when too many wait. */
export async function unlockRoom(
  deps: Deps,
  actor: Funcionario,
  frase: string,
): Promise<{ readonly token: string } | Refusal> {
  const role = roomRole(actor);
  if (role === null) return refuse('sin-permiso');
  const { cuenta, nombre } = actor;
  const guesses = {
    clave: deps.keys.mac('presupuesto', `frase-de-lectura|${cuenta}`),
    ventanaMs: salaLimits.phraseWindowMinutes * minuteMs,
  };
  const [spent = 0] = await spendPresupuestos(deps.db, [guesses], deps.clock.nowMs());
  if (spent > salaLimits.phraseGuessesMax) return refuse('demasiados-intentos');
  const lector = await readLector(deps.sala.db, cuenta);
  const usable = lector?.activo === true && lector.custodio === (role === 'custodio');
  const locked = usable ? lector.claveSellada : noLock;
  const clavePrivada = await unlockWithPhrase(frase.slice(0, salaLimits.phraseCharsMax * 2), locked, cuenta);
  if (clavePrivada === null) return refuse('frase-incorrecta');
  const token = deps.ids.randomToken(tokenBytes);
  const sellado = sealBox(deps.ids, keyOfToken(token), clavePrivada, aboutRoom(cuenta));
  const nowMs = deps.clock.nowMs();
  await giveBackPresupuestos(deps.db, [guesses], nowMs);
  const venceMs = nowMs + salaLimits.roomHours * 60 * minuteMs;
  await deps.sala.db.transaction(async (queries) => {
    await insertSesionDeSala(queries, { huella: tokenHash(token), cuenta, sellado, venceMs }, nowMs);
    await appendBitacora(queries, deps, { clase: 'sala-abierta', denuncia: null, cuenta, nombre });
  });
  return { token };
}
