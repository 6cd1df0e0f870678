-- What programs come with and where they are told: tokens of the API, endpoints of webhooks and what was sent to each.

-- A token acts as its account, within its scopes, until it expires or is revoked. Only its keyed hash is here.
create table tokens_de_api (
  id uuid primary key,
  huella text not null unique,
  cuenta uuid not null references cuentas (id) on delete cascade,
  nombre text not null,
  alcances text[] not null,
  creado_en timestamptz not null,
  vence_en timestamptz not null,
  usado_en timestamptz,
  revocado_en timestamptz,
  revocado_por uuid
);
create index tokens_de_cuenta on tokens_de_api (cuenta, creado_en desc);
create index tokens_por_fecha on tokens_de_api (creado_en desc, id);

-- Where an account wants to be told. `ruc` null: of the agency itself, which hears of every case.
create table webhook_destinos (
  id uuid primary key,
  cuenta uuid not null references cuentas (id) on delete cascade,
  clase text not null check (clase in ('proveedor','entidad','agencia')),
  ruc text,
  url text not null,
  -- Empty: every kind there is.
  tipos text[] not null default '{}',
  -- Sealed under the key of the installation; the former one signs beside the new one for a while.
  secreto bytea not null,
  secreto_anterior bytea,
  anterior_hasta timestamptz,
  activo boolean not null default true,
  -- Since when nothing got through; null while all goes well.
  fallando_desde timestamptz,
  desactivado_en timestamptz,
  creado_en timestamptz not null,
  check ((clase = 'agencia') = (ruc is null))
);
create index webhook_destinos_por_ruc on webhook_destinos (ruc, clase) where activo;
create index webhook_destinos_por_cuenta on webhook_destinos (cuenta, creado_en desc);

create table webhook_entregas (
  id uuid primary key,
  destino uuid not null references webhook_destinos (id) on delete cascade,
  -- What is sent, whole: thin, without anything personal.
  cuerpo text not null,
  tipo text not null,
  referencia text,
  estado text not null check (estado in ('por-enviar','entregada','muerta')),
  intentos integer not null default 0,
  -- A test asks one try only.
  una_vez boolean not null default false,
  proximo_en timestamptz not null,
  creada_en timestamptz not null,
  terminada_en timestamptz,
  -- Of the last try: what was answered, or why nothing was.
  respuesta integer,
  falla text,
  demora_ms integer
);
create index webhook_entregas_por_enviar on webhook_entregas (proximo_en, id) where estado = 'por-enviar';
create index webhook_entregas_de_destino on webhook_entregas (destino, creada_en desc, id desc);
create index webhook_entregas_viejas on webhook_entregas (terminada_en) where terminada_en is not null;

-- How far the journal was read for those who want to be told; from its present end on.
insert into cursores (nombre, tx, seq) select 'webhooks', pg_current_xact_id(), 0;

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
  tabla text;
begin
  if app <> '' then
    foreach tabla in array array['tokens_de_api', 'webhook_destinos', 'webhook_entregas'] loop
      execute format('grant select, insert, update, delete on %I to %I', tabla, app);
    end loop;
  end if;
end $$;
