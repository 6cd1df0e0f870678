/** The colleagues a note names: each must be somebody who may read the case. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { usuariosMencionados } from '../../domain/solicitud/nota.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { paths } from '../../paths.ts';
import { findFuncionariosPorUsuario, type MencionNueva } from '../../store/menciones.ts';
import type { Deps } from '../deps.ts';
import { asActor, mayReadUnit } from './may-read-unit.ts';
import { mentionLimits } from './mention-limits.ts';

export type Mentioned = {
  /** For the journal. */
  readonly nombrados: readonly {
    readonly cuenta: string;
    readonly usuario: string;
    readonly nombre: string;
  }[];
  readonly menciones: readonly MencionNueva[];
};

const noMentions: Mentioned = { nombrados: [], menciones: [] };

const inNote = (sentence: string): Refusal =>
  refuse('datos-con-errores', { errors: [{ path: 'texto', sentence }] });

/** The letter says who and where; what the note says stays inside. */
function letterFor(deps: Deps, { nombre }: Funcionario, { referencia }: Solicitud, para: string | null) {
  if (para === null || para === '') return null;
  return {
    id: deps.ids.newId(),
    para,
    asunto: `Le mencionaron en la solicitud ${referencia}`,
    texto: `${nombre} le mencionó en una nota interna de la solicitud ${referencia}.\n\nLéala aquí: ${deps.baseUrl}${paths.mesa.solicitud(referencia)}`,
  };
}

/** `datos-con-errores` beside `texto` names who cannot be mentioned. Whoever writes the note mentions nobody by their own name. */
export async function findMentioned(
  deps: Deps,
  actor: Funcionario,
  s: Solicitud,
  texto: string,
): Promise<Mentioned | Refusal> {
  const usuarios = usuariosMencionados(texto);
  if (usuarios.length === 0) return noMentions;
  if (usuarios.length > mentionLimits.perNoteMax)
    return inNote(`Mencione como máximo a ${mentionLimits.perNoteMax} personas en una nota.`);
  const found = await findFuncionariosPorUsuario(deps.db, usuarios);
  const able = found.filter((one) => mayReadUnit(asActor(one), s.unidad));
  const missing = usuarios.filter((usuario) => !able.some((one) => one.usuario === usuario));
  if (missing.length > 0) {
    const who = missing.map((usuario) => `«@${usuario}»`).join(', ');
    return inNote(
      `${who}: no hay nadie con ese usuario que pueda leer este caso. Corrija el usuario o quite la arroba.`,
    );
  }
  const others = able.filter(({ id }) => id !== actor.cuenta);
  return {
    nombrados: others.map(({ id, usuario, nombre }) => ({ cuenta: id, usuario, nombre })),
    menciones: others.map(({ id, correo }) => ({
      id: deps.ids.newId(),
      cuenta: id,
      de: actor.nombre,
      aviso: letterFor(deps, actor, s, correo),
    })),
  };
}
