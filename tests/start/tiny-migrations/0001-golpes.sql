-- One table, so that a test can see what survives.
create table golpes (id bigint generated always as identity primary key);
