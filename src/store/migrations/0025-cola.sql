-- The queue's other order and its news: the newest first, and only those in which somebody outside spoke last.

-- The last word that nobody at the desk answered, kept with the case by whoever writes it: to be filtered by, it must not be
-- looked up in the journal of every open case.
alter table solicitudes add column novedad text
  check (novedad in ('escribir', 'subsanar', 'contestar', 'vencer'));

update solicitudes s set novedad = n.novedad
from (
  select distinct on (e.solicitud) e.solicitud, case when e.actor ->> 'clase' <> 'funcionario' then e.clase end as novedad
  from eventos e join solicitudes o on o.id = e.solicitud and o.cerrada_en is null
  where e.clase in ('escribir', 'subsanar', 'contestar', 'vencer') order by e.solicitud, e.n desc) n
where n.solicitud = s.id and n.novedad is not null;

create index solicitudes_con_novedad on solicitudes (unidad, vence_en, id)
  where cerrada_en is null and novedad is not null;
create index solicitudes_recientes on solicitudes (unidad, presentada_en, id) include (tramite, estado, asignado)
  where cerrada_en is null;
