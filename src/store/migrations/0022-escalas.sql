-- Warnings before and after a clock runs out: when each open case is worth a look, so that nobody reads the others.

create table vigilancia (
  solicitud uuid primary key,
  -- Null: only a change of the case makes it worth a look again.
  mirar_en timestamptz,
  -- For lists: what the last warning that still stands was about, and whether the legal term ran out without an answer.
  aviso text check (aviso in ('por-vencer', 'vencida')),
  silencio boolean not null default false
) with (fillfactor = 80);
create index vigilancia_por_mirar on vigilancia (mirar_en) where mirar_en is not null;

-- One row, held by whoever keeps the table above: the place in the journal up to which it knows the cases, by which ladder
-- and calendar they were all reckoned, and how far a newer pair of them has come.
create table vigilancia_estado (
  unico boolean primary key default true check (unico),
  tx xid8 not null,
  seq bigint not null,
  reglas_hechas text not null default '',
  reglas_en_curso text,
  tras_unidad text not null default '',
  tras_vence timestamptz not null default '-infinity',
  tras_id uuid not null default '00000000-0000-0000-0000-000000000000'
);
insert into vigilancia_estado (tx, seq) values ('0', 0);

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' and app <> current_user then
    execute format('grant select, insert, update, delete on vigilancia to %I', app);
    execute format('grant select, update on vigilancia_estado to %I', app);
  end if;
end $$;
