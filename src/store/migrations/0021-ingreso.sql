-- Staff who sign in with the institution's own account: which identity there is which account here, and what a session proved.

create table identidades_institucionales (
  -- `iss` and `sub` of OpenID Connect: the only pair that stays the same person's.
  emisor text not null,
  sujeto text not null,
  cuenta uuid not null references cuentas (id) on delete cascade,
  vinculada_en timestamptz not null,
  -- The administrator who did it; null: the person, with her own proofs.
  vinculada_por uuid,
  usada_en timestamptz,
  primary key (emisor, sujeto),
  unique (emisor, cuenta)
);
create index identidades_institucionales_de on identidades_institucionales (cuenta);

-- What the sign-in or the last step-up proved: `llave`, `codigo`, `recuperacion`.
alter table sesiones add column prueba text;

-- Sessions that the institution can end from its side (OpenID Connect Back-Channel Logout 1.0).
create table sesiones_institucionales (
  sesion uuid primary key references sesiones (id) on delete cascade,
  emisor text not null,
  sujeto text not null,
  sid text
);
create index sesiones_institucionales_de on sesiones_institucionales (emisor, sujeto);
create index sesiones_institucionales_por_sid on sesiones_institucionales (emisor, sid) where sid is not null;

-- One-time codes for whoever lost telephone and key; kept as keyed hashes, gone with their use.
create table codigos_de_recuperacion (
  cuenta uuid not null references cuentas (id) on delete cascade,
  huella text not null,
  creado_en timestamptz not null,
  primary key (cuenta, huella)
);

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
  tabla text;
begin
  if app <> '' then
    foreach tabla in array array['identidades_institucionales', 'sesiones_institucionales', 'codigos_de_recuperacion'] loop
      execute format('grant select, insert, update, delete on %I to %I', tabla, app);
    end loop;
  end if;
end $$;
