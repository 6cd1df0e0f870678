/**
 * The hot path of the chat: lines of many conversations in one statement. Each has its own rights, its own number and
 * its own place in the chain; one that may not be written leaves the others alone.
 */
import type { LineaPorGuardar } from '../domain/chat/linea-sellada.ts';
import type { Queries } from '../platform/database.ts';
import { lineaColumns, lineaJson, lineaRecord, lineaValues } from './linea-por-guardar.ts';
import { statement, valuesFor } from './statement.ts';

/** Who writes, as the statement checks it against the locked row; the rules are those of `domain/chat/ciclo.ts`. */
export type PermisoDeLinea =
  | { readonly clase: 'persona'; readonly huella: string | null; readonly cuenta: string | null }
  | { readonly clase: 'agente'; readonly cuenta: string; readonly unidades: readonly string[] }
  | { readonly clase: 'asistente' };

export type LineaPedida = {
  readonly linea: LineaPorGuardar;
  readonly permiso: PermisoDeLinea;
  /** Lines a conversation may have at most. */
  readonly lineasMax: number;
  /** Messages and files of the person within a minute at most; counts for nobody else. */
  readonly porMinutoMax: number;
  /** Files a conversation may have at most; counts for files only. */
  readonly archivosMax: number;
};

export type LineaEscrita =
  /** `conAsistente`: nobody else answers there, and no trámite is being filed. */
  | {
      readonly outcome: 'escrita';
      readonly n: number;
      readonly unidad: string;
      readonly conAsistente: boolean;
    }
  /** This sender's id was used before; `huella` tells for what. */
  | {
      readonly outcome: 'repetida';
      readonly n: number;
      readonly huella: string;
      readonly conAsistente: boolean;
    }
  | {
      readonly outcome:
        | 'ausente'
        | 'sin-derecho'
        | 'cerrada'
        | 'llena'
        | 'demasiadas'
        | 'demasiados-archivos';
    }
  /** Another transaction has the conversation just now; only where nobody wanted to wait for it. */
  | { readonly outcome: 'ocupada' };

// Rows are locked in the order of their ids, so two statements never wait for each other in a circle; what they hold
// after the wait is what the chain goes on from. Array and lateral keep the plan on the indexes even where it was made
// while the tables were empty (measured: without them, a third fewer lines a second until they are analysed). The last minute is counted only when the line that far back is young.
const appendText = (lock: string) => `with pedidas as materialized (
     select * from jsonb_to_recordset(:lineas::jsonb) as l (k int, conversacion uuid, permiso text, de_huella text, de_cuenta uuid,
       de_unidades jsonb, lineas_max int, por_minuto int, archivos_max int, ${lineaRecord})),
   suyas as materialized (
     select c.id, c.estado, c.dialogo is null as libre, c.lineas, c.hash, c.huella, c.persona_cuenta, c.agente, c.unidad from conversaciones c
     where c.id = any(array(select conversacion from pedidas)) order by c.id ${lock}),
   juzgadas as materialized (
     select l.k, s.lineas + 1 as n, s.hash as anterior, s.unidad, s.estado = 'asistente' and s.libre as con_asistente, r.n as primera_n, r.huella as primera_huella,
       case
         when s.id is null then case when exists (select from conversaciones c where c.id = l.conversacion) then 'ocupada' else 'ausente' end
         when l.permiso = 'persona' and not case when s.persona_cuenta is null then l.de_huella is not null and l.de_huella = s.huella
           else l.de_cuenta is not null and l.de_cuenta = s.persona_cuenta end then 'sin-derecho'
         when r.n is not null then 'repetida'
         when l.permiso = 'agente' and not (s.agente is not null and s.agente = l.de_cuenta and l.de_unidades ? s.unidad) then 'sin-derecho'
         when s.estado = 'cerrada' then 'cerrada'
         when s.lineas >= l.lineas_max then 'llena'
         when l.clase = 'archivo' and (select count(*) from conversacion_lineas x
           where x.conversacion = s.id and x.clase = 'archivo') >= l.archivos_max then 'demasiados-archivos'
         when l.permiso = 'persona' and l.dicha
           and (select x.ocurrida_en from conversacion_lineas x where x.conversacion = s.id and x.n = s.lineas - l.por_minuto + 1)
             > l.ocurrida - interval '1 minute'
           and (select count(*) from conversacion_lineas x where x.conversacion = s.id and x.autor = 'persona'
             and x.n > s.lineas - 4 * l.por_minuto and x.clase in ('mensaje', 'archivo') and x.ocurrida_en > l.ocurrida - interval '1 minute') >= l.por_minuto
           then 'demasiadas'
         else 'escrita' end as outcome
     from pedidas l left join suyas s on s.id = l.conversacion
     left join lateral (select x.n, x.huella from conversacion_lineas x
       where x.conversacion = l.conversacion and x.cliente = l.cliente limit 1) r on true),
   nuevas as materialized (
     select l.*, j.n, sha256(j.anterior || decode(l.compromiso, 'hex') || int4send(j.n)) as hash
     from pedidas l join juzgadas j using (k) where j.outcome = 'escrita'),
   avance as (
     update conversaciones c set lineas = l.n, hash = l.hash, cambiada_en = greatest(c.cambiada_en, l.ocurrida),
       escrito_persona = case when l.dicha and l.autor = 'persona' then l.n else c.escrito_persona end,
       escrito_agente = case when l.dicha and l.autor = 'agente' then l.n else c.escrito_agente end,
       persona_vista_en = case when l.autor = 'persona' then greatest(c.persona_vista_en, l.ocurrida) else c.persona_vista_en end
     from nuevas l where c.id = l.conversacion),
   guardadas as (
     insert into conversacion_lineas (conversacion, n, hash, ${lineaColumns})
     select l.conversacion, l.n, l.hash, ${lineaValues} from nuevas l)
   select k, n, outcome, unidad, con_asistente, primera_n, primera_huella from juzgadas`;

