/** An administrator changes how staff prove who they are; the rules act within seconds, in open sessions too. */
import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { Json } from '../../domain/canonical-json.ts';
import type { PoliticaDeIngreso } from '../../domain/ingreso/politica-de-ingreso.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { esFuncionario, rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import { countEmergencias } from '../../store/ingreso-del-personal.ts';
import { changeAjuste } from '../change-ajuste.ts';
import type { Deps } from '../deps.ts';
import { leerMotivo } from '../personal/change-persona.ts';
import type { Session } from '../read-session.ts';
import { requireRecentStepUp } from '../step-up.ts';
import { ingresoLimits } from './ingreso-limits.ts';
import { readIngreso } from './read-ingreso.ts';

/** As typed. */
export type IngresoTyped = {
  readonly versionVista: number;
  readonly motivo: string;
  /** Roles that need a passkey. */
  readonly llave: readonly string[];
  /** Civil date from which those need it that did not before. */
  readonly desde: string;
  readonly accesoLocal: string;
  /** Accounts. */
  readonly emergencia: readonly string[];
  /** Words apart by blanks or commas. */
  readonly comoCodigo: string;
  readonly comoLlave: string;
  readonly abreCuentas: boolean;
};

type Read<T> = { readonly value: T; readonly errors: readonly FieldError[] };

function readRoles(
  { llave, desde }: IngresoTyped,
  before: PoliticaDeIngreso,
): Read<PoliticaDeIngreso['llaveDesde']> {
  const asked = rolesDeFuncionario.filter((rol) => llave.includes(rol));
  const date = parseCivilDate(desde);
  const isDateMissing = date === null && asked.some((rol) => before.llaveDesde[rol] === undefined);
  const sentence = 'Escriba desde qué día se exige la llave a los roles que acaba de marcar.';
  return {
    value: Object.fromEntries(asked.map((rol) => [rol, before.llaveDesde[rol] ?? date ?? ''])),
    errors: isDateMissing ? [{ path: 'desde-dia', sentence }] : [],
  };
}

function readFactors(path: 'comoCodigo' | 'comoLlave', typed: string): Read<readonly string[]> {
  const words = [...new Set(typed.split(/[\s,]+/).filter((word) => word !== ''))];
  const isWrong =
    words.length > ingresoLimits.factorsListedMax || words.some((word) => !/^[\w.:/+-]{1,100}$/.test(word));
  const sentence =
    'Escriba los valores tal como los envía el proveedor (por ejemplo, mfa hwk), separados por espacios.';
  return { value: words, errors: isWrong ? [{ path, sentence }] : [] };
}

async function readLocal(
  { db, institucional }: Pick<Deps, 'db' | 'institucional'>,
  { accesoLocal, emergencia }: IngresoTyped,
): Promise<Read<Pick<PoliticaDeIngreso, 'accesoLocal' | 'emergencia'>>> {
  const errors: FieldError[] = [];
  const isClosed = accesoLocal === 'emergencia';
  const chosen = [...new Set(emergencia)].slice(0, ingresoLimits.emergenciesMax);
  if (isClosed && institucional === null)
    errors.push({
      path: 'accesoLocal',
      sentence: 'No hay un ingreso institucional configurado: sin el acceso propio nadie podría entrar.',
    });
  if ((await countEmergencias(db, chosen)) !== chosen.length)
    errors.push({
      path: 'emergencia',
      sentence: 'Elija solo cuentas de administración activas y con clave.',
    });
  else if (isClosed && chosen.length === 0)
    errors.push({
      path: 'emergencia',
      sentence: 'Elija al menos una cuenta de emergencia: con ella se entra cuando el proveedor no responde.',
    });
  return { value: { accesoLocal: isClosed ? 'emergencia' : 'todos', emergencia: chosen }, errors };
}

/** The new version. */
export async function changeIngreso(
  deps: Pick<Deps, 'db' | 'clock' | 'institucional'>,
  session: Session,
  typed: IngresoTyped,
): Promise<number | Refusal> {
  const { actor } = session;
  if (!esFuncionario(actor) || !actor.roles.includes('administrador')) return refuse('sin-permiso');
  const stale = requireRecentStepUp(session, deps.clock.nowMs());
  if (stale !== null) return stale;
  const seen = await readIngreso(deps, actor);
  if (isRefusal(seen)) return seen;
  const roles = readRoles(typed, seen.politica);
  const [codigo, llave] = [
    readFactors('comoCodigo', typed.comoCodigo),
    readFactors('comoLlave', typed.comoLlave),
  ];
  const local = await readLocal(deps, typed);
  const motivo = leerMotivo({ por: 'administrador', session }, typed.motivo);
  const errors = [roles, local, codigo, llave].flatMap((one) => one.errors);
  if (isRefusal(motivo) || errors.length > 0) {
    return refuse('datos-con-errores', { errors: [...errors, ...(isRefusal(motivo) ? motivo.errors : [])] });
  }
  const valor: Json = {
    llaveDesde: { ...roles.value },
    accesoLocal: local.value.accesoLocal,
    emergencia: [...local.value.emergencia],
    institucional: {
      comoCodigo: [...codigo.value],
      comoLlave: [...llave.value],
      abreCuentas: typed.abreCuentas,
    },
  };
  const { versionVista } = typed;
  const outcome = await changeAjuste(deps, actor, {
    clave: 'ingreso-del-personal',
    versionVista,
    valor,
    motivo,
  });
  return isRefusal(outcome) && outcome.code === 'version-vieja'
    ? refuse('version-vieja', {
        sentence: 'Otra persona cambió estas reglas mientras usted las veía. Revise cómo están ahora.',
      })
    : outcome;
}
