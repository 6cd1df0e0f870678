/** Opens an account for somebody of the staff. The administrator never knows the password: the person chooses it by a link. */
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { insertCuenta } from '../../store/cuentas.ts';
import { bumpPersona } from '../../store/personal.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import { oweNotices } from '../owe-notices.ts';
import { type DatosDePersona, leerDatosDePersona } from './change-datos.ts';
import {
  type Autor,
  autorId,
  impedimentoParaAdministrar,
  leerMotivo,
  type PersonalDeps,
} from './change-persona.ts';
import { leerPermisos } from './read-permisos.ts';
import { makeStartLink } from './start-link.ts';

export type PersonaNueva = DatosDePersona & {
  readonly usuario: string;
  readonly roles: readonly string[];
  readonly unidades: readonly string[];
  readonly motivo: string;
};

/** What a person can type again without doubt. */
const userForm = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,59}$/u;

const wrong = (path: string, sentence: string): Refusal =>
  refuse('datos-con-errores', { errors: [{ path, sentence }] });

/** `enlace`: path of the start link, to be shown this once. */
export async function createPersona(
  deps: PersonalDeps,
  autor: Extract<Autor, { por: 'administrador' }>,
  nueva: PersonaNueva,
): Promise<{ readonly id: string; readonly enlace: string } | Refusal> {
  const nowMs = deps.clock.nowMs();
  const stop = impedimentoParaAdministrar(autor, nowMs);
  if (stop !== null) return stop;
  const usuario = nueva.usuario.trim().normalize('NFC');
  const datos = leerDatosDePersona(nueva);
  const permisos = await leerPermisos(deps.db, nueva);
  const motivo = leerMotivo(autor, nueva.motivo);
  const errors = [datos, permisos, motivo].flatMap((one) => (isRefusal(one) ? one.errors : []));
  if (!userForm.test(usuario)) {
    errors.unshift({
      path: 'usuario',
      sentence: 'El usuario lleva de 2 a 60 letras, números, puntos, guiones o arrobas, sin espacios.',
    });
  }
  if (errors.length > 0 || isRefusal(datos) || isRefusal(permisos) || isRefusal(motivo))
    return refuse('datos-con-errores', { errors });
  const id = deps.ids.newId();
  return deps.db.transaction(async (queries) => {
    const cuenta = {
      id,
      clase: 'funcionario' as const,
      ruc: null,
      usuario,
      ...datos,
      claveHash: null,
      ...permisos,
    };
    if (!(await insertCuenta(queries, cuenta, nowMs)))
      return wrong('usuario', 'Ya hay una cuenta con ese usuario. Elija otro.');
    await bumpPersona(queries, id);
    const { roles, unidades } = permisos;
    const detalle = { por: autorId(autor), motivo, roles: [...roles], unidades: [...unidades] };
    await insertSuceso(queries, { clase: 'cuenta-creada', cuenta: id, detalle }, nowMs);
    await oweNotices(deps)(queries, [
      {
        para: datos.correo,
        asunto: 'Tiene una cuenta en Ventanilla',
        texto: `Se abrió una cuenta de personal para usted en Ventanilla, con el usuario ${usuario}. La administración le entregará un enlace para elegir su clave. Si no lo esperaba, avise al administrador del sistema.`,
      },
    ]);
    return { id, enlace: await makeStartLink(deps, queries, id, autor.session.actor.cuenta) };
  });
}
