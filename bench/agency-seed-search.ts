/** Fills the search with everything a synthetic agency holds: rows first, index afterwards, as no duty could. */
import type pg from 'pg';
import { withoutIndexes } from './agency-seed-indexes.ts';

const batchRows = 10_000;

const kinds = [
  {
    clase: 'solicitud',
    table: 'solicitudes',
    text: `insert into busqueda (clase, id, fecha, vector) select 'solicitud', v.id, v.fecha, v.vector
      from vectores_de_solicitudes($1::uuid[]) v on conflict do nothing`,
  },
  {
    clase: 'hilo',
    table: 'correo_hilos',
    text: `insert into busqueda (clase, id, fecha, marca, vector) select 'hilo', v.id, v.fecha, v.marca, v.vector
      from vectores_de_hilos($1::uuid[]) v on conflict do nothing`,
  },
] as const;

/** A hundredth of the rows tells almost every word there is. */
const sampledPercent = 1;

async function fill(
  [first, ...helpers]: readonly [pg.ClientBase, ...pg.ClientBase[]],
  { table, text }: (typeof kinds)[number],
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  let reading: Promise<readonly string[]> = Promise.resolve([]);
  const nextIds = (): Promise<readonly string[]> => {
    reading = reading.then(async () => {
      const { rows } = await first.query<{ id: string }>(
        `select id from ${table} where id > $1::uuid order by id limit $2`,
        [after, batchRows],
      );
      after = rows.at(-1)?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff';
      return rows.map(({ id }) => id);
    });
    return reading;
  };
  await Promise.all(
    [...(helpers.length > 0 ? helpers : [first])].map(async (db) => {
      await db.query('set synchronous_commit = off');
      for (let ids = await nextIds(); ids.length > 0; ids = await nextIds()) await db.query(text, [ids]);
      await db.query('reset synchronous_commit');
    }),
  );
}

/** The first connection hands out the work where there are others to do it. */
export async function seedSearch(connections: readonly [pg.ClientBase, ...pg.ClientBase[]]): Promise<void> {
  const [db] = connections;
  await withoutIndexes(db, ['busqueda'], async () => {
    for (const kind of kinds) {
      await fill(connections, kind);
      await db.query('update busqueda_relleno set hasta = null, mirado_en = now() where clase = $1', [
        kind.clase,
      ]);
    }
  });
  await db.query(
    `insert into busqueda_lexico select word from ts_stat($$select vector from busqueda tablesample system (${sampledPercent})$$)
     where word ~ '^[a-z]{3,30}$' on conflict do nothing`,
  );
  await db.query('vacuum analyze busqueda');
  await db.query('analyze busqueda_lexico');
}
