/**
 * The letter of the alert mailbox: the same for everybody, sent at once out of memory. That somebody wrote is kept nowhere for
 * its sake, so that a letter lost in a crash is lost; the complaint is not.
 */
import type { ClaseDeCorreo } from '../../domain/correo/clase-de-correo.ts';
import { parDePresupuesto } from '../../domain/correo/presupuesto.ts';
import type { RemitenteJuzgado } from '../../domain/correo/remitente.ts';
import { isPlainAddress } from '../../platform/mail.ts';
import type { Deps } from '../deps.ts';
import { sealedDoorLimits as limits } from './sealed-door-limits.ts';

type Told = { key: Buffer; readonly marks: Set<string>; sinceMs: number };

const told = new WeakMap<Deps['sala'], Told>();
const keyBytes = 32;
const windowMs = limits.acknowledgedHours * 3_600_000;

/** Who was answered in this window, under a key that no disk ever sees and that each window draws anew. */
function window(deps: Deps): Told {
  const nowMs = deps.clock.nowMs();
  const known = told.get(deps.sala);
  if (known !== undefined && nowMs - known.sinceMs < windowMs) return known;
  const fresh = {
    key: Buffer.from(deps.ids.randomToken(keyBytes), 'base64url'),
    marks: new Set<string>(),
    sinceMs: nowMs,
  };
  told.set(deps.sala, fresh);
  return fresh;
}

/** To a person, once a day, and to nobody whose address is known to be forged (RFC 3834; tickets as spam relays). */
export function acknowledgeOnce(deps: Deps, clase: ClaseDeCorreo, { responderA }: RemitenteJuzgado): void {
  if (clase !== 'persona' || responderA === null || !isPlainAddress(responderA)) return;
  const { key, marks } = window(deps);
  const mark = deps.keys.mac('sala', `acuse|${key.toString('base64url')}|${parDePresupuesto(responderA)}`);
  if (marks.has(mark) || marks.size >= limits.acknowledgedPerWindowMax) return;
  marks.add(mark);
  deps.acknowledgeSealed(responderA);
}
