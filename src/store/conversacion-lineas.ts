/** Reading the lines of conversations. They are written by `append-lineas.ts` and `commit-conversacion.ts`. */
import type { AutorDeLinea, Linea } from '../domain/chat/linea.ts';
import type { LineaSellada } from '../domain/chat/linea-sellada.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type LineaRow = {
  readonly conversacion: string;
  readonly n: number;
  readonly clase: Linea['clase'];
  readonly autor: AutorDeLinea['clase'];
  readonly autor_cuenta: string | null;
  readonly autor_nombre: string | null;
  readonly contenido: Linea['contenido'];
  readonly reservado: Linea['reservado'];
  readonly hash: string;
  readonly ocurrida_en: Date;
};
type SelladaRow = LineaRow & Pick<LineaSellada, 'cliente' | 'sal' | 'compromiso'>;

export const lineaColumns = `l.conversacion, l.n, l.clase, l.autor, l.autor_cuenta, l.autor_nombre, l.contenido, l.reservado,
  encode(l.hash, 'hex') as hash, l.ocurrida_en`;

const after = statement<'ids' | 'despues' | 'limite'>(
  'lineas-despues',
  `select ${lineaColumns} from unnest(:ids::uuid[], :despues::int[]) as a (id, despues)
   cross join lateral (select * from conversacion_lineas x where x.conversacion = a.id and x.n > a.despues
     order by x.n limit :limite::int) l
   order by l.conversacion, l.n`,
);
const sealed = statement<'conversacion'>(
  'lineas-selladas',
  `select ${lineaColumns}, l.cliente, encode(l.sal, 'hex') as sal, encode(l.compromiso, 'hex') as compromiso
   from conversacion_lineas l where l.conversacion = :conversacion::uuid order by l.n`,
);
const byCliente = statement<'conversacion' | 'cliente'>(
  'linea-por-cliente',
  'select n, huella from conversacion_lineas where conversacion = :conversacion::uuid and cliente = :cliente',
);

function autorFrom(row: LineaRow): AutorDeLinea {
  return row.autor === 'agente'
    ? { clase: 'agente', cuenta: row.autor_cuenta ?? '', nombre: row.autor_nombre ?? '' }
    : { clase: row.autor };
}

// The database keeps class and content together as they were written; the type of one line cannot say so.
export function lineaFrom(row: LineaRow): Linea {
  const { conversacion, n, clase, contenido, reservado, hash, ocurrida_en } = row;
  const autor = autorFrom(row);
  return {
    conversacion,
    n,
    clase,
    autor,
    contenido,
    reservado,
    hash,
    ocurridaMs: ocurrida_en.getTime(),
  } as Linea;
}

/** Per conversation, at most `limite` lines after the given number, in order; conversations without news are absent. */
export async function readLineasAfter(
  db: Queries,
  asked: readonly { readonly id: string; readonly despues: number }[],
  limite: number,
): Promise<ReadonlyMap<string, readonly Linea[]>> {
  const found = new Map<string, Linea[]>();
  if (asked.length === 0) return found;
  const ids = asked.map(({ id }) => id);
  const despues = asked.map((a) => String(a.despues));
  for (const row of await db.query<LineaRow>(after, valuesFor(after, { ids, despues, limite }))) {
    const known = found.get(row.conversacion);
    if (known === undefined) found.set(row.conversacion, [lineaFrom(row)]);
    else known.push(lineaFrom(row));
  }
  return found;
}

/** The whole conversation with what its proof needs, in order. */
export async function readLineasSelladas(
  db: Queries,
  conversacion: string,
): Promise<readonly LineaSellada[]> {
  const rows = await db.query<SelladaRow>(sealed, valuesFor(sealed, { conversacion }));
  return rows.map((row) => ({
    ...lineaFrom(row),
    cliente: row.cliente,
    sal: row.sal,
    compromiso: row.compromiso,
  }));
}

/** The line that was written under this sender's id, if any. */
export async function findLineaByCliente(
  db: Queries,
  conversacion: string,
  cliente: string,
): Promise<{ readonly n: number; readonly huella: string } | null> {
  const [row] = await db.query<{ n: number; huella: string }>(
    byCliente,
    valuesFor(byCliente, { conversacion, cliente }),
  );
  return row ?? null;
}
