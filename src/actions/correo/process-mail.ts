/** Works one mail off: reads it, judges it, settles it; a mail that cannot be read is set aside and stops no other. */
import { DatabaseFault } from '../../platform/database-fault.ts';
import {
  beginIntento,
  type CorreoTomado,
  parkCorreo,
  postponeCorreo,
} from '../../store/correo-por-procesar.ts';
import type { Deps } from '../deps.ts';
import type { InTurn } from './in-turn.ts';
import { intakeLimits } from './intake-limits.ts';
import { sealStray } from './seal-stray.ts';
import { settleMail } from './settle-mail.ts';
import { keepParts, readMail } from './take-mail-apart.ts';

export type MailWorkedOff = 'procesado' | 'sellado' | 'apartado' | 'retenido' | 'aplazado';

/** `agencia`: who signs the letters. `folder`: for the parts of one mail at a time. */
export type Workplace = {
  readonly agencia: string;
  readonly folder: string;
  /** Mails of one sender that this process has in several hands go one after the other. */
  readonly inTurn: InTurn;
};

/** Of the reader: what may go otherwise the next time, because it was not the mail's doing. */
const passing: ReadonlySet<string> = new Set(['terminado', 'cola-llena']);

async function park(deps: Deps, { id }: CorreoTomado, causa: string): Promise<MailWorkedOff> {
  await parkCorreo(deps.db, id, causa, deps.clock.nowMs());
  deps.log.warn('correo-apartado', { id, code: causa });
  return 'apartado';
}

/** `countsAsTry`: false where the mail had no part in it. */
async function later(
  deps: Deps,
  { id, intentos }: CorreoTomado,
  countsAsTry: boolean,
): Promise<MailWorkedOff> {
  const hastaMs = deps.clock.nowMs() + intakeLimits.retrySeconds * 1_000;
  await postponeCorreo(deps.db, id, hastaMs, countsAsTry ? intentos + 1 : intentos);
  return 'aplazado';
}

async function work(
  deps: Deps,
  { agencia, folder, inTurn }: Workplace,
  tomado: CorreoTomado,
  isLast: boolean,
): Promise<MailWorkedOff> {
  const read = await readMail(deps, tomado, folder);
  if (read.outcome === 'ilegible')
    return passing.has(read.causa) && !isLast ? later(deps, tomado, true) : park(deps, tomado, read.causa);
  if (await sealStray(deps, tomado, read.correo)) return 'sellado';
  const apart = await keepParts(deps, folder, read.correo);
  await deps.faults.hit('tras-leer-antes-de-confirmar');
  const sender = apart.correo.de?.direccion ?? '';
  const settled = await inTurn(sender, () => settleMail(deps, { agencia, tomado, apart }));
  if (settled.outcome === 'retener') {
    await postponeCorreo(deps.db, tomado.id, settled.hastaMs, tomado.intentos);
    return 'retenido';
  }
  await deps.faults.hit('tras-correo-antes-de-seguir');
  return 'procesado';
}

/**
 * `tomado`: claimed by this process. Rejects only where the database does not answer: the claim then runs out by itself.
 * A mail on which process after process ended is not read again.
 */
export async function processMail(
  deps: Deps,
  place: Workplace,
  tomado: CorreoTomado,
): Promise<MailWorkedOff> {
  const intento = tomado.esRetomado ? await beginIntento(deps.db, tomado.id) : tomado.intentos + 1;
  if (intento === null) return 'procesado';
  if (intento > intakeLimits.deathsMax) return park(deps, tomado, 'intentos');
  const isLast = intento >= intakeLimits.triesMax;
  try {
    return await work(deps, place, tomado, isLast);
  } catch (error) {
    if (error instanceof DatabaseFault && (error.retry || error.kind === 'outcome-unknown')) {
      if (error.kind === 'conflict') return later(deps, tomado, false);
      throw error;
    }
    deps.log.fault(error, { duty: 'correo', id: tomado.id });
    return isLast ? park(deps, tomado, 'fallo') : later(deps, tomado, true);
  }
}
