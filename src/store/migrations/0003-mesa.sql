-- The desk: open cases by the clock that expires first, and the words they are found by.

-- The earlier of promise and legal term; a paused clock has no date and comes last.
alter table solicitudes add column vence_en timestamptz not null
  generated always as (coalesce(least(promesa_vence_en, legal_vence_en), 'infinity')) stored;

-- Everything the queue filters by lies in the index, so that a rare filter never fetches the cases it leaves out.
drop index solicitudes_cola;
create index solicitudes_cola on solicitudes (unidad, vence_en, id) include (tramite, estado, asignado) where cerrada_en is null;

-- Words of reference, RUC and name, folded like what an officer types; a text search parser would split references its own
-- way. Not in SQL, which would be inlined and lose its cost: the planner has to know that reading all open cases is slow
-- (measured with 100,000: 1,400 ms, and 2 ms through the index).
create function palabras_de_solicitud(referencia text, ruc text, nombre text) returns tsvector
  language plpgsql immutable parallel safe cost 5000 as $$
begin
  return array_to_tsvector(array_remove(regexp_split_to_array(
    translate(lower(referencia || ' ' || coalesce(ruc, '') || ' ' || coalesce(nombre, '')), 'áéíóúüñ', 'aeiouun'),
    '[^a-z0-9]+'), ''));
end $$;

create index solicitudes_palabras on solicitudes
  using gin (palabras_de_solicitud(referencia, solicitante_ruc, contenido ->> 'solicitanteNombre')) where cerrada_en is null;

-- A notice about an account belongs to no case, so no journal can rebuild its words: they travel with the letter owed.
alter table correos add column texto text;
create index correos_con_texto on correos (creado_en) where texto is not null and estado = 'por-enviar';
