/** Threads as a mail begins them; what the desk does with them is `correo-mesa-hilo.ts`. */
import type { Queries } from '../platform/database.ts';
import type { Hilo } from './correo-mesa-hilo.ts';
import { instant, type Parameter, statement, valuesFor } from './statement.ts';

/** Part of a statement, or a whole one; each parameter under `p` and its own name. */
export const hiloNuevoText = (p: string) =>
  `insert into correo_hilos (id, referencia, version, estado, direccion, nombre, asunto, tramite, solicitud, unidad, faltan, contenido,
     huella_enlace, creado_en, cambiado_en)
   values (:${p}id::uuid, :${p}referencia, 1, :${p}estado, :${p}direccion, :${p}nombre, :${p}asunto, :${p}tramite, :${p}solicitud,
     :${p}unidad, :${p}faltan::jsonb, :${p}contenido::jsonb, :${p}huella, :${p}ahora::timestamptz, :${p}ahora::timestamptz)`;

const insert = statement<string>('hilo-nuevo', hiloNuevoText(''));
const ofCase = statement<'referencia'>(
  'hilo-de-solicitud',
  `select id, direccion from correo_hilos where solicitud = :referencia order by creado_en limit 1`,
);

export type HiloNuevo = Omit<
  Hilo,
  'version' | 'asignado' | 'asignadoNombre' | 'creadoMs' | 'cambiadoMs' | 'cerradoMs'
>;

/** Of `hiloNuevoText`. `huella`: keyed hash of the token of its web page. */
export function hiloNuevoValues(
  { faltan, contenido, ...row }: HiloNuevo,
  huella: string,
  ahoraMs: number,
): Record<string, Parameter> {
  return {
    ...row,
    faltan: JSON.stringify(faltan),
    contenido: JSON.stringify(contenido),
    huella,
    ahora: instant(ahoraMs),
  };
}

export async function insertHilo(
  queries: Queries,
  hilo: HiloNuevo,
  huella: string,
  ahoraMs: number,
): Promise<void> {
  await queries.execute(insert, valuesFor(insert, hiloNuevoValues(hilo, huella, ahoraMs)));
}

/** The thread that a case came from; null for one of another door. */
export async function findHiloDeSolicitud(
  db: Queries,
  referencia: string,
): Promise<{ readonly id: string; readonly direccion: string } | null> {
  const [row] = await db.query<{ id: string; direccion: string }>(ofCase, valuesFor(ofCase, { referencia }));
  return row ?? null;
}
