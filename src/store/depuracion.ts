/** Taking the personal content out of a closed case and of what hangs on it; each statement is safe to repeat. */
import type { Queries } from '../platform/database.ts';
import { instant, statement, valuesFor } from './statement.ts';

const mark = statement<'id' | 'ahora'>(
  'depuracion-marcar',
  `update solicitudes set solicitante_ruc = null, depurada_en = :ahora::timestamptz where id = :id::uuid and depurada_en is null`,
);
const journal = statement<'id' | 'resumenes'>(
  'depuracion-diario',
  'select depurar_diario(:id::uuid, :resumenes::jsonb) as hechos',
);
const papers = statement<'id'>(
  'depuracion-papeles',
  `select distinct h #>> '{}' as h from (
     select jsonb_path_query(contenido, '$.adjuntos[*].sha256') as h from solicitudes where id = :id::uuid
     union all select jsonb_path_query(datos, '$.adjuntos[*].sha256') from eventos where solicitud = :id::uuid
     union all select jsonb_path_query(adjuntos, '$[*].sha256') from requerimientos where solicitud = :id::uuid) as f`,
);
const asked = statement<'id'>(
  'depuracion-requerimientos',
  'delete from requerimientos where solicitud = :id::uuid',
);
const letters = statement<'id'>(
  'depuracion-cartas',
  `update correos set para = '', asunto = '', texto = null, ultimo_error = null,
     estado = case estado when 'por-enviar' then 'fallido' else estado end where solicitud = :id::uuid`,
);
/** Conversations whose every case has lost its content, this one included. */
const talks = statement<'id'>(
  'depuracion-conversaciones',
  `select k.conversacion as id from conversacion_casos k join conversaciones c on c.id = k.conversacion
   where k.solicitud = :id::uuid and c.retirada_en is null and c.cerrada_en is not null
     and not exists (select from conversacion_casos o join solicitudes s on s.id = o.solicitud
       where o.conversacion = k.conversacion and s.depurada_en is null and s.id <> :id::uuid)`,
);
const threads = statement<'referencia'>(
  'depuracion-hilos',
  `select id from correo_hilos where solicitud = :referencia and retirado_en is null`,
);

const talkFiles = statement<'ids'>(
  'retirar-conversacion-archivos',
  `select contenido ->> 'sha256' as h from conversacion_lineas
   where conversacion = any(:ids::uuid[]) and clase = 'archivo' and contenido is not null`,
);
const talkLines = statement<'ids'>(
  'retirar-conversacion-lineas',
  `update conversacion_lineas set contenido = null, reservado = null, sal = null, huella = '', autor_nombre = null, autor_cuenta = null
   where conversacion = any(:ids::uuid[])`,
);
const talkFillings = statement<'ids'>(
  'retirar-conversacion-propuestas',
  'delete from conversacion_propuestas where conversacion = any(:ids::uuid[])',
);
// The visitor's token opens it no more either: what is left says nothing to anybody.
const talkRows = statement<'ids' | 'ahora'>(
  'retirar-conversacion',
  `update conversaciones set persona_cuenta = null, persona_ruc = null, persona_nombre = null, correo = null, telefono = null,
     agente = null, agente_nombre = null, dialogo = null, huella = 'retirada', retirada_en = :ahora::timestamptz
   where id = any(:ids::uuid[])`,
);

const threadFiles = statement<'ids'>(
  'retirar-hilo-archivos',
  `select distinct h from (
     select sha256 as h from correos_recibidos where hilo = any(:ids::uuid[]) and crudo is null
     union all select jsonb_path_query(leido, '$.adjuntos[*].sha256') #>> '{}' from correos_recibidos where hilo = any(:ids::uuid[])
     union all select jsonb_path_query(contenido, '$.**.sha256') #>> '{}' from correo_hilos where id = any(:ids::uuid[])) as f`,
);
const blankMail = `crudo = null, leido = null, huella = null, message_id = null, responde_a = null, remitente = null, juicio = null,
     causa = 'retirado', en_cuarentena = false, retirado_en = :ahora::timestamptz, crudo_retirado_en = coalesce(crudo_retirado_en, :ahora::timestamptz)`;
