/** Conversations of the chat: beginning, finding, marking as read. Changes of state are `commit-conversacion.ts` alone. */
import type { Conversacion } from '../domain/chat/conversacion.ts';
import type { Queries } from '../platform/database.ts';
import {
  type ConversacionRow,
  conversacionColumns,
  conversacionFrom,
  type HeadRow,
  headColumns,
} from './conversacion-row.ts';
import { instant, statement, valuesFor } from './statement.ts';

const insert = statement<
  | 'id'
  | 'hash'
  | 'huella'
  | 'comienzo'
  | 'personaClase'
  | 'personaCuenta'
  | 'personaRuc'
  | 'personaNombre'
  | 'unidad'
  | 'ahora'
>(
  'conversacion-nueva',
  `insert into conversaciones as c (id, estado, version, lineas, hash, huella, comienzo, persona_clase, persona_cuenta, persona_ruc,
     persona_nombre, unidad, persona_vista_en, creada_en, cambiada_en)
   values (:id::uuid, 'asistente', 1, 0, decode(:hash, 'hex'), :huella, :comienzo, :personaClase, :personaCuenta::uuid, :personaRuc,
     :personaNombre, :unidad, :ahora::timestamptz, :ahora, :ahora)
   on conflict (comienzo) do nothing returning ${conversacionColumns}`,
);
const byComienzo = statement<'comienzo'>(
  'conversacion-por-comienzo',
  `select ${conversacionColumns} from conversaciones c where c.comienzo = :comienzo`,
);
const byId = statement<'id'>(
  'conversacion',
  `select ${conversacionColumns} from conversaciones c where c.id = :id::uuid`,
);
const byCase = statement<'referencia'>(
  'conversacion-de-caso',
  `select ${conversacionColumns} from conversaciones c where c.referencia = :referencia order by c.creada_en desc limit 1`,
);
// Open ones first; the account's own, or those of the cookie that nobody signed in to. One row for each of those asked.
const ofPersons = statement<'huellas' | 'cuentas' | 'cerradasDesde'>(
  'conversaciones-de-personas',
  `select x.*, q.orden from unnest(:huellas::text[], :cuentas::uuid[]) with ordinality as q (huella_pedida, cuenta_pedida, orden)
   cross join lateral (select * from (
     (select ${conversacionColumns} from conversaciones c where c.huella = q.huella_pedida and c.persona_cuenta is null
        and (c.cerrada_en is null or c.cerrada_en > :cerradasDesde::timestamptz) order by c.cerrada_en is not null, c.creada_en desc limit 1)
     union all
     (select ${conversacionColumns} from conversaciones c where c.persona_cuenta = q.cuenta_pedida
        and (c.cerrada_en is null or c.cerrada_en > :cerradasDesde::timestamptz) order by c.cerrada_en is not null, c.creada_en desc limit 1)
   ) suyas order by cerrada_en is not null, creada_en desc limit 1) x`,
);
const markPerson = statement<'id' | 'n' | 'ahora' | 'antes'>(
  'conversacion-leida-por-persona',
  `update conversaciones set leido_persona = greatest(leido_persona, least(:n::int, lineas)),
     persona_vista_en = greatest(persona_vista_en, :ahora::timestamptz)
   where id = :id::uuid and (leido_persona < least(:n::int, lineas) or persona_vista_en < :antes::timestamptz)`,
);
const markAgent = statement<'id' | 'n' | 'agente'>(
  'conversacion-leida-por-agente',
  `update conversaciones set leido_agente = greatest(leido_agente, least(:n::int, lineas))
   where id = :id::uuid and agente = :agente::uuid and leido_agente < least(:n::int, lineas)`,
);
const heads = statement<'ids'>(
  'conversaciones-cabezas',
  `select ${headColumns} from conversaciones c where c.id = any(:ids::uuid[])`,
);

