// The chain: who may issue, how far, and what stops it. Times, foreign authorities and weak hashes are tested with whole letters.
import assert from 'node:assert/strict';
import test from 'node:test';
import { pem } from '../../../tests/authority/create-authority.ts';
import { bits, type Der, nothing } from '../../../tests/authority/der-writer.ts';
import {
  authorityExtensions,
  extension,
  issueCertificate,
  type NameParts,
  signerUse,
} from '../../../tests/authority/issue-certificate.ts';
import { testKey } from '../../../tests/authority/test-keys.ts';
import { loadAnchors } from './anchors.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { validateChain } from './chain.ts';

const atMs = Date.UTC(2026, 10, 22);
let serial = 0;

/** A certificate of this name under that issuer; the name is also the name of its key. */
function issue(subject: string, issuer: string, extensions: readonly Der[]): Certificate {
  serial += 1;
  const named = (value: string): NameParts => [['CN', value]];
  const certificate = readCertificate(
    issueCertificate({
      serial,
      subject: named(subject),
      issuer: named(issuer),
      issuerKey: testKey('ec', issuer).privateKey,
      keys: testKey('ec', subject),
      notBeforeMs: atMs - 1_000,
      notAfterMs: atMs + 1_000,
      extensions,
    }),
  );
  assert.ok(certificate !== null);
  return certificate;
}

function judge(leaf: Certificate, others: readonly Certificate[], anchor: Certificate): string {
  const { anchors } = loadAnchors(pem(anchor.der), atMs);
  const chain = validateChain({ leaf, anchors, others, atMs, purpose: 'signature' });
  return chain.ok ? `ok ${chain.path.length}` : chain.fault;
}

const root = issue('raiz', 'raiz', authorityExtensions());
const sub = issue('sub', 'raiz', authorityExtensions(0));
const leaf = issue('persona', 'sub', [signerUse]);

test('the way is found through what came along, and only through that', () => {
  assert.equal(judge(leaf, [leaf, sub], root), 'ok 3');
  assert.equal(judge(leaf, [], sub), 'ok 2');
  assert.equal(judge(leaf, [], root), 'unknown-authority');
});

test('a person issues no certificates, nor does an authority whose key may not', () => {
  const victim = issue('victima', 'persona', [signerUse]);
  assert.equal(judge(victim, [leaf, sub], root), 'unknown-authority');
  const crlOnly = extension('2.5.29.15', bits(Buffer.from([0x02]), 1), true);
  const [flag = nothing] = authorityExtensions();
  assert.equal(judge(leaf, [issue('sub', 'raiz', [flag, crlOnly])], root), 'unknown-authority');
});

test('an authority that may issue to persons only issues no authority', () => {
  const below = issue('mas abajo', 'sub', authorityExtensions());
  const far = issue('lejana', 'mas abajo', [signerUse]);
  assert.equal(judge(far, [below, sub], root), 'unknown-authority');
  const free = issue('sub', 'raiz', authorityExtensions(1));
  assert.equal(judge(far, [below, free], root), 'ok 4');
});

test('a demand nobody here understands is not passed over; a certificate that does not sign does not', () => {
  assert.equal(
    judge(issue('persona', 'sub', [extension('1.2.3.4', nothing, true)]), [], sub),
    'critical-extension',
  );
  assert.equal(judge(issue('persona', 'sub', [extension('1.2.3.4', nothing)]), [], sub), 'ok 2');
  const enciphers = extension('2.5.29.15', bits(Buffer.from([0x20]), 5), true);
  assert.equal(judge(issue('persona', 'sub', [enciphers]), [], sub), 'wrong-use');
  assert.equal(judge(sub, [], root), 'wrong-use');
});

test('certificates that issue each other in a circle end', () => {
  const [one, two] = [issue('uno', 'dos', authorityExtensions()), issue('dos', 'uno', authorityExtensions())];
  assert.equal(judge(issue('persona', 'uno', [signerUse]), [one, two], root), 'unknown-authority');
});
