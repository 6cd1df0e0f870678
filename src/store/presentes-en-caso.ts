/** Who has a case open now: a lease that a beat renews and that runs out by itself. */
import type { PresenteEnCaso } from '../domain/solicitud/presente.ts';
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

type Row = Omit<PresenteEnCaso, 'desdeMs'> & { readonly desde: Date };

// Who comes back after the lease ran out is there since now.
const put = statement<'solicitud' | 'cuenta' | 'nombre' | 'escribe' | 'ahora' | 'vence'>(
  'presente-en-caso-poner',
  `insert into presentes_en_caso as p (solicitud, cuenta, nombre, escribe, desde, vence_en)
   values (:solicitud::uuid, :cuenta::uuid, :nombre, :escribe, :ahora::timestamptz, :vence::timestamptz)
   on conflict (solicitud, cuenta) do update set nombre = excluded.nombre, escribe = excluded.escribe, vence_en = excluded.vence_en,
     desde = case when p.vence_en > excluded.desde then p.desde else excluded.desde end`,
);
const leave = statement<'solicitud' | 'cuenta'>(
  'presente-en-caso-dejar',
  'delete from presentes_en_caso where solicitud = :solicitud::uuid and cuenta = :cuenta::uuid',
);
const others = statement<'solicitud' | 'cuenta' | 'ahora' | 'limite'>(
  'presentes-en-caso',
  `select cuenta, nombre, escribe, desde from presentes_en_caso
   where solicitud = :solicitud::uuid and cuenta <> :cuenta::uuid and vence_en > :ahora::timestamptz
   order by desde, cuenta limit :limite::int`,
);

export async function putPresenteEnCaso(
  queries: Queries,
  presente: Omit<PresenteEnCaso, 'desdeMs'> & { readonly solicitud: string },
  ahoraMs: number,
  venceMs: number,
): Promise<void> {
  const values = { ...presente, ahora: instant(ahoraMs), vence: instant(venceMs) };
  await queries.execute(put, valuesFor(put, values));
}

/** Safe to repeat. */
export async function deletePresenteEnCaso(
  queries: Queries,
  solicitud: string,
  cuenta: string,
): Promise<void> {
  await queries.execute(leave, valuesFor(leave, { solicitud, cuenta }));
}

/** The others whose lease runs, the longest there first. */
export async function listOtrosEnCaso(
  queries: Queries,
  solicitud: string,
  cuenta: string,
  ahoraMs: number,
  limite: number,
): Promise<readonly PresenteEnCaso[]> {
  const values = valuesFor(others, { solicitud, cuenta, ahora: instant(ahoraMs), limite });
  const rows = await queries.query<Row>(others, values);
  return rows.map(({ desde, ...row }) => ({ ...row, desdeMs: desde.getTime() }));
}