const threadMails = statement<'ids' | 'ahora'>(
  'retirar-hilo-correos',
  `with m as (update correos_recibidos set ${blankMail} where hilo = any(:ids::uuid[]) returning id)
   update correo_entregas set sobre = '{}' where correo in (select id from m)`,
);
const threadAnswers = statement<'ids'>(
  'retirar-hilo-respuestas',
  `with s as (update correo_salidas set para = '', asunto = '', texto = '', responde_a = null where hilo = any(:ids::uuid[]) returning id)
   update correos set para = '', asunto = '', texto = null, ultimo_error = null,
     estado = case estado when 'por-enviar' then 'fallido' else estado end where id in (select id from s)`,
);
const threadRows = statement<'ids' | 'ahora'>(
  'retirar-hilo',
  `update correo_hilos set direccion = '', nombre = '', asunto = '', faltan = '[]', contenido = '{}', huella_enlace = null,
     version = version + 1, estado = 'cerrado', cerrado_en = coalesce(cerrado_en, :ahora::timestamptz), retirado_en = :ahora::timestamptz
   where id = any(:ids::uuid[])`,
);
const looseFiles = statement<'ids'>(
  'retirar-correo-archivos',
  `select sha256 as h from correos_recibidos where id = any(:ids::uuid[]) and crudo is null
   union select jsonb_path_query(leido, '$.adjuntos[*].sha256') #>> '{}' from correos_recibidos where id = any(:ids::uuid[])`,
);
const looseMails = statement<'ids' | 'ahora'>(
  'retirar-correo',
  `with m as (update correos_recibidos set ${blankMail} where id = any(:ids::uuid[]) returning id)
   update correo_entregas set sobre = '{}' where correo in (select id from m)`,
);

type Hash = { readonly h: string | null };
const hashes = (rows: readonly Hash[]) => rows.flatMap(({ h }) => (h === null ? [] : [h]));

export type ResumenDeEvento = {
  readonly n: number;
  readonly actor: string | null;
  readonly datos: string | null;
};

/** How many events gave way to their digests. Throws where the journal does not allow it. */
export async function removeFromJournal(
  queries: Queries,
  id: string,
  resumenes: readonly ResumenDeEvento[],
): Promise<number> {
  const values = valuesFor(journal, { id, resumenes: JSON.stringify(resumenes) });
  const [row] = await queries.query<{ hechos: number }>(journal, values);
  return row?.hechos ?? 0;
}

/** Hashes of every paper that ever was part of the case; ask before anything is taken out. */
export async function listPapelesDeCaso(queries: Queries, id: string): Promise<readonly string[]> {
  return hashes(await queries.query<Hash>(papers, valuesFor(papers, { id })));
}

/** Everything about the case beside its own row, its journal, its conversations and its mails. False: it was done before. */
export async function removeAroundCase(queries: Queries, id: string, ahoraMs: number): Promise<boolean> {
  const marked = await queries.execute(mark, valuesFor(mark, { id, ahora: instant(ahoraMs) }));
  await queries.execute(asked, valuesFor(asked, { id }));
  await queries.execute(letters, valuesFor(letters, { id }));
  await queries.execute(named, valuesFor(named, { id }));
  await queries.execute(searched, valuesFor(searched, { clase: 'solicitud', ids: [id] }));
  return marked === 1;
}

const searched = statement<'clase' | 'ids'>(
  'depuracion-busqueda',
  'delete from busqueda where clase = :clase and id = any(:ids::uuid[])',
);
const named = statement<'id'>('depuracion-menciones', 'delete from menciones where solicitud = :id::uuid');

type Id = { readonly id: string };

export async function listConversacionesSoloDe(queries: Queries, id: string): Promise<readonly string[]> {
  return (await queries.query<Id>(talks, valuesFor(talks, { id }))).map((row) => row.id);
}

export async function listHilosDe(queries: Queries, referencia: string): Promise<readonly string[]> {
  return (await queries.query<Id>(threads, valuesFor(threads, { referencia }))).map((row) => row.id);
}

/** Returns the hashes of the files that were sent in them. */
export async function removeConversaciones(
  queries: Queries,
  ids: readonly string[],
  ahoraMs: number,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const files = hashes(await queries.query<Hash>(talkFiles, valuesFor(talkFiles, { ids })));
  await queries.execute(talkLines, valuesFor(talkLines, { ids }));
  await queries.execute(talkFillings, valuesFor(talkFillings, { ids }));
  await queries.execute(talkRows, valuesFor(talkRows, { ids, ahora: instant(ahoraMs) }));
  await queries.execute(searched, valuesFor(searched, { clase: 'conversacion', ids }));
  return files;
}

/** Returns the hashes of the files that lay with them. */
export async function removeHilos(
  queries: Queries,
  ids: readonly string[],
  ahoraMs: number,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const ahora = instant(ahoraMs);
  const files = hashes(await queries.query<Hash>(threadFiles, valuesFor(threadFiles, { ids })));
  await queries.execute(threadMails, valuesFor(threadMails, { ids, ahora }));
  await queries.execute(threadAnswers, valuesFor(threadAnswers, { ids }));
  await queries.execute(threadRows, valuesFor(threadRows, { ids, ahora }));
  await queries.execute(searched, valuesFor(searched, { clase: 'hilo', ids }));
  return files;
}

/** Mails that stand in no thread. */
export async function removeCorreosSueltos(
  queries: Queries,
  ids: readonly string[],
  ahoraMs: number,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const files = hashes(await queries.query<Hash>(looseFiles, valuesFor(looseFiles, { ids })));
  await queries.execute(looseMails, valuesFor(looseMails, { ids, ahora: instant(ahoraMs) }));
  return files;
}
