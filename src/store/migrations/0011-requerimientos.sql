-- What a contracting entity is asked in the course of a case, and the state of a case that waits for its answer.

alter table solicitudes drop constraint solicitudes_estado_check;
alter table solicitudes add constraint solicitudes_estado_check check
  (estado in ('recibida','en-revision','por-subsanar','notificada','aprobada','negada','desistida','archivada'));

-- Written by the very statement that writes the case, which holds the rest; here lies what is looked for.
create table requerimientos (
  id uuid primary key,
  solicitud uuid not null references solicitudes (id),
  entidad_ruc text not null,
  -- The address registered when it was asked: reminders go to the same.
  correo text not null,
  -- Of the entity's link, and of the link of whoever filed without account. Hash only; both are good until it is closed.
  huella text not null unique,
  huella_titular text not null unique,
  estado text not null check (estado in ('pendiente','contestado','vencido','retirado')),
  plazo jsonb not null,
  vence_en timestamptz not null,
  -- When it is reminded; null once it was, or where there is no time for it.
  recordar_en timestamptz,
  recordado_en timestamptz,
  respuesta jsonb,
  adjuntos jsonb not null default '[]',
  creado_en timestamptz not null
);
create index requerimientos_de_solicitud on requerimientos (solicitud, creado_en desc);
create index requerimientos_de_entidad on requerimientos (entidad_ruc, creado_en desc);
create index requerimientos_por_vencer on requerimientos (vence_en) where estado = 'pendiente';
create index requerimientos_por_recordar on requerimientos (recordar_en) where estado = 'pendiente' and recordar_en is not null;

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' then
    execute format('grant select, insert, update, delete on requerimientos to %I', app);
  end if;
end $$;
