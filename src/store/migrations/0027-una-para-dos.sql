-- One index of open cases by arrival for the queue's newest first and for the figures of what waits: each new date of a case
-- is written into every index of open cases, and a late decree gives a new date to all of them.
drop index solicitudes_pendientes;
drop index solicitudes_recientes;
create index solicitudes_recientes on solicitudes (unidad, presentada_en, id) include (tramite, canal, estado, asignado, vence_en)
  where cerrada_en is null;
