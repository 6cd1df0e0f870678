/** Threads as the pipeline begins and locks them; what the desk does with them is `correo-mesa-hilo.ts`. */
import type { Queries } from '../platform/database.ts';
import { findHilo, type Hilo } from './correo-mesa-hilo.ts';
import { instant, statement, valuesFor } from './statement.ts';

// Everything about one correspondent goes one after the other, whichever process does it: a mail and its answer that are
// worked on at once would begin two threads.
const lockPeer = statement<'direccion'>(
  'hilo-turno-de-direccion',
  `select pg_advisory_xact_lock(hashtextextended('correo:' || :direccion, 0))`,
);
const lock = statement<'id'>('hilo-tomar', 'select 1 from correo_hilos where id = :id::uuid for update');
const insert = statement<
  | 'id'
  | 'referencia'
  | 'estado'
  | 'direccion'
  | 'nombre'
  | 'asunto'
  | 'tramite'
  | 'solicitud'
  | 'unidad'
  | 'faltan'
  | 'contenido'
  | 'huella'
  | 'ahora'
>(
  'hilo-nuevo',
  `insert into correo_hilos (id, referencia, version, estado, direccion, nombre, asunto, tramite, solicitud, unidad, faltan, contenido,
     huella_enlace, creado_en, cambiado_en)
   values (:id::uuid, :referencia, 1, :estado, :direccion, :nombre, :asunto, :tramite, :solicitud, :unidad, :faltan::jsonb,
     :contenido::jsonb, :huella, :ahora::timestamptz, :ahora::timestamptz)`,
);
const ofCase = statement<'referencia'>(
  'hilo-de-solicitud',
  `select id, direccion from correo_hilos where solicitud = :referencia order by creado_en limit 1`,
);
const spend = statement<'direccion' | 'ventana'>(
  'correo-presupuesto-gastar',
  `insert into correo_presupuestos (direccion, ventana, enviados) values (:direccion, :ventana::timestamptz, 1)
   on conflict (direccion, ventana) do update set enviados = correo_presupuestos.enviados + 1 returning enviados - 1 as antes`,
);

/** Until the transaction ends. */
export async function lockDireccion(queries: Queries, direccion: string): Promise<void> {
  await queries.query(lockPeer, valuesFor(lockPeer, { direccion }));
}

/** The thread as it stands, and nobody else's until the transaction ends; null where there is none. */
export async function lockHilo(queries: Queries, id: string): Promise<Hilo | null> {
  const rows = await queries.query(lock, valuesFor(lock, { id }));
  return rows.length === 0 ? null : findHilo(queries, id);
}

export type HiloNuevo = Omit<
  Hilo,
  'version' | 'asignado' | 'asignadoNombre' | 'creadoMs' | 'cambiadoMs' | 'cerradoMs'
>;

/** `huella`: keyed hash of the token of its web page. */
export async function insertHilo(
  queries: Queries,
  { faltan, contenido, ...row }: HiloNuevo,
  huella: string,
  ahoraMs: number,
): Promise<void> {
  const values = valuesFor(insert, {
    ...row,
    faltan: JSON.stringify(faltan),
    contenido: JSON.stringify(contenido),
    huella,
    ahora: instant(ahoraMs),
  });
  await queries.execute(insert, values);
}

/** The thread that a case came from; null for one of another door. */
export async function findHiloDeSolicitud(
  db: Queries,
  referencia: string,
): Promise<{ readonly id: string; readonly direccion: string } | null> {
  const [row] = await db.query<{ id: string; direccion: string }>(ofCase, valuesFor(ofCase, { referencia }));
  return row ?? null;
}

/** Counts one automatic mail more to this peer; how many there were before it in the window. */
export async function spendPresupuestoDeCorreo(
  queries: Queries,
  direccion: string,
  ventanaMs: number,
): Promise<number> {
  const values = valuesFor(spend, { direccion, ventana: instant(ventanaMs) });
  const [row] = await queries.query<{ antes: number }>(spend, values);
  return row?.antes ?? 0;
}
