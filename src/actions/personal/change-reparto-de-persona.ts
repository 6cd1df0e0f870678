/** What somebody knows, where they attend and how much they take: by this the routing rules choose. */
import { cleanText } from '../../domain/identity/nombre.ts';
import { type FieldError, type Refusal, refuse } from '../../domain/refusals.ts';
import { updateRepartoDePersona } from '../../store/personal.ts';
import { type Autor, changePersona, type PersonaCommand, type PersonalDeps } from './change-persona.ts';
import { personalLimits } from './personal-limits.ts';

export type RepartoDePersona = {
  /** Trámites by id and skills of the units by name; empty: everything of the unit. */
  readonly aptitudes: readonly string[];
  /** Two-digit codes; empty: any province. */
  readonly provincias: readonly string[];
  /** As typed; '' where the unit's own holds. */
  readonly capacidad: string;
};

function leerReparto(typed: RepartoDePersona) {
  const errors: FieldError[] = [];
  const aptitudes = [...new Set(typed.aptitudes)];
  const readable = aptitudes.every((one) => cleanText(one, { max: personalLimits.nameCharsMax }).ok);
  if (aptitudes.length > personalLimits.skillsPerPersonMax || !readable)
    errors.push({ path: 'aptitudes', sentence: 'Elija aptitudes de la lista.' });
  const provincias = [...new Set(typed.provincias)];
  if (
    provincias.length > personalLimits.provincesPerPersonMax ||
    provincias.some((one) => !/^\d{2}$/.test(one))
  )
    errors.push({ path: 'provincias', sentence: 'Elija provincias de la lista.' });
  const capacidad = typed.capacidad.trim() === '' ? null : Number(typed.capacidad);
  const max = personalLimits.capacityMax;
  if (capacidad !== null && (!Number.isInteger(capacidad) || capacidad < 1 || capacidad > max))
    errors.push({ path: 'capacidad', sentence: `Escriba un número de 1 a ${max}, o deje el campo vacío.` });
  return { aptitudes, provincias, capacidad, errors };
}

export async function changeRepartoDePersona(
  deps: PersonalDeps,
  autor: Autor,
  command: PersonaCommand & RepartoDePersona,
): Promise<null | Refusal> {
  const { errors, ...values } = leerReparto(command);
  if (errors.length > 0) return refuse('datos-con-errores', { errors });
  return changePersona(deps, autor, command, {
    suceso: 'reparto-de-cuenta-cambiado',
    propia: true,
    aplica: async (queries, antes) => {
      await updateRepartoDePersona(queries, antes.id, values);
      return { resultado: null, detalle: { ...values }, aviso: null };
    },
  });
}
