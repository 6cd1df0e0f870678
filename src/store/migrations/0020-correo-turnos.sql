-- Whose turn it is with a correspondent: whoever writes about one adds one to the number they read before, or writes
-- nothing. No address lies here, only its keyed hash; nothing is lost with the table, so it costs no log.
create unlogged table correo_turnos (
  clave text primary key,
  n bigint not null,
  visto_en timestamptz not null
) with (fillfactor = 70);
create index correo_turnos_viejos on correo_turnos (visto_en);

-- Every mail asks whether its sender is of the staff: a handful among all accounts.
create index cuentas_del_personal_por_correo on cuentas (lower(correo)) where clase = 'funcionario';

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' then
    execute format('grant select, insert, update, delete on correo_turnos to %I', app);
  end if;
end $$;
