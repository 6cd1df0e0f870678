-- Figures at three levels, so that a year of the whole agency is read from as few rows as a year of one unit: every detail,
-- each unit with all it does, and the agency without its units. What a level adds up is '' in its rows. Months too.
drop table cifras_dia, cifras_demora, cifras_demora_mes;

create table cifras_dia (
  nivel text not null check (nivel in ('detalle', 'unidad', 'agencia')),
  unidad text not null,
  dia date not null,
  tramite text not null,
  canal text not null,
  recibidas integer not null,
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
  -- Received by hour of the day, 24 of them.
  horas integer[] not null check (cardinality(horas) = 24),
  primary key (nivel, unidad, dia, tramite, canal)
);
create index cifras_dia_por_dia on cifras_dia (nivel, dia);

-- The same added up by month, without the hours.
create table cifras_mes (
  nivel text not null check (nivel in ('detalle', 'unidad', 'agencia')),
  unidad text not null,
  mes date not null,
  tramite text not null,
  canal text not null,
  recibidas integer not null,
  en_el_acto integer not null,
  aprobadas integer not null,
  negadas integer not null,
  desistidas integer not null,
  archivadas integer not null,
  concedidas integer not null,
  promesa_en_el_acto integer not null,
  promesa_medidas integer not null,
  promesa_cumplidas integer not null,
  legal_medidas integer not null,
  legal_cumplidas integer not null,
  demora_casos integer not null,
  demora_suma_ms bigint not null,
  primary key (nivel, unidad, mes, tramite, canal)
);
create index cifras_mes_por_mes on cifras_mes (nivel, mes);

-- How long decisions took: how many in each step of a fixed logarithmic scale (domain/cifras/escala.ts), by day and by month.
create table cifras_demora (
  nivel text not null check (nivel in ('detalle', 'unidad', 'agencia')),
  unidad text not null,
  dia date not null,
  tramite text not null,
  canal text not null,
  cubo smallint not null,
  casos integer not null,
  primary key (nivel, unidad, dia, tramite, canal, cubo)
);
create index cifras_demora_por_dia on cifras_demora (nivel, dia);

create table cifras_demora_mes (
  nivel text not null check (nivel in ('detalle', 'unidad', 'agencia')),
  unidad text not null,
  mes date not null,
  tramite text not null,
  canal text not null,
  cubo smallint not null,
  casos integer not null,
  primary key (nivel, unidad, mes, tramite, canal, cubo)
);
create index cifras_demora_mes_por_mes on cifras_demora_mes (nivel, mes);

-- Open cases change all the time and are few beside the closed ones: a fifth of all, as PostgreSQL would have it, may be years
-- of them, and until then every look through an index goes to the case to see whether it is still so.
alter table solicitudes set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01,
  autovacuum_analyze_scale_factor = 0.01);

-- Nothing is reckoned yet: the duty does it from the cases.
update cursores set tx = '0', seq = 0 where nombre = 'cifras';

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' and app <> current_user then
    execute format('grant select, insert, update, delete on cifras_dia, cifras_mes, cifras_demora, cifras_demora_mes to %I', app);
  end if;
end $$;