const lock = 'for no key update';
const waiting = statement<'lineas'>('lineas-anadir', appendText(lock));
const passing = statement<'lineas'>('lineas-anadir-libres', appendText(`${lock} skip locked`));

type Row = {
  readonly k: number;
  readonly n: number | null;
  readonly outcome: LineaEscrita['outcome'];
  readonly unidad: string | null;
  readonly con_asistente: boolean | null;
  readonly primera_n: number | null;
  readonly primera_huella: string | null;
};

function permisoJson(permiso: PermisoDeLinea): object {
  if (permiso.clase === 'asistente') return { permiso: permiso.clase };
  return {
    permiso: permiso.clase,
    de_cuenta: permiso.cuenta,
    de_huella: permiso.clase === 'persona' ? permiso.huella : null,
    de_unidades: permiso.clase === 'agente' ? permiso.unidades : null,
  };
}

function outcomeFrom(row: Row | undefined): LineaEscrita {
  if (row === undefined) throw new Error('a line was asked for and not answered');
  const { outcome } = row;
  const conAsistente = row.con_asistente === true;
  if (outcome === 'escrita') return { outcome, n: row.n ?? 0, unidad: row.unidad ?? '', conAsistente };
  if (outcome === 'repetida')
    return { outcome, n: row.primera_n ?? 0, huella: row.primera_huella ?? '', conAsistente };
  return { outcome };
}

/**
 * Writes the lines and answers for each in the order given. At most one line per conversation. `waits` false leaves out
 * a conversation that another transaction has (`ocupada`) instead of keeping all the others waiting for it. Throws `DatabaseFault`,
 * kind `unique`, when another process wrote a line with one of these sender's ids at the same moment: ask again.
 */
export async function appendLineas(
  db: Queries,
  pedidas: readonly LineaPedida[],
  waits: boolean,
): Promise<readonly LineaEscrita[]> {
  const append = waits ? waiting : passing;
  const lineas = pedidas.map(({ linea, permiso, lineasMax, porMinutoMax, archivosMax }, k) => ({
    k,
    conversacion: linea.conversacion,
    lineas_max: lineasMax,
    por_minuto: porMinutoMax,
    archivos_max: archivosMax,
    ...permisoJson(permiso),
    ...lineaJson(linea),
  }));
  const rows = await db.query<Row>(append, valuesFor(append, { lineas: JSON.stringify(lineas) }));
  const byPlace = new Map(rows.map((row) => [row.k, row]));
  return pedidas.map((_pedida, k) => outcomeFrom(byPlace.get(k)));
}
