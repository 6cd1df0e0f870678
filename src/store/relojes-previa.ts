/** Which open cases a change of the calendar can touch at all, and a fair sample of them: for the preview. */
import type { Database } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

// The hash of a case is as good as random: the order of its digits gives a sample that favours no unit and no date.
const candidates = statement<'desde' | 'antesDe' | 'limite'>(
  'relojes-previa',
  `with posibles as materialized (
     select id, hash from solicitudes
     where cerrada_en is null and presentada_en < :antesDe::timestamptz
       and (estado = 'notificada'
         or coalesce(greatest(promesa_vence_en, legal_vence_en, correccion_vence_en), 'infinity') >= :desde::timestamptz))
   select (select count(*)::int from solicitudes where cerrada_en is null) as abiertas,
     (select count(*)::int from posibles) as posibles,
     array(select id from posibles order by hash limit :limite::int) as ids`,
);

export type Posibles = {
  /** All open cases. */
  readonly abiertas: number;
  /** Those whose terms reach into the days that change. */
  readonly posibles: number;
  /** Of those, up to the limit. */
  readonly ids: readonly string[];
};

/** Epoch ms; a case filed at `antesDeMs` or later, or with every term over before `desdeMs`, cannot change. */
export async function findPosibles(
  db: Database,
  { desdeMs, antesDeMs, limite }: { desdeMs: number; antesDeMs: number; limite: number },
): Promise<Posibles> {
  const values = { desde: instant(desdeMs), antesDe: instant(antesDeMs), limite };
  const [row] = await db.query<Posibles>(candidates, valuesFor(candidates, values));
  return row ?? { abiertas: 0, posibles: 0, ids: [] };
}
