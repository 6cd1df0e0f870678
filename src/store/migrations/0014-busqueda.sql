-- The desk's search: one row of words for each case, thread of mails and conversation, filled after commit by a duty with a
-- cursor of its own, so that filing pays nothing. And the filters people keep for their queue.

create text search configuration busqueda_es (copy = pg_catalog.spanish);

-- Letters and digits only, folded as what an officer types. The stemmer knows endings by their accents (contratación →
-- contrat, contratacion → contratacion), so the one ending that always bears one gets it back, typed or not.
-- One pass of translate and one of the pattern: measured a third of folding by patterns alone.
create function texto_plegado(texto text) returns text language sql immutable parallel safe as $$
  select regexp_replace(translate(lower(texto collate "C"),
    'ÁÉÍÓÚÜÑÀÈÌÒÙáéíóúüñàèìòùâêîôûäëïöç!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~«»“”‘’–—·…¡¿°ºª' || U&'\0300\0301\0303\0308',
    'aeiouunaeiouaeiouunaeiouaeiouaeioc                                               ') collate "C", 'ion\M', 'ión', 'g') collate "default"
$$;

-- Codes as people write them, in any spelling: letters and digits joined by signs, kept without the signs.
create function codigos_en(texto text) returns text[] language sql immutable parallel safe as $$
  select array(select distinct 'c:' || regexp_replace(translate(lower(m[1]), 'ñ', 'n'), '[^a-z0-9]', '', 'g')
    from regexp_matches(texto, '([[:alnum:]]+(?:[-._/][[:alnum:]]+)+)', 'g') as m where m[1] ~ '\d' and length(m[1]) <= 60)
$$;

-- `vector` holds the words by weight (A who and which, B what is asked and decided, C what was said, D notes and files) and
-- lexemes with a colon, which no word has: k: kind and unit, t: trámite, d: door, e: open or how it ended, s: week, p: who of
-- the staff took part, r: reference, n: RUC, c: code, h: hash of a file. A week is what one look costs at most.
-- Out of line: thousands of rows of a common word are then a few pages, and only those that are ranked are fetched whole.
create table busqueda (
  clase text not null check (clase in ('solicitud','hilo','conversacion')),
  id uuid not null,
  fecha timestamptz not null,
  -- State of the source when it was read, where no journal tells.
  marca text not null default '',
  vector tsvector not null,
  primary key (clase, id)
) with (toast_tuple_target = 128);
-- No list of pending entries: every search would read through it.
create index busqueda_vector on busqueda using gin (vector) with (fastupdate = off);
create index busqueda_fecha on busqueda (fecha);

-- Words that exist, so that the beginning of one means a few of them and not a scan of half the index.
create table busqueda_lexico (lexema text collate "C" primary key);

-- Where the filling of what was there before stands, newest first; null once it is through. `mirado_en`: up to when changes
-- of threads and conversations were looked for.
create table busqueda_relleno (
  clase text primary key check (clase in ('solicitud','hilo','conversacion')),
  hasta uuid,
  mirado_en timestamptz not null default '-infinity'
);
insert into busqueda_relleno (clase, hasta)
  select clase, 'ffffffff-ffff-ffff-ffff-ffffffffffff' from unnest(array['solicitud','hilo','conversacion']) as clase;
-- Everything below is committed and found by the filling; from here on the journal tells.
insert into cursores (nombre, tx, seq)
  select 'busqueda', pg_snapshot_xmin(pg_current_snapshot()), 0;

create index busqueda_hilos_cerrados on correo_hilos (cerrado_en) where cerrado_en is not null;

create function semana_de(fecha timestamptz) returns text language sql immutable parallel safe as $$
  select 's:' || floor(extract(epoch from fecha) / 604800)::int
$$;

create function anotar_lexico(vectores tsvector[]) returns void language sql as $$
  insert into busqueda_lexico (lexema)
  select distinct l.lexeme collate "C" as lexema from unnest(vectores) as v, unnest(v) as l where l.lexeme ~ '^[a-z]{3,30}$'
  order by lexema on conflict do nothing
$$;

