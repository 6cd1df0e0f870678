-- How long things are kept, what must not be touched meanwhile, how a case loses its personal content while its journal
-- stays provable, and what people ask about their data.

-- Of an event's digests; it goes with the content, so that nobody finds the content again by guessing it. Null: an event
-- of the first form, whose hash is over the content itself.
alter table eventos add column sal text;

-- The digests of actor and content of an event of the second form, put together exactly as `trust/chain.ts` does.
create function hash_de_evento(e eventos, actor_resumen text, datos_resumen text) returns text
  language sql immutable as $$
  select encode(sha256(convert_to('{"actor":"' || actor_resumen || '","clase":"' || e.clase || '","datos":"' || datos_resumen
    || '","forma":2,"hashAnterior":' || coalesce('"' || e.hash_anterior || '"', 'null') || ',"n":' || e.n || ',"ocurridoMs":'
    || round(extract(epoch from e.ocurrido_en) * 1000)::bigint || ',"solicitud":"' || e.solicitud || '"}', 'UTF8')), 'hex')
$$;

-- The one change an event can suffer: its actor and content give way to their digests, after an event of the same case
-- said so. Digests that do not lead to the hash that stands are refused, so nothing else can be put in their place.
create function evento_intocable() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.sal is null
     and (new.solicitud, new.n, new.seq, new.tx, new.clase, new.ocurrido_en, new.hash_anterior, new.hash)
       is not distinct from (old.solicitud, old.n, old.seq, old.tx, old.clase, old.ocurrido_en, old.hash_anterior, old.hash)
     and new.actor = jsonb_build_object('clase', old.actor ->> 'clase', 'cuenta', null, 'nombre', 'Dato retirado', 'ruc', null,
       'depurado', new.actor -> 'depurado')
     and new.datos = jsonb_build_object('depurado', new.datos -> 'depurado')
     and exists (select from eventos d where d.solicitud = old.solicitud and d.n > old.n and d.clase = 'depurar')
     and (case when old.sal is null then new.actor -> 'depurado' = 'null'::jsonb and new.datos -> 'depurado' = 'null'::jsonb
       else hash_de_evento(old, new.actor ->> 'depurado', new.datos ->> 'depurado') = old.hash end)
  then
    return new;
  end if;
  raise exception 'the journal is append-only';
end $$;
drop trigger eventos_sin_cambios on eventos;
create trigger eventos_sin_cambios before update or delete on eventos for each row execute function evento_intocable();

