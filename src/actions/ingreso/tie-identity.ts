/** An administrator ties an account to an identity of the institution, or unties it; the person is told. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { deleteIdentidad, insertIdentidad } from '../../store/identidades-institucionales.ts';
import { findCuentaNamed } from '../../store/ingreso-del-personal.ts';
import type { Deps } from '../deps.ts';
import { changePersona } from '../personal/change-persona.ts';
import type { Session } from '../read-session.ts';
import { ingresoLimits } from './ingreso-limits.ts';

type TieDeps = Pick<Deps, 'db' | 'clock' | 'ids' | 'nudge' | 'institucional'>;

const wrong = (path: string, sentence: string): Refusal =>
  refuse('datos-con-errores', { errors: [{ path, sentence }] });

/** `sujeto`: `sub` as the provider shows it. Somebody else must do it for one's own account. */
export async function tieIdentity(
  deps: TieDeps,
  session: Session,
  typed: { readonly usuario: string; readonly sujeto: string; readonly motivo: string },
): Promise<null | Refusal> {
  const emisor = deps.institucional?.issuer;
  if (emisor === undefined) return refuse('no-encontrada');
  const sujeto = typed.sujeto.trim();
  if (sujeto === '' || sujeto.length > ingresoLimits.subjectCharsMax || /\p{Cc}/u.test(sujeto))
    return wrong('sujeto', 'Escriba el identificador («sub») tal como lo muestra el proveedor.');
  const cuenta = await findCuentaNamed(deps.db, { usuario: typed.usuario.trim() });
  const command = { cuenta: cuenta ?? '', versionVista: null, motivo: typed.motivo };
  const outcome = await changePersona(deps, { por: 'administrador', session }, command, {
    suceso: 'identidad-vinculada',
    propia: false,
    aplica: async (queries, antes, nowMs) => {
      const { actor } = session;
      if (!(await insertIdentidad(queries, { emisor, sujeto }, antes.id, actor.cuenta, nowMs)))
        return wrong('sujeto', 'Esa identidad o esa cuenta ya está vinculada. Desvincúlela antes.');
      const texto = `La administración vinculó su cuenta de Ventanilla (usuario ${antes.usuario}) con su identidad institucional. Si no lo esperaba, avise ahora mismo al administrador del sistema.`;
      return {
        resultado: null,
        detalle: {},
        aviso: { asunto: 'Su cuenta se vinculó con la institución', texto },
      };
    },
  });
  return outcome !== null && outcome.code === 'no-encontrada'
    ? wrong('usuario', 'No hay una cuenta de personal con ese usuario.')
    : outcome;
}

/** Its sessions that came from there end in the act. */
export async function untieIdentity(
  deps: TieDeps,
  session: Session,
  typed: { readonly cuenta: string; readonly motivo: string },
): Promise<null | Refusal> {
  const emisor = deps.institucional?.issuer;
  if (emisor === undefined) return refuse('no-encontrada');
  return changePersona(
    deps,
    { por: 'administrador', session },
    { ...typed, versionVista: null },
    {
      suceso: 'identidad-desvinculada',
      propia: true,
      aplica: async (queries, antes) => {
        if (!(await deleteIdentidad(queries, emisor, antes.id))) return refuse('no-encontrada');
        const texto = `La administración desvinculó su cuenta de Ventanilla (usuario ${antes.usuario}) de su identidad institucional. Si no lo esperaba, avise al administrador del sistema.`;
        return {
          resultado: null,
          detalle: {},
          aviso: { asunto: 'Su cuenta se desvinculó de la institución', texto },
        };
      },
    },
  );
}
