/**
 * The only place that settles a mail: its row, its thread and the letter owed in one SQL statement, hence one transaction
 * and one round trip. Nobody waits for anybody: who looked before somebody else wrote about the same correspondent writes
 * nothing and looks again.
 */
import type { Database } from '../platform/database.ts';
import { abortedWith } from './aborted-with.ts';
import { type HiloNuevo, hiloNuevoText, hiloNuevoValues } from './correo-hilos.ts';
import { type Hilo, hiloCambiadoText, hiloCambiadoValues } from './correo-mesa-hilo.ts';
import {
  type CorreoProcesado,
  correoProcesadoText,
  correoProcesadoValues,
  entregasMovidasParts,
} from './correo-procesado.ts';
import { cartasDeSalidasText, type SalidaNueva, salidasParts } from './correo-salidas.ts';
import { instant, type Parameter, type Statement, statement, valuesFor } from './statement.ts';

/** `huella`: keyed hash of the token of its web page. */
export type EscrituraDeHilo =
  | { readonly clase: 'nuevo'; readonly hilo: HiloNuevo; readonly huella: string }
  /** Over the version that was seen. */
  | { readonly clase: 'cambio'; readonly hilo: Hilo; readonly huella: string };

export type CorreoPorAsentar = {
  /** Of the correspondent, with the number that was seen; see `mirarCorreo`. */
  readonly turno: { readonly clave: string; readonly visto: number };
  readonly correo: CorreoProcesado;
  readonly hilo: EscrituraDeHilo | null;
  readonly salida: SalidaNueva | null;
  /** The mail that it repeats, which takes over its deliveries. */
  readonly repetidoDe: string | null;
  readonly ahoraMs: number;
};

/** `conflicto`: look again. `ajeno`: another process settled the mail meanwhile. Nothing is written in either case. */
export type Asentado = 'asentado' | 'conflicto' | 'ajeno';

const turnoPart = `turno as (
  insert into correo_turnos (clave, n, visto_en) values (:turno, :visto::bigint + 1, :ahora::timestamptz)
  on conflict (clave) do update set n = excluded.n, visto_en = excluded.visto_en where correo_turnos.n = :visto::bigint
  returning 1)`;

type Shape = {
  readonly hilo: EscrituraDeHilo['clase'] | null;
  readonly salida: boolean;
  readonly repetido: boolean;
};

function build({ hilo, salida, repetido }: Shape): Statement<string> {
  const parts = [turnoPart, `correo as (${correoProcesadoText} returning 1)`];
  if (hilo === 'nuevo') parts.push(`hilo as (${hiloNuevoText('hilo_')} returning 1)`);
  if (hilo === 'cambio') parts.push(`hilo as (${hiloCambiadoText('hilo_')} returning 1)`);
  if (salida) parts.push(salidasParts, `carta as (${cartasDeSalidasText})`);
  if (repetido) parts.push(entregasMovidasParts);
  const guarded = ['correo', 'turno', ...(hilo === null ? [] : ['hilo'])];
  const guards = guarded.map((part) => `when not exists (select from ${part}) then abortar('${part}')`);
  const name = `asentar-correo-${hilo ?? 'sin-hilo'}${salida ? '-carta' : ''}${repetido ? '-repetido' : ''}`;
  return statement(
    name,
    `with ${parts.join(',\n')}\nselect case ${guards.join(' ')} else true end as asentado`,
  );
}

const built = new Map<string, Statement<string>>();

function statementFor(shape: Shape): Statement<string> {
  const key = `${shape.hilo} ${shape.salida} ${shape.repetido}`;
  const known = built.get(key) ?? build(shape);
  built.set(key, known);
  return known;
}

function hiloValues(escritura: EscrituraDeHilo | null, ahoraMs: number): Record<string, Parameter> {
  if (escritura === null) return {};
  const { hilo, huella } = escritura;
  const values =
    escritura.clase === 'nuevo'
      ? hiloNuevoValues(escritura.hilo, huella, ahoraMs)
      : hiloCambiadoValues(hilo as Hilo, huella, ahoraMs);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`hilo_${name}`, value]));
}

/** Throws `DatabaseFault` when the database is at fault. */
export async function asentarCorreo(db: Database, orden: CorreoPorAsentar): Promise<Asentado> {
  const { turno, correo, hilo, salida, repetidoDe, ahoraMs } = orden;
  const prepared = statementFor({
    hilo: hilo?.clase ?? null,
    salida: salida !== null,
    repetido: repetidoDe !== null,
  });
  const values = {
    ...correoProcesadoValues(correo, ahoraMs),
    ...hiloValues(hilo, ahoraMs),
    turno: turno.clave,
    visto: turno.visto,
    salidas: JSON.stringify(salida === null ? [] : [salida]),
    repetidoDe,
    ahora: instant(ahoraMs),
  };
  try {
    await db.query(prepared, valuesFor(prepared, values));
    return 'asentado';
  } catch (error) {
    const part = abortedWith(error);
    if (part === null) throw error;
    return part === 'correo' ? 'ajeno' : 'conflicto';
  }
}
