/** Hands a case on to a colleague, with a note that only staff reads. */
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import { findAusenciaDeHoy } from '../store/ausencias.ts';
import { type Cuenta, findCuentaById } from '../store/cuentas.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import type { Deps } from './deps.ts';
import { agencyToday } from './reparto/today.ts';

export type HandOn = Command & { readonly a: string; readonly nota: string };

function handlesCasesOf({ activa, clase, roles, unidades }: Cuenta, unidad: string): boolean {
  const handles = roles.includes('funcionario') || roles.includes('supervisor');
  return activa && clase === 'funcionario' && handles && unidades.includes(unidad);
}

export function handOnSolicitud(deps: Deps, actor: Funcionario, input: HandOn): Promise<Changed | Refusal> {
  return changeSolicitud(deps, actor, input, {
    verbo: 'pasar',
    cuerpo: { a: input.a, nota: input.nota },
    aplica: async (s) => {
      const nota = cleanMessage(input.nota, 'nota', 'mensaje-vacio');
      if (isRefusal(nota)) return nota;
      const colega = await findCuentaById(deps.db, input.a);
      if (colega === null || !handlesCasesOf(colega, s.unidad)) {
        return refuse('datos-con-errores', {
          errors: [
            { path: 'a', sentence: 'Elija a una persona que atienda solicitudes en la misma unidad.' },
          ],
        });
      }
      const ausencia = await findAusenciaDeHoy(deps.db, colega.id, await agencyToday(deps));
      if (ausencia !== null) {
        const instead = ausencia.sustitutoNombre === null ? '' : ` La sustituye ${ausencia.sustitutoNombre}.`;
        const sentence = `${colega.nombre} está ausente hasta el ${ausencia.hasta}.${instead}`;
        return refuse('datos-con-errores', { errors: [{ path: 'a', sentence }] });
      }
      return {
        solicitud: { ...s, asignado: colega.id },
        evento: { asignado: colega.id, nombre: colega.nombre, nota },
      };
    },
  });
}