-- What a case is found by. A case whose content was removed keeps who and which.
create function vectores_de_solicitudes(ids uuid[]) returns table (id uuid, fecha timestamptz, vector tsvector)
language sql stable parallel safe as $$
  select s.id, s.presentada_en,
    setweight(to_tsvector('busqueda_es', w.quien) || to_tsvector('simple', translate(w.quien, 'ó', 'o')), 'A')
    || setweight(to_tsvector('busqueda_es', texto_plegado(concat_ws(' ', d.contenido ->> 'nombre', r.texto, s.contenido #>> '{decision,motivo}'))), 'B')
    || setweight(to_tsvector('busqueda_es', texto_plegado(coalesce(left(e.dicho, 60000), ''))), 'C')
    || setweight(to_tsvector('busqueda_es', texto_plegado(concat_ws(' ', a.nombres, v.hallado, left(e.notas, 20000)))), 'D')
    || array_to_tsvector(array_remove(array['k:s', 'us:' || s.unidad, 't:' || s.tramite, 'd:' || s.canal, semana_de(s.presentada_en),
      'e:' || case when s.cerrada_en is null then 'abierta' else s.estado end,
      'r:' || lower(replace(substr(s.referencia, 4), '-', '')), 'n:' || s.solicitante_ruc]
      || e.personal || a.hashes || codigos_en(concat_ws(' ', r.texto, s.contenido ->> 'datos', s.contenido #>> '{asientoVisto,id}', e.dicho, e.notas)), null))
  from unnest(ids) as u (id) join solicitudes s on s.id = u.id left join definiciones d on d.version = s.definicion
  cross join lateral (select texto_plegado(concat_ws(' ', s.referencia, s.solicitante_ruc, s.contenido ->> 'solicitanteNombre')) as quien) w
  cross join lateral (select string_agg(l.linea, ' ') as texto from jsonb_path_query(s.contenido, '$.resumen[*].lineas[*]') as j
    cross join lateral (select j #>> '{}' as linea) l) r
  cross join lateral (select string_agg(j ->> 'nombre', ' ') as nombres, array_agg('h:' || (j ->> 'sha256')) as hashes
    from jsonb_path_query(s.contenido, '$.adjuntos[*]') as j) a
  cross join lateral (select left(string_agg(j #>> '{}', ' '), 20000) as hallado from jsonb_path_query(s.contenido, '$.verdicts[*].sentence') as j) v
  cross join lateral (
    select case when bool_or(x.clase = 'depurar') then '' else string_agg(x.texto, ' ') filter (where not x.interno) end as dicho,
      case when bool_or(x.clase = 'depurar') then '' else string_agg(x.texto, ' ') filter (where x.interno) end as notas,
      array_agg(distinct 'p:' || x.cuenta) filter (where x.cuenta is not null) as personal
    from (select ev.clase, ev.clase in ('anotar', 'pasar') as interno,
        case when ev.actor ->> 'clase' = 'funcionario' then ev.actor ->> 'cuenta' end as cuenta,
        nullif(concat_ws(' ', ev.datos ->> 'texto', ev.datos ->> 'pide', ev.datos ->> 'motivo', ev.datos ->> 'nota',
          ev.datos ->> 'explicacion', ev.datos ->> 'causal'), '') as texto
      from eventos ev where ev.solicitud = s.id) x) e
$$;

create function vectores_de_hilos(ids uuid[]) returns table (id uuid, fecha timestamptz, marca text, vector tsvector)
language sql stable parallel safe as $$
  select h.id, h.creado_en, h.version || '/' || h.cambiado_en,
    setweight(to_tsvector('busqueda_es', w.quien) || to_tsvector('simple', translate(w.quien, 'ó', 'o')), 'A')
    || setweight(to_tsvector('busqueda_es', texto_plegado(concat_ws(' ', h.asunto, m.asuntos))), 'B')
    || setweight(to_tsvector('busqueda_es', texto_plegado(left(concat_ws(' ', m.textos, o.textos), 60000))), 'C')
    || setweight(to_tsvector('busqueda_es', texto_plegado(left(concat_ws(' ', m.archivos, n.notas), 20000))), 'D')
    || array_to_tsvector(array_remove(array['k:h', 'uh:' || h.unidad, 't:' || h.tramite, 'd:correo', semana_de(h.creado_en),
      'e:' || case when h.cerrado_en is null then 'abierta' else 'cerrado' end, 'r:' || lower(replace(substr(h.referencia, 4), '-', ''))]
      || m.hashes || n.personal || codigos_en(left(concat_ws(' ', h.asunto, m.asuntos, m.textos), 60000)), null))
  from unnest(ids) as u (id) join correo_hilos h on h.id = u.id
  cross join lateral (select texto_plegado(concat_ws(' ', h.referencia, h.solicitud, h.direccion, h.nombre)) as quien) w
  cross join lateral (select string_agg(k.leido ->> 'asunto', ' ') as asuntos, string_agg(left(k.leido ->> 'texto', 20000), ' ') as textos,
      string_agg((select string_agg(j ->> 'nombre', ' ') from jsonb_path_query(k.leido, '$.adjuntos[*]') as j), ' ') as archivos,
      (select array_agg(distinct 'h:' || (j ->> 'sha256')) from correos_recibidos q, jsonb_path_query(q.leido, '$.adjuntos[*]') as j
        where q.hilo = h.id and not q.en_cuarentena) as hashes
    from correos_recibidos k where k.hilo = h.id and not k.en_cuarentena and k.estado <> 'descartado') m
  cross join lateral (select string_agg(left(k.texto, 20000), ' ') as textos from correo_salidas k where k.hilo = h.id and k.clase = 'respuesta') o
  cross join lateral (select string_agg(j ->> 'texto', ' ') as notas, array_agg(distinct 'p:' || (j ->> 'cuenta')) as personal
    from jsonb_path_query(h.contenido, '$.historia[*] ? (@.quien == "funcionario")') as j) n
$$;

create function vectores_de_conversaciones(ids uuid[]) returns table (id uuid, fecha timestamptz, marca text, vector tsvector)
language sql stable parallel safe as $$
  select c.id, c.creada_en, c.version || '/' || c.lineas || '/' || c.cambiada_en,
    setweight(to_tsvector('busqueda_es', w.quien) || to_tsvector('simple', translate(w.quien, 'ó', 'o')), 'A')
    || setweight(to_tsvector('busqueda_es', texto_plegado(coalesce(left(l.dicho, 60000), ''))), 'C')
    || setweight(to_tsvector('busqueda_es', texto_plegado(coalesce(left(l.notas, 20000), ''))), 'D')
    || array_to_tsvector(array_remove(array['k:c', 'uc:' || c.unidad, 'd:chat', semana_de(c.creada_en),
      'e:' || case when c.cerrada_en is null then 'abierta' else 'cerrada' end, 'n:' || c.persona_ruc]
      || l.personal || codigos_en(left(l.dicho, 60000)), null))
  from unnest(ids) as u (id) join conversaciones c on c.id = u.id
  cross join lateral (select texto_plegado(concat_ws(' ', c.persona_nombre, c.persona_ruc, c.correo, c.referencia)) as quien) w
  cross join lateral (select string_agg(concat_ws(' ', x.contenido ->> 'texto', x.contenido ->> 'referencia', x.contenido ->> 'resultado',
        (select string_agg(j #>> '{}', ' ') from jsonb_path_query(x.contenido, '$.lineas[*]') as j)), ' ') as dicho,
      string_agg(concat_ws(' ', case when x.clase = 'archivo' then x.contenido ->> 'nombre' end, x.reservado ->> 'nota'), ' ') as notas,
      array_agg(distinct 'p:' || x.autor_cuenta) filter (where x.autor = 'agente') as personal
    from conversacion_lineas x where x.conversacion = c.id and x.contenido is not null) l
$$;

-- The words of a question put together: each term is words or a phrase, or one of its whole lexemes, or a word's beginning.
create function consulta_de_busqueda(terminos jsonb) returns tsquery language plpgsql stable as $$
declare
  termino jsonb;
  lexema text;
  una tsquery;
  todas tsquery := ''::tsquery;
begin
  for termino in select jsonb_array_elements(terminos) loop
    una := to_tsquery('busqueda_es', termino ->> 'texto');
    for lexema in
      select jsonb_array_elements_text(termino -> 'lexemas')
      union all
      select * from (select l.lexema from busqueda_lexico l where termino ->> 'prefijo' ~ '^[a-z]+$' and l.lexema ^@ (termino ->> 'prefijo')
        and l.lexema like (termino ->> 'prefijo') || '%' order by length(l.lexema), l.lexema limit 24) x
    loop
      una := una || (quote_literal(lexema))::tsquery;
    end loop;
    if termino ->> 'prefijo' ~ '^[a-z0-9]*[0-9][a-z0-9]*$' then
      una := una || (quote_literal(termino ->> 'prefijo') || ':*')::tsquery;
    end if;
    todas := todas && una;
  end loop;
  return todas;
end $$;

-- Few are of this kind, and what says so lies in the document.
create index solicitudes_de_dos_personas on solicitudes (unidad, vence_en, id)
  where cerrada_en is null and (contenido -> 'dosPersonas')::boolean;

-- What somebody keeps of their queue's filters: their own (`cuenta`) or a unit's.
create table filtros_guardados (
  id uuid primary key,
  cuenta uuid not null references cuentas (id) on delete cascade,
  -- Null: only whoever keeps it; else everybody of the unit.
  unidad text,
  nombre text not null,
  -- The address without the page: what is asked of the queue.
  consulta text not null,
  creado_en timestamptz not null
);
-- What one verb did to many cases, row by row.
create table lotes (
  id uuid primary key,
  cuenta uuid not null references cuentas (id) on delete cascade,
  accion text not null,
  filas jsonb not null,
  creado_en timestamptz not null
);
create index lotes_de_cuenta on lotes (cuenta, creado_en);
create index filtros_de_cuenta on filtros_guardados (cuenta, nombre);
create index filtros_de_unidad on filtros_guardados (unidad, nombre) where unidad is not null;


do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' and app <> current_user then
    execute format('grant select, insert, update, delete on busqueda, busqueda_lexico, busqueda_relleno, filtros_guardados, lotes to %I', app);
  end if;
end $$;
