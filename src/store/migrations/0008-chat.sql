-- The chat: conversations, their lines without gaps, who is there to answer, and what they answer with.

create table conversaciones (
  id uuid primary key,
  estado text not null check (estado in ('asistente','en-espera','atendida','diferida','cerrada')),
  -- Changes of state and assignment; what a `tomar` compares. Messages leave it alone.
  version integer not null,
  -- Number of the last line and the hash of the chain up to it: both change in the statement that inserts a line.
  lineas integer not null,
  hash bytea not null,
  -- Keyed hash of the visitor's token, and of the key of the command that began it.
  huella text not null,
  comienzo text not null unique,
  persona_clase text check (persona_clase in ('proveedor','entidad')),
  persona_cuenta uuid references cuentas (id),
  persona_ruc text,
  persona_nombre text,
  correo text,
  telefono text,
  unidad text not null,
  agente uuid references cuentas (id),
  agente_nombre text,
  dialogo jsonb,
  referencia text,
  promesa_vence_en timestamptz,
  leido_persona integer not null default 0,
  leido_agente integer not null default 0,
  escrito_persona integer not null default 0,
  escrito_agente integer not null default 0,
  -- When any tab of the person was last heard of, and what reminded them by mail.
  persona_vista_en timestamptz not null,
  recordada_en timestamptz,
  recordatorios integer not null default 0,
  creada_en timestamptz not null,
  en_espera_desde timestamptz,
  tomada_en timestamptz,
  cerrada_en timestamptz,
  cambiada_en timestamptz not null
) with (fillfactor = 70);
create index conversaciones_de_visita on conversaciones (huella, creada_en desc) where persona_cuenta is null;
create index conversaciones_de_cuenta on conversaciones (persona_cuenta, creada_en desc) where persona_cuenta is not null;
create index conversaciones_en_espera on conversaciones (unidad, en_espera_desde, id) where estado = 'en-espera';
create index conversaciones_por_agente on conversaciones (agente) where cerrada_en is null and agente is not null;
-- No index holds what a message changes, so that its update stays within the page (HOT): measured 98 % against none.
create index conversaciones_abiertas on conversaciones (unidad, estado) where cerrada_en is null;
create index conversaciones_cerradas on conversaciones (cerrada_en) where cerrada_en is not null;
create index conversaciones_tomadas on conversaciones (unidad, tomada_en) where tomada_en is not null;
create index conversaciones_diferidas on conversaciones (unidad, promesa_vence_en, id) where estado = 'diferida';
create index conversaciones_por_correo on conversaciones (lower(correo), creada_en desc) where correo is not null and persona_cuenta is null;
create index conversaciones_de_caso on conversaciones (referencia) where referencia is not null;

create table conversacion_lineas (
  conversacion uuid not null references conversaciones (id),
  n integer not null check (n >= 1),
  clase text not null,
  autor text not null check (autor in ('persona','agente','asistente')),
  autor_cuenta uuid,
  autor_nombre text,
  -- Null once taken out; the commitment stays, so that the chain still holds.
  contenido jsonb,
  reservado jsonb,
  -- The sender's own id of it, and the fingerprint of what was sent under that id.
  cliente text not null,
  huella text not null,
  -- Salted commitment to the whole line but its number; `hash` = SHA-256(previous hash, commitment, number).
  sal bytea,
  compromiso bytea not null,
  hash bytea not null,
  ocurrida_en timestamptz not null,
  primary key (conversacion, n),
  unique (conversacion, cliente)
);

create index conversacion_archivos on conversacion_lineas (conversacion, n) where clase = 'archivo';

-- Answers an agent filled in for a proposed trámite, until the person confirms. By the proposal's client id: written
-- before its line, so that no line can stand without them.
create table conversacion_propuestas (
  conversacion uuid not null references conversaciones (id),
  cliente text not null,
  entrada jsonb not null,
  primary key (conversacion, cliente)
);

-- Cases that came out of a conversation, and the transcript that was attached to each.
create table conversacion_casos (
  conversacion uuid not null references conversaciones (id),
  referencia text not null,
  solicitud uuid not null,
  n integer not null,
  -- Lines the attached transcript holds and its SHA-256; null until it is attached.
  lineas integer,
  transcripcion text,
  primary key (conversacion, referencia)
);
create index conversacion_casos_de on conversacion_casos (solicitud);
create index conversacion_casos_sin_transcripcion on conversacion_casos (conversacion) where transcripcion is null;

-- Staff in the chat now; gone when the lease has run out.
create table agentes_presentes (
  cuenta uuid primary key references cuentas (id) on delete cascade,
  nombre text not null,
  unidades text[] not null,
  estado text not null check (estado in ('disponible','en-pausa')),
  capacidad integer not null,
  desde timestamptz not null,
  vence_en timestamptz not null
);

-- Answers kept ready, per unit.
create table respuestas_guardadas (
  id uuid primary key,
  unidad text not null,
  titulo text not null,
  texto text not null,
  cambiada_por uuid not null references cuentas (id),
  cambiada_en timestamptz not null
);
create index respuestas_guardadas_de on respuestas_guardadas (unidad, titulo);

-- Codes that bring an anonymous conversation back on another device, through the address left in it.
create table codigos_de_chat (
  id uuid primary key,
  conversacion uuid not null references conversaciones (id) on delete cascade,
  huella text not null,
  intentos integer not null default 0,
  vence_en timestamptz not null,
  usado_en timestamptz,
  creado_en timestamptz not null
);
create index codigos_de_chat_de on codigos_de_chat (conversacion, creado_en desc);
create index codigos_de_chat_vencidos on codigos_de_chat (vence_en);

-- Lines are added and, where one is taken out, blanked; nothing else happens to them.
create function linea_intocable() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.contenido is null and new.sal is null
     and (new.conversacion, new.n, new.clase, new.autor, new.cliente, new.huella, new.compromiso, new.hash, new.ocurrida_en)
       is not distinct from (old.conversacion, old.n, old.clase, old.autor, old.cliente, old.huella, old.compromiso, old.hash, old.ocurrida_en)
  then
    return new;
  end if;
  raise exception 'lines of a conversation are append-only';
end $$;
create trigger lineas_sin_cambios before update or delete on conversacion_lineas for each row execute function linea_intocable();
create trigger lineas_sin_vaciar before truncate on conversacion_lineas for each statement execute function linea_intocable();

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
  tabla text;
begin
  if app <> '' and app <> current_user then
    foreach tabla in array array['conversaciones', 'conversacion_propuestas', 'conversacion_casos', 'agentes_presentes', 'respuestas_guardadas',
      'codigos_de_chat'] loop
      execute format('grant select, insert, update, delete on %I to %I', tabla, app);
    end loop;
    execute format('revoke all on conversacion_lineas from %I', app);
    execute format('grant select, insert, update on conversacion_lineas to %I', app);
    execute format('revoke delete on conversaciones from %I', app);
  end if;
end $$;
