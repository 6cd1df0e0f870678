-- What was found in attached files, and what the antivirus said of them.

-- One row for each way of looking at a file: the kind, its version, and what it was compared with.
create table examenes (
  sha256 text not null,
  clave text not null,
  contenido jsonb not null,
  examinado_en timestamptz not null,
  primary key (sha256, clave)
);
create index examenes_viejos on examenes (examinado_en);

-- `sin-respuesta` is asked again by a duty; nothing of what is `infectado` is ever given out.
alter table archivos add column antivirus text not null default 'no-configurado'
  check (antivirus in ('limpio', 'infectado', 'sin-respuesta', 'no-configurado'));
create index archivos_por_revisar on archivos (guardado_en) where antivirus = 'sin-respuesta';

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' then
    execute format('grant select, insert, update, delete on examenes to %I', app);
  end if;
end $$;
