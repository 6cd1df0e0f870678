/** Looks up what a mail's marks lead to, and what is there already of the same mail: one statement for each. */
import type { EstadoDeHilo } from '../domain/correo/hilo.ts';
import type { Autenticidad } from '../domain/correo/remitente.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type MarcasBuscadas = {
  readonly hilos: readonly string[];
  /** Message-IDs of mails that it answers. */
  readonly messageIds: readonly string[];
  /** Its own Message-ID, which mails that came before it may answer. */
  readonly respondidos: readonly string[];
  readonly referencias: readonly string[];
};

/** A thread that a mark leads to; `clave` is the mark's own word. A case that was closed closes its thread. */
export type HiloDeMarca = {
  readonly fuente: 'hilo' | 'message-id' | 'respondido' | 'referencia';
  readonly clave: string;
  readonly id: string;
  readonly direccion: string;
  readonly estado: EstadoDeHilo;
  readonly cerradoMs: number | null;
  readonly referencia: string;
  readonly solicitud: string | null;
};

const found = `h.id, h.direccion, h.referencia, h.solicitud,
  case when s.cerrada_en is not null and h.estado = 'presentado' then 'cerrado' else h.estado end as estado,
  case when s.cerrada_en is not null and h.estado = 'presentado' then s.cerrada_en else h.cerrado_en end as cerrado_en`;
const joined = 'left join solicitudes s on s.referencia = h.solicitud';
const ofMail = `m.hilo is not null and not m.en_cuarentena and m.estado = 'procesado'`;

const marks = statement<'hilos' | 'messageIds' | 'respondidos' | 'referencias'>(
  'correo-marcas',
  `select 'hilo' as fuente, h.id::text as clave, ${found} from correo_hilos h ${joined} where h.id = any(:hilos::uuid[])
   union all
   (select distinct on (m.message_id) 'message-id', m.message_id, ${found} from correos_recibidos m
    join correo_hilos h on h.id = m.hilo ${joined}
    where m.message_id = any(:messageIds::text[]) and ${ofMail} order by m.message_id, m.recibido_en)
   union all
   (select 'respondido', r.id, ${found} from unnest(:respondidos::text[]) as r (id)
    join correos_recibidos m on m.responde_a @> array[r.id] join correo_hilos h on h.id = m.hilo ${joined}
    where m.responde_a is not null and ${ofMail} order by m.recibido_en limit 5)
   union all
   (select 'referencia', r.clave, ${found} from unnest(:referencias::text[]) as r (clave)
    join correo_hilos h on h.referencia = r.clave ${joined})
   union all
   (select 'referencia', r.clave, ${found} from unnest(:referencias::text[]) as r (clave)
    join correo_hilos h on h.solicitud = r.clave ${joined} limit 20)`,
);
const cases = statement<'referencias'>(
  'correo-casos-nombrados',
  'select referencia from solicitudes where referencia = any(:referencias::text[]) limit 1',
);
const same = statement<'id' | 'huella' | 'messageId'>(
  'correo-iguales',
  `select id, huella, autenticidad, message_id as "messageId" from correos_recibidos
   where id <> :id::uuid and estado = 'procesado' and (huella = :huella or message_id = :messageId)
   order by recibido_en, id limit 20`,
);
const staff = statement<'direccion'>(
  'correo-de-personal',
  `select 1 from cuentas where clase = 'funcionario' and lower(correo) = :direccion limit 1`,
);

export async function findHilosDeMarcas(
  db: Queries,
  marcas: MarcasBuscadas,
): Promise<readonly HiloDeMarca[]> {
  type Row = Omit<HiloDeMarca, 'cerradoMs'> & { readonly cerrado_en: Date | null };
  const { hilos, messageIds, respondidos, referencias } = marcas;
  if (hilos.length + messageIds.length + respondidos.length + referencias.length === 0) return [];
  const rows = await db.query<Row>(marks, valuesFor(marks, marcas));
  return rows.map(({ cerrado_en, ...row }) => ({ ...row, cerradoMs: cerrado_en?.getTime() ?? null }));
}

/** The first of these references that is a case's; null where none is. */
export async function findCasoNombrado(db: Queries, referencias: readonly string[]): Promise<string | null> {
  if (referencias.length === 0) return null;
  const [row] = await db.query<{ referencia: string }>(cases, valuesFor(cases, { referencias }));
  return row?.referencia ?? null;
}

export type CorreoIgual = {
  readonly id: string;
  readonly huella: string;
  readonly autenticidad: Autenticidad | null;
  readonly messageId: string | null;
};

/** Mails with the same content or under the same Message-ID, the oldest first. */
export function findCorreosIguales(
  db: Queries,
  correo: { readonly id: string; readonly huella: string; readonly messageId: string | null },
): Promise<readonly CorreoIgual[]> {
  return db.query<CorreoIgual>(same, valuesFor(same, correo));
}

/** Whether it is the address of a member of the staff. */
export async function isDePersonal(db: Queries, direccion: string): Promise<boolean> {
  return (await db.query(staff, valuesFor(staff, { direccion }))).length > 0;
}
