// Signed letters as honest people send them, and those that must be refused for who signed, when, or how.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createAuthority, type SignerOrder } from '../../../tests/authority/create-authority.ts';
import type { CmsFault } from '../../../tests/authority/sign-cms.ts';
import { signPdf } from '../../../tests/authority/sign-pdf.ts';
import { testKey } from '../../../tests/authority/test-keys.ts';
import { loadAnchors } from '../certificados/anchors.ts';
import {
  anchors,
  authority,
  codesOf,
  examine,
  expected,
  impostor,
  letter,
  nowMs,
  representative,
  revocationAsked,
  revocationSays,
  signedMs,
  signer,
  someoneElse,
  valid,
} from './testing/signed-letters.ts';

const signed = (order: SignerOrder = {}, timeMs = signedMs) =>
  signPdf(letter(), authority.issue(representative, order), { timeMs });

for (const xref of ['table', 'stream'] as const)
  for (const profile of ['arcotel-2024', 'anterior'] as const)
    test(`a letter signed by the representative is valid (${profile}, ${xref})`, async () => {
      const person = authority.issue(representative, { profile, kind: 'representante-legal' });
      const pdf = signPdf(letter({ xref }), person, { timeMs: signedMs });
      const report = await examine(pdf, { expected });
      assert.deepEqual(
        report.findings.map(({ state, code }) => `${state} ${code}`),
        valid,
      );
      assert.equal(report.signedRevisionBytes, pdf.length);
      const [facts] = report.signatures;
      assert.deepEqual(
        [facts?.signer?.profile, facts?.signer?.kind, facts?.signer?.cedula, facts?.signer?.ruc],
        [profile, 'representante-legal', '1700000019', '1790000000001'],
      );
      assert.deepEqual(
        [facts?.signer?.nombres, facts?.signer?.apellidos, facts?.signer?.cargo],
        ['PERSONA', 'SINTÉTICA UNO', 'REPRESENTANTE LEGAL'],
      );
      assert.deepEqual(
        [facts?.timeMs, facts?.timeSource, facts?.coversWholeFile],
        [signedMs, 'declarada-por-el-firmante', true],
      );
    });

test('both formats, RSA, PSS and ECDSA, SHA-256 and SHA-512 are verified', async () => {
  const elliptic = authority.issue(representative, { key: 'ec' });
  assert.deepEqual(await codesOf(signPdf(letter(), elliptic, { timeMs: signedMs })), valid);
  for (const order of [
    { pss: true },
    { hash: 'sha512' },
    { hash: 'sha384', pss: true },
    { subFilter: 'adbe.pkcs7.detached' as const },
    { stampBox: [50, 50, 150, 90] as const },
  ]) {
    const report = await examine(signPdf(letter(), signer, { timeMs: signedMs, ...order }));
    assert.deepEqual(
      report.findings.map(({ state, code }) => `${state} ${code}`),
      valid,
      JSON.stringify(order),
    );
  }
});

test('the root as anchor serves too: the sub-authority comes with the signature', async () => {
  assert.deepEqual(
    await codesOf(signed(), { anchors: loadAnchors(authority.rootPem, nowMs).anchors }),
    valid,
  );
});

test('without signature: refused, or for a person where a scan is taken', async () => {
  assert.deepEqual(await codesOf(letter()), ['reject firma-ausente']);
  assert.deepEqual(await codesOf(letter(), { acceptsScan: true }), ['warn firma-manuscrita-por-revisar']);
});

test('a certificate expired at signing is refused with its date', async () => {
  const pdf = signed({ notAfterMs: Date.UTC(2026, 4, 1, 12) });
  const [first] = (await examine(pdf)).findings;
  assert.equal(first?.code, 'cert-caducado');
  assert.match(first?.sentence ?? '', /venció el 2026-05-01/);
});

test('a certificate not yet valid at signing is refused', async () => {
  assert.deepEqual(await codesOf(signed({ notBeforeMs: signedMs + 60_000 })), ['reject cert-aun-no-vigente']);
});

test('a time nobody proves is not believed once the certificate has expired, nor when it lies ahead', async () => {
  const backdated = signed({ notAfterMs: signedMs + 1_000 });
  assert.deepEqual(await codesOf(backdated), ['unknown hora-dudosa', 'ok firma-valida']);
  assert.deepEqual(await codesOf(signed({}, nowMs + 86_400_000)), ['unknown hora-dudosa', 'ok firma-valida']);
});

test('an authority that has expired since still carries what it issued before', async () => {
  const old = createAuthority({ label: 'antigua', subNotAfterMs: signedMs + 3_600_000 });
  const { anchors: oldAnchors, problems } = loadAnchors(old.subPem, nowMs);
  assert.deepEqual(
    problems.map(({ code, refused }) => [code, refused]),
    [['autoridad-caducada', false]],
  );
  const pdf = (timeMs: number) => signPdf(letter(), old.issue(representative), { timeMs });
  assert.deepEqual(await codesOf(pdf(signedMs), { anchors: oldAnchors }), valid);
  assert.deepEqual(await codesOf(pdf(nowMs - 1_000), { anchors: oldAnchors }), ['reject ca-caducada']);
});

