-- Who somebody is: sources an account signed in from before, a name for sessions that outlives their token.

-- RUC and user name the account, whatever its class: the sign-in form asks nothing else.
create unique index cuentas_de_titular on cuentas (ruc, lower(usuario)) where ruc is not null;

-- Letters whose lower case SQL and the program agree on: guesses are counted by the one, accounts found by the other.
alter table cuentas add constraint cuentas_usuario check (usuario ~ '^[A-Za-z0-9ñÑáéíóúüÁÉÍÓÚÜ._@+-]{1,100}$');

-- The token of a session changes when the person proves again who they are; the list of sessions names it by this.
alter table sesiones add column id uuid not null default gen_random_uuid() unique;

-- Keyed hashes of devices and networks an account signed in from: their guesses are counted apart from strangers'.
create table origenes_conocidos (
  cuenta uuid not null references cuentas (id) on delete cascade,
  origen text not null,
  visto_en timestamptz not null,
  primary key (cuenta, origen)
);
create index origenes_viejos on origenes_conocidos (visto_en);

create index presupuestos_pasados on presupuestos (ventana);

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' then
    execute format('grant select, insert, update, delete on origenes_conocidos to %I', app);
  end if;
end $$;
