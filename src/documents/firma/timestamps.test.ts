// Time that is proved: RFC 3161 stamps on the signature and on the document, good and bad.
import assert from 'node:assert/strict';
import test from 'node:test';
import { appendRevision } from '../../../tests/authority/append-revision.ts';
import { signPdf } from '../../../tests/authority/sign-pdf.ts';
import { testKey } from '../../../tests/authority/test-keys.ts';
import {
  authority,
  codesOf,
  examine,
  expected,
  impostor,
  letter,
  nowMs,
  representative,
  revocationAsked,
  signedMs,
  signer,
  stampService,
} from './testing/signed-letters.ts';

const stampedMs = signedMs + 60_000;
const documentStamp = (pdf: Uint8Array, service = stampService, timeMs = stampedMs) =>
  signPdf(pdf, service, { subFilter: 'ETSI.RFC3161', timeMs });

test('a stamp on the signature proves its time', async () => {
  const pdf = signPdf(letter(), signer, {
    timeMs: signedMs,
    stamp: { service: stampService, timeMs: stampedMs },
    contentsBytes: 16_384,
  });
  const report = await examine(pdf, { expected });
  assert.deepEqual(
    report.findings.map(({ state, code }) => `${state} ${code}`),
    ['ok firma-valida'],
  );
  assert.deepEqual(
    [report.signatures[0]?.timeMs, report.signatures[0]?.timeSource],
    [stampedMs, 'sello-de-tiempo'],
  );
});

test('a document stamp over the signature proves it too, and does not change what is shown', async () => {
  const signed = signPdf(letter(), signer, { timeMs: signedMs });
  const report = await examine(documentStamp(signed), { expected });
  assert.deepEqual(
    report.findings.map(({ code }) => code),
    ['firma-valida'],
  );
  assert.deepEqual(
    report.signatures.map(({ kind, trusted }) => [kind, trusted]),
    [
      ['firma', true],
      ['sello-de-tiempo', true],
    ],
  );
  assert.equal(report.signatures[0]?.timeMs, stampedMs);
  assert.equal(report.signedRevisionBytes, signed.length);
});

test('a certificate that expired since is fine when the stamp proves the signature older', async () => {
  const short = authority.issue(representative, { notAfterMs: stampedMs + 1_000 });
  const signed = signPdf(letter(), short, { timeMs: signedMs });
  assert.ok((await codesOf(signed)).includes('unknown hora-dudosa'));
  assert.deepEqual(await codesOf(documentStamp(signed)), ['ok firma-valida']);
  const late = documentStamp(signed, stampService, stampedMs + 3_600_000);
  assert.deepEqual(await codesOf(late), ['reject cert-caducado']);
});

test('revocation is asked for the proved time', async () => {
  const asked: number[] = [];
  const revocation = revocationAsked(asked);
  await examine(documentStamp(signPdf(letter(), signer, { timeMs: signedMs })), { revocation });
  assert.deepEqual(new Set(asked), new Set([stampedMs]));
});

test('a stamp that proves nothing is told, and the claimed time stands', async () => {
  const signed = signPdf(letter(), signer, { timeMs: signedMs });
  const foreign = documentStamp(signed, impostor.timestampService());
  const noService = documentStamp(signed, signer);
  const ahead = documentStamp(signed, stampService, nowMs + 86_400_000);
  for (const pdf of [foreign, noService, ahead]) {
    const codes = await codesOf(pdf);
    assert.ok(
      codes.includes('warn sello-de-tiempo-no-valido') && codes.includes('ok hora-no-probada'),
      codes.join(),
    );
  }
  const other = signPdf(letter(), signer, {
    timeMs: signedMs,
    stamp: { service: impostor.timestampService(), timeMs: stampedMs },
    contentsBytes: 16_384,
  });
  assert.ok((await codesOf(other)).includes('warn sello-de-tiempo-no-valido'));
});

test('a stamp of something else proves nothing', async () => {
  const stamped = documentStamp(signPdf(letter(), signer, { timeMs: signedMs }));
  stamped.write('s', stamped.indexOf('Solicito'), 'latin1');
  assert.deepEqual(await codesOf(stamped), ['reject firma-alterada', 'warn sello-de-tiempo-no-valido']);
  const forger = { ...stampService, key: testKey('rsa', 'forger').privateKey };
  const forged = documentStamp(signPdf(letter(), signer, { timeMs: signedMs }), forger);
  assert.ok((await codesOf(forged)).includes('warn sello-de-tiempo-no-valido'));
});

test('a stamp alone is no signature, and a stamp does not excuse what came before it', async () => {
  assert.deepEqual(await codesOf(documentStamp(letter())), ['reject firma-ausente']);
  const signed = signPdf(letter(), signer, { timeMs: signedMs });
  const changed = appendRevision(signed, { objects: new Map([[3, '<< /Type /Font >>']]) });
  assert.ok((await codesOf(documentStamp(changed))).includes('unknown modificado-despues-de-la-firma'));
});

test('a certificate for stamps signs no letters', async () => {
  assert.deepEqual(await codesOf(signPdf(letter(), stampService, { timeMs: signedMs })), [
    'reject cert-no-sirve-para-firmar',
  ]);
});
