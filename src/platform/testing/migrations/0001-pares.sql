-- A table for the tests of the pool.
create table pares (clave text primary key, valor integer not null);
