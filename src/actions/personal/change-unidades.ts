/** Describes a unit, adds one or takes one away. A name never changes: cases and definitions call the unit by it. */
import type { Json } from '../../domain/canonical-json.ts';
import { cleanText } from '../../domain/identity/nombre.ts';
import { type FieldError, type Refusal, refuse } from '../../domain/refusals.ts';
import { type Aptitud, type Unidad, unidadLimits } from '../../domain/reparto/unidad.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { listOpenUnits } from '../../store/cola.ts';
import { countPersonalDeUnidad } from '../../store/personal.ts';
import { changeAjuste } from '../change-ajuste.ts';
import type { Deps } from '../deps.ts';
import { staleSentence } from '../reparto/change-reglas.ts';
import { readUnidades } from './known-units.ts';
import { personalLimits } from './personal-limits.ts';

type Seen = { readonly versionVista: number; readonly motivo: string };

export type UnidadEscrita = Seen & {
  readonly nombre: string;
  readonly descripcion: string;
  readonly provincia: string;
  readonly recibe: boolean;
  /** One skill a line, its trámites after a colon: «correos: correo-electronico, telefonos». */
  readonly aptitudes: string;
};

const errorAt = (path: string, sentence: string): FieldError => ({ path, sentence });

/** What is typed, line by line; a line that cannot be read names itself. */
function leerAptitudes(
  deps: Deps,
  typed: string,
): { aptitudes: readonly Aptitud[]; error: FieldError | null } {
  const lines = typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > unidadLimits.aptitudesMax)
    return {
      aptitudes: [],
      error: errorAt('aptitudes', `Escriba hasta ${unidadLimits.aptitudesMax} aptitudes.`),
    };
  const aptitudes: Aptitud[] = [];
  for (const line of lines) {
    const [name = '', list = ''] = line.split(/:(.*)/s);
    const nombre = cleanText(name, { max: unidadLimits.aptitudCharsMax });
    const tramites = list
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    const unknown = tramites.find((one) => deps.definiciones.porId(one) === null);
    if (!nombre.ok || nombre.value === '' || tramites.length === 0 || unknown !== undefined) {
      const why =
        unknown === undefined
          ? 'escriba un nombre, dos puntos y los trámites'
          : `no hay un trámite «${unknown}»`;
      return { aptitudes: [], error: errorAt('aptitudes', `En «${line}»: ${why}.`) };
    }
    aptitudes.push({ nombre: nombre.value, tramites });
  }
  return { aptitudes, error: null };
}

function leerUnidad(deps: Deps, typed: UnidadEscrita): { unidad: Unidad; errors: readonly FieldError[] } {
  const nombre = cleanText(typed.nombre, { max: unidadLimits.nombreCharsMax });
  const descripcion = cleanText(typed.descripcion, { max: unidadLimits.descripcionCharsMax });
  const { aptitudes, error } = leerAptitudes(deps, typed.aptitudes);
  const provincia = typed.provincia.trim();
  const errors: FieldError[] = [];
  if (!nombre.ok) errors.push(errorAt('nombre', nombre.notice.sentence));
  else if (nombre.value === '') errors.push(errorAt('nombre', 'Escriba el nombre de la unidad.'));
  if (!descripcion.ok) errors.push(errorAt('descripcion', descripcion.notice.sentence));
  if (provincia !== '' && !/^\d{2}$/.test(provincia))
    errors.push(errorAt('provincia', 'Elija una provincia de la lista.'));
  if (error !== null) errors.push(error);
  return {
    unidad: {
      nombre: nombre.ok ? nombre.value : '',
      descripcion: descripcion.ok ? descripcion.value : '',
      provincia: provincia || null,
      aptitudes,
      recibe: typed.recibe,
    },
    errors,
  };
}

function reasonError(motivo: string): readonly FieldError[] {
  const read = cleanText(motivo, { max: personalLimits.reasonCharsMax, multiline: true });
  return read.ok && read.value !== '' ? [] : [errorAt('motivo', 'Escriba por qué se hace este cambio.')];
}

async function write(
  deps: Deps,
  actor: Funcionario,
  seen: Seen,
  unidades: readonly Unidad[],
): Promise<number | Refusal> {
  const rows: Json = unidades.map(({ aptitudes, ...one }) => ({
    ...one,
    aptitudes: aptitudes.map(({ nombre, tramites }) => ({ nombre, tramites: [...tramites] })),
  }));
  const { versionVista, motivo } = seen;
  return changeAjuste(deps, actor, {
    clave: 'unidades',
    versionVista,
    valor: { unidades: rows },
    motivo: motivo.trim(),
  });
}

/** Describes a unit, or adds it; the new version of the setting. Only an administrator. */
export async function saveUnidad(
  deps: Deps,
  actor: Funcionario,
  typed: UnidadEscrita,
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const { unidad, errors } = leerUnidad(deps, typed);
  const all = [...errors, ...reasonError(typed.motivo)];
  if (all.length > 0) return refuse('datos-con-errores', { errors: all });
  const { version, descritas } = await readUnidades(deps.db);
  if (version !== typed.versionVista) return refuse('version-vieja', { sentence: staleSentence });
  const others = descritas.filter(({ nombre }) => nombre !== unidad.nombre);
  if (others.length >= unidadLimits.unidadesMax)
    return refuse('datos-con-errores', {
      errors: [errorAt('nombre', `Puede haber hasta ${unidadLimits.unidadesMax} unidades.`)],
    });
  const rows = [...others, unidad].sort((a, b) => (a.nombre < b.nombre ? -1 : 1));
  return write(deps, actor, typed, rows);
}

/** Takes a unit's row away: not while a definition names it, cases lie there, or people belong to it. */
export async function removeUnidad(
  deps: Deps,
  actor: Funcionario,
  typed: Seen & { readonly nombre: string },
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const reason = reasonError(typed.motivo);
  if (reason.length > 0) return refuse('datos-con-errores', { errors: reason });
  const { version, descritas, atienden } = await readUnidades(deps.db);
  if (version !== typed.versionVista) return refuse('version-vieja', { sentence: staleSentence });
  const { nombre } = typed;
  if (!descritas.some((one) => one.nombre === nombre)) return refuse('no-encontrada');
  const inUse =
    (atienden.includes(nombre) && 'Una definición de trámite la nombra.') ||
    ((await listOpenUnits(deps.db)).includes(nombre) && 'Tiene solicitudes abiertas.') ||
    ((await countPersonalDeUnidad(deps.db, nombre)) > 0 &&
      'Hay personas que pertenecen a ella: quítelas antes.');
  if (inUse)
    return refuse('transicion-imposible', {
      sentence: `No se puede eliminar la unidad «${nombre}». ${inUse}`,
    });
  return write(
    deps,
    actor,
    typed,
    descritas.filter((one) => one.nombre !== nombre),
  );
}
