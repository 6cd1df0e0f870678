/**
 * Lets somebody of the staff begin again who lost their password or their second proof. The old password goes in both
 * cases: who stole it must not be the one who registers the new authenticator (ASVS 6.4.3, 6.4.6).
 */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { forgetPruebas } from '../../store/personal.ts';
import { deleteOtherSesiones } from '../../store/sesiones.ts';
import { type Autor, changePersona, type PersonaCommand, type PersonalDeps } from './change-persona.ts';
import { makeStartLink } from './start-link.ts';

export type AccessReset = PersonaCommand & {
  /** Whether authenticator and passkeys go too. */
  readonly segundoFactor: boolean;
};

/** `enlace`: path of the link with which the person chooses a password, to be shown this once. */
export function resetAccess(
  deps: PersonalDeps,
  autor: Extract<Autor, { por: 'administrador' }>,
  command: AccessReset,
): Promise<{ readonly enlace: string } | Refusal> {
  const { segundoFactor } = command;
  return changePersona(deps, autor, command, {
    suceso: 'acceso-restablecido',
    propia: false,
    aplica: async (queries, antes) => {
      if (!antes.activa)
        return refuse('transicion-imposible', {
          sentence: 'La cuenta está desactivada. Actívela antes de restablecer su acceso.',
        });
      await forgetPruebas(queries, antes.id, segundoFactor);
      const sesiones = await deleteOtherSesiones(queries, antes.id, null);
      const enlace = await makeStartLink(deps, queries, antes.id, autor.session.actor.cuenta);
      return {
        resultado: { enlace },
        detalle: { segundoFactor, sesiones },
        aviso: {
          asunto: 'Se restableció el acceso a su cuenta',
          texto: `La administración restableció el acceso de su cuenta de Ventanilla (usuario ${antes.usuario}). Su clave anterior ya no sirve${segundoFactor ? ', tampoco sus códigos ni sus llaves de acceso' : ''}, y sus sesiones se cerraron. Le entregarán un enlace para elegir otra clave. Si no lo pidió, avise ahora mismo al administrador del sistema.`,
        },
      };
    },
  });
}
