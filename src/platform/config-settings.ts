// Every setting an operator can give: one table, from which reading, checking and the reference page derive.
import {
  address,
  baseUrl,
  choice,
  claimName,
  doorList,
  folder,
  integer,
  issuer,
  key32,
  mailbox,
  networks,
  percent,
  type Reader,
  scanner,
  secretText,
  text,
  url,
} from './config-readers.ts';
import { type FaultAction, type FaultPoint, readFaults } from './fault-points.ts';
import { logLevels } from './log.ts';

export interface Setting<T> {
  env: string;
  read: Reader<T>;
  /** The value when the variable is absent or empty, as the operator would write it; '' where there is none. */
  initial: string;
  absent: T | undefined;
  secret: boolean;
  /** `required`: production does not start without it. `refused`: production does not start with it. */
  production: 'required' | 'refused' | 'optional';
  es: string;
  en: string;
}

type Traits = { secret?: boolean; production?: 'required' | 'refused'; es: string; en: string };

function rest(traits: Traits): Pick<Setting<never>, 'secret' | 'production' | 'es' | 'en'> {
  const { secret = false, production = 'optional', es, en } = traits;
  return { secret, production, es, en };
}

/** A setting that always has a value. */
function preset<T>(env: string, read: Reader<T>, initial: string, traits: Traits): Setting<T> {
  return { env, read, initial, absent: undefined, ...rest(traits) };
}

/** A setting that may be missing. */
function optional<T>(env: string, read: Reader<T>, traits: Traits): Setting<T | undefined> {
  return { env, read, initial: '', absent: undefined, ...rest(traits) };
}

const faults: Reader<ReadonlyMap<FaultPoint, FaultAction>> = (value) => {
  const reading = readFaults(value);
  return 'armed' in reading ? { value: reading.armed } : { problem: `no se entiende «${reading.unknown}»` };
};

const noNetworks: readonly string[] = [];

