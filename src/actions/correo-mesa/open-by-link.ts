/** A thread by the link that was mailed to its owner: whoever holds the link stands where the owner stands, and no further. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { findHiloByHuella, type Hilo } from '../../store/correo-mesa-hilo.ts';
import { spendPresupuestos } from '../../store/presupuestos.ts';
import { completionHash } from '../correo/completion-link.ts';
import { filedByMail } from '../correo/mail-door.ts';
import type { DefinicionVigente, Deps } from '../deps.ts';
import { mailDeskLimits } from './mail-desk-limits.ts';

export type LinkedThread = {
  readonly hilo: Hilo;
  /** What can be completed; null once it was filed, and where the mail is about nothing that is filed by mail. */
  readonly vigente: DefinicionVigente | null;
};

/** 32 bytes as base64url. */
const tokenPattern = /^[\w-]{43}$/;

const dayMs = 86_400_000;

/** Closed for long with nothing filed: there is nothing left to come back to. */
function isExpired({ solicitud, cerradoMs }: Hilo, nowMs: number): boolean {
  return (
    solicitud === null && cerradoMs !== null && nowMs - cerradoMs > mailDeskLimits.closedLinkDays * dayMs
  );
}

/** A person opens their own link; a program that tries tokens out finds the door shut (ASVS 2.4.1). */
async function unknownLink(deps: Deps, network: string): Promise<Refusal> {
  const clave = deps.keys.mac('presupuesto', `enlace-de-correo|${network}`);
  const ventanaMs = mailDeskLimits.unknownLinksWindowMs;
  const [spent = 0] = await spendPresupuestos(deps.db, [{ clave, ventanaMs }], deps.clock.nowMs());
  return spent > mailDeskLimits.unknownLinksMax
    ? refuse('demasiados-intentos')
    : refuse('no-encontrada', {
        sentence:
          'Este enlace no sirve o ya venció. Revise que esté completo, como llegó en el correo, o responda a ese correo.',
      });
}

/** Unknown and expired tokens get the same answer. `network`: of the source, for its budget. */
export async function openByLink(
  deps: Deps,
  token: string,
  network: string,
): Promise<LinkedThread | Refusal> {
  const hilo = tokenPattern.test(token)
    ? await findHiloByHuella(deps.db, completionHash(deps.keys, token))
    : null;
  if (hilo === null || isExpired(hilo, deps.clock.nowMs())) return unknownLink(deps, network);
  return { hilo, vigente: hilo.solicitud === null ? filedByMail(deps, hilo.tramite) : null };
}
