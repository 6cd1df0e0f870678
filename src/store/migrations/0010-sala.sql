-- The sealed room: its own schema, its own role. Whatever says what a complaint is about, or who wrote it, is sealed;
-- what is clear is what the room needs to route, count and forget. Identifiers are random; days stand for instants.

create schema sala;

-- Who may read, with the public half of the key; the private half opens with a phrase nobody else knows.
create table sala.lectores (
  cuenta uuid primary key,
  nombre text not null,
  -- 'denuncias', 'extorsion', 'personal-propio'.
  grupos text[] not null,
  custodio boolean not null default false,
  clave_publica bytea not null,
  clave_sellada bytea not null,
  -- Names and entities that this reader must not judge: the account's own name is always among them.
  impedimentos text[] not null default '{}',
  activo boolean not null default true,
  creado_en timestamptz not null
);

-- The recovery key: only its public half is here; the private one was handed out in n parts, k of which open it.
create table sala.recuperacion (
  version integer primary key,
  clave_publica bytea not null,
  k integer not null,
  n integer not null,
  creada_en timestamptz not null
);

-- A reader's key, open for a while: sealed under a key that only the reader's cookie holds.
create table sala.sesiones (
  huella text primary key,
  cuenta uuid not null references sala.lectores (cuenta) on delete cascade,
  sellado bytea not null,
  vista_en timestamptz not null,
  vence_en timestamptz not null
);

-- A complaint being written, sealed under a key that only the visitor's cookie holds.
create table sala.borradores (
  huella text primary key,
  sellado bytea not null,
  vence_en timestamptz not null
);

create table sala.denuncias (
  id uuid primary key,
  -- What the words of the receipt are found by; null while a mail's author has no words.
  busqueda bytea unique,
  -- Public key that the words give; null likewise.
  clave_denunciante bytea,
  grupo text not null check (grupo in ('denuncias','extorsion','personal-propio')),
  clase text not null check (clase in ('denuncia','aviso','reclamo','extorsion','personal-propio','calidad','otra')),
  estado text not null check (estado in ('recibida','admitida','inadmitida','en-investigacion','remitida','cerrada')),
  via text not null check (via in ('web','correo')),
  con_identidad boolean not null,
  version integer not null,
  piezas integer not null,
  hash text not null,
  dia date not null,
  cambiada_dia date not null,
  asignada uuid,
  -- Set when it ends; after it the keys are destroyed, unless a legal hold stands.
  conservar_hasta date,
  retenida boolean not null default false,
  triturada_dia date
) with (fillfactor = 80);
create index denuncias_abiertas on sala.denuncias (grupo, dia desc) where triturada_dia is null;
create index denuncias_por_triturar on sala.denuncias (conservar_hasta) where conservar_hasta is not null and triturada_dia is null;

-- The keys of a complaint, one seal for each who may open it: 'lector:<cuenta>', 'denunciante', 'recuperacion:<version>'.
create table sala.sellos (
  denuncia uuid not null references sala.denuncias (id),
  para text not null,
  -- 'caso'; the identity's key is the two halves together: readers hold one, custodians the other.
  llave text not null check (llave in ('caso','identidad','identidad-lector','identidad-custodio')),
  sello bytea not null,
  primary key (denuncia, para, llave)
);

-- What a complaint consists of, in order; every piece sealed and padded, chained by the hash of what is sealed.
create table sala.piezas (
  id uuid primary key,
  denuncia uuid not null references sala.denuncias (id),
  n integer not null,
  clase text not null check (clase in ('relato','identidad','mensaje','archivo','copia','nota','acto','crudo')),
  autor text not null check (autor in ('denunciante','lector','sistema')),
  -- Under which key: 'caso', 'identidad', or 'apertura:<id>', which a custodian who may not read the rest holds.
  llave text not null,
  -- Null once the keys were destroyed.
  sellado bytea,
  -- SHA-256 (hex) of the sealed file, in the room's own folder.
  archivo text,
  hash text not null,
  dia date not null,
  unique (denuncia, n)
);

-- Sealed files that no complaint has taken yet; what is left of them is destroyed.
create table sala.archivos_sueltos (
  archivo text primary key,
  vence_en timestamptz not null
);
create index archivos_sueltos_vencen on sala.archivos_sueltos (vence_en);

-- Requests to open an identity: asked by one, granted by another.
create table sala.aperturas (
  id uuid primary key,
  denuncia uuid not null references sala.denuncias (id),
  pide uuid not null,
  pide_nombre text not null,
  -- Sealed under the complaint's key.
  motivo bytea not null,
  estado text not null check (estado in ('pedida','concedida','negada','usada')),
  decide uuid,
  decide_nombre text,
  -- The custodian's half, sealed anew to whoever asked.
  sello bytea,
  dia date not null,
  decidida_dia date
);
-- The reason, and the key of the request, sealed to each custodian.
create table sala.motivos (
  apertura uuid not null references sala.aperturas (id) on delete cascade,
  cuenta uuid not null,
  sello bytea not null,
  primary key (apertura, cuenta)
);
create index aperturas_de_denuncia on sala.aperturas (denuncia);
create index aperturas_pedidas on sala.aperturas (dia) where estado = 'pedida';

-- Packages for another authority: proposed by one, released by another, encrypted to that authority's key.
create table sala.paquetes (
  id uuid primary key,
  denuncia uuid not null references sala.denuncias (id),
  autoridad text not null,
  propone uuid not null,
  propone_nombre text not null,
  libera uuid,
  libera_nombre text,
  estado text not null check (estado in ('propuesto','liberado','retirado')),
  -- What is in it and why, sealed under the complaint's key.
  contenido bytea not null,
  -- The encrypted package in the room's folder, once released.
  archivo text,
  dia date not null
);
create index paquetes_de_denuncia on sala.paquetes (denuncia);

-- Which complaint a mail became, by keyed marks of its Message-ID: a later mail of the thread names it to the readers.
create table sala.correos (
  marca text primary key,
  denuncia uuid not null references sala.denuncias (id),
  dia date not null
);

-- Who did and who read what in the room, chained; never what it was about.
create table sala.bitacora (
  n bigint primary key,
  denuncia uuid,
  clase text not null,
  cuenta uuid,
  nombre text not null,
  dia date not null,
  hash text not null
);

-- Statistics that outlive the complaints: counts alone.
create table sala.cifras (
  mes date not null,
  grupo text not null,
  clase text not null,
  via text not null,
  hecho text not null,
  cuantas integer not null,
  primary key (mes, grupo, clase, via, hecho)
);

create function sala.intocable() returns trigger language plpgsql as $$
begin
  raise exception 'the log of the room is append-only';
end $$;
create trigger bitacora_sin_cambios before update or delete on sala.bitacora for each row execute function sala.intocable();

-- The room's role reads and writes its own rows and nothing else; where it is another than the service's, the service
-- reaches nothing here.
do $$
declare
  app text := current_setting('ventanilla.app_role', true);
  room text := current_setting('ventanilla.sala_role', true);
begin
  if app <> '' and app <> current_user and app is distinct from room then
    execute format('revoke all on all tables in schema sala from %I', app);
    execute format('revoke all on schema sala from %I', app);
  end if;
  if room <> '' and room <> current_user then
    execute format('grant usage on schema sala to %I', room);
    execute format('grant select, insert, update, delete on all tables in schema sala to %I', room);
    execute format('revoke update, delete, truncate on sala.bitacora from %I', room);
  end if;
end $$;
