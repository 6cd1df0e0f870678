/** When each open case is worth a look, and what was told of it before: what the duty of warnings reads and keeps. */
import type { AvisoDado, MarcaDeAviso } from '../domain/escalas/por-avisar.ts';
import type { Queries } from '../platform/database.ts';
import type { Cursor } from './diario.ts';
import type { LugarAbierto } from './relojes.ts';
import { instant, statement, valuesFor } from './statement.ts';

/** `reglas`: the ladder and the calendar by their versions. */
export type EstadoDeVigilancia = {
  readonly cursor: Cursor;
  readonly hechas: string;
  readonly enCurso: string | null;
  readonly lugar: LugarAbierto;
};

type EstadoRow = Cursor & {
  readonly hechas: string;
  readonly enCurso: string | null;
  readonly unidad: string;
  readonly vence: string;
  readonly id: string;
};

const lock = statement<never>(
  'vigilancia-estado',
  `select tx::text as tx, seq, reglas_hechas as hechas, reglas_en_curso as "enCurso", tras_unidad as unidad,
     tras_vence::text as vence, tras_id as id from vigilancia_estado for update skip locked`,
);
const save = statement<'tx' | 'seq' | 'hechas' | 'enCurso' | 'unidad' | 'vence' | 'id'>(
  'vigilancia-estado-guardar',
  `update vigilancia_estado set tx = :tx::xid8, seq = :seq::bigint, reglas_hechas = :hechas, reglas_en_curso = :enCurso,
     tras_unidad = :unidad, tras_vence = :vence::timestamptz, tras_id = :id::uuid`,
);
// Warnings, notes and messages move no clock. As for the dispatcher: only transactions below every one still open.
const changed = statement<'tx' | 'seq' | 'limite'>(
  'vigilancia-cambiadas',
  `with lote as materialized (
     select e.tx, e.seq, e.solicitud, e.clase from eventos e
     where (e.tx, e.seq) > (:tx::xid8, :seq::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
     order by e.tx, e.seq limit :limite::int),
   ultimo as (select tx::text as tx, seq from lote order by lote.tx desc, seq desc limit 1)
   select (select tx from ultimo) as tx, (select seq from ultimo) as seq, (select count(*)::int from lote) as eventos,
     array(select distinct solicitud::text from lote
       where clase not in ('avisar', 'registrar-silencio', 'anotar', 'escribir')) as solicitudes`,
);

/** Holds the row until the transaction ends; null while another process has it. */
export async function lockVigilancia(queries: Queries): Promise<EstadoDeVigilancia | null> {
  const [row] = await queries.query<EstadoRow>(lock, []);
  if (row === undefined) return null;
  const { tx, seq, hechas, enCurso, unidad, vence, id } = row;
  return { cursor: { tx, seq }, hechas, enCurso, lugar: { unidad, vence, id } };
}

export async function saveVigilancia(queries: Queries, estado: EstadoDeVigilancia): Promise<void> {
  const { cursor, hechas, enCurso, lugar } = estado;
  await queries.execute(save, valuesFor(save, { ...cursor, hechas, enCurso, ...lugar }));
}

export type Cambiadas = Cursor & { readonly eventos: number; readonly solicitudes: readonly string[] };

/** Cases that the next events touch, and the place of the last of them; null when there are none to read yet. */
export async function readCambiadas(
  queries: Queries,
  { tx, seq }: Cursor,
  limite: number,
): Promise<Cambiadas | null> {
  const [row] = await queries.query<Cambiadas>(changed, valuesFor(changed, { tx, seq, limite }));
  return row === undefined || row.eventos === 0 ? null : row;
}

/** How a case is to lie in the table. */
export type Vigilancia = {
  readonly solicitud: string;
  readonly mirarMs: number | null;
  readonly marca: MarcaDeAviso | null;
  readonly silencio: boolean;
};

const put = statement<'filas'>(
  'vigilancia-poner',
  `insert into vigilancia (solicitud, mirar_en, aviso, silencio)
   select f.solicitud, f.mirar, f.aviso, f.silencio
   from jsonb_to_recordset(:filas::jsonb) as f (solicitud uuid, mirar timestamptz, aviso text, silencio boolean)
   on conflict (solicitud) do update set mirar_en = excluded.mirar_en, aviso = excluded.aviso, silencio = excluded.silencio
     where (vigilancia.mirar_en, vigilancia.aviso, vigilancia.silencio)
       is distinct from (excluded.mirar_en, excluded.aviso, excluded.silencio)`,
);
const drop = statement<'ids'>(
  'vigilancia-quitar',
  'delete from vigilancia where solicitud = any(:ids::uuid[])',
);
const due = statement<'ahora' | 'limite'>(
  'vigilancia-por-mirar',
  `select solicitud from vigilancia where mirar_en <= :ahora::timestamptz order by mirar_en limit :limite::int`,
);
const told = statement<'ids'>(
  'vigilancia-dados',
  `select e.solicitud, e.clase, x.reloj, x.peldano from eventos e
   left join lateral jsonb_to_recordset(case when jsonb_typeof(e.datos -> 'peldanos') = 'array' then e.datos -> 'peldanos' else '[]' end)
     as x (reloj text, peldano text) on true
   where e.solicitud = any(:ids::uuid[]) and e.clase in ('avisar', 'registrar-silencio')`,
);

export async function putVigilancias(queries: Queries, filas: readonly Vigilancia[]): Promise<void> {
  if (filas.length === 0) return;
  const rows = filas.map(({ solicitud, mirarMs, marca, silencio }) => ({
    solicitud,
    mirar: instant(mirarMs),
    aviso: marca,
    silencio,
  }));
  await queries.execute(put, valuesFor(put, { filas: JSON.stringify(rows) }));
}

/** Of cases that closed. */
export async function dropVigilancias(queries: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await queries.execute(drop, valuesFor(drop, { ids }));
}

/** Those whose look has come, the longest waiting first. */
export async function listPorMirar(
  queries: Queries,
  ahoraMs: number,
  limite: number,
): Promise<readonly string[]> {
  const rows = await queries.query<{ solicitud: string }>(
    due,
    valuesFor(due, { ahora: instant(ahoraMs), limite }),
  );
  return rows.map(({ solicitud }) => solicitud);
}

export type YaDicho = { readonly dados: readonly AvisoDado[]; readonly silencioRegistrado: boolean };

type DichoRow = {
  readonly solicitud: string;
  readonly clase: string;
  readonly reloj: AvisoDado['reloj'] | null;
  readonly peldano: string | null;
};

/** What the journal says was told of each; cases of which nothing was are missing. */
export async function readYaDicho(
  queries: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, YaDicho>> {
  const said = new Map<string, { dados: AvisoDado[]; silencioRegistrado: boolean }>();
  if (ids.length === 0) return said;
  for (const row of await queries.query<DichoRow>(told, valuesFor(told, { ids }))) {
    const one = said.get(row.solicitud) ?? { dados: [], silencioRegistrado: false };
    if (row.clase === 'registrar-silencio') one.silencioRegistrado = true;
    else if (row.reloj !== null && row.peldano !== null)
      one.dados.push({ reloj: row.reloj, peldano: row.peldano });
    said.set(row.solicitud, one);
  }
  return said;
}
