-- Clocks of the agency: how far open cases were reckoned anew after the calendar changed.

-- Calendars as they were when open cases were reckoned by them: what changed between two of them explains a new date.
create table calendarios (
  version integer primary key,
  contenido jsonb not null,
  visto_en timestamptz not null
);
create trigger calendarios_sin_cambios before update or delete on calendarios
  for each row execute function diario_intocable();
create trigger calendarios_sin_vaciar before truncate on calendarios
  for each statement execute function diario_intocable();

-- One row: which version of the calendar is done, which is in hand, and the place in the order of open cases.
create table recalculo (
  unico boolean primary key default true check (unico),
  version_hecha integer not null,
  version_en_curso integer,
  -- The second time round finds what other processes still reckoned by the calendar before.
  vuelta smallint not null default 1,
  tras_id uuid not null default '00000000-0000-0000-0000-000000000000',
  vista_en timestamptz,
  proceso text,
  prestado_hasta timestamptz
);
insert into recalculo (version_hecha) values (0);
-- The order of open cases: by date each would come up again once its date moved behind the place.
create index solicitudes_abiertas on solicitudes (id) where cerrada_en is null;

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' and app <> current_user then
    execute format('revoke all on calendarios from %I', app);
    execute format('grant select, insert on calendarios to %I', app);
    execute format('grant select, update on recalculo to %I', app);
  end if;
end $$;
