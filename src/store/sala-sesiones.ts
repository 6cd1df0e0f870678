/** Open rooms: a reader's private key, sealed under what only the reader's cookie holds. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const insert = statement<'huella' | 'cuenta' | 'sellado' | 'ahora' | 'vence'>(
  'sala-sesion-abrir',
  `with otras as (delete from sala.sesiones where cuenta = :cuenta::uuid)
   insert into sala.sesiones (huella, cuenta, sellado, vista_en, vence_en)
   values (:huella, :cuenta::uuid, :sellado::bytea, :ahora::timestamptz, :vence::timestamptz)`,
);
// Seen and read at once: an idle room cannot be revived by a page that was under way.
const touch = statement<'huella' | 'cuenta' | 'ociosaDesde' | 'ahora'>(
  'sala-sesion-leer',
  `update sala.sesiones s set vista_en = greatest(s.vista_en, :ahora::timestamptz) from sala.lectores l
   where s.huella = :huella and s.cuenta = :cuenta::uuid and l.cuenta = s.cuenta and l.activo
     and s.vence_en > :ahora::timestamptz and s.vista_en > :ociosaDesde::timestamptz
   returning s.sellado, l.nombre, l.grupos, l.custodio`,
);
const remove = statement<'huella'>('sala-sesion-cerrar', 'delete from sala.sesiones where huella = :huella');
const removeOld = statement<'ociosaDesde' | 'ahora'>(
  'sala-sesiones-limpiar',
  `delete from sala.sesiones where vence_en <= :ahora::timestamptz or vista_en <= :ociosaDesde::timestamptz`,
);

export type SalaAbierta = {
  readonly sellado: Buffer;
  readonly nombre: string;
  readonly grupos: readonly string[];
  readonly custodio: boolean;
};

/** Opens the room; one that the account had open elsewhere closes. */
export async function insertSesionDeSala(
  db: Queries,
  sesion: {
    readonly huella: string;
    readonly cuenta: string;
    readonly sellado: Buffer;
    readonly venceMs: number;
  },
  ahoraMs: number,
): Promise<void> {
  const { venceMs, ...rest } = sesion;
  await db.execute(insert, valuesFor(insert, { ...rest, vence: instant(venceMs), ahora: instant(ahoraMs) }));
}

/** Null when it is unknown, another's, idle since `ociosaDesdeMs`, over, or its reader was removed. */
export async function readSesionDeSala(
  db: Queries,
  huella: string,
  cuenta: string,
  ociosaDesdeMs: number,
  ahoraMs: number,
): Promise<SalaAbierta | null> {
  const values = { huella, cuenta, ociosaDesde: instant(ociosaDesdeMs), ahora: instant(ahoraMs) };
  const [row] = await db.query<SalaAbierta>(touch, valuesFor(touch, values));
  return row ?? null;
}

export async function deleteSesionDeSala(db: Queries, huella: string): Promise<void> {
  await db.execute(remove, valuesFor(remove, { huella }));
}

/** How many closed by themselves. */
export function deleteSesionesDeSalaViejas(
  db: Queries,
  ociosaDesdeMs: number,
  ahoraMs: number,
): Promise<number> {
  const values = { ociosaDesde: instant(ociosaDesdeMs), ahora: instant(ahoraMs) };
  return db.execute(removeOld, valuesFor(removeOld, values));
}
