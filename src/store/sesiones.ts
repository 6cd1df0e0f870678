/** Sessions: the hash of a random token, whose it is, and since when. The token itself is only in the person's cookie. */
import type { Queries } from '../platform/database.ts';
import type { ClaseCuenta } from './cuentas.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** Epoch ms. */
export type FilaDeSesion = {
  readonly id: string;
  readonly huella: string;
  readonly cuenta: string;
  readonly clase: ClaseCuenta;
  readonly ruc: string | null;
  readonly usuario: string;
  readonly nombre: string;
  readonly roles: readonly string[];
  readonly unidades: readonly string[];
  readonly creadaMs: number;
  readonly vistaMs: number;
  readonly venceMs: number;
  readonly reforzadaMs: number | null;
  /** What it was proved with; see `Prueba` of the domain. */
  readonly prueba: string | null;
};

export type SesionListada = {
  readonly id: string;
  readonly huella: string;
  readonly equipo: string;
  readonly creadaMs: number;
  readonly vistaMs: number;
};

/** Instants, as text, since when a session must have been seen: staff's come later. */
export type LimiteDeOcio = { readonly ociosaDesde: string; readonly ociosaFuncionarioDesde: string };

type Dates = { creada_en: Date; vista_en: Date };

/** Of a session `s` and its account `c`, with `LimiteDeOcio` and `ahora`: whether it is still good. */
export const sesionVigente = `s.vence_en > :ahora::timestamptz
  and s.vista_en > case c.clase when 'funcionario' then :ociosaFuncionarioDesde::timestamptz else :ociosaDesde::timestamptz end`;

const open = statement<
  | 'id'
  | 'huella'
  | 'cuenta'
  | 'claveHash'
  | 'ahora'
  | 'vence'
  | 'equipo'
  | 'anterior'
  | 'origenes'
  | 'conservadas'
  | 'prueba'
>(
  'sesion-abrir',
  `with anterior as (delete from sesiones where huella = :anterior),
   sobrante as (delete from sesiones where huella in (
     select huella from sesiones where cuenta = :cuenta::uuid order by vista_en desc offset :conservadas::int)),
   origen as (insert into origenes_conocidos (cuenta, origen, visto_en)
     select :cuenta::uuid, o, :ahora::timestamptz from unnest(:origenes::text[]) as o order by o
     on conflict (cuenta, origen) do update set visto_en = excluded.visto_en)
   insert into sesiones (id, huella, cuenta, creada_en, vista_en, vence_en, reforzada_en, equipo, prueba)
   select :id::uuid, :huella, c.id, :ahora::timestamptz, :ahora::timestamptz, :vence::timestamptz, :ahora::timestamptz, :equipo, :prueba::text
   from cuentas c where c.id = :cuenta::uuid and c.activa and c.clave_hash is not distinct from :claveHash::text`,
);
const read = statement<'huella' | 'ahora' | keyof LimiteDeOcio>(
  'sesion-leer',
  `select s.id, s.huella, s.cuenta, c.clase, c.ruc, c.usuario, c.nombre, c.roles, c.unidades, s.creada_en, s.vista_en, s.vence_en, s.reforzada_en, s.prueba
   from sesiones s join cuentas c on c.id = s.cuenta where s.huella = :huella and c.activa and ${sesionVigente}`,
);
const touch = statement<'huella' | 'ahora' | 'tocarAntesDe'>(
  'sesion-tocar',
  `update sesiones set vista_en = :ahora::timestamptz where huella = :huella and vista_en < :tocarAntesDe::timestamptz`,
);
const rotate = statement<'huella' | 'nueva' | 'prueba' | 'ahora'>(
  'sesion-renovar',
  `update sesiones set huella = :nueva, reforzada_en = :ahora::timestamptz, vista_en = :ahora::timestamptz,
     prueba = coalesce(:prueba::text, prueba)
   where huella = :huella and vence_en > :ahora::timestamptz`,
);
const markKey = statement<'huella'>(
  'sesion-con-llave',
  `update sesiones set prueba = 'llave' where huella = :huella`,
);
const list = statement<'cuenta' | 'ahora' | 'limite' | keyof LimiteDeOcio>(
  'sesiones-de-cuenta',
  `select s.id, s.huella, s.equipo, s.creada_en, s.vista_en from sesiones s join cuentas c on c.id = s.cuenta
   where s.cuenta = :cuenta::uuid and ${sesionVigente} order by s.vista_en desc, s.id limit :limite`,
);
const removeByHash = statement<'huella'>(
  'sesion-terminar',
  'delete from sesiones where huella = :huella returning cuenta',
);
const removeOne = statement<'id' | 'cuenta'>(
  'sesion-terminar-una',
  'delete from sesiones where id = :id::uuid and cuenta = :cuenta::uuid',
);
const removeOthers = statement<'cuenta' | 'salvo'>(
  'sesiones-terminar-otras',
  `delete from sesiones where cuenta = :cuenta::uuid and huella <> coalesce(:salvo::text, '')`,
);