test('another authority with the same names is unknown', async () => {
  const pdf = signPdf(letter(), impostor.issue(representative), { timeMs: signedMs });
  const report = await examine(pdf, { expected });
  assert.deepEqual(
    report.findings.map(({ code }) => code),
    ['ca-desconocida'],
  );
  assert.equal(report.signatures[0]?.trusted, false);
  assert.deepEqual(await codesOf(signed(), { anchors: { bySubject: new Map() } }), ['reject ca-desconocida']);
});

test('weak algorithms are refused: SHA-1 in the signature or the certificate, a short key', async () => {
  const weak = ['reject algoritmo-debil'];
  assert.deepEqual(await codesOf(signPdf(letter(), signer, { hash: 'sha1' })), weak);
  assert.deepEqual(await codesOf(signed({ hash: 'sha1' })), weak);
  assert.deepEqual(await codesOf(signed({ key: 'rsa-short' })), weak);
});

test('revoked is refused, and what could not be asked goes to a person', async () => {
  assert.deepEqual(await codesOf(signed(), { revocation: revocationSays('revoked') }), [
    'reject cert-revocado',
  ]);
  const unknown = await codesOf(signed(), { revocation: revocationSays('unknown') });
  assert.ok(unknown.includes('unknown revocacion-sin-comprobar'));
});

test('without proof of the time revocation is asked for today', async () => {
  const asked: number[] = [];
  const revocation = revocationAsked(asked);
  await examine(signed(), { revocation });
  assert.deepEqual(asked, [nowMs]);
});

test('another person than the registered representative is named, with who was expected', async () => {
  const pdf = signPdf(letter(), authority.issue(someoneElse), { timeMs: signedMs });
  const report = await examine(pdf, { expected });
  const refusal = report.findings.find(({ state }) => state === 'reject');
  assert.equal(refusal?.code, 'firmante-distinto');
  assert.match(
    refusal?.sentence ?? '',
    /^Firma OTRA PERSONA SINTÉTICA, pero el representante legal registrado es PERSONA SINTÉTICA UNO/,
  );
});

test('one of several signers being the representative is enough', async () => {
  const first = signPdf(letter(), signer, { timeMs: signedMs });
  const both = signPdf(first, authority.issue(someoneElse), { timeMs: signedMs });
  const report = await examine(both, { expected });
  assert.deepEqual(
    report.findings.map(({ code }) => code),
    ['hora-no-probada', 'hora-no-probada', 'firma-valida', 'firma-valida'],
  );
  // What the second signer added is not what the representative signed.
  assert.equal(report.signedRevisionBytes, first.length);
  assert.equal((await examine(both)).signedRevisionBytes, both.length);
});

const malformed: CmsFault[] = [
  'no-attributes',
  'wrong-algorithm-id',
  'content-inside',
  'two-signers',
  'binds-another',
  'headless',
  'odd-digest',
];
for (const fault of malformed)
  test(`a malformed CMS is refused: ${fault}`, async () => {
    assert.deepEqual(await codesOf(signPdf(letter(), signer, { fault })), ['reject firma-mal-formada']);
  });

test('a digest of something else is an altered document; a certificate not bound is a warning', async () => {
  assert.deepEqual(await codesOf(signPdf(letter(), signer, { fault: 'wrong-digest' })), [
    'reject firma-alterada',
  ]);
  assert.deepEqual(await codesOf(signPdf(letter(), signer, { timeMs: signedMs, fault: 'binds-none' })), [
    'warn certificado-sin-vincular',
    ...valid,
  ]);
});

test('the certificate of the representative under the signature of another key is an alteration', async () => {
  for (const type of ['rsa', 'ec'] as const) {
    const forger = { ...signer, key: testKey(type, 'forger').privateKey };
    assert.deepEqual(await codesOf(signPdf(letter(), forger, { timeMs: signedMs })), [
      'reject firma-alterada',
    ]);
  }
});

test('a name made to mislead stays one short line', async () => {
  const nombres = `A\n\u202e${'x'.repeat(500)}`;
  const pdf = signPdf(letter(), authority.issue({ ...representative, nombres }), { timeMs: signedMs });
  const sentence = (await examine(pdf)).findings.at(-1)?.sentence ?? '';
  assert.ok(sentence.length < 200 && !/[\n\u202e]/.test(sentence), sentence);
});

test('encrypted, scripted and broken files get their own finding', async () => {
  assert.ok(
    (
      await codesOf(signPdf(letter({ catalog: '/OpenAction << /S /JavaScript /JS (a) >>' }), signer))
    ).includes('reject pdf-con-contenido-activo'),
  );
  assert.deepEqual(await codesOf(signed().subarray(0, 400)), ['reject pdf-ilegible']);
  assert.ok(anchors.bySubject.size > 0);
});
