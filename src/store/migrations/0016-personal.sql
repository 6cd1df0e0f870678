-- The agency's staff beyond their accounts: what they know, when they are away, and how work is shared out among them.

create table personal (
  cuenta uuid primary key references cuentas (id) on delete cascade,
  -- Of account and row together: two administrators at once never overwrite each other.
  version integer not null,
  aptitudes text[] not null default '{}',
  provincias text[] not null default '{}',
  capacidad integer check (capacidad between 1 and 500),
  -- Who gets the open cases of a closed account; null: its unit's queue.
  relevo uuid references cuentas (id)
);
create index cuentas_del_personal on cuentas (nombre, id) where clase = 'funcionario';

-- The link with which a person of the staff chooses her first or next password; its token is nowhere.
create table enlaces_de_inicio (
  id uuid primary key,
  cuenta uuid not null references cuentas (id) on delete cascade,
  huella text not null unique,
  creado_por uuid not null,
  creado_en timestamptz not null,
  vence_en timestamptz not null,
  usado_en timestamptz
);
create index enlaces_de_inicio_de on enlaces_de_inicio (cuenta) where usado_en is null;

-- Days away, both included. Why is nobody's business here: it may be about health.
create table ausencias (
  id uuid primary key,
  cuenta uuid not null references cuentas (id) on delete cascade,
  sustituto uuid references cuentas (id),
  desde date not null,
  hasta date not null check (hasta >= desde),
  registrada_por uuid not null,
  registrada_en timestamptz not null,
  -- When the duty, or the person, began and ended it.
  iniciada_en timestamptz,
  terminada_en timestamptz,
  check (sustituto is distinct from cuenta)
);
create index ausencias_vigentes on ausencias (cuenta, desde) where terminada_en is null;
create index ausencias_por_sustituto on ausencias (sustituto) where terminada_en is null;

-- In which turn of a unit each of its people was last given a case.
create table turnos_de_reparto (
  unidad text not null,
  cuenta uuid not null references cuentas (id) on delete cascade,
  turno bigint not null,
  primary key (unidad, cuenta)
);

-- Which process shares out a unit's queue now: a lease, so that whoever dies with it holds nobody up for long.
create table repartos_en_curso (
  unidad text primary key,
  ficha uuid not null,
  vence_en timestamptz not null
);