/**
 * Opens a session, remembers its source, and ends the one the same browser had. False: the account was closed, or its
 * password replaced, since it was read.
 */
export async function insertSesion(
  db: Queries,
  sesion: {
    readonly id: string;
    readonly huella: string;
    readonly cuenta: string;
    /** As it was when the person proved who they are: a replaced password opens nothing any more. */
    readonly claveHash: string | null;
    readonly equipo: string;
    readonly prueba: string | null;
    readonly venceMs: number;
    /** Hash of the session this browser had, or ''. */
    readonly anterior: string;
    readonly origenes: readonly string[];
    /** How many older sessions the account may keep. */
    readonly conservadas: number;
  },
  ahoraMs: number,
): Promise<boolean> {
  const { venceMs, ...rest } = sesion;
  const values = { ...rest, vence: instant(venceMs), ahora: instant(ahoraMs) };
  return (await db.execute(open, valuesFor(open, values))) === 1;
}

/** The live session of a token's hash, marked as seen unless that was done since `tocarAntesMs`. */
export async function readSesion(
  db: Queries,
  huella: string,
  ocio: LimiteDeOcio,
  tocarAntesMs: number,
  ahoraMs: number,
): Promise<FilaDeSesion | null> {
  const ahora = instant(ahoraMs);
  type Row = Omit<FilaDeSesion, 'creadaMs' | 'vistaMs' | 'venceMs' | 'reforzadaMs'> &
    Dates & { vence_en: Date; reforzada_en: Date | null };
  const [row] = await db.query<Row>(read, valuesFor(read, { huella, ...ocio, ahora }));
  if (row === undefined) return null;
  // A statement of its own, because all but one request a minute do without it.
  if (row.vista_en.getTime() < tocarAntesMs)
    await db.execute(touch, valuesFor(touch, { huella, ahora, tocarAntesDe: instant(tocarAntesMs) }));
  const { creada_en, vista_en, vence_en, reforzada_en, ...rest } = row;
  return {
    ...rest,
    creadaMs: creada_en.getTime(),
    vistaMs: vista_en.getTime(),
    venceMs: vence_en.getTime(),
    reforzadaMs: reforzada_en?.getTime() ?? null,
  };
}

/** Gives the session a new token's hash and notes the renewed proof, `prueba` where it was a stronger one; false when it ended meanwhile. */
export async function rotateSesion(
  db: Queries,
  huella: string,
  nueva: string,
  ahoraMs: number,
  prueba: 'llave' | null = null,
): Promise<boolean> {
  const values = { huella, nueva, prueba, ahora: instant(ahoraMs) };
  return (await db.execute(rotate, valuesFor(rotate, values))) === 1;
}

/** The passkey registered from this session proves it from now on. */
export async function markSesionConLlave(db: Queries, huella: string): Promise<void> {
  await db.execute(markKey, valuesFor(markKey, { huella }));
}

/** Live sessions of an account, the one seen last first. */
export async function listSesiones(
  db: Queries,
  cuenta: string,
  ocio: LimiteDeOcio,
  limite: number,
  ahoraMs: number,
): Promise<readonly SesionListada[]> {
  const values = { cuenta, ...ocio, limite, ahora: instant(ahoraMs) };
  type Row = Pick<SesionListada, 'id' | 'huella' | 'equipo'> & Dates;
  const rows = await db.query<Row>(list, valuesFor(list, values));
  return rows.map(({ creada_en, vista_en, ...row }) => ({
    ...row,
    creadaMs: creada_en.getTime(),
    vistaMs: vista_en.getTime(),
  }));
}

/** The account whose session ended, or null when there was none. */
export async function deleteSesion(db: Queries, huella: string): Promise<string | null> {
  const [row] = await db.query<{ cuenta: string }>(removeByHash, valuesFor(removeByHash, { huella }));
  return row?.cuenta ?? null;
}

export async function deleteSesionOfCuenta(db: Queries, cuenta: string, id: string): Promise<boolean> {
  return (await db.execute(removeOne, valuesFor(removeOne, { cuenta, id }))) === 1;
}

/** How many sessions of the account ended: all but the one with hash `salvo`, all where that is null. */
export async function deleteOtherSesiones(
  db: Queries,
  cuenta: string,
  salvo: string | null,
): Promise<number> {
  return db.execute(removeOthers, valuesFor(removeOthers, { cuenta, salvo }));
}
