/** Answers a unit keeps ready for its conversations. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

export type RespuestaGuardada = { readonly id: string; readonly titulo: string; readonly texto: string };

const ofUnit = statement<'unidad' | 'limite'>(
  'respuestas-guardadas',
  `select id, titulo, texto from respuestas_guardadas where unidad = :unidad order by titulo, id limit :limite::int`,
);
// The unit is part of what is compared: an id of another unit is nobody's here.
const put = statement<'id' | 'unidad' | 'titulo' | 'texto' | 'cuenta' | 'ahora' | 'maximo'>(
  'respuesta-guardar',
  `insert into respuestas_guardadas as r (id, unidad, titulo, texto, cambiada_por, cambiada_en)
   select :id::uuid, :unidad::text, :titulo::text, :texto::text, :cuenta::uuid, :ahora::timestamptz
   where exists (select from respuestas_guardadas where id = :id::uuid and unidad = :unidad)
     or (select count(*) from respuestas_guardadas where unidad = :unidad) < :maximo::int
   on conflict (id) do update set titulo = excluded.titulo, texto = excluded.texto, cambiada_por = excluded.cambiada_por,
     cambiada_en = excluded.cambiada_en
   where r.unidad = excluded.unidad
   returning id, titulo, texto`,
);
const isThere = statement<'id' | 'unidad'>(
  'respuesta-existe',
  'select 1 as una from respuestas_guardadas where id = :id::uuid and unidad = :unidad',
);
const remove = statement<'id' | 'unidad'>(
  'respuesta-eliminar',
  'delete from respuestas_guardadas where id = :id::uuid and unidad = :unidad',
);

/** By title. */
export async function listRespuestasGuardadas(
  queries: Queries,
  unidad: string,
  limite: number,
): Promise<readonly RespuestaGuardada[]> {
  return queries.query<RespuestaGuardada>(ofUnit, valuesFor(ofUnit, { unidad, limite }));
}

/** Keeps it under its id, new or changed; null where the unit has `maximo` of them already. */
export async function putRespuestaGuardada(
  queries: Queries,
  respuesta: RespuestaGuardada & { readonly unidad: string; readonly cuenta: string },
  ahoraMs: number,
  maximo: number,
): Promise<RespuestaGuardada | null> {
  const { id, unidad, titulo, texto, cuenta } = respuesta;
  const values = valuesFor(put, { id, unidad, titulo, texto, cuenta, ahora: instant(ahoraMs), maximo });
  const [row] = await queries.query<RespuestaGuardada>(put, values);
  return row ?? null;
}

export async function isRespuestaGuardada(queries: Queries, id: string, unidad: string): Promise<boolean> {
  return (await queries.query(isThere, valuesFor(isThere, { id, unidad }))).length === 1;
}

/** Safe to repeat. */
export async function deleteRespuestaGuardada(queries: Queries, id: string, unidad: string): Promise<void> {
  await queries.execute(remove, valuesFor(remove, { id, unidad }));
}
