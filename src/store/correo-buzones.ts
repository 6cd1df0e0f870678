/** Mailboxes that are read: who reads each, how far, and what stopped it. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** A process and the mailbox it reads; whatever it writes is void once the mailbox is somebody else's. */
export type LectorDeBuzon = { readonly buzon: string; readonly dueno: string };

export type BuzonTomado = {
  readonly uidvalidity: number | null;
  /** Every mail up to this number was received. */
  readonly uidLeido: number;
  readonly causa: string | null;
  readonly reintentarMs: number | null;
  /** Keyed hash of the address and password it was last tried with. */
  readonly huella: string | null;
};

const claim = statement<'buzon' | 'dueno' | 'ahora' | 'hasta'>(
  'buzon-tomar',
  `insert into correo_buzones as b (buzon, dueno, dueno_hasta) values (:buzon, :dueno, :hasta::timestamptz)
   on conflict (buzon) do update set dueno = excluded.dueno, dueno_hasta = excluded.dueno_hasta
     where b.dueno is null or b.dueno = excluded.dueno or b.dueno_hasta <= :ahora::timestamptz
   returning uidvalidity, uid_leido, causa, reintentar_en, huella_acceso`,
);

type Row = {
  readonly uidvalidity: string | number | null;
  readonly uid_leido: string | number;
  readonly causa: string | null;
  readonly reintentar_en: Date | null;
  readonly huella_acceso: string | null;
};

/** Null: another process reads it, until its time is over. */
export async function claimBuzon(
  db: Queries,
  lector: LectorDeBuzon,
  ahoraMs: number,
  hastaMs: number,
): Promise<BuzonTomado | null> {
  const values = { ...lector, ahora: instant(ahoraMs), hasta: instant(hastaMs) };
  const [row] = await db.query<Row>(claim, valuesFor(claim, values));
  if (row === undefined) return null;
  return {
    uidvalidity: row.uidvalidity === null ? null : Number(row.uidvalidity),
    uidLeido: Number(row.uid_leido),
    causa: row.causa,
    reintentarMs: row.reintentar_en?.getTime() ?? null,
    huella: row.huella_acceso,
  };
}

const renew = statement<'buzon' | 'dueno' | 'hasta'>(
  'buzon-renovar',
  'update correo_buzones set dueno_hasta = :hasta::timestamptz where buzon = :buzon and dueno = :dueno',
);

/** False: it is somebody else's by now. */
export async function renewBuzon(db: Queries, lector: LectorDeBuzon, hastaMs: number): Promise<boolean> {
  return (await db.execute(renew, valuesFor(renew, { ...lector, hasta: instant(hastaMs) }))) === 1;
}

const release = statement<'buzon' | 'dueno'>(
  'buzon-soltar',
  'update correo_buzones set dueno = null, dueno_hasta = null where buzon = :buzon and dueno = :dueno',
);

export async function releaseBuzon(db: Queries, lector: LectorDeBuzon): Promise<void> {
  await db.execute(release, valuesFor(release, { ...lector }));
}

const advance = statement<'buzon' | 'dueno' | 'uidvalidity' | 'uid'>(
  'buzon-avanzar',
  `update correo_buzones set uidvalidity = :uidvalidity::bigint, uid_leido = :uid::bigint
   where buzon = :buzon and dueno = :dueno`,
);

/** Only after the mail of that number is committed. False: the mailbox is somebody else's by now, and nothing changed. */
export async function advanceBuzon(
  db: Queries,
  lector: LectorDeBuzon,
  { uidvalidity, uid }: { readonly uidvalidity: number; readonly uid: number },
): Promise<boolean> {
  return (await db.execute(advance, valuesFor(advance, { ...lector, uidvalidity, uid }))) === 1;
}

const note = statement<'buzon' | 'dueno' | 'causa' | 'reintentar' | 'huella' | 'visto'>(
  'buzon-anotar',
  `update correo_buzones set causa = :causa, reintentar_en = :reintentar::timestamptz, huella_acceso = :huella,
     visto_en = coalesce(:visto::timestamptz, visto_en)
   where buzon = :buzon and dueno = :dueno`,
);

export type NotaDeBuzon = {
  /** Short code; null: it is read well. */
  readonly causa: string | null;
  readonly reintentarMs: number | null;
  readonly huella: string;
  /** When all that waits was received; null leaves what stands. */
  readonly vistoMs: number | null;
};

/** What the staff reads of it. */
export async function noteBuzon(db: Queries, lector: LectorDeBuzon, nota: NotaDeBuzon): Promise<void> {
  const { causa, reintentarMs, huella, vistoMs } = nota;
  const values = { ...lector, causa, huella, reintentar: instant(reintentarMs), visto: instant(vistoMs) };
  await db.execute(note, valuesFor(note, values));
}