-- The serving role may change no event: this is its only way, and the trigger above decides every row of it.
-- `resumenes`: [{"n":1,"actor":"…","datos":"…"}], null digests for events of the first form. Returns how many events gave way.
create function depurar_diario(caso uuid, resumenes jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  hechos integer;
begin
  update eventos e set sal = null,
    actor = jsonb_build_object('clase', e.actor ->> 'clase', 'cuenta', null, 'nombre', 'Dato retirado', 'ruc', null, 'depurado', r.actor),
    datos = jsonb_build_object('depurado', r.datos)
  from jsonb_to_recordset(resumenes) as r (n int, actor text, datos text)
  where e.solicitud = caso and e.n = r.n and not (e.datos ? 'depurado');
  get diagnostics hechos = row_count;
  return hechos;
end $$;

-- Lines of a conversation lose the fingerprint of what was sent together with it.
create or replace function linea_intocable() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.contenido is null and new.sal is null
     and (new.conversacion, new.n, new.clase, new.autor, new.cliente, new.compromiso, new.hash, new.ocurrida_en)
       is not distinct from (old.conversacion, old.n, old.clase, old.autor, old.cliente, old.compromiso, old.hash, old.ocurrida_en)
     and new.huella in (old.huella, '')
  then
    return new;
  end if;
  raise exception 'lines of a conversation are append-only';
end $$;

-- Security events stay for the serving role; what is old enough goes through here, and never what is younger than 30 days.
create function retirar_sucesos(son_lecturas boolean, antes timestamptz, limite integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  hechos integer;
begin
  delete from sucesos_de_seguridad where seq in (
    select s.seq from sucesos_de_seguridad s left join cuentas c on c.id = s.cuenta
    where s.ocurrido_en < least(antes, now() - interval '30 days') and (s.clase like 'lectura-de-%') = son_lecturas
      and not esta_conservado(c.ruc, s.detalle ->> 'referencia', null, null)
    order by s.ocurrido_en limit limite);
  get diagnostics hechos = row_count;
  return hechos;
end $$;
create index sucesos_por_edad on sucesos_de_seguridad (ocurrido_en);

-- When a case lost its personal content; the queue of what is due reads the rest.
alter table solicitudes add column depurada_en timestamptz;
create index solicitudes_por_depurar on solicitudes (cerrada_en) where cerrada_en is not null and depurada_en is null;

-- The same of a conversation, of a thread of mails, of a mail, of a mail's raw bytes.
alter table conversaciones add column retirada_en timestamptz;
alter table correo_hilos add column retirado_en timestamptz;
alter table correos_recibidos add column retirado_en timestamptz, add column crudo_retirado_en timestamptz;
create index correos_con_crudo on correos_recibidos (recibido_en) where crudo_retirado_en is null;
create index correos_sueltos on correos_recibidos (recibido_en) where hilo is null and retirado_en is null;
create index hilos_cerrados on correo_hilos (cerrado_en) where cerrado_en is not null and retirado_en is null;
create index correos_de_solicitud on correos (solicitud) where solicitud is not null;
create index correos_pasados on correos (creado_en) where estado <> 'por-enviar' and para <> '';
create index borradores_viejos on borradores (cambiado_en);

-- A legal hold: what is under one is kept whatever its term says. Lifting it ends the row, it is never removed.
create table conservaciones (
  id uuid primary key,
  alcance text not null check (alcance in ('caso','titular','periodo')),
  referencia text,
  ruc text,
  tramite text,
  -- Filed in this period; `hasta` is outside of it.
  desde timestamptz,
  hasta timestamptz,
  motivo text not null,
  cuenta uuid not null,
  nombre text not null,
  puesta_en timestamptz not null,
  levantada_motivo text,
  levantada_cuenta uuid,
  levantada_nombre text,
  levantada_en timestamptz,
  check (case alcance when 'caso' then referencia is not null when 'titular' then ruc is not null
    else tramite is not null and desde is not null and hasta is not null end),
  check (num_nulls(levantada_motivo, levantada_cuenta, levantada_nombre, levantada_en) in (0, 4))
);
create index conservaciones_vigentes on conservaciones (puesta_en) where levantada_en is null;

-- What may be changed of a hold is its end, once.
create function conservacion_intocable() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.levantada_en is null
     and to_jsonb(new) - array['levantada_motivo','levantada_cuenta','levantada_nombre','levantada_en']
       = to_jsonb(old) - array['levantada_motivo','levantada_cuenta','levantada_nombre','levantada_en']
  then
    return new;
  end if;
  raise exception 'a hold only ends';
end $$;
create trigger conservaciones_sin_cambios before update or delete on conservaciones for each row execute function conservacion_intocable();
create trigger conservaciones_sin_vaciar before truncate on conservaciones for each statement execute function conservacion_intocable();

-- Whether something must be kept: by its holder, by the case it belongs to, by trámite and instant of filing.
create function esta_conservado(su_ruc text, su_referencia text, su_tramite text, su_fecha timestamptz) returns boolean
  language sql stable as $$
  select exists (select from public.conservaciones k where k.levantada_en is null and case k.alcance
    when 'caso' then k.referencia = su_referencia
    when 'titular' then k.ruc = su_ruc
      or k.ruc = (select s.solicitante_ruc from public.solicitudes s where s.referencia = su_referencia)
    else (k.tramite = su_tramite and su_fecha >= k.desde and su_fecha < k.hasta)
      or exists (select from public.solicitudes s where s.referencia = su_referencia and s.tramite = k.tramite
        and s.presentada_en >= k.desde and s.presentada_en < k.hasta) end)
$$;

-- Files that lost a reference; looked at together, once nothing can be on its way to them any more.
create table archivos_por_retirar (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  desde timestamptz not null
);

-- What people ask about their data.
create table peticiones_de_datos (
  id uuid primary key,
  numero text not null unique,
  derecho text not null check (derecho in ('acceso','rectificacion','supresion','oposicion')),
  via text not null check (via in ('portal','correo','ventanilla')),
  version integer not null,
  estado text not null check (estado in ('recibida','en-preparacion','lista','atendida','rechazada')),
  cuenta uuid,
  ruc text,
  nombre text not null,
  correo text,
  detalle text not null,
  -- How it was made sure who asks; null: not yet.
  identidad text,
  recibida_en timestamptz not null,
  vence_en timestamptz not null,
  plazo jsonb not null,
  respuesta text,
  respondida_en timestamptz,
  -- The package of an access: a file of the store, for a named time.
  paquete text,
  paquete_bytes bigint,
  paquete_hasta timestamptz,
  check (num_nulls(ruc, correo) < 2)
) with (fillfactor = 85);
create index peticiones_abiertas on peticiones_de_datos (vence_en) where estado in ('recibida','en-preparacion','lista');
create index peticiones_de_cuenta on peticiones_de_datos (cuenta, recibida_en desc) where cuenta is not null;
create index peticiones_por_preparar on peticiones_de_datos (recibida_en) where estado = 'en-preparacion';
create index peticiones_con_paquete on peticiones_de_datos (paquete_hasta) where paquete is not null;
create index peticiones_cerradas on peticiones_de_datos (respondida_en) where respondida_en is not null;

create table peticiones_historia (
  peticion uuid not null,
  n integer not null,
  clase text not null,
  nombre text not null,
  cuenta uuid,
  texto text not null,
  ocurrido_en timestamptz not null,
  primary key (peticion, n)
);

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  revoke all on function depurar_diario(uuid, jsonb) from public;
  revoke all on function retirar_sucesos(boolean, timestamptz, integer) from public;
  if app <> '' and app <> current_user then
    execute format('grant execute on function depurar_diario(uuid, jsonb) to %I', app);
    execute format('grant execute on function retirar_sucesos(boolean, timestamptz, integer) to %I', app);
    execute format('revoke all on conservaciones, peticiones_historia from %I', app);
    execute format('grant select, insert, update on conservaciones to %I', app);
    execute format('grant select, insert, delete on peticiones_historia to %I', app);
    execute format('grant select, insert, update, delete on peticiones_de_datos, archivos_por_retirar to %I', app);
  end if;
end $$;
