/** Sends the letter of the alert mailbox: the same for everybody, from memory, and tried once. */
import { sealedDefinition } from '../actions/sala/compose-complaint.ts';
import { cartaDeAlerta } from '../domain/correo/cartas-de-correo.ts';
import { tienePuertaSellada } from '../domain/tramite/puertas.ts';
import { paths } from '../paths.ts';
import { MailFault } from '../platform/mail.ts';
import type { Post } from './send-mail.ts';

/** Never rejects: a letter that does not go out is not worth keeping an address for. */
export async function acknowledgeSealed({ deps, mailer, agencia }: Post, para: string): Promise<void> {
  const definicion = sealedDefinition(deps);
  const hasDoor = definicion !== null && tienePuertaSellada(definicion, deps.puertasCerradas);
  const carta = cartaDeAlerta({ agencia, enlace: hasDoor ? deps.baseUrl + paths.denuncias.inicio : null });
  try {
    await mailer.send({ id: deps.ids.randomId(), para, ...carta, ahoraMs: deps.clock.nowMs() });
  } catch (error) {
    deps.log.warn('acuse-reservado-fallo', { code: error instanceof MailFault ? error.code : 'fallo' });
  }
}
