-- What a later version of the program would bring.
create table futuro (id bigint primary key);
