/** Fills the store with copies of real cases: other numbers, people and days, the same content and journal. */
import type pg from 'pg';

type Column = { readonly name: string };

const columnsOf = async (client: pg.Client, table: string): Promise<readonly string[]> => {
  const { rows } = await client.query<Column>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0
     and not attisdropped and attgenerated = '' and attidentity = '' and attname <> 'tx' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
};

/** A UUIDv7 of the row's own day, so that the index grows as it does in service. */
const idText = `(lpad(to_hex((extract(epoch from g.momento) * 1000)::bigint), 12, '0') || '7'
  || substr(md5(g.i::text), 1, 3) || '8' || substr(md5(g.i::text), 4, 15))::uuid`;

const shifted = (column: string) => `m.${column} + (g.momento - m.presentada_en)`;

const ofCase: Readonly<Record<string, string>> = {
  id: idText,
  referencia: `'VT-' || $3 || lpad(to_hex(g.i), 8, '0')`,
  solicitante_ruc: `'18998' || lpad((g.i % 90000)::text, 5, '0') || '001'`,
  asignado: 'null',
  presentada_en: 'g.momento',
  promesa_vence_en: shifted('promesa_vence_en'),
  legal_vence_en: shifted('legal_vence_en'),
  correccion_vence_en: shifted('correccion_vence_en'),
  decidida_en: shifted('decidida_en'),
  cerrada_en: shifted('cerrada_en'),
  contenido: `m.contenido || jsonb_build_object('solicitanteNombre', 'Proveedor Sintético ' || g.i % 90000)`,
};

const ofEvent: Readonly<Record<string, string>> = {
  solicitud: idText,
  ocurrido_en: 'e.ocurrido_en + (g.momento - m.presentada_en)',
};

const batchRows = 50_000;

/**
 * `count` copies of the case `referencia` over the last `days`; `mark` keeps the references of two calls apart.
 * Their events count as dispatched and entered: nobody gets a letter about them, and the public log passes them over.
 */
export async function seedCases(
  client: pg.Client,
  referencia: string,
  { count, days, mark }: { readonly count: number; readonly days: number; readonly mark: string },
): Promise<void> {
  const cases = await columnsOf(client, 'solicitudes');
  const events = await columnsOf(client, 'eventos');
  const rows = `(select i, now() - make_interval(secs => $4::float8 * (1 - i::float8 / $5::float8)) as momento
    from generate_series($1::int, $2::int) as i) g`;
  for (let first = 1; first <= count; first += batchRows) {
    const last = Math.min(count, first + batchRows - 1);
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    await client.query(
      `select from cursores where nombre in ('diario', 'registro-publico') order by nombre for update`,
    );
    const values = [first, last, mark, days * 86_400, count, referencia];
    await client.query(
      `insert into solicitudes (${cases.join(', ')}) select ${cases.map((c) => ofCase[c] ?? `m.${c}`).join(', ')}
       from ${rows}, solicitudes m where m.referencia = $6`,
      values,
    );
    await client.query(
      `insert into eventos (${events.join(', ')}) select ${events.map((c) => ofEvent[c] ?? `e.${c}`).join(', ')}
       from ${rows}, solicitudes m join eventos e on e.solicitud = m.id where m.referencia = $6 and $3::text <> ''`,
      values,
    );
    await client.query(
      `update cursores set tx = pg_current_xact_id(), seq = (select max(seq) from eventos)
       where nombre in ('diario', 'registro-publico')`,
    );
    await client.query('commit');
  }
  await client.query('vacuum analyze solicitudes');
  await client.query('vacuum analyze eventos');
  await client.query('checkpoint').catch(() => undefined);
}
