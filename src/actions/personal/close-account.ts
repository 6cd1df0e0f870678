/** Closes or opens the account of somebody of the staff. Closing ends every session, in every process, with the same commit. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { deletePresencia } from '../../store/agentes-presentes.ts';
import { updateActiva } from '../../store/cuentas.ts';
import { endEnlacesDeInicio } from '../../store/enlaces-de-inicio.ts';
import { findPersona, updateRelevo } from '../../store/personal.ts';
import type { Deps } from '../deps.ts';
import { moveOrphaned } from '../reparto/move-orphaned.ts';
import {
  type Autor,
  changePersona,
  esUltimoAdministrador,
  isCuentaId,
  type PersonaCommand,
  type PersonalDeps,
  refusalOfLast,
} from './change-persona.ts';
import { personalLimits } from './personal-limits.ts';

/** `relevo`: who gets the open cases; '' for the queue of each case's unit. */
export type AccountClosing = PersonaCommand & { readonly relevo: string };

async function relevoOf(
  deps: PersonalDeps,
  { relevo, cuenta }: AccountClosing,
): Promise<string | null | Refusal> {
  if (relevo === '') return null;
  const persona = isCuentaId(relevo) && relevo !== cuenta ? await findPersona(deps.db, relevo) : null;
  const handles =
    persona?.activa === true && persona.roles.some((rol) => rol === 'funcionario' || rol === 'supervisor');
  return handles
    ? relevo
    : refuse('datos-con-errores', {
        errors: [{ path: 'relevo', sentence: 'Elija a una persona activa que atienda solicitudes.' }],
      });
}

/** The account alone; what it had in hand is moved by the duty, within moments. */
export async function closeAccount(
  deps: PersonalDeps,
  autor: Autor,
  command: AccountClosing,
): Promise<null | Refusal> {
  const relevo = await relevoOf(deps, command);
  if (isRefusal(relevo)) return relevo;
  return changePersona(deps, autor, command, {
    suceso: 'cuenta-activada-o-desactivada',
    propia: false,
    aplica: async (queries, antes, nowMs) => {
      if (!antes.activa)
        return refuse('transicion-imposible', { sentence: 'La cuenta ya está desactivada.' });
      if (await esUltimoAdministrador(queries, antes)) return refusalOfLast();
      await updateActiva(queries, antes.id, false);
      await updateRelevo(queries, antes.id, relevo);
      await endEnlacesDeInicio(queries, antes.id, nowMs);
      await deletePresencia(queries, antes.id);
      return {
        resultado: null,
        detalle: { activa: false, abiertas: antes.abiertas, relevo },
        aviso: {
          asunto: 'Se desactivó su cuenta de Ventanilla',
          texto: `La administración desactivó su cuenta de Ventanilla (usuario ${antes.usuario}) y cerró sus sesiones. Si no lo esperaba, avise al administrador del sistema.`,
        },
      };
    },
  });
}

/** Closes the account and moves what it had in hand; `movidas`: how many cases at once, the duty goes on with the rest. */
export async function deactivatePersona(
  deps: Deps,
  autor: Autor,
  command: AccountClosing,
): Promise<{ readonly movidas: number } | Refusal> {
  const closed = await closeAccount(deps, autor, command);
  if (isRefusal(closed)) return closed;
  return { movidas: await moveOrphaned(deps, personalLimits.casesMovedAtOnceMax) };
}

/** Opens it again, with the proofs it had. */
export function openAccount(
  deps: PersonalDeps,
  autor: Autor,
  command: PersonaCommand,
): Promise<null | Refusal> {
  return changePersona(deps, autor, command, {
    suceso: 'cuenta-activada-o-desactivada',
    propia: false,
    aplica: async (queries, antes) => {
      if (antes.activa) return refuse('transicion-imposible', { sentence: 'La cuenta ya está activa.' });
      await updateActiva(queries, antes.id, true);
      await updateRelevo(queries, antes.id, null);
      return {
        resultado: null,
        detalle: { activa: true },
        aviso: {
          asunto: 'Se activó su cuenta de Ventanilla',
          texto: `La administración activó otra vez su cuenta de Ventanilla (usuario ${antes.usuario}). Puede ingresar como antes.`,
        },
      };
    },
  });
}
