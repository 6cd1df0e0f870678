/** What a stream asks for: the lines after a cursor and how the conversation stands, as of one moment. */
import type { Linea } from '../domain/chat/linea.ts';
import type { Queries } from '../platform/database.ts';
import { type LineaRow, lineaColumns, lineaFrom } from './conversacion-lineas.ts';
import { type HeadRow, headColumns } from './conversacion-row.ts';
import { statement, valuesFor } from './statement.ts';

// One statement for both: rights taken away before a line was written are seen to be gone with that line, in half the trips.
const news = statement<'ids' | 'despues' | 'limite'>(
  'chat-novedades',
  `select ${headColumns}, ${lineaColumns} from unnest(:ids::uuid[], :despues::int[]) as a (pedida, despues)
   join conversaciones c on c.id = a.pedida
   left join lateral (select * from conversacion_lineas x where x.conversacion = c.id and x.n > a.despues
     order by x.n limit :limite::int) l on true
   order by c.id, l.n`,
);

type Row = HeadRow & (LineaRow | { readonly [C in keyof LineaRow]: null });

export type Novedades = { readonly cabeza: HeadRow; readonly lineas: readonly Linea[] };

const hasLine = (row: Row): row is HeadRow & LineaRow => row.n !== null;

/** Per conversation at most `limite` lines after the cursor, in order; unknown conversations are absent. */
export async function readNovedades(
  db: Queries,
  asked: readonly { readonly id: string; readonly despues: number }[],
  limite: number,
): Promise<ReadonlyMap<string, Novedades>> {
  const found = new Map<string, { readonly cabeza: HeadRow; readonly lineas: Linea[] }>();
  if (asked.length === 0) return found;
  const ids = asked.map(({ id }) => id);
  const despues = asked.map((one) => String(one.despues));
  for (const row of await db.query<Row>(news, valuesFor(news, { ids, despues, limite }))) {
    const known = found.get(row.id) ?? { cabeza: row, lineas: [] };
    found.set(row.id, known);
    if (hasLine(row)) known.lineas.push(lineaFrom(row));
  }
  return found;
}
