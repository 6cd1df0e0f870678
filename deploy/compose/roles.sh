#!/bin/sh
# Makes the database and its three roles when the PostgreSQL container starts for the first time: the owner of the schema,
# the service, and the sealed room. The names are those the migrations grant to.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres \
  -v dueno="$CLAVE_DUENO" -v servicio="$CLAVE_SERVICIO" -v sala="$CLAVE_SALA" <<'SQL'
create role ventanilla_owner login password :'dueno';
create role ventanilla_app login password :'servicio';
create role ventanilla_sala login password :'sala';
create database ventanilla owner ventanilla_owner;
revoke all on database ventanilla from public;
grant connect on database ventanilla to ventanilla_app, ventanilla_sala;
\c ventanilla
revoke all on schema public from public;
alter schema public owner to ventanilla_owner;
grant usage on schema public to ventanilla_app;
SQL
