// Revocation from cached lists: only a fresh list of the issuer, of full scope, says good.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type CrlOrder, createAuthority, crlUrl } from '../../../tests/authority/create-authority.ts';
import { der, integer, sequence } from '../../../tests/authority/der-writer.ts';
import { extension } from '../../../tests/authority/issue-certificate.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { crlAddresses, crlRevocation } from './revocation.ts';

const nowMs = Date.UTC(2026, 10, 22);
const day = 86_400_000;
const authority = createAuthority();
const person = { cedula: '1700000019', nombres: 'PERSONA', apellidos: 'SINTÉTICA' };

function parsed(bytes: Uint8Array | undefined): Certificate {
  const certificate = readCertificate(bytes ?? new Uint8Array());
  assert.ok(certificate !== null);
  return certificate;
}

const signer = authority.issue(person);
const [certificate, issuer] = [parsed(signer.certificate), parsed(signer.above[0])];
const fresh: CrlOrder = { thisUpdateMs: nowMs - day, nextUpdateMs: nowMs + day };
const statusWith = (list: Uint8Array | null, of = certificate, atMs = nowMs) =>
  crlRevocation(
    async () => list,
    () => nowMs,
  ).statusOf(of, issuer, atMs);

test('a fresh list says good or revoked, by the time asked for', async () => {
  assert.equal(await statusWith(authority.crl(fresh)), 'good');
  const list = authority.crl({
    ...fresh,
    revoked: [{ certificate: signer.certificate, atMs: nowMs - 5 * day }],
  });
  assert.equal(await statusWith(list), 'revoked');
  assert.equal(await statusWith(list, certificate, nowMs - 6 * day), 'good');
  assert.equal(await statusWith(list, parsed(authority.issue(person).certificate)), 'good');
});

test('absent, unreachable, stale, early, foreign, altered and cut lists say nothing', async () => {
  assert.equal(await statusWith(null), 'unknown');
  const failing = crlRevocation(
    () => Promise.reject(new Error('offline')),
    () => nowMs,
  );
  assert.equal(await failing.statusOf(certificate, issuer, nowMs), 'unknown');
  const good = authority.crl(fresh);
  const altered = Buffer.from(good);
  altered[60] = (altered[60] ?? 0) ^ 1;
  const lists = [
    authority.crl({ thisUpdateMs: nowMs - 9 * day, nextUpdateMs: nowMs - day }),
    authority.crl({ thisUpdateMs: nowMs + day, nextUpdateMs: nowMs + 2 * day }),
    authority.crl({ ...fresh, wrongKey: true }),
    createAuthority({ label: 'impostora' }).crl(fresh),
    altered,
    good.subarray(0, -10),
    Buffer.from('hola'),
    Buffer.alloc(0),
  ];
  for (const [index, list] of lists.entries())
    assert.equal(await statusWith(list), 'unknown', `list ${index}`);
});

test('a list of partial scope says good of nobody, but revoked it does say', async () => {
  const authoritiesOnly = extension('2.5.29.28', sequence(der(0x82, Buffer.from([0xff]))), true);
  const delta = extension('2.5.29.27', integer(3), true);
  const holdersOnly = extension('2.5.29.28', sequence(der(0x81, Buffer.from([0xff]))), true);
  for (const one of [authoritiesOnly, delta]) {
    assert.equal(await statusWith(authority.crl({ ...fresh, extensions: [one] })), 'unknown');
    const revoked = [{ certificate: signer.certificate, atMs: nowMs - day }];
    assert.equal(await statusWith(authority.crl({ ...fresh, extensions: [one], revoked })), 'revoked');
  }
  assert.equal(await statusWith(authority.crl({ ...fresh, extensions: [holdersOnly] })), 'good');
});

test('of a certificate that had expired before the list was made, it may have forgotten', async () => {
  const old = parsed(authority.issue(person, { notAfterMs: nowMs - 30 * day }).certificate);
  assert.equal(await statusWith(authority.crl(fresh), old, nowMs - 40 * day), 'unknown');
});

test('the loader is told where the certificate says its list is', async () => {
  assert.deepEqual(crlAddresses(certificate), [crlUrl]);
  const asked: unknown[] = [];
  const source = crlRevocation(
    async (request) => (asked.push(request) > 0 ? null : null),
    () => nowMs,
  );
  await source.statusOf(certificate, issuer, nowMs);
  assert.deepEqual(asked, [{ urls: [crlUrl], issuerSha256: issuer.sha256 }]);
});
