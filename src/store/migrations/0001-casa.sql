-- The whole house in its first form: cases and their journal, the embedded register, accounts, drafts, mail, reference data.
-- Names of columns are those of the domain's types; times are timestamptz, codes are text.

-- Refuses a whole statement from inside it: the one way a data-modifying CTE can take everything back.
create function abortar(motivo text) returns boolean language plpgsql as $$
begin
  raise exception using errcode = 'VT001', message = motivo;
end $$;

-- Definitions as they were when something was filed under them, by the hash of their content.
create table definiciones (
  version text primary key,
  tramite text not null,
  contenido jsonb not null,
  vista_desde timestamptz not null default now()
);

create table solicitudes (
  id uuid primary key,
  referencia text not null unique,
  tramite text not null,
  definicion text not null,
  estado text not null check (estado in ('recibida','en-revision','por-subsanar','aprobada','negada','desistida','archivada')),
  version integer not null,
  solicitante_clase text not null check (solicitante_clase in ('proveedor','entidad','publico')),
  solicitante_ruc text,
  canal text not null,
  unidad text not null,
  asignado uuid,
  presentada_en timestamptz not null,
  promesa_vence_en timestamptz,
  legal_vence_en timestamptz,
  correccion_vence_en timestamptz,
  decidida_en timestamptz,
  cerrada_en timestamptz,
  -- Milliseconds from filing to decision without pauses: what the catalogue publishes as p50 and p90.
  demora_ms bigint,
  eventos integer not null,
  hash text not null,
  contenido jsonb not null
) with (fillfactor = 85);

-- The queue reads open cases of some units by the clock that expires first.
create index solicitudes_cola on solicitudes (unidad, promesa_vence_en, id) where estado in ('recibida','en-revision');
create index solicitudes_asignadas on solicitudes (asignado, promesa_vence_en, id) where asignado is not null and cerrada_en is null;
create index solicitudes_por_titular on solicitudes (solicitante_ruc, presentada_en desc) where solicitante_ruc is not null;
create index solicitudes_abiertas_por_titular on solicitudes (solicitante_ruc, tramite) where cerrada_en is null;
create index solicitudes_por_corregir on solicitudes (correccion_vence_en) where estado = 'por-subsanar';
create index solicitudes_demora on solicitudes (tramite, decidida_en desc) include (demora_ms, canal) where demora_ms is not null;

-- The journal. It is also the outbox: the dispatcher reads what is committed, in the order (tx, seq).
-- No foreign key: rows are written by the very statement that writes the case, and never removed.
create table eventos (
  solicitud uuid not null,
  n integer not null,
  seq bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  clase text not null,
  ocurrido_en timestamptz not null,
  actor jsonb not null,
  datos jsonb not null,
  hash_anterior text,
  hash text not null,
  primary key (solicitud, n)
);
create unique index eventos_por_salir on eventos (tx, seq);

create function diario_intocable() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger eventos_sin_cambios before update or delete on eventos for each row execute function diario_intocable();
create trigger eventos_sin_vaciar before truncate on eventos for each statement execute function diario_intocable();

-- A command answered once is answered the same again: the key belongs to its author, the fingerprint to its body.
create table ordenes (
  autor text not null,
  llave text not null,
  huella text not null,
  respuesta jsonb not null,
  ocurrida_en timestamptz not null,
  primary key (autor, llave)
);
create index ordenes_viejas on ordenes (ocurrida_en);

-- The agency's register, embedded: one versioned entry per supplier, process or entity.
create table asientos (
  clase text not null check (clase in ('proveedor','proceso','entidad')),
  id text not null,
  version integer not null,
  -- Folded text by which the entry is found: process code without signs, name without accents.
  busqueda text not null,
  contenido jsonb not null,
  cambiado_en timestamptz not null,
  primary key (clase, id)
) with (fillfactor = 80);
create index asientos_busqueda on asientos (clase, busqueda text_pattern_ops);

create table asientos_historia (
  clase text not null,
  id text not null,
  version integer not null,
  cambios jsonb not null,
  origen text not null,
  ocurrido_en timestamptz not null,
  primary key (clase, id, version)
);

create table cuentas (
  id uuid primary key,
  clase text not null check (clase in ('proveedor','entidad','funcionario')),
  ruc text,
  usuario text not null,
  nombre text not null,
  correo text,
  clave_hash text,
  clave_cambiada_en timestamptz,
  totp_sellado bytea,
  totp_ultimo_paso bigint,
  roles text[] not null default '{}',
  unidades text[] not null default '{}',
  activa boolean not null default true,
  creada_en timestamptz not null
);
create unique index cuentas_por_usuario on cuentas (clase, coalesce(ruc, ''), lower(usuario));
create index cuentas_por_ruc on cuentas (ruc) where ruc is not null;

create table llaves_de_acceso (
  id text primary key,
  cuenta uuid not null references cuentas (id) on delete cascade,
  clave_publica bytea not null,
  contador bigint not null,
  transportes text[] not null,
  nombre text not null,
  creada_en timestamptz not null,
  usada_en timestamptz
);
create index llaves_por_cuenta on llaves_de_acceso (cuenta);

