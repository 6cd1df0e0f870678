/** Mails that wait to be worked off: taken by one process at a time, in the order in which they came. */
import type { ViaDeEntrada } from '../domain/correo/leido.ts';
import type { Queries } from '../platform/database.ts';
import type { SobreGuardado } from './correos-recibidos.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type CorreoTomado = {
  readonly id: string;
  readonly sha256: string;
  readonly tamanoBytes: number;
  /** Null: in the file store, under its hash. */
  readonly crudo: Buffer | null;
  /** `demasiado-grande` where only the headers were kept. */
  readonly causa: string | null;
  readonly recibidoMs: number;
  /** Tries before this one. */
  readonly intentos: number;
  /** Somebody had it before, or it was held back: the try has to be counted before it begins. */
  readonly esRetomado: boolean;
  /** Of the first delivery. */
  readonly sobre: SobreGuardado;
  readonly via: ViaDeEntrada;
};

type Row = Omit<CorreoTomado, 'recibidoMs' | 'sobre' | 'via'> & {
  readonly recibido_en: Date;
  readonly entrega: { readonly via: ViaDeEntrada; readonly sobre: SobreGuardado } | null;
};

/** Of a row that its mailbox gave under a number it had used before. */
const sinEntrega = { via: 'imap', sobre: { de: '', para: [], ip: null, helo: null } } as const;

const columns = `c.id, c.sha256, c.tamano_bytes::float8 as "tamanoBytes", c.crudo, c.causa, c.recibido_en, c.intentos,
  (select jsonb_build_object('via', e.via, 'sobre', e.sobre) from correo_entregas e where e.correo = c.id order by e.n limit 1) as entrega`;

const claim = statement<'ahora' | 'hasta' | 'limite'>(
  'correos-tomar',
  `update correos_recibidos c set ocupado_hasta = :hasta::timestamptz
   from (
     select id, ocupado_hasta is not null as retomado from correos_recibidos
     where estado = 'recibido' and coalesce(ocupado_hasta, recibido_en) <= :ahora::timestamptz
     order by coalesce(ocupado_hasta, recibido_en), id limit :limite::int for update skip locked) x
   where c.id = x.id
   returning ${columns}, x.retomado as "esRetomado"`,
);
const one = statement<'id'>(
  'correo-por-releer',
  `select ${columns}, true as "esRetomado" from correos_recibidos c where c.id = :id::uuid`,
);
const begin = statement<'id'>(
  'correo-empezar-intento',
  `update correos_recibidos set intentos = intentos + 1 where id = :id::uuid and estado = 'recibido' returning intentos`,
);
const postpone = statement<'id' | 'hasta' | 'intentos'>(
  'correo-aplazar',
  `update correos_recibidos set ocupado_hasta = :hasta::timestamptz, intentos = :intentos::int
   where id = :id::uuid and estado = 'recibido'`,
);
const park = statement<'id' | 'causa' | 'ahora'>(
  'correo-apartar',
  `update correos_recibidos set estado = 'apartado', causa = :causa, ocupado_hasta = null, procesado_en = :ahora::timestamptz
   where id = :id::uuid and estado = 'recibido'`,
);
const again = statement<'id'>(
  'correo-otra-vez',
  `update correos_recibidos set estado = 'recibido', causa = null, ocupado_hasta = null, intentos = 0, procesado_en = null
   where id = :id::uuid and estado = 'apartado' and causa is distinct from 'demasiado-grande'`,
);

// What it said, who sent it and by which way are gone; the hash stays, so that the same bytes are not taken in again.
const forget = statement<'id' | 'ahora'>(
  'correo-olvidar',
  `with olvidado as (
     update correos_recibidos set estado = 'descartado', causa = 'sellado', crudo = null, leido = null, huella = null,
       message_id = null, responde_a = null, clase = null, remitente = null, autenticidad = null, juicio = null, hilo = null,
       en_cuarentena = false, ocupado_hasta = null, procesado_en = :ahora::timestamptz
     where id = :id::uuid and estado = 'recibido' returning id)
   update correo_entregas e set sobre = '{}' from olvidado o where e.correo = o.id`,
);

function tomadoFrom({ recibido_en, entrega, ...row }: Row): CorreoTomado {
  return { ...row, recibidoMs: recibido_en.getTime(), ...(entrega ?? sinEntrega) };
}

/** Oldest first. Whoever dies with some in hand delays them until `hastaMs` and loses none. */
export async function claimCorreos(
  db: Queries,
  { ahoraMs, hastaMs, limite }: { ahoraMs: number; hastaMs: number; limite: number },
): Promise<readonly CorreoTomado[]> {
  const values = { ahora: instant(ahoraMs), hasta: instant(hastaMs), limite };
  const rows = await db.query<Row>(claim, valuesFor(claim, values));
  return rows.map(tomadoFrom).sort((a, b) => a.recibidoMs - b.recibidoMs || (a.id < b.id ? -1 : 1));
}

/** Whatever its state, without taking it. */
export async function findCorreoPorReleer(db: Queries, id: string): Promise<CorreoTomado | null> {
  const [row] = await db.query<Row>(one, valuesFor(one, { id }));
  return row === undefined ? null : tomadoFrom(row);
}

/**
 * Counts a try before it begins, so that one which ends the process counts too; what was only in the same hand does not.
 * Null where somebody else worked it off meanwhile.
 */
export async function beginIntento(db: Queries, id: string): Promise<number | null> {
  const [row] = await db.query<{ intentos: number }>(begin, valuesFor(begin, { id }));
  return row?.intentos ?? null;
}

/** Nobody takes it up before then. `intentos`: tries that count from now on. */
export async function postponeCorreo(
  db: Queries,
  id: string,
  hastaMs: number,
  intentos: number,
): Promise<void> {
  await db.execute(postpone, valuesFor(postpone, { id, hasta: instant(hastaMs), intentos }));
}

/** Staff see it with its cause; nobody works on it by itself any more. */
export async function parkCorreo(db: Queries, id: string, causa: string, ahoraMs: number): Promise<void> {
  await db.execute(park, valuesFor(park, { id, causa, ahora: instant(ahoraMs) }));
}

/** Has a mail that was parked worked on anew; false where it is not parked. */
export async function releaseCorreo(db: Queries, id: string): Promise<boolean> {
  return (await db.execute(again, valuesFor(again, { id }))) === 1;
}

/** Nothing of a mail that waits stays but its hash and that it was here. */
export async function forgetCorreo(db: Queries, id: string, ahoraMs: number): Promise<void> {
  await db.execute(forget, valuesFor(forget, { id, ahora: instant(ahoraMs) }));
}
