/** Changes the name and the address of somebody of the staff; the old address is told as well as the new one. */
import { parseCorreo } from '../../domain/identity/correo.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { updateDatosDePersona } from '../../store/personal.ts';
import { type Autor, changePersona, type PersonaCommand, type PersonalDeps } from './change-persona.ts';
import { personalLimits } from './personal-limits.ts';

export type DatosDePersona = { readonly nombre: string; readonly correo: string };

/** Read and clean; staff without an address could not be told of anything, so it is asked for. */
export function leerDatosDePersona({ nombre, correo }: DatosDePersona): DatosDePersona | Refusal {
  const errors: FieldError[] = [];
  const name = cleanText(nombre, { max: personalLimits.nameCharsMax });
  if (!name.ok) errors.push({ path: 'nombre', sentence: name.notice.sentence });
  else if (name.value === '') errors.push({ path: 'nombre', sentence: 'Escriba el nombre de la persona.' });
  const address = parseCorreo(correo);
  if (!address.ok) errors.push({ path: 'correo', sentence: address.notice.sentence });
  if (!name.ok || !address.ok || errors.length > 0) return refuse('datos-con-errores', { errors });
  return { nombre: name.value, correo: address.value.address };
}

export async function changeDatosDePersona(
  deps: PersonalDeps,
  autor: Autor,
  command: PersonaCommand & DatosDePersona,
): Promise<null | Refusal> {
  const datos = leerDatosDePersona(command);
  if (isRefusal(datos)) return datos;
  return changePersona(deps, autor, command, {
    suceso: 'datos-de-cuenta-cambiados',
    propia: true,
    aplica: async (queries, antes) => {
      await updateDatosDePersona(queries, antes.id, datos);
      return {
        resultado: null,
        // Neither name nor address: security events hold no personal data.
        detalle: { nombre: datos.nombre !== antes.nombre, correo: datos.correo !== antes.correo },
        aviso: {
          asunto: 'Cambiaron los datos de su cuenta',
          texto: `La administración cambió el nombre o el correo de su cuenta de Ventanilla (usuario ${antes.usuario}). Desde ahora los avisos llegan al correo nuevo. Si no lo esperaba, avise ahora mismo al administrador del sistema.`,
          tambienA: [datos.correo],
        },
      };
    },
  });
}
