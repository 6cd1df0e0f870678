/** Links with which staff choose their password: kept by the hash of their token, used once, the newest alone is good. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const insert = statement<'id' | 'cuenta' | 'huella' | 'creadoPor' | 'creado' | 'vence'>(
  'enlace-de-inicio-nuevo',
  `with anteriores as (
     update enlaces_de_inicio set usado_en = :creado::timestamptz where cuenta = :cuenta::uuid and usado_en is null)
   insert into enlaces_de_inicio (id, cuenta, huella, creado_por, creado_en, vence_en)
   values (:id::uuid, :cuenta::uuid, :huella, :creadoPor::uuid, :creado::timestamptz, :vence::timestamptz)`,
);
const usable = `e.huella = :huella and e.usado_en is null and e.vence_en > :ahora::timestamptz
  and exists (select from cuentas c where c.id = e.cuenta and c.activa)`;
const read = statement<'huella' | 'ahora'>(
  'enlace-de-inicio',
  `select e.cuenta from enlaces_de_inicio e where ${usable}`,
);
const use = statement<'huella' | 'ahora'>(
  'enlace-de-inicio-usar',
  `update enlaces_de_inicio e set usado_en = :ahora::timestamptz where ${usable} returning e.cuenta`,
);
const end = statement<'cuenta' | 'ahora'>(
  'enlaces-de-inicio-terminar',
  `update enlaces_de_inicio set usado_en = :ahora::timestamptz where cuenta = :cuenta::uuid and usado_en is null`,
);

/** Ends the account's earlier links. */
export async function insertEnlaceDeInicio(
  queries: Queries,
  enlace: {
    readonly id: string;
    readonly cuenta: string;
    readonly huella: string;
    readonly creadoPor: string;
    readonly creadoMs: number;
    readonly venceMs: number;
  },
): Promise<void> {
  const { creadoMs, venceMs, ...rest } = enlace;
  const values = { ...rest, creado: instant(creadoMs), vence: instant(venceMs) };
  await queries.execute(insert, valuesFor(insert, values));
}

/** The account of a link that can be used; looking changes nothing. */
export async function findEnlaceDeInicio(
  queries: Queries,
  huella: string,
  ahoraMs: number,
): Promise<string | null> {
  const values = { huella, ahora: instant(ahoraMs) };
  return (await queries.query<{ cuenta: string }>(read, valuesFor(read, values)))[0]?.cuenta ?? null;
}

/** Uses it up; of parallel users one gets it. */
export async function useEnlaceDeInicio(
  queries: Queries,
  huella: string,
  ahoraMs: number,
): Promise<string | null> {
  const values = { huella, ahora: instant(ahoraMs) };
  return (await queries.query<{ cuenta: string }>(use, valuesFor(use, values)))[0]?.cuenta ?? null;
}

export async function endEnlacesDeInicio(queries: Queries, cuenta: string, ahoraMs: number): Promise<void> {
  await queries.execute(end, valuesFor(end, { cuenta, ahora: instant(ahoraMs) }));
}
