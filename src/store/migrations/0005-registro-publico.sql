-- The public log: one RFC 6962 tree over the events of all cases, and the signed heads that were published of it.

-- A leaf says nothing by itself. Case and number tell us, and nobody else, which event it commits to; the leaf that
-- declares a new epoch belongs to no event.
create table registro_hojas (
  indice bigint primary key check (indice >= 0),
  hoja bytea not null unique check (octet_length(hoja) = 33),
  solicitud uuid,
  n integer,
  check (num_nulls(solicitud, n) in (0, 2))
);

-- Hashes of the complete subtrees of two leaves and more: `indice` counts the subtrees of that level from the left.
create table registro_nodos (
  nivel smallint not null check (nivel > 0),
  indice bigint not null check (indice >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (nivel, indice)
);

create table registro_puntos (
  tamano bigint primary key check (tamano > 0),
  raiz bytea not null check (octet_length(raiz) = 32),
  -- The signed note as it was published.
  nota text not null,
  firmado_en timestamptz not null
);

-- Why the log may contradict a head published before: the last one of the epoch that a restore cut off.
create table registro_epocas (
  indice bigint primary key,
  ultimo_punto text not null,
  declarada_en timestamptz not null
);

create function registro_publico_intocable() returns trigger language plpgsql as $$
begin
  raise exception 'the public log is append-only';
end $$;

-- How far the log has read the journal: the same order and the same rule as the dispatcher's.
insert into cursores (nombre, tx, seq) values ('registro-publico', '0', 0);

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
  tabla text;
begin
  foreach tabla in array array['registro_hojas', 'registro_nodos', 'registro_puntos', 'registro_epocas'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function registro_publico_intocable()',
      tabla || '_sin_cambios', tabla);
    execute format('create trigger %I before truncate on %I for each statement execute function registro_publico_intocable()',
      tabla || '_sin_vaciar', tabla);
    if app <> '' and app <> current_user then
      -- Whatever the schema grants by default is taken back first.
      execute format('revoke all on %I from %I', tabla, app);
      execute format('grant select, insert on %I to %I', tabla, app);
    end if;
  end loop;
end $$;
