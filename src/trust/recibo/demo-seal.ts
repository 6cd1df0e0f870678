/** A key of each demonstration's own, made at first use and kept in its folder; its certificate says what it is. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDurably } from '../../platform/durable-file.ts';
import type { Ids } from '../../platform/ids.ts';
import { bits, context, identifier, integer, sequence, setOf, time, utf8 } from './der.ts';
import { type Seal, sealFromPem } from './seal.ts';

export const demoName = 'Ventanilla, clave de demostración';

const fileName = 'clave-de-demostracion.pem';
const commonName = '2.5.4.3';
const ecdsaWithSha256 = '1.2.840.10045.4.3.2';
const serialBytes = 16;
const dayMs = 86_400_000;
const yearsDays = 3_650;

function pemOf(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** A self-signed certificate (RFC 5280) with its key on P-256, as one PEM text. */
export function makeSelfSigned(name: string, ids: Ids, nowMs: number): string {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(identifier(ecdsaWithSha256));
  const holder = sequence(setOf(sequence(identifier(commonName), utf8(name))));
  // Positive and not zero, as section 4.1.2.2 asks.
  const serial = Buffer.concat([Buffer.of(0x40), Buffer.from(ids.randomToken(serialBytes), 'base64url')]);
  const body = sequence(
    context(0, integer(Buffer.of(2))),
    integer(serial),
    algorithm,
    holder,
    sequence(time(nowMs - dayMs), time(nowMs + yearsDays * dayMs)),
    holder,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const certificate = sequence(body, algorithm, bits(sign('sha256', body, privateKey)));
  return `${privateKey.export({ type: 'pkcs8', format: 'pem' })}${pemOf('CERTIFICATE', certificate)}`;
}

function stored(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Of several processes that come at once, one makes the key and all use it. `folder` exists. */
export function readDemoSeal(folder: string, ids: Ids, nowMs: number): Seal {
  const path = join(folder, fileName);
  if (stored(path) === undefined) createDurably(path, makeSelfSigned(demoName, ids, nowMs), 0o600);
  return sealFromPem(stored(path) ?? '', 'demostracion');
}
