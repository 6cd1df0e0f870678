-- The mail door: mails as they came, what they say, and the threads they belong to.

create table correos_recibidos (
  id uuid primary key,
  -- Hex, of the raw bytes: the same bytes are one mail, however often they come.
  sha256 text not null unique,
  tamano_bytes bigint not null,
  -- Small mails lie here, so that one commit keeps them; null: the file store has them under their hash.
  crudo bytea,
  estado text not null check (estado in ('recibido','procesado','repetido','apartado','descartado')),
  -- Its arrival rules every clock, whatever the mail's own date says.
  recibido_en timestamptz not null,
  intentos integer not null default 0,
  -- While a process works on it, and while it is held back, nobody takes it up.
  ocupado_hasta timestamptz,
  -- How often it was handed to us; numbers the deliveries.
  entregas integer not null default 1,
  -- Short code; never the mail's own words.
  causa text,
  leido jsonb,
  -- Of the content without what carriers add; two mails with the same one are one message.
  huella text,
  message_id text,
  -- Message-IDs it answers or follows, so that a mail that comes late finds its answers.
  responde_a text[],
  clase text check (clase in ('persona','automatico','rebote','lista')),
  remitente text,
  -- What is believed about the sender: 'verificado', 'sin-verificar', 'falsificado'.
  autenticidad text,
  -- Why it stands where it stands: evidence, warnings, versions of the rules.
  juicio jsonb,
  hilo uuid,
  -- Staff look at it before it has any effect.
  en_cuarentena boolean not null default false,
  procesado_en timestamptz
) with (fillfactor = 80);
create index correos_por_procesar on correos_recibidos (coalesce(ocupado_hasta, recibido_en), id) where estado = 'recibido';
create index correos_apartados on correos_recibidos (recibido_en desc) where estado = 'apartado' or en_cuarentena;
create index correos_por_huella on correos_recibidos (huella) where huella is not null;
create index correos_por_message_id on correos_recibidos (message_id) where message_id is not null;
create index correos_que_responden on correos_recibidos using gin (responde_a) where responde_a is not null;
create index correos_de_hilo on correos_recibidos (hilo, recibido_en, id) where hilo is not null;
create index correos_de_remitente on correos_recibidos (remitente, recibido_en desc) where remitente is not null;

-- Every time a mail was handed to us; a mailbox hands out each of its numbers once.
create table correo_entregas (
  correo uuid not null references correos_recibidos (id),
  n integer not null,
  via text not null check (via in ('lmtp','imap','archivo')),
  buzon text not null,
  uidvalidity bigint,
  uid bigint,
  sobre jsonb not null,
  -- Staff account that uploaded it.
  cuenta uuid,
  entregado_en timestamptz not null,
  primary key (correo, n)
);
create unique index entregas_de_buzon on correo_entregas (buzon, uidvalidity, uid) where uid is not null;

-- Where each mailbox is being read, and by which process.
create table correo_buzones (
  buzon text primary key,
  uidvalidity bigint,
  uid_leido bigint not null default 0,
  dueno text,
  dueno_hasta timestamptz,
  -- Short code of what stopped it; null while it runs well.
  causa text,
  reintentar_en timestamptz,
  -- Keyed hash of address and password: a pause that waits for a person ends when they were changed.
  huella_acceso text,
  visto_en timestamptz
);

create table correo_hilos (
  id uuid primary key,
  referencia text not null unique,
  version integer not null,
  estado text not null check (estado in ('nuevo','espera-documentos','presentado','derivado','en-atencion','cerrado')),
  -- Whose thread it is; lower-case address. Nobody else's mail changes it.
  direccion text not null,
  nombre text not null,
  asunto text not null,
  -- What it seems to be about; null where nothing fits.
  tramite text,
  -- Reference of the solicitud it became or belongs to.
  solicitud text,
  unidad text not null,
  asignado uuid,
  -- What the trámite still asks for: codes of fields and papers.
  faltan jsonb not null default '[]',
  -- Papers recognised so far, answers found so far, notes among staff.
  contenido jsonb not null,
  -- Keyed hash of the token of its web page.
  huella_enlace text unique,
  creado_en timestamptz not null,
  cambiado_en timestamptz not null,
  cerrado_en timestamptz
) with (fillfactor = 80);
create index hilos_abiertos on correo_hilos (unidad, cambiado_en desc) where cerrado_en is null;
create index hilos_de_direccion on correo_hilos (direccion, cambiado_en desc);
create index hilos_de_solicitud on correo_hilos (solicitud) where solicitud is not null;

-- What goes out in a thread: the robot's and the officers' answers. Sent by the duty of letters; see `correos`.
create table correo_salidas (
  id uuid primary key,
  hilo uuid not null references correo_hilos (id),
  clase text not null check (clase in ('acuse','faltan','derivacion','presentada','respuesta','entrega-fallida')),
  para text not null,
  asunto text not null,
  texto text not null,
  -- Message-ID of the mail it answers.
  responde_a text,
  cuenta uuid,
  creada_en timestamptz not null,
  -- What the other side's server said of it: 'entregado', 'demorado', 'rechazado'.
  entrega text,
  entrega_en timestamptz
);
create index salidas_de_hilo on correo_salidas (hilo, creada_en);

-- How many automatic mails each peer got, so that two robots cannot talk (RFC 3834, section 2).
create table correo_presupuestos (
  direccion text not null,
  ventana timestamptz not null,
  enviados integer not null,
  primary key (direccion, ventana)
);

do $$
declare
  app text := current_setting('ventanilla.app_role', true);
begin
  if app <> '' then
    execute format('grant select, insert, update, delete on correos_recibidos, correo_entregas, correo_buzones, correo_hilos, correo_salidas, correo_presupuestos to %I', app);
  end if;
end $$;
