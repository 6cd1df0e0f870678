-- Letters owed outside any case are tried by a duty of their own: when the next try may be, which also keeps a letter in
-- hand from being taken twice.
alter table correos add column proximo_intento_en timestamptz;
