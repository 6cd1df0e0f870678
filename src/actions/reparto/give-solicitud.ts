/** The system gives a case to somebody, with the reason in words; never to who is away or closed, also not by a hair. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { puedeRecibir } from '../../store/reparto.ts';
import { type Changed, type Command, changeSolicitud } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import { agencyToday } from './today.ts';

export type Giving = Command & {
  readonly a: { readonly cuenta: string; readonly nombre: string };
  /** Whose it is until now; null for nobody's. */
  readonly de: string | null;
  readonly motivo: string;
};

export async function giveSolicitud(deps: Deps, input: Giving): Promise<Changed | Refusal> {
  const { a, motivo } = input;
  const hoy = await agencyToday(deps);
  return changeSolicitud(deps, { clase: 'sistema' }, input, {
    verbo: 'repartir',
    cuerpo: { a: a.cuenta },
    aplica: async (s) => {
      if (s.asignado !== input.de) return refuse('otra-persona-la-tiene');
      if (!(await puedeRecibir(deps.db, a.cuenta, s.unidad, hoy))) return refuse('sin-permiso');
      return {
        solicitud: { ...s, asignado: a.cuenta },
        evento: { asignado: a.cuenta, nombre: a.nombre, motivo },
      };
    },
  });
}
