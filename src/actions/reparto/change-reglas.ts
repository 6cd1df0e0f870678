/** Changes how one unit shares out; the others keep theirs. */
import type { Json } from '../../domain/canonical-json.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { type FieldError, type Refusal, refuse } from '../../domain/refusals.ts';
import { leerReglas, modosDeReparto, type Regla, repartoLimits } from '../../domain/reparto/regla.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { readAjuste } from '../../store/ajustes.ts';
import { changeAjuste } from '../change-ajuste.ts';
import type { Deps } from '../deps.ts';
import { readUnidades } from '../personal/known-units.ts';
import { personalLimits } from '../personal/personal-limits.ts';

export type ReglaChange = {
  readonly unidad: string;
  readonly versionVista: number;
  readonly motivo: string;
  readonly modo: string;
  /** As typed. */
  readonly capacidad: string;
  readonly enEsperaPesaPorciento: string;
  readonly pegajoso: boolean;
  readonly soloEnHorario: boolean;
};

function wholeNumber(typed: string, min: number, max: number): number | null {
  return /^\d{1,4}$/.test(typed.trim()) && Number(typed) >= min && Number(typed) <= max
    ? Number(typed)
    : null;
}

function leerRegla(typed: ReglaChange): { readonly regla: Regla; readonly errors: readonly FieldError[] } {
  const { capacidadMax, pesoPorcientoMax } = repartoLimits;
  const modo = modosDeReparto.find((one) => one === typed.modo);
  const capacidad = wholeNumber(typed.capacidad, 1, capacidadMax);
  const peso = wholeNumber(typed.enEsperaPesaPorciento, 0, pesoPorcientoMax);
  const motivo = cleanText(typed.motivo, { max: personalLimits.reasonCharsMax, multiline: true });
  const errors: FieldError[] = [];
  if (modo === undefined) errors.push({ path: 'modo', sentence: 'Elija cómo se reparte.' });
  if (capacidad === null)
    errors.push({ path: 'capacidad', sentence: `Escriba un número de 1 a ${capacidadMax}.` });
  if (peso === null) errors.push({ path: 'peso', sentence: `Escriba un número de 0 a ${pesoPorcientoMax}.` });
  if (!motivo.ok || motivo.value === '')
    errors.push({ path: 'motivo', sentence: 'Escriba por qué se hace este cambio.' });
  const { pegajoso, soloEnHorario } = typed;
  return {
    regla: {
      modo: modo ?? 'manual',
      capacidad: capacidad ?? 1,
      pegajoso,
      soloEnHorario,
      enEsperaPesaPorciento: peso ?? 0,
    },
    errors,
  };
}

/** The new version of the setting. Only an administrator. */
export async function changeReglas(
  deps: Deps,
  actor: Funcionario,
  change: ReglaChange,
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const { regla, errors } = leerRegla(change);
  if (errors.length > 0) return refuse('datos-con-errores', { errors });
  if (!(await readUnidades(deps.db)).nombres.includes(change.unidad)) return refuse('no-encontrada');
  const before = await readAjuste(deps.db, 'reparto');
  if ((before?.version ?? 0) !== change.versionVista)
    return refuse('version-vieja', { sentence: staleSentence });
  const valor: Json = { ...leerReglas(before?.valor ?? null), [change.unidad]: { ...regla } };
  const motivo = `${change.unidad}: ${change.motivo.trim()}`;
  return changeAjuste(deps, actor, { clave: 'reparto', versionVista: change.versionVista, valor, motivo });
}

export const staleSentence =
  'Otra persona cambió esta configuración mientras usted la veía. Revise cómo está ahora y repita el cambio.';
