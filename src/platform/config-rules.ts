// What settings must fulfil together, and what production demands of them.
import { isIP } from 'node:net';
import type { Config } from './config-settings.ts';

/** Whether the database URL points to this machine or a socket: only there may a connection go without TLS. */
export function isLocalDatabase(databaseUrl: string): boolean {
  const host = new URL(databaseUrl).hostname.replace(/^\[|\]$/g, '');
  return (
    host === '' || host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  );
}

type Rule = (config: Config) => string | undefined;

const always: Rule[] = [
  ({ registryUrl, registryToken }) =>
    (registryUrl === undefined) === (registryToken === undefined)
      ? undefined
      : 'REGISTRY_URL y REGISTRY_TOKEN: van juntas o no va ninguna.',
  ({ databaseUrl, databaseMigrationUrl }) =>
    databaseUrl === undefined && databaseMigrationUrl !== undefined
      ? 'DATABASE_MIGRATION_URL: requiere DATABASE_URL.'
      : undefined,
  ({ databaseUrl, databaseSalaUrl }) =>
    databaseUrl === undefined && databaseSalaUrl !== undefined
      ? 'DATABASE_SALA_URL: requiere DATABASE_URL.'
      : undefined,
  ({ oidcIssuer, oidcClientId, oidcClientSecret }) =>
    new Set([oidcIssuer, oidcClientId, oidcClientSecret].map((one) => one === undefined)).size === 1
      ? undefined
      : 'OIDC_ISSUER, OIDC_CLIENT_ID y OIDC_CLIENT_SECRET: van juntas o no va ninguna.',
  ({ imapUrl, mailAddress }) =>
    imapUrl !== undefined && mailAddress === undefined ? 'IMAP_URL: requiere MAIL_ADDRESS.' : undefined,
  ({ imapAlertUrl, mailAlertAddress }) =>
    imapAlertUrl !== undefined && mailAlertAddress === undefined
      ? 'IMAP_ALERT_URL: requiere MAIL_ALERT_ADDRESS.'
      : undefined,
  ({ mode, lmtpPort, mailAddress, mailAlertAddress }) =>
    mode === 'production' &&
    lmtpPort !== undefined &&
    mailAddress === undefined &&
    mailAlertAddress === undefined
      ? 'LMTP_PORT: requiere MAIL_ADDRESS o MAIL_ALERT_ADDRESS.'
      : undefined,
];

const inProduction: Rule[] = [
  ({ databaseSalaUrl }) => tlsProblem('DATABASE_SALA_URL', databaseSalaUrl),
  ({ imapUrl, imapAlertUrl }) =>
    [imapUrl, imapAlertUrl].some((address) => address?.startsWith('imap:') === true)
      ? 'IMAP_URL e IMAP_ALERT_URL: en producción deben empezar por imaps://.'
      : undefined,
  ({ baseUrl }) =>
    baseUrl?.startsWith('http:') ? 'BASE_URL: en producción debe empezar por https://.' : undefined,
  ({ oidcIssuer }) =>
    oidcIssuer?.startsWith('http:') ? 'OIDC_ISSUER: en producción debe empezar por https://.' : undefined,
  ({ registryUrl }) =>
    registryUrl?.startsWith('http:') ? 'REGISTRY_URL: en producción debe empezar por https://.' : undefined,
  ({ mailFrom }) =>
    mailFrom.endsWith('.example>') || mailFrom.endsWith('.example')
      ? 'MAIL_FROM: en producción se espera la dirección real de la agencia.'
      : undefined,
  ({ databaseUrl }) => tlsProblem('DATABASE_URL', databaseUrl),
  ({ databaseMigrationUrl }) => tlsProblem('DATABASE_MIGRATION_URL', databaseMigrationUrl),
];

/** ASVS 12.3.1, 12.3.2: a remote database is spoken to over verified TLS unless the operator wrote otherwise. */
function tlsProblem(env: string, databaseUrl: string | undefined): string | undefined {
  if (databaseUrl === undefined || isLocalDatabase(databaseUrl)) return undefined;
  const sslmode = new URL(databaseUrl).searchParams.get('sslmode');
  return sslmode === 'verify-full' || sslmode === 'disable'
    ? undefined
    : `${env}: en producción, con una base en otra máquina, debe llevar ?sslmode=verify-full (o ?sslmode=disable si la red es de confianza).`;
}

/** The problems of a configuration whose single values are already sound. */
export function combinedProblems(config: Config): string[] {
  const rules = config.mode === 'production' ? [...always, ...inProduction] : always;
  return rules.map((rule) => rule(config)).filter((problem) => problem !== undefined);
}