export const settings = {
  host: preset('HOST', text, '127.0.0.1', {
    es: 'Dirección en la que escucha.',
    en: 'Address to listen on.',
  }),
  port: preset('PORT', integer(0, 65535), '8080', {
    es: 'Puerto en el que escucha; 0 toma cualquiera libre.',
    en: 'Port to listen on; 0 takes any free one.',
  }),
  baseUrl: optional('BASE_URL', baseUrl('http', 'https'), {
    production: 'required',
    es: 'Dirección pública del servicio; en producción, con https. Si falta, la dirección en la que escucha.',
    en: 'Public address of the service; https in production. Defaults to the listening address.',
  }),
  mode: preset('VENTANILLA_MODE', choice('demo', 'production'), 'demo', {
    es: 'demo: datos sintéticos y buzón de muestra. production: datos reales.',
    en: 'demo: synthetic data and a sample mailbox. production: real data.',
  }),
  dataDir: preset('DATA_DIR', folder, './data', {
    es: 'Carpeta de archivos, claves y, sin DATABASE_URL, la base de datos.',
    en: 'Folder for files, keys and, without DATABASE_URL, the database.',
  }),
  databaseUrl: optional('DATABASE_URL', url('postgres', 'postgresql'), {
    secret: true,
    es: 'PostgreSQL 15 o posterior con el que atiende el servicio. Si falta, usa el PostgreSQL incluido.',
    en: 'PostgreSQL 15 or newer the service runs on. Without it the carried PostgreSQL is used.',
  }),
  databaseMigrationUrl: optional('DATABASE_MIGRATION_URL', url('postgres', 'postgresql'), {
    secret: true,
    es: 'La misma base con el usuario dueño del esquema, solo para migrar. Si falta, DATABASE_URL.',
    en: 'The same database as the schema owner, only to migrate. Defaults to DATABASE_URL.',
  }),
  databasePoolMax: preset('DATABASE_POOL_MAX', integer(2, 200), '10', {
    es: 'Conexiones a la base por proceso, como máximo.',
    en: 'Database connections per process, at most.',
  }),
  databaseStatementSeconds: preset('DATABASE_STATEMENT_SECONDS', integer(1, 600), '30', {
    es: 'Segundos tras los que se cancela una consulta.',
    en: 'Seconds after which a statement is cancelled.',
  }),
  postgresUid: preset('POSTGRES_UID', integer(1, 65533 + 1), '65534', {
    es: 'Usuario (número) con el que corre el PostgreSQL incluido cuando el servicio arranca como root; debe existir.',
    en: 'User (number) the carried PostgreSQL runs under when the service starts as root; it must exist.',
  }),
  secretKey: optional('SECRET_KEY', key32, {
    secret: true,
    es: 'Clave del servicio, 32 bytes en base64. En demo se genera en DATA_DIR/secret.key; en producción debe darse o estar ya allí.',
    en: 'Key of the service, 32 bytes in base64. Demo mode generates DATA_DIR/secret.key; production must be given one or find it there.',
  }),
  smtpUrl: optional('SMTP_URL', url('smtp', 'smtps'), {
    secret: true,
    production: 'required',
    es: 'Servidor de salida de correo. En demo, sin él, el correo queda en el buzón de muestra.',
    en: 'Outgoing mail server. Without it demo mail stays in the sample mailbox.',
  }),
  mailFrom: preset('MAIL_FROM', mailbox, 'Ventanilla <no-responder@ventanilla.example>', {
    production: 'required',
    es: 'Remitente del correo.',
    en: 'Sender of mail.',
  }),
  lmtpPort: optional('LMTP_PORT', integer(0, 65535), {
    es: 'Puerto LMTP que recibe el correo de la agencia; sin él no se recibe.',
    en: 'LMTP port that receives the agency’s mail; without it none is received.',
  }),
  lmtpHost: preset('LMTP_HOST', text, '127.0.0.1', {
    es: 'Dirección en la que escucha el LMTP.',
    en: 'Address the LMTP listens on.',
  }),
  mailAddress: optional('MAIL_ADDRESS', address, {
    es: 'Dirección de correo en la que se reciben trámites.',
    en: 'Mail address at which trámites are received.',
  }),
  mailAlertAddress: optional('MAIL_ALERT_ADDRESS', address, {
    es: 'Dirección de correo de denuncias: lo que llega a ella se sella, salvo las de retención de pagos.',
    en: 'Mail address of complaints: what arrives there is sealed, but for those about retained payments.',
  }),
  mailAuthservId: optional('MAIL_AUTHSERV_ID', text, {
    es: 'Nombre con el que el servidor de correo de la agencia firma Authentication-Results; solo a ese se le cree.',
    en: 'Name under which the agency’s own mail server writes Authentication-Results; no other is believed.',
  }),
  mailVerify: preset('MAIL_VERIFY', choice('no', 'dns'), 'no', {
    es: 'dns: comprueba aquí SPF, DKIM, DMARC y ARC de cada correo, con consultas al DNS.',
    en: 'dns: checks SPF, DKIM, DMARC and ARC of every mail here, which asks the DNS.',
  }),
  imapUrl: optional('IMAP_URL', url('imap', 'imaps'), {
    secret: true,
    es: 'Buzón existente de MAIL_ADDRESS, con usuario y clave; la ruta nombra la carpeta. Se lee además del LMTP.',
    en: 'Existing mailbox of MAIL_ADDRESS, with user and password; the path names the folder. Read besides LMTP.',
  }),
  imapAlertUrl: optional('IMAP_ALERT_URL', url('imap', 'imaps'), {
    secret: true,
    es: 'Buzón existente de MAIL_ALERT_ADDRESS. Lo recibido se borra del buzón una vez sellado.',
    en: 'Existing mailbox of MAIL_ALERT_ADDRESS. What was received is deleted there once sealed.',
  }),
  databaseSalaUrl: optional('DATABASE_SALA_URL', url('postgres', 'postgresql'), {
    secret: true,
    es: 'La misma base con el usuario de la sala reservada. Si falta, atiende el de DATABASE_URL.',
    en: 'The same database as the role of the sealed room. Without it DATABASE_URL serves it too.',
  }),
  closedDoors: {
    ...preset('CLOSED_DOORS', doorList, '', {
      es: 'Puertas adicionales que la agencia cierra, separadas por comas, como denuncia-de-corrupcion:web.',
      en: 'Doors beyond the published ones that the agency closes, comma-separated, such as denuncia-de-corrupcion:web.',
    }),
    absent: noNetworks,
  },
  unidentifiedTips: preset('UNIDENTIFIED_TIPS', choice('si', 'no'), 'si', {
    es: 'si: se reciben avisos sin identidad, que solo sirven de indicio. no: la denuncia exige identificarse.',
    en: 'si: tips without an identity are taken as leads. no: a complaint has to identify itself.',
  }),
  interestPercent: optional('INTEREST_PERCENT', percent, {
    es: 'Tasa legal anual, en porcentaje, con la que se estima el interés de un pago retenido. Sin ella no se estima.',
    en: 'Legal yearly rate, in percent, to estimate the interest of a retained payment. Without it none is estimated.',
  }),
  trustedProxies: {
    ...preset('TRUSTED_PROXIES', networks, '', {
      es: 'Direcciones o redes de los proxys cuyas cabeceras X-Forwarded-* se creen, separadas por comas.',
      en: 'Addresses or networks of the proxies whose X-Forwarded-* headers are believed, comma-separated.',
    }),
    absent: noNetworks,
  },
  registryUrl: optional('REGISTRY_URL', baseUrl('http', 'https'), {
    es: 'Sistema de registro de la agencia; sin él se usan las tablas propias. En producción, con https.',
    en: 'The agency’s register; own tables are used without it. https in production.',
  }),
  registryToken: optional('REGISTRY_TOKEN', text, {
    secret: true,
    es: 'Credencial para REGISTRY_URL.',
    en: 'Credential for REGISTRY_URL.',
  }),
  trustAnchors: optional('TRUST_ANCHORS', folder, {
    es: 'Archivo PEM con los certificados de las entidades cuyas firmas electrónicas valen (pueden ser subordinadas). Sin él, toda firma la comprueba una persona.',
    en: 'PEM file with the certificates of the authorities whose signatures count (sub-authorities allowed). Without it a person checks every signature.',
  }),
  crlDir: optional('CRL_DIR', folder, {
    es: 'Carpeta con las listas de certificados revocados (CRL), cada una con el nombre final de su dirección. Las direcciones escritas en su archivo direcciones.txt se descargan cada 4 horas; sin él no se descarga nada.',
    en: 'Folder with certificate revocation lists (CRL), each under the last part of its address. Addresses written in its file direcciones.txt are fetched every 4 hours; without it nothing is fetched.',
  }),
  clamdAddress: optional('CLAMD_ADDRESS', scanner, {
    es: 'Antivirus clamd: clamd://127.0.0.1:3310 o unix:/ruta. Sin él los archivos se muestran como no revisados.',
    en: 'The clamd antivirus: clamd://127.0.0.1:3310 or unix:/path. Without it files are shown as not scanned.',
  }),
  receiptKeyFile: optional('RECEIPT_KEY_FILE', folder, {
    es: 'Clave privada (PEM) con la que la agencia firma los recibos. En demo se genera una, rotulada; en producción, sin ella, salen sin firma.',
    en: 'Private key (PEM) the agency signs receipts with. Demo mode generates a labelled one; in production receipts are unsigned without it.',
  }),
  receiptCertFile: optional('RECEIPT_CERT_FILE', folder, {
    es: 'Certificado (PEM) de esa clave, con su cadena.',
    en: 'Certificate (PEM) of that key, with its chain.',
  }),
  receiptKeyPassphrase: optional('RECEIPT_KEY_PASSPHRASE', text, {
    secret: true,
    es: 'Contraseña de esa clave, si la tiene.',
    en: 'Passphrase of that key, if it has one.',
  }),
  oidcIssuer: optional('OIDC_ISSUER', issuer, {
    es: 'Proveedor de identidad (OpenID Connect) con el que ingresa el personal, tal como se nombra en «issuer». En producción, con https.',
    en: 'Identity provider (OpenID Connect) staff sign in with, exactly as it names itself in “issuer”. https in production.',
  }),
  oidcClientId: optional('OIDC_CLIENT_ID', text, {
    es: 'Identificador de Ventanilla en ese proveedor.',
    en: 'Client id of Ventanilla at that provider.',
  }),
  oidcClientSecret: optional('OIDC_CLIENT_SECRET', secretText(16), {
    secret: true,
    es: 'Secreto de Ventanilla en ese proveedor (16 caracteres o más).',
    en: 'Client secret of Ventanilla at that provider (16 characters or more).',
  }),
  oidcClaim: preset('OIDC_CLAIM', claimName, 'preferred_username', {
    es: 'Dato del proveedor que nombra la cuenta: el usuario (preferred_username u otro) o el correo comprobado (email).',
    en: 'Claim that names the account: the user (preferred_username or another) or the verified address (email).',
  }),
  oidcName: preset('OIDC_NAME', text, 'su cuenta institucional', {
    es: 'Cómo llaman las páginas a ese ingreso: «Ingresar con …».',
    en: 'What pages call that sign-in, after “Ingresar con …”.',
  }),
  webhookNetworks: optional('WEBHOOK_NETWORKS', networks, {
    es: 'Redes privadas a las que también pueden ir los avisos a sistemas (webhooks); sin ella, solo direcciones públicas.',
    en: 'Private networks that webhooks may go to as well; without it, public addresses only.',
  }),
  chatWaitSeconds: preset('CHAT_WAIT_SECONDS', integer(10, 3600), '180', {
    es: 'Cuánto espera una persona en el chat a que alguien la atienda antes de que siga por escrito.',
    en: 'How long a person waits in the chat for somebody before it goes on in writing.',
  }),
  logLevel: preset('LOG_LEVEL', choice(...logLevels), 'info', {
    es: 'Desde qué nivel se escribe en el registro del programa. debug incluye mensajes de error, que pueden citar datos.',
    en: 'Lowest level written to the log. debug includes error messages, which may quote data.',
  }),
  metricsToken: optional('METRICS_TOKEN', secretText(20), {
    secret: true,
    es: 'Credencial (20 caracteres o más) con la que se leen /metrics y el detalle de /readyz. Sin ella, en producción no los lee nadie; en demo, solo esta máquina.',
    en: 'Credential (20 characters or more) for /metrics and the detail of /readyz. Without it nobody reads them in production, and only this machine in demo mode.',
  }),
  drainSeconds: preset('DRAIN_SECONDS', integer(0, 120), '0', {
    es: 'Segundos que el proceso sigue atendiendo tras la orden de detenerse, con /readyz en 503, para que el proxy lo retire.',
    en: 'Seconds the process goes on serving after it was told to stop, with /readyz at 503, so that the proxy takes it out.',
  }),
  faults: optional('VENTANILLA_FAULTS', faults, {
    production: 'refused',
    es: 'Fallas provocadas para pruebas: lugar=throw|delay:MS|kill[@N], separadas por comas.',
    en: 'Injected faults for tests: place=throw|delay:MS|kill[@N], comma-separated.',
  }),
};

type Settings = typeof settings;

/** What the rest of the program sees. Durations in the unit their name ends in; folders absolute; URLs without trailing slash. */
export type Config = Readonly<{
  [Name in keyof Settings]: Settings[Name] extends Setting<infer T> ? T : never;
}>;