create table sesiones (
  huella text primary key,
  cuenta uuid not null references cuentas (id) on delete cascade,
  creada_en timestamptz not null,
  vista_en timestamptz not null,
  vence_en timestamptz not null,
  -- Last time the person proved again who they are (password, code, passkey).
  reforzada_en timestamptz,
  equipo text not null
);
create index sesiones_por_cuenta on sesiones (cuenta, vista_en desc);
create index sesiones_vencidas on sesiones (vence_en);

-- Short-lived challenges: passkeys, proof of work already spent, second step of a sign-in.
create table desafios (
  huella text primary key,
  clase text not null,
  datos jsonb not null,
  vence_en timestamptz not null
);
create index desafios_vencidos on desafios (vence_en);

-- Budgets against automation: one counter per keyed hash and window. No address is stored, only its keyed hash.
create unlogged table presupuestos (
  clave text not null,
  ventana timestamptz not null,
  gastado integer not null,
  primary key (clave, ventana)
);

create table sucesos_de_seguridad (
  seq bigint generated always as identity primary key,
  clase text not null,
  cuenta uuid,
  detalle jsonb not null,
  ocurrido_en timestamptz not null
);
create index sucesos_por_cuenta on sucesos_de_seguridad (cuenta, ocurrido_en desc);

create table borradores (
  id uuid primary key,
  cuenta uuid not null references cuentas (id) on delete cascade,
  tramite text not null,
  definicion text not null,
  version integer not null,
  -- What was typed, as it was typed: valid or not, nothing is lost.
  entrada jsonb not null,
  adjuntos jsonb not null,
  verificados jsonb not null,
  creado_en timestamptz not null,
  cambiado_en timestamptz not null
) with (fillfactor = 80);
create index borradores_por_cuenta on borradores (cuenta, cambiado_en desc);

create table archivos (
  sha256 text primary key,
  tamano_bytes bigint not null,
  formato text not null,
  guardado_en timestamptz not null
);

create table codigos_de_correo (
  id uuid primary key,
  borrador uuid not null references borradores (id) on delete cascade,
  campo text not null,
  direccion text not null,
  huella text not null,
  intentos integer not null default 0,
  vence_en timestamptz not null,
  usado_en timestamptz,
  creado_en timestamptz not null
);
create index codigos_por_borrador on codigos_de_correo (borrador, campo, creado_en desc);

create table enlaces_de_clave (
  id uuid primary key,
  cuenta uuid not null references cuentas (id) on delete cascade,
  solicitud uuid not null,
  huella text not null unique,
  vence_en timestamptz not null,
  usado_en timestamptz,
  creado_en timestamptz not null
);
create index enlaces_por_cuenta on enlaces_de_clave (cuenta, creado_en desc);

-- Outgoing mail by the event it answers: sent at most once for each, whatever is retried.
create table correos (
  id uuid primary key,
  solicitud uuid,
  clase text not null,
  para text not null,
  asunto text not null,
  estado text not null check (estado in ('por-enviar','enviado','fallido')),
  intentos integer not null default 0,
  ultimo_error text,
  creado_en timestamptz not null,
  enviado_en timestamptz
);
create index correos_pendientes on correos (creado_en) where estado <> 'enviado';

-- The demo's mailbox: what would have been sent.
create table buzon_demo (
  id uuid primary key,
  para text not null,
  asunto text not null,
  texto text not null,
  recibido_en timestamptz not null
);

create table cursores (
  nombre text primary key,
  tx xid8 not null,
  seq bigint not null
);
insert into cursores (nombre, tx, seq) values ('diario', '0', 0);

create table parroquias (
  codigo text primary key check (codigo ~ '^\d{6}$'),
  nombre text not null,
  canton_codigo text not null,
  canton text not null,
  provincia_codigo text not null,
  provincia text not null
);
create index parroquias_por_canton on parroquias (canton_codigo);

create table cpc (
  codigo text primary key check (codigo ~ '^\d{5}$'),
  descripcion text not null,
  plegado text not null,
  restringido boolean not null default false
);
create table ciiu (
  codigo text primary key,
  descripcion text not null,
  plegado text not null
);
create table cpc_ciiu (
  cpc text not null,
  ciiu text not null,
  primary key (cpc, ciiu)
);

create table feriados (
  fecha date not null,
  alcance text not null,
  codigo text not null,
  nombre text not null,
  fuente text not null,
  conocido_desde date,
  recuperable boolean not null default false,
  primary key (fecha, alcance, codigo)
);

-- Versioned settings: the calendar's version rises with every change of the table above.
create table ajustes (
  clave text primary key,
  version integer not null,
  valor jsonb not null
);
insert into ajustes (clave, version, valor) values
  ('calendario', 1, '{"zona":"America/Guayaquil","horas":[[],[[480,1020]],[[480,1020]],[[480,1020]],[[480,1020]],[[480,1020]],[]]}');

-- The service's role reads and writes rows; it can neither change the schema nor touch the journal's past.
do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' and app <> current_user then
    execute format('grant usage on schema public to %I', app);
    execute format('grant select, insert, update, delete on all tables in schema public to %I', app);
    execute format('revoke update, delete, truncate on eventos, asientos_historia, sucesos_de_seguridad from %I', app);
    execute format('grant usage on all sequences in schema public to %I', app);
  end if;
end $$;
