/** After a filing run: what was acknowledged is there once and whole, and every effect was applied once. */
import type pg from 'pg';

export type Verification = { readonly acknowledged: number; readonly problems: readonly string[] };

type Counted = { readonly problem: string; readonly cuenta: number };

/** Each line counts what must not be: none of them may find anything. */
const questions = `
  with acuse as (select unnest($1::text[]) as referencia),
  caso as (select s.* from solicitudes s join acuse using (referencia))
  select 'acknowledged twice' as problem, (select count(*) - count(distinct referencia) from acuse)::int as cuenta
  union all select 'acknowledged and not there', ((select count(*) from acuse) - (select count(*) from caso))::int
  union all select 'case without its first event', (select count(*) from caso c
    where not exists (select from eventos e where e.solicitud = c.id and e.n = 1 and e.clase = 'presentada'))::int
  union all select 'journal shorter or longer than the case says', (select count(*) from caso c
    where c.eventos <> (select count(*) from eventos e where e.solicitud = c.id))::int
  union all select 'case does not end its journal', (select count(*) from caso c
    where not exists (select from eventos e where e.solicitud = c.id and e.n = c.eventos and e.hash = c.hash))::int
  union all select 'answer not kept', (select count(*) from caso c
    where not exists (select from ordenes o where o.respuesta ->> 'referencia' = c.referencia))::int
  union all select 'effect missing or applied twice', (select count(*) from caso c where c.estado = 'aprobada'
    and 1 <> (select count(*) from asientos_historia h where h.origen = c.referencia))::int
  union all select 'entry changed without its history', (select count(*) from asientos a
    where a.id like '17998%' and a.version - 1 <> (select count(*) from asientos_historia h
      where (h.clase, h.id) = (a.clase, a.id)))::int`;

/** `references`: what the generator was given as acknowledged. Cases beyond them are reported too. */
export async function verifyFiling(
  client: pg.Client,
  references: readonly string[],
  tramite: string,
): Promise<Verification> {
  await client.query('create index if not exists medida_ordenes on ordenes ((respuesta ->> $$referencia$$))');
  await client.query('create index if not exists medida_historia on asientos_historia (origen)');
  await client.query('analyze');
  const { rows } = await client.query<Counted>(questions, [references]);
  const total = await client.query<{ cuenta: number }>(
    'select count(*)::int as cuenta from solicitudes where tramite = $1',
    [tramite],
  );
  const stored = total.rows[0]?.cuenta ?? 0;
  const problems = rows.filter(({ cuenta }) => cuenta !== 0).map((row) => `${row.problem}: ${row.cuenta}`);
  if (stored !== references.length) {
    problems.push(`${references.length} acknowledged, ${stored} stored`);
  }
  return { acknowledged: references.length, problems };
}
