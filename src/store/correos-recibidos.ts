/** Mails as they came in: many rows in one statement, hence one commit and one flush for all of them. */
import type { Sobre, ViaDeEntrada } from '../domain/correo/leido.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** What SMTP said, with who handed it over: the checks of the sender ask for it. */
export type SobreGuardado = Sobre & { readonly ip: string | null; readonly helo: string | null };

export type CorreoPorGuardar = {
  readonly id: string;
  /** Hex, of the raw bytes. */
  readonly sha256: string;
  readonly tamanoBytes: number;
  /** Null where the file store has them. */
  readonly crudo: Buffer | null;
  /** Set where only its head was kept. */
  readonly causa: string | null;
  readonly recibidoMs: number;
  readonly via: ViaDeEntrada;
  readonly buzon: string;
  readonly uidvalidity: number | null;
  readonly uid: number | null;
  readonly sobre: SobreGuardado;
  readonly cuenta: string | null;
};

// The same bytes meet on their hash, also when two processes store them at once: the later one waits, counts its
// delivery and is told the id of the first. A number of a mailbox is recorded once, whatever is fetched again.
const insert = statement<'filas'>(
  'correos-guardar',
  `with f as (
     select *, row_number() over (partition by sha256 order by orden) as k, count(*) over (partition by sha256) as veces
     from json_to_recordset(:filas::json) as f (orden int, id uuid, sha256 text, tamano bigint, crudo text, causa text,
       recibido timestamptz, via text, buzon text, uidvalidity bigint, uid bigint, sobre jsonb, cuenta uuid)),
   fila as (
     insert into correos_recibidos as c (id, sha256, tamano_bytes, crudo, estado, causa, recibido_en, entregas)
     select id, sha256, tamano, decode(crudo, 'base64'), 'recibido', causa, recibido, veces from f where k = 1
     on conflict (sha256) do update set entregas = c.entregas + excluded.entregas
     returning id, sha256, entregas),
   entrega as (
     insert into correo_entregas (correo, n, via, buzon, uidvalidity, uid, sobre, cuenta, entregado_en)
     select fila.id, fila.entregas - f.veces + f.k, f.via, f.buzon, f.uidvalidity, f.uid, f.sobre, f.cuenta, f.recibido
     from f join fila using (sha256) on conflict do nothing)
   select fila.id, fila.id = f.id as nuevo from f join fila using (sha256) order by f.orden`,
);

export type CorreoGuardado = { readonly id: string; readonly nuevo: boolean };

/** One answer for each, in order. When it returns, all of them are committed and flushed. */
export async function insertCorreosRecibidos(
  db: Queries,
  correos: readonly CorreoPorGuardar[],
): Promise<readonly CorreoGuardado[]> {
  const filas = correos.map(({ tamanoBytes, crudo, recibidoMs, ...row }, orden) => ({
    ...row,
    orden,
    tamano: tamanoBytes,
    crudo: crudo?.toString('base64') ?? null,
    recibido: instant(recibidoMs),
  }));
  return db.query<CorreoGuardado>(insert, valuesFor(insert, { filas: JSON.stringify(filas) }));
}
