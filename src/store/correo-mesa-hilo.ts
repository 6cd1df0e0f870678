/** One thread of mails as the desk and its web page know it, and the compare-and-set that every verb on it ends in. */
import type { ContenidoDeHilo, EstadoDeHilo } from '../domain/correo/hilo.ts';
import { contenidoVacio } from '../domain/correo/hilo.ts';
import type { Queries } from '../platform/database.ts';
import { instant, type Parameter, statement, valuesFor } from './statement.ts';

/** What the lists of the desk show of it, too. */
export type HiloEnLista = {
  readonly id: string;
  readonly referencia: string;
  readonly version: number;
  readonly estado: EstadoDeHilo;
  /** Whose it is; lower-case. */
  readonly direccion: string;
  readonly nombre: string;
  readonly asunto: string;
  readonly tramite: string | null;
  readonly solicitud: string | null;
  readonly unidad: string;
  readonly asignado: string | null;
  readonly asignadoNombre: string | null;
  /** Codes of fields and papers. */
  readonly faltan: readonly string[];
  readonly cambiadoMs: number;
};

export type Hilo = HiloEnLista & {
  readonly contenido: ContenidoDeHilo;
  readonly creadoMs: number;
  readonly cerradoMs: number | null;
};

type Row = Omit<Hilo, 'contenido' | 'creadoMs' | 'cambiadoMs' | 'cerradoMs'> & {
  readonly contenido: Partial<ContenidoDeHilo>;
  readonly creado_en: Date;
  readonly cambiado_en: Date;
  readonly cerrado_en: Date | null;
};

/** Of `HiloEnLista`, from the thread `h` and the account `c` it is assigned to. */
export const columnasDeHilo = `h.id, h.referencia, h.version, h.estado, h.direccion, h.nombre, h.asunto, h.tramite, h.solicitud, h.unidad,
  h.asignado, c.nombre as "asignadoNombre", h.faltan, h.cambiado_en`;

const selected = `select ${columnasDeHilo}, h.contenido, h.creado_en, h.cerrado_en
  from correo_hilos h left join cuentas c on c.id = h.asignado`;

const byId = statement<'id'>('hilo-de-mesa', `${selected} where h.id = :id::uuid`);
const byReferencia = statement<'referencia'>(
  'hilo-de-mesa-por-referencia',
  `${selected} where h.referencia = :referencia`,
);
const byHuella = statement<'huella'>('hilo-por-enlace', `${selected} where h.huella_enlace = :huella`);

/** Parts that an older row does not have are empty. */
function hiloFrom({ contenido, creado_en, cambiado_en, cerrado_en, ...row }: Row): Hilo {
  return {
    ...row,
    contenido: { ...contenidoVacio, ...contenido },
    creadoMs: creado_en.getTime(),
    cambiadoMs: cambiado_en.getTime(),
    cerradoMs: cerrado_en?.getTime() ?? null,
  };
}

export async function findHilo(db: Queries, id: string): Promise<Hilo | null> {
  const [row] = await db.query<Row>(byId, valuesFor(byId, { id }));
  return row === undefined ? null : hiloFrom(row);
}

export async function findHiloByReferencia(db: Queries, referencia: string): Promise<Hilo | null> {
  const [row] = await db.query<Row>(byReferencia, valuesFor(byReferencia, { referencia }));
  return row === undefined ? null : hiloFrom(row);
}

/** `huella`: keyed hash of the token of its web page. */
export async function findHiloByHuella(db: Queries, huella: string): Promise<Hilo | null> {
  const [row] = await db.query<Row>(byHuella, valuesFor(byHuella, { huella }));
  return row === undefined ? null : hiloFrom(row);
}

/** Part of a statement, or a whole one; each parameter under `p` and its own name. */
export const hiloCambiadoText = (p: string) =>
  `update correo_hilos set version = version + 1, estado = :${p}estado, asignado = :${p}asignado::uuid, tramite = :${p}tramite,
     solicitud = :${p}solicitud, unidad = :${p}unidad, faltan = :${p}faltan::jsonb, contenido = :${p}contenido::jsonb,
     huella_enlace = coalesce(:${p}huella, huella_enlace), cambiado_en = :${p}ahora::timestamptz,
     cerrado_en = case when :${p}estado = 'cerrado' then coalesce(cerrado_en, :${p}ahora::timestamptz) end
   where id = :${p}id::uuid and version = :${p}version::int`;

const change = statement<string>('hilo-de-mesa-cambiar', hiloCambiadoText(''));

/** Of `hiloCambiadoText`. `huella`: keyed hash of the token of its web page; null leaves it. */
export function hiloCambiadoValues(
  hilo: Hilo,
  huella: string | null,
  ahoraMs: number,
): Record<string, Parameter> {
  const { id, version, estado, asignado, tramite, solicitud, unidad, faltan, contenido } = hilo;
  return {
    id,
    version,
    estado,
    asignado,
    tramite,
    solicitud,
    unidad,
    faltan: JSON.stringify(faltan),
    contenido: JSON.stringify(contenido),
    huella,
    ahora: instant(ahoraMs),
  };
}

/** Writes the thread as it is to stand over the version that was seen; false when somebody changed it meanwhile. */
export async function changeHilo(
  queries: Queries,
  hilo: Hilo,
  ahoraMs: number,
  huella: string | null = null,
): Promise<boolean> {
  return (await queries.execute(change, valuesFor(change, hiloCambiadoValues(hilo, huella, ahoraMs)))) === 1;
}
