// Turns a database URL or the carried server's address into what pg takes, with TLS as strict as the URL asks.
import { readFileSync } from 'node:fs';
import type { ClientConfig } from 'pg';
import { isLocalDatabase } from './config-rules.ts';
import type { DatabaseAddress } from './embedded-postgres-roles.ts';

/**
 * `sslmode` is ours to judge: every mode but `disable` verifies certificate and name (ASVS 12.3.2), and without one a
 * production database elsewhere is spoken to over TLS. `sslrootcert` names a file with the agency's own authority.
 */
function tlsFor(url: URL, production: boolean): ClientConfig['ssl'] {
  const sslmode = url.searchParams.get('sslmode');
  if (sslmode === 'disable' || (sslmode === null && (!production || isLocalDatabase(url.href)))) return false;
  const authority = url.searchParams.get('sslrootcert');
  return { rejectUnauthorized: true, ...(authority === null ? {} : { ca: readFileSync(authority, 'utf8') }) };
}

export function clientConfig(address: string | DatabaseAddress, production: boolean): ClientConfig {
  if (typeof address !== 'string') return { ...address };
  const url = new URL(address);
  const ssl = tlsFor(url, production);
  for (const name of ['sslmode', 'sslrootcert']) url.searchParams.delete(name);
  return { connectionString: url.href, ssl: ssl ?? false };
}
