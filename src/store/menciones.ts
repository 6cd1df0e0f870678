/** Who was named in a note of a case: written by the statement that writes the note, with the letter that tells of it. */
import type { Queries } from '../platform/database.ts';
import { instant, type Parameter, statement, valuesFor } from './statement.ts';

export type MencionNueva = {
  readonly id: string;
  readonly cuenta: string;
  /** Name of who wrote the note. */
  readonly de: string;
  /** The letter owed to the staff address; null where the account has none. */
  readonly aviso: {
    readonly id: string;
    readonly para: string;
    readonly asunto: string;
    readonly texto: string;
  } | null;
};

/** Part of the statement that writes a case; the note is its first event. */
export const mencionesPart = `mencionados as (
  insert into menciones (id, cuenta, solicitud, n, de, creada_en)
  select m.id, m.cuenta, :id::uuid, :n0::int, m.de, :ahora::timestamptz
  from jsonb_to_recordset(:menciones::jsonb) as m (id uuid, cuenta uuid, de text) where exists (select from orden)),
mencion_avisos as (
  insert into correos (id, clase, para, asunto, texto, estado, creado_en)
  select (m.aviso ->> 'id')::uuid, 'mencion', m.aviso ->> 'para', m.aviso ->> 'asunto', m.aviso ->> 'texto', 'por-enviar', :ahora::timestamptz
  from jsonb_to_recordset(:menciones::jsonb) as m (aviso jsonb)
  where jsonb_typeof(m.aviso) = 'object' and exists (select from orden))`;

export function mencionesValues(menciones: readonly MencionNueva[]): Record<string, Parameter> {
  return menciones.length === 0 ? {} : { menciones: JSON.stringify(menciones) };
}

export type FuncionarioMencionable = {
  readonly id: string;
  readonly usuario: string;
  readonly nombre: string;
  readonly correo: string | null;
  readonly roles: readonly string[];
  readonly unidades: readonly string[];
};

const byUsers = statement<'usuarios'>(
  'funcionarios-por-usuario',
  `select id, lower(usuario) as usuario, nombre, correo, roles, unidades from cuentas
   where clase = 'funcionario' and activa and coalesce(ruc, '') = '' and lower(usuario) = any(:usuarios::text[])`,
);

/** Active staff by user name, in lower case. */
export function findFuncionariosPorUsuario(
  queries: Queries,
  usuarios: readonly string[],
): Promise<readonly FuncionarioMencionable[]> {
  return queries.query<FuncionarioMencionable>(byUsers, valuesFor(byUsers, { usuarios }));
}

export type MencionPorLeer = {
  readonly id: string;
  readonly referencia: string;
  readonly tramite: string;
  readonly unidad: string;
  readonly de: string;
  readonly creadaMs: number;
};

const unread = statement<'cuenta' | 'limite'>(
  'menciones-por-leer',
  `select m.id, s.referencia, s.tramite, s.unidad, m.de, m.creada_en from menciones m join solicitudes s on s.id = m.solicitud
   where m.cuenta = :cuenta::uuid and m.leida_en is null order by m.creada_en desc, m.id limit :limite::int`,
);
const markOne = statement<'id' | 'cuenta' | 'ahora'>(
  'mencion-leida',
  'update menciones set leida_en = :ahora::timestamptz where id = :id::uuid and cuenta = :cuenta::uuid and leida_en is null',
);
const isOwn = statement<'id' | 'cuenta'>(
  'mencion-propia',
  'select 1 as una from menciones where id = :id::uuid and cuenta = :cuenta::uuid',
);

/** The newest first. */
export async function listMencionesPorLeer(
  queries: Queries,
  cuenta: string,
  limite: number,
): Promise<readonly MencionPorLeer[]> {
  const rows = await queries.query<Omit<MencionPorLeer, 'creadaMs'> & { creada_en: Date }>(
    unread,
    valuesFor(unread, { cuenta, limite }),
  );
  return rows.map(({ creada_en, ...row }) => ({ ...row, creadaMs: creada_en.getTime() }));
}

/** False where it is not this account's. Safe to repeat. */
export async function markMencionLeida(
  queries: Queries,
  id: string,
  cuenta: string,
  ahoraMs: number,
): Promise<boolean> {
  const values = { id, cuenta, ahora: instant(ahoraMs) };
  if ((await queries.execute(markOne, valuesFor(markOne, values))) === 1) return true;
  return (await queries.query(isOwn, valuesFor(isOwn, { id, cuenta }))).length === 1;
}
