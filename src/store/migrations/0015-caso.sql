-- One case at the desk: who has it open, who is named in its notes, and the words that a unit keeps for its letters.

-- A lease that a beat renews. Unlogged: after a crash nobody has anything open.
create unlogged table presentes_en_caso (
  solicitud uuid not null,
  cuenta uuid not null,
  nombre text not null,
  escribe text not null,
  desde timestamptz not null,
  vence_en timestamptz not null,
  primary key (solicitud, cuenta)
);
create index presentes_en_caso_vencidos on presentes_en_caso (vence_en);

-- Who was named in which note: the note itself stays in the journal.
create table menciones (
  id uuid primary key,
  cuenta uuid not null,
  solicitud uuid not null,
  n integer not null,
  de text not null,
  creada_en timestamptz not null,
  leida_en timestamptz
);
create index menciones_por_leer on menciones (cuenta, creada_en desc) where leida_en is null;
create index menciones_de_caso on menciones (solicitud, cuenta) where leida_en is null;

-- Words of a unit for messages, corrections and denials; `tramite` null: for all of its trámites.
create table plantillas (
  id uuid primary key,
  unidad text not null,
  tramite text,
  uso text not null check (uso in ('mensaje', 'subsanacion', 'negativa')),
  titulo text not null,
  texto text not null,
  version integer not null check (version > 0),
  activa boolean not null
);
create index plantillas_de_unidad on plantillas (unidad, titulo);

create table plantillas_historia (
  id uuid not null,
  version integer not null check (version > 0),
  unidad text not null,
  tramite text,
  uso text not null,
  titulo text not null,
  texto text not null,
  activa boolean not null,
  cuenta uuid not null,
  nombre text not null,
  ocurrida_en timestamptz not null,
  primary key (id, version)
);
create trigger plantillas_historia_sin_cambios before update or delete on plantillas_historia
  for each row execute function diario_intocable();
create trigger plantillas_historia_sin_vaciar before truncate on plantillas_historia
  for each statement execute function diario_intocable();

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' and app <> current_user then
    execute format('revoke all on plantillas_historia from %I', app);
    execute format('grant select, insert on plantillas_historia to %I', app);
    execute format('grant select, insert, update on plantillas to %I', app);
    execute format('grant select, insert, update, delete on presentes_en_caso, menciones to %I', app);
  end if;
end $$;
