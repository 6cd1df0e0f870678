/** What the hits of a search say, read from where it stands today: rights and removals hold at once, whatever the index knows. */
import type { Estado } from '../domain/solicitud/lifecycle.ts';
import type { Canal } from '../domain/tramite/definicion.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

/** A text and where it stands: `mensaje`, `nota`, `decision`, `archivo`, `respuesta`, `hallazgo`, … */
export type TextoHallado = { readonly donde: string; readonly texto: string };

export type SolicitudHallada = {
  readonly id: string;
  readonly referencia: string;
  readonly tramite: string;
  readonly estado: Estado;
  readonly unidad: string;
  readonly canal: Canal;
  readonly asignado: string | null;
  readonly asignadoNombre: string | null;
  readonly ruc: string | null;
  readonly nombre: string;
  readonly dosPersonas: boolean;
  readonly textos: readonly TextoHallado[];
};
export type HiloHallado = {
  readonly id: string;
  readonly referencia: string;
  readonly unidad: string;
  readonly estado: string;
  readonly nombre: string;
  readonly direccion: string;
  readonly asunto: string;
  readonly textos: readonly TextoHallado[];
};
export type ConversacionHallada = {
  readonly id: string;
  readonly unidad: string;
  readonly estado: string;
  readonly nombre: string | null;
  readonly ruc: string | null;
  readonly textos: readonly TextoHallado[];
};

const joined = (parts: readonly string[]) =>
  parts.map((part) => `coalesce(${part}, '[]'::jsonb)`).join(' || ');
const one = (donde: string, texto: string) =>
  `jsonb_build_object('donde', ${donde}, 'texto', left(${texto}, 20000))`;

const ofCases = statement<'ids'>(
  'hallazgos-solicitudes',
  `select s.id, s.referencia, s.tramite, s.estado, s.unidad, s.canal, s.asignado, c.nombre as "asignadoNombre", s.solicitante_ruc as ruc,
     s.contenido ->> 'solicitanteNombre' as nombre, (s.contenido -> 'dosPersonas')::boolean as "dosPersonas",
     ${joined([
       `(select jsonb_agg(${one(`'respuesta'`, `(j ->> 'etiqueta') || ': ' || (select string_agg(l #>> '{}', ', ') from jsonb_path_query(j, '$.lineas[*]') l)`)})
          from jsonb_path_query(s.contenido, '$.resumen[*]') j)`,
       `(select jsonb_agg(${one(
         `case when e.clase in ('anotar', 'pasar') then 'nota' when e.clase in ('aprobar', 'negar', 'decidida') then 'decision' else 'mensaje' end`,
         `concat_ws(' ', e.datos ->> 'texto', e.datos ->> 'pide', e.datos ->> 'motivo', e.datos ->> 'nota', e.datos ->> 'explicacion', e.datos ->> 'causal')`,
       )} order by e.n desc) from eventos e where e.solicitud = s.id
            and e.datos ?| array['texto','pide','motivo','nota','explicacion','causal']
            and not exists (select from eventos x where x.solicitud = s.id and x.clase = 'depurar'))`,
       `(select jsonb_build_array(${one(`'decision'`, `s.contenido #>> '{decision,motivo}'`)}) where s.contenido #>> '{decision,motivo}' is not null)`,
       `(select jsonb_agg(${one(`'archivo'`, `j ->> 'nombre'`)}) from jsonb_path_query(s.contenido, '$.adjuntos[*]') j)`,
       `(select jsonb_agg(${one(`'comprobacion'`, `j ->> 'sentence'`)}) from jsonb_path_query(s.contenido, '$.verdicts[*]') j)`,
     ])} as textos
   from solicitudes s left join cuentas c on c.id = s.asignado where s.id = any(:ids::uuid[])`,
);

const ofThreads = statement<'ids'>(
  'hallazgos-hilos',
  `select h.id, h.referencia, h.unidad, h.estado, h.nombre, h.direccion, h.asunto,
     ${joined([
       `(select jsonb_agg(${one(`'correo'`, `concat_ws('. ', k.leido ->> 'asunto', k.leido ->> 'texto')`)} order by k.recibido_en desc)
          from correos_recibidos k where k.hilo = h.id and not k.en_cuarentena and k.estado <> 'descartado')`,
       `(select jsonb_agg(${one(`'respuesta-enviada'`, 'k.texto')} order by k.creada_en desc) from correo_salidas k where k.hilo = h.id and k.clase = 'respuesta')`,
       `(select jsonb_agg(${one(`'nota'`, `j ->> 'texto'`)}) from jsonb_path_query(h.contenido, '$.historia[*] ? (@.quien == "funcionario")') j)`,
       `(select jsonb_agg(${one(`'archivo'`, `j ->> 'nombre'`)}) from correos_recibidos k, jsonb_path_query(k.leido, '$.adjuntos[*]') j
          where k.hilo = h.id and not k.en_cuarentena and k.estado <> 'descartado')`,
     ])} as textos
   from correo_hilos h where h.id = any(:ids::uuid[])`,
);

const ofConversations = statement<'ids'>(
  'hallazgos-conversaciones',
  `select c.id, c.unidad, c.estado, c.persona_nombre as nombre, c.persona_ruc as ruc,
     coalesce((select jsonb_agg(jsonb_build_object('donde', case when l.clase = 'archivo' then 'archivo' when l.reservado is not null then 'nota' else 'chat' end,
         'texto', concat_ws(' ', l.contenido ->> 'texto', case when l.clase = 'archivo' then l.contenido ->> 'nombre' end, l.reservado ->> 'nota',
           l.contenido ->> 'referencia', l.contenido ->> 'resultado')) order by l.n desc)
       from conversacion_lineas l where l.conversacion = c.id and l.contenido is not null), '[]'::jsonb) as textos
   from conversaciones c where c.id = any(:ids::uuid[])`,
);

export async function readSolicitudesHalladas(
  queries: Queries,
  ids: readonly string[],
): Promise<readonly SolicitudHallada[]> {
  return ids.length === 0 ? [] : queries.query<SolicitudHallada>(ofCases, valuesFor(ofCases, { ids }));
}

export async function readHilosHallados(
  queries: Queries,
  ids: readonly string[],
): Promise<readonly HiloHallado[]> {
  return ids.length === 0 ? [] : queries.query<HiloHallado>(ofThreads, valuesFor(ofThreads, { ids }));
}

export async function readConversacionesHalladas(
  queries: Queries,
  ids: readonly string[],
): Promise<readonly ConversacionHallada[]> {
  return ids.length === 0
    ? []
    : queries.query<ConversacionHallada>(ofConversations, valuesFor(ofConversations, { ids }));
}
