/** What goes out in a thread: written by the transaction that decided it, together with the letter owed, and sent once. */
import type { EstadoDeEntrega } from '../domain/correo/leido.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type ClaseDeSalida =
  | 'acuse'
  | 'faltan'
  | 'derivacion'
  | 'presentada'
  | 'respuesta'
  | 'entrega-fallida';

export type SalidaNueva = {
  readonly id: string;
  readonly hilo: string;
  readonly clase: ClaseDeSalida;
  /** One plain address. */
  readonly para: string;
  readonly asunto: string;
  /** Whole, as it is sent. */
  readonly texto: string;
  /** Message-ID of the mail it answers, without brackets; null where it answers none. */
  readonly respondeA: string | null;
  /** The officer who wrote it; null for the robot's. */
  readonly cuenta: string | null;
};

/** Parts of a statement: what goes out, and the letter owed for it. An id that is there already is left as it is. */
export const salidasParts = `por_salir as (
     select * from json_to_recordset(:salidas::json) as f (id uuid, hilo uuid, clase text, para text, asunto text, texto text,
       "respondeA" text, cuenta uuid)),
   salida as (
     insert into correo_salidas (id, hilo, clase, para, asunto, texto, responde_a, cuenta, creada_en)
     select id, hilo, clase, para, asunto, texto, "respondeA", cuenta, :ahora::timestamptz from por_salir
     on conflict (id) do nothing returning id)`;
export const cartasDeSalidasText = `insert into correos (id, clase, para, asunto, texto, estado, creado_en)
   select f.id, 'correo-' || f.clase, f.para, f.asunto, f.texto, 'por-enviar', :ahora::timestamptz
   from por_salir f join salida using (id)`;

const insert = statement<'salidas' | 'ahora'>(
  'salidas-guardar',
  `with ${salidasParts} ${cartasDeSalidasText}`,
);
const deliver = statement<'id' | 'entrega' | 'ahora'>(
  'salida-entrega',
  `update correo_salidas set entrega = :entrega, entrega_en = :ahora::timestamptz
   where id = :id::uuid and entrega is distinct from 'rechazado' returning hilo`,
);
const recipient = statement<'id'>('salida-para', 'select para from correo_salidas where id = :id::uuid');

/** An id that is there already is left as it is: repeating after a crash writes nothing twice. */
export async function insertSalidas(
  queries: Queries,
  salidas: readonly SalidaNueva[],
  ahoraMs: number,
): Promise<void> {
  if (salidas.length === 0) return;
  const values = { salidas: JSON.stringify(salidas), ahora: instant(ahoraMs) };
  await queries.execute(insert, valuesFor(insert, values));
}

const entregas: { readonly [A in EstadoDeEntrega['accion']]: string } = {
  failed: 'rechazado',
  delayed: 'demorado',
  delivered: 'entregado',
  relayed: 'entregado',
  expanded: 'entregado',
};

/** What the other side says of a letter: of its recipient where the report names several. A refusal stays one. */
export async function noteEntrega(
  queries: Queries,
  id: string,
  estados: readonly EstadoDeEntrega[],
  ahoraMs: number,
): Promise<'rechazado' | 'demorado' | 'entregado' | null> {
  const [row] = await queries.query<{ para: string }>(recipient, valuesFor(recipient, { id }));
  const about = estados.find(({ destinatario }) => destinatario === row?.para) ?? estados[0];
  if (row === undefined || about === undefined) return null;
  const entrega = entregas[about.accion];
  await queries.query(deliver, valuesFor(deliver, { id, entrega, ahora: instant(ahoraMs) }));
  return entrega as 'rechazado' | 'demorado' | 'entregado';
}
