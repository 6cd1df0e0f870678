-- Every change of a setting stays: what held when, who changed it and why, each chained to the one before.
create table ajustes_historia (
  clave text not null,
  version integer not null check (version > 0),
  valor jsonb not null,
  motivo text not null,
  cuenta uuid,
  nombre text not null,
  ocurrido_en timestamptz not null,
  hash_anterior text,
  hash text not null,
  primary key (clave, version)
);
create trigger ajustes_historia_sin_cambios before update or delete on ajustes_historia
  for each row execute function diario_intocable();
create trigger ajustes_historia_sin_vaciar before truncate on ajustes_historia
  for each statement execute function diario_intocable();

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' and app <> current_user then
    execute format('revoke all on ajustes_historia from %I', app);
    execute format('grant select, insert on ajustes_historia to %I', app);
  end if;
end $$;