export type ConversacionNueva = Pick<
  Conversacion,
  'id' | 'hash' | 'huella' | 'persona' | 'unidad' | 'creadaMs'
> & {
  /** Keyed hash of the command that begins it. */
  readonly comienzo: string;
};

/** Begins it, or gives the one that the same command began before. */
export async function insertConversacion(db: Queries, nueva: ConversacionNueva): Promise<Conversacion> {
  const { id, hash, huella, comienzo, persona, unidad } = nueva;
  const [row] = await db.query<ConversacionRow>(
    insert,
    valuesFor(insert, {
      id,
      hash,
      huella,
      comienzo,
      unidad,
      personaClase: persona?.clase ?? null,
      personaCuenta: persona?.cuenta ?? null,
      personaRuc: persona?.ruc ?? null,
      personaNombre: persona?.nombre ?? null,
      ahora: instant(nueva.creadaMs),
    }),
  );
  const written = row === undefined ? await findConversacionByComienzo(db, comienzo) : conversacionFrom(row);
  if (written === null) throw new Error('conversation neither written nor found');
  return written;
}

async function one(db: Queries, ...asked: Parameters<Queries['query']>): Promise<Conversacion | null> {
  const [row] = await db.query<ConversacionRow>(...asked);
  return row === undefined ? null : conversacionFrom(row);
}

export function findConversacionByComienzo(db: Queries, comienzo: string): Promise<Conversacion | null> {
  return one(db, byComienzo, valuesFor(byComienzo, { comienzo }));
}

/** `id` must be a UUID. */
export function findConversacion(db: Queries, id: string): Promise<Conversacion | null> {
  return one(db, byId, valuesFor(byId, { id }));
}

/** The latest conversation that became this case. */
export function findConversacionOfCase(db: Queries, referencia: string): Promise<Conversacion | null> {
  return one(db, byCase, valuesFor(byCase, { referencia }));
}

/** Whose: the keyed hash of a visitor's token, an account, or both. */
export type Titular = { readonly huella: string | null; readonly cuenta: string | null };

/** Stands for no account at all. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * In the order asked: the latest open one of each, else the latest closed after `cerradasDesdeMs`; null where none is. What
 * was joined to an account is the account's alone.
 */
export async function findConversacionesOf(
  db: Queries,
  titulares: readonly Titular[],
  cerradasDesdeMs: number,
): Promise<readonly (Conversacion | null)[]> {
  const values = {
    huellas: titulares.map(({ huella }) => huella ?? ''),
    cuentas: titulares.map(({ cuenta }) => cuenta ?? nobody),
    cerradasDesde: instant(cerradasDesdeMs),
  };
  const rows = await db.query<ConversacionRow & { readonly orden: string }>(
    ofPersons,
    valuesFor(ofPersons, values),
  );
  const found = new Map(rows.map((row) => [Number(row.orden) - 1, conversacionFrom(row)]));
  return titulares.map((_titular, i) => found.get(i) ?? null);
}

/** The person has seen everything up to `n` and is there; being there is noted again only after `vistaAntesMs`. */
export async function markReadByPerson(
  db: Queries,
  { id, n }: { readonly id: string; readonly n: number },
  ahoraMs: number,
  vistaAntesMs: number,
): Promise<void> {
  await db.execute(
    markPerson,
    valuesFor(markPerson, { id, n, ahora: instant(ahoraMs), antes: instant(vistaAntesMs) }),
  );
}

/** Only for whoever has the conversation. */
export async function markReadByAgent(
  db: Queries,
  { id, n, agente }: { readonly id: string; readonly n: number; readonly agente: string },
): Promise<void> {
  await db.execute(markAgent, valuesFor(markAgent, { id, n, agente }));
}

export async function readHeadRows(db: Queries, ids: readonly string[]): Promise<readonly HeadRow[]> {
  return db.query<HeadRow>(heads, valuesFor(heads, { ids }));
}
