-- Figures by day: a dashboard over two million cases reads a few thousand rows. Each day is reckoned whole from the cases,
-- so that doing it twice changes nothing; days are the agency's own.

create table cifras_dia (
  dia date not null,
  tramite text not null,
  canal text not null,
  unidad text not null,
  recibidas integer not null,
  -- Received by hour of the day, 24 of them.
  horas integer[] not null check (cardinality(horas) = 24),
  -- Closed on this day, each under one heading. Decided at once by the checks, then by people.
  en_el_acto integer not null,
  aprobadas integer not null,
  negadas integer not null,
  desistidas integer not null,
  archivadas integer not null,
  -- Granted, at once or by people.
  concedidas integer not null,
  -- Decided under a published promise: at once, by people, and of the latter within it.
  promesa_en_el_acto integer not null,
  promesa_medidas integer not null,
  promesa_cumplidas integer not null,
  -- Decisions of people under a legal term, and those within it.
  legal_medidas integer not null,
  legal_cumplidas integer not null,
  -- Decisions whose time is known, and the sum of their times in milliseconds, pauses left out.
  demora_casos integer not null,
  demora_suma_ms bigint not null,
  primary key (dia, tramite, canal, unidad)
);

-- How long the decisions of a day took: how many in each step of a fixed logarithmic scale (domain/cifras/escala.ts).
create table cifras_demora (
  dia date not null,
  tramite text not null,
  canal text not null,
  unidad text not null,
  cubo smallint not null,
  casos integer not null,
  primary key (dia, tramite, canal, unidad, cubo)
);

-- The same, added up by month: a year is read from twelve of them.
create table cifras_demora_mes (
  mes date not null,
  tramite text not null,
  canal text not null,
  unidad text not null,
  cubo smallint not null,
  casos integer not null,
  primary key (mes, tramite, canal, unidad, cubo)
);

-- How far the figures have read the journal. At '0' nothing was ever reckoned, and everything is.
insert into cursores (nombre, tx, seq) values ('cifras', '0', 0);

-- A day's cases are found by when they came and when they closed; exports read in the same order.
create index solicitudes_presentadas on solicitudes (presentada_en, id);
create index solicitudes_cerradas on solicitudes (cerrada_en, id) where cerrada_en is not null;
-- What waits, by its age, without touching a case.
create index solicitudes_pendientes on solicitudes (unidad, tramite, canal, presentada_en) include (vence_en) where cerrada_en is null;

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' and app <> current_user then
    execute format('grant select, insert, update, delete on cifras_dia, cifras_demora, cifras_demora_mes to %I', app);
  end if;
end $$;
