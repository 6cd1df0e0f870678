/** One look at all that is there beside a mail: what its marks lead to, the same mail again, and whose turn it is. */
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

const marks = `select 'hilo' as fuente, h.id::text as clave, ${found} from correo_hilos h ${joined} where h.id = any(:hilos::uuid[])
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
    join correo_hilos h on h.solicitud = r.clave ${joined} limit 20)`;

const same = `select id, huella, autenticidad, message_id as "messageId" from correos_recibidos
   where id <> :id::uuid and estado = 'procesado' and (huella = :huella or message_id = :messageId)
   order by recibido_en, id limit 20`;

const look = statement<
  | 'id'
  | 'huella'
  | 'messageId'
  | 'direccion'
  | 'turno'
  | 'hilos'
  | 'messageIds'
  | 'respondidos'
  | 'referencias'
>(
  'correo-mirar',
  `select coalesce((select n from correo_turnos where clave = :turno), 0)::float8 as turno,
     exists (select from cuentas where clase = 'funcionario' and lower(correo) = :direccion) as "esDePersonal",
     (select referencia from solicitudes where referencia = any(:referencias::text[]) limit 1) as "casoNombrado",
     (select coalesce(jsonb_agg(x), '[]') from (${same}) x) as iguales,
     (select coalesce(jsonb_agg(to_jsonb(x) - 'cerrado_en'
        || jsonb_build_object('cerradoMs', floor(extract(epoch from x.cerrado_en) * 1000))), '[]') from (${marks}) x) as hilos`,
);

export type CorreoIgual = {
  readonly id: string;
  readonly huella: string;
  readonly autenticidad: Autenticidad | null;
  readonly messageId: string | null;
};

export type CorreoMirado = {
  readonly id: string;
  readonly huella: string;
  readonly messageId: string | null;
  /** Of its sender, lower-case; null where it has none. */
  readonly direccion: string | null;
  /** Keyed hash of whom it is with: what is written about them in turn. */
  readonly turno: string;
} & MarcasBuscadas;

export type Vista = {
  /** Rises with everything that is written about the correspondent; see `asentarCorreo`. */
  readonly turno: number;
  /** Whether the sender's is the address of a member of the staff. */
  readonly esDePersonal: boolean;
  /** The first of the references that is a case's; null where none is. */
  readonly casoNombrado: string | null;
  /** Mails with the same content or under the same Message-ID, the oldest first. */
  readonly iguales: readonly CorreoIgual[];
  readonly hilos: readonly HiloDeMarca[];
};

/** All of it as it stood at one moment. */
export async function mirarCorreo(db: Queries, mirado: CorreoMirado): Promise<Vista> {
  const [vista] = await db.query<Vista>(look, valuesFor(look, mirado));
  if (vista === undefined) throw new Error('a look that found no row');
  return vista;
}
