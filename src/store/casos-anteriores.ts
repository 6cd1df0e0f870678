/** Earlier cases of the same owner that make a new one worth a second look. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const newest = statement<'ruc' | 'estado' | 'tramites' | 'salvo' | 'desde'>(
  'caso-anterior',
  `select referencia, decidida_en from solicitudes
   where solicitante_ruc = :ruc and estado = :estado and tramite = any(:tramites::text[]) and id <> :salvo::uuid
     and decidida_en >= :desde::timestamptz order by decidida_en desc limit 1`,
);

/** The newest decided since `desdeMs` with that result; null where there is none. `salvo`: the case that asks. */
export async function findCasoAnterior(
  queries: Queries,
  sought: {
    readonly ruc: string;
    readonly estado: 'aprobada' | 'negada';
    readonly tramites: readonly string[];
    readonly salvo: string;
    readonly desdeMs: number;
  },
): Promise<{ readonly referencia: string; readonly decididaMs: number } | null> {
  const { desdeMs, ...values } = sought;
  const [row] = await queries.query<{ referencia: string; decidida_en: Date }>(
    newest,
    valuesFor(newest, { ...values, desde: instant(desdeMs) }),
  );
  return row === undefined ? null : { referencia: row.referencia, decididaMs: row.decidida_en.getTime() };
}
