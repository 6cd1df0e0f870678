/** The frame of every change of somebody of the staff: rights, a fresh proof, a reason, the version seen, event and notice. */
import type { Json } from '../../domain/canonical-json.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { esFuncionario } from '../../domain/solicitud/actor.ts';
import type { Queries } from '../../platform/database.ts';
import { bumpPersona, listAdministradores, lockPersona, type Persona } from '../../store/personal.ts';
import { type ClaseSuceso, insertSuceso } from '../../store/sucesos.ts';
import type { Deps } from '../deps.ts';
import { oweNotices } from '../owe-notices.ts';
import type { Session } from '../read-session.ts';
import { requireRecentStepUp } from '../step-up.ts';
import { personalLimits } from './personal-limits.ts';

/** All that these verbs need: the command line has no more. */
export type PersonalDeps = Pick<Deps, 'db' | 'clock' | 'ids' | 'nudge'>;

/** Who asks: an administrator at the desk, or the operator at the machine, who answers for who is at the keyboard. */
export type Autor =
  | { readonly por: 'operador' }
  | { readonly por: 'administrador'; readonly session: Session };

/** `versionVista`: of the person as shown; null where nobody looked, as on the command line. */
export type PersonaCommand = {
  readonly cuenta: string;
  readonly versionVista: number | null;
  /** Why, in words; kept with the event. */
  readonly motivo: string;
};

export type PersonaChange<T> = {
  readonly suceso: ClaseSuceso;
  /** Whether somebody may do it to their own account. */
  readonly propia: boolean;
  /** Refuses before it writes anything: what it wrote would stay. `antes` is locked. */
  readonly aplica: (
    queries: Queries,
    antes: Persona,
    nowMs: number,
  ) => Promise<
    | {
        readonly detalle: { readonly [k: string]: Json };
        readonly resultado: T;
        /** What the person is told; addresses besides the present one get it too. */
        readonly aviso: {
          readonly asunto: string;
          readonly texto: string;
          readonly tambienA?: readonly string[];
        } | null;
      }
    | Refusal
  >;
};

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isCuentaId = (text: string): boolean => idShape.test(text);

export const autorId = (autor: Autor): string =>
  autor.por === 'operador' ? 'operador' : autor.session.actor.cuenta;

/** Null for whoever may administer staff now. */
export function impedimentoParaAdministrar(autor: Autor, nowMs: number): Refusal | null {
  if (autor.por === 'operador') return null;
  const { actor } = autor.session;
  if (!esFuncionario(actor) || !actor.roles.includes('administrador')) return refuse('sin-permiso');
  return requireRecentStepUp(autor.session, nowMs);
}

/** Cleaned, or what is wrong with it. The operator's command gives none. */
export function leerMotivo(autor: Autor, typed: string): string | Refusal {
  if (autor.por === 'operador') return 'Desde la línea de comandos.';
  const motivo = cleanText(typed, { max: personalLimits.reasonCharsMax, multiline: true });
  const sentence = motivo.ok
    ? 'Escriba por qué se hace este cambio: queda en el registro de seguridad.'
    : motivo.notice.sentence;
  return motivo.ok && motivo.value !== ''
    ? motivo.value
    : refuse('datos-con-errores', { errors: [{ path: 'motivo', sentence }] });
}

/** Without an administrator nobody could make another. For inside the transaction that locked them. */
export async function esUltimoAdministrador(
  queries: Queries,
  { id, roles, activa }: Persona,
): Promise<boolean> {
  if (!activa || !roles.includes('administrador')) return false;
  return (await listAdministradores(queries)).every((one) => one === id);
}

export const refusalOfLast = (): Refusal =>
  refuse('transicion-imposible', {
    sentence: 'Es la única cuenta activa de administración. Dé antes ese rol a otra persona.',
  });

export async function changePersona<T>(
  deps: PersonalDeps,
  autor: Autor,
  { cuenta, versionVista, motivo }: PersonaCommand,
  change: PersonaChange<T>,
): Promise<T | Refusal> {
  const nowMs = deps.clock.nowMs();
  const stop = impedimentoParaAdministrar(autor, nowMs);
  if (stop !== null) return stop;
  const why = leerMotivo(autor, motivo);
  if (isRefusal(why)) return why;
  if (!change.propia && autorId(autor) === cuenta) {
    return refuse('sin-permiso', {
      sentence: 'Este cambio de su propia cuenta debe hacerlo otra persona de administración.',
    });
  }
  if (!isCuentaId(cuenta)) return refuse('no-encontrada');
  const avisar = oweNotices(deps);
  return deps.db.transaction(async (queries) => {
    const antes = await lockPersona(queries, cuenta);
    if (antes === null) return refuse('no-encontrada');
    if (versionVista !== null && versionVista !== antes.version) {
      return refuse('version-vieja', {
        sentence:
          'Otra persona cambió esta cuenta mientras usted la veía. Revise cómo está ahora y repita el cambio.',
      });
    }
    const done = await change.aplica(queries, antes, nowMs);
    if (isRefusal(done)) return done;
    await bumpPersona(queries, cuenta);
    const detalle = { por: autorId(autor), motivo: why, ...done.detalle };
    await insertSuceso(queries, { clase: change.suceso, cuenta, detalle }, nowMs);
    if (done.aviso !== null) {
      const { asunto, texto, tambienA = [] } = done.aviso;
      const para = [...new Set([...(antes.correo === null ? [] : [antes.correo]), ...tambienA])];
      await avisar(
        queries,
        para.map((one) => ({ para: one, asunto, texto })),
      );
    }
    return done.resultado;
  });
}
