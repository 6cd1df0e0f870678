/** Gives somebody of the staff other roles and units; they hold from the person's next page, in every process. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { updatePermisosDePersona } from '../../store/personal.ts';
import {
  type Autor,
  changePersona,
  esUltimoAdministrador,
  type PersonaCommand,
  type PersonalDeps,
  refusalOfLast,
} from './change-persona.ts';
import { leerPermisos } from './read-permisos.ts';

export async function changePermisos(
  deps: PersonalDeps,
  autor: Autor,
  command: PersonaCommand & { readonly roles: readonly string[]; readonly unidades: readonly string[] },
): Promise<null | Refusal> {
  const permisos = await leerPermisos(deps.db, command);
  if (isRefusal(permisos)) return permisos;
  return changePersona(deps, autor, command, {
    suceso: 'permisos-cambiados',
    propia: false,
    aplica: async (queries, antes) => {
      if (!permisos.roles.includes('administrador') && (await esUltimoAdministrador(queries, antes)))
        return refusalOfLast();
      await updatePermisosDePersona(queries, antes.id, permisos);
      const { roles, unidades } = permisos;
      return {
        resultado: null,
        detalle: {
          antes: { roles: [...antes.roles], unidades: [...antes.unidades] },
          ahora: { roles: [...roles], unidades: [...unidades] },
        },
        aviso: {
          asunto: 'Cambiaron sus permisos en Ventanilla',
          texto: `Desde ahora su cuenta (usuario ${antes.usuario}) tiene estos roles: ${roles.join(', ')}. Unidades: ${unidades.join(', ') || 'ninguna'}. Si no lo esperaba, avise ahora mismo al administrador del sistema.`,
        },
      };
    },
  });
}
