-- The audit room: finding what somebody did or read among millions of lines, and reviews that take longer than a request.

-- A page reads some dozens of lines from where it begins, whatever it is asked for first.
create index eventos_por_hora on eventos (ocurrido_en, seq);
create index eventos_por_clase on eventos (clase, ocurrido_en, seq);
create index eventos_por_cuenta on eventos ((actor ->> 'cuenta'), ocurrido_en, seq) where actor ->> 'cuenta' is not null;
create index sucesos_por_hora on sucesos_de_seguridad (ocurrido_en, seq);
-- Its leading column is the same.
drop index sucesos_por_edad;
create index sucesos_por_clase on sucesos_de_seguridad (clase, ocurrido_en, seq);
create index sucesos_lecturas on sucesos_de_seguridad (ocurrido_en, seq) where clase like 'lectura-de-%';
create index sucesos_por_referencia on sucesos_de_seguridad ((detalle ->> 'referencia'), ocurrido_en, seq)
  where detalle ->> 'referencia' is not null;
create index sucesos_por_red on sucesos_de_seguridad ((detalle ->> 'red'), ocurrido_en, seq) where detalle ->> 'red' is not null;
create index sucesos_por_consulta on sucesos_de_seguridad ((detalle ->> 'consulta'), ocurrido_en, seq)
  where detalle ->> 'consulta' is not null;
-- Who did it, where that is not whom it is about.
create index sucesos_por_autor on sucesos_de_seguridad ((detalle ->> 'por'), ocurrido_en, seq) where detalle ->> 'por' is not null;
create index asientos_historia_por_hora on asientos_historia (ocurrido_en, clase, id, version);
create index asientos_historia_por_origen on asientos_historia (origen, ocurrido_en, clase, id, version);
create index ajustes_historia_por_hora on ajustes_historia (ocurrido_en, clave, version);

-- A review in steps: of one case's chain, of the settings, of the public log, of automatic decisions.
create table revisiones (
  id uuid primary key,
  clase text not null check (clase in ('caso','ajustes','registro','repeticion')),
  pedido jsonb not null,
  estado text not null check (estado in ('en-curso','terminada','interrumpida')),
  -- Where the next step begins; its shape is the review's own.
  avance jsonb not null,
  hechos bigint not null default 0,
  total bigint,
  -- The first ones, in words; `hallados` counts all.
  hallazgos jsonb not null default '[]',
  hallados integer not null default 0,
  resultado jsonb not null default '{}',
  cuenta uuid not null,
  nombre text not null,
  iniciada_en timestamptz not null,
  -- Which process is at it: a lease, so that whoever dies with it holds nobody up for long.
  prestada_hasta timestamptz not null,
  terminada_en timestamptz
) with (fillfactor = 80);
create index revisiones_en_curso on revisiones (iniciada_en) where estado = 'en-curso';
create index revisiones_recientes on revisiones (iniciada_en desc, id desc);

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' and app <> current_user then
    execute format('revoke all on revisiones from %I', app);
    execute format('grant select, insert, update, delete on revisiones to %I', app);
  end if;
end $$;
