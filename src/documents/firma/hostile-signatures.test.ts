// Signatures made to deceive: duplicated, overlapping, with a dirty gap; and random damage, which never throws and never passes.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { appendRevision, nextNumber } from '../../../tests/authority/append-revision.ts';
import { signPdf } from '../../../tests/authority/sign-pdf.ts';
import { codesOf, examine, letter, signedMs, signer } from './testing/signed-letters.ts';

const signed = signPdf(letter(), signer, { timeMs: signedMs });
const dictionary = nextNumber(letter());
const byteRange = /\/ByteRange \[0 (\d+) (\d+) (\d+)\] */.exec(signed.toString('latin1'));
const [gapStart, gapEnd] = [Number(byteRange?.[1]), Number(byteRange?.[2])];

/** The signed file with its ByteRange exchanged, of equal length. */
function withRange(range: string): Buffer {
  const room = byteRange?.[0] ?? '';
  const text = signed
    .toString('latin1')
    .replace(room, `/ByteRange [${range}]`.padEnd(room.length).slice(0, room.length));
  return Buffer.from(text, 'latin1');
}

test('a ByteRange must start at 0, stay inside, and leave out the contents exactly', async () => {
  const rest = signed.length - gapEnd;
  const wrong = [
    `1 ${gapStart - 1} ${gapEnd} ${rest}`,
    `0 ${gapStart} ${gapEnd} ${rest + 1}`,
    `0 ${gapStart} ${gapEnd} ${rest - 20}`,
    `0 ${gapStart - 1} ${gapEnd} ${rest}`,
    `0 ${gapStart} ${gapEnd + 1} ${rest - 1}`,
    `0 ${gapEnd} ${gapStart} ${rest}`,
    '0 1',
    '0 0 0 0',
  ];
  for (const range of wrong)
    assert.deepEqual(await codesOf(withRange(range)), ['reject firma-mal-formada'], range);
});

test('a flipped byte in the document is an alteration', async () => {
  const flipped = Buffer.from(signed);
  const at = flipped.indexOf('Solicito');
  flipped.write('s', at, 'latin1');
  const report = await examine(flipped);
  assert.deepEqual(
    report.findings.map(({ code }) => code),
    ['firma-alterada'],
  );
  assert.equal(report.signedRevisionBytes, null);
});

test('two dictionaries that claim one range are refused, both of them', async () => {
  const text = signed.toString('latin1');
  const body = text.slice(
    text.indexOf(`${dictionary} 0 obj\n`) + `${dictionary} 0 obj\n`.length,
    text.indexOf('\nendobj', text.indexOf(`${dictionary} 0 obj\n`)),
  );
  const fresh = nextNumber(signed);
  const twin = appendRevision(signed, {
    objects: new Map([
      [fresh, body],
      [fresh + 1, `<< /FT /Sig /T (Doble) /V ${fresh} 0 R >>`],
      [dictionary + 2, `<< /Fields [${dictionary + 1} 0 R ${fresh + 1} 0 R] /SigFlags 3 >>`],
    ]),
  });
  const codes = await codesOf(twin);
  assert.ok(codes.includes('reject firma-mal-formada'), codes.join());
  const shared = appendRevision(signed, {
    objects: new Map([
      [fresh + 1, `<< /FT /Sig /T (Doble) /V ${dictionary} 0 R >>`],
      [dictionary + 2, `<< /Fields [${dictionary + 1} 0 R ${fresh + 1} 0 R] /SigFlags 3 >>`],
    ]),
  });
  assert.deepEqual(await codesOf(shared), ['reject firma-alterada', 'reject firma-alterada']);
});

test('a dictionary with two values for one key is refused', async () => {
  const twice = signPdf(letter(), signer, { entries: '/Filter /Otro' });
  assert.deepEqual(await codesOf(twice), ['reject firma-mal-formada']);
});

test('bytes in the room after the signature are refused', async () => {
  const dirty = Buffer.from(signed);
  dirty.write('41', gapEnd - 41, 'latin1');
  assert.deepEqual(await codesOf(dirty), ['reject firma-mal-formada']);
});

test('a signature that its own revision does not list is refused', async () => {
  // The field appears only in a later revision: the signed one had the dictionary but no form.
  const unlisted = new Map([[1, '<< /Type /Catalog /Pages 2 0 R >>']]);
  const base = signPdf(letter(), signer, { timeMs: signedMs, objects: unlisted });
  const listed = appendRevision(base, {
    objects: new Map([[1, `<< /Type /Catalog /Pages 2 0 R /AcroForm ${dictionary + 2} 0 R >>`]]),
  });
  const codes = await codesOf(listed);
  assert.ok(codes.includes('reject firma-mal-formada'), codes.join());
});

test('other formats are refused: PKCS #1 in the dictionary, SHA-1 CMS', async () => {
  for (const format of ['adbe.x509.rsa_sha1', 'adbe.pkcs7.sha1'])
    assert.deepEqual(
      await codesOf(
        Buffer.from(
          signed.toString('latin1').replace('/ETSI.CAdES.detached', `/${format}`.padEnd(20)),
          'latin1',
        ),
      ),
      ['reject firma-mal-formada'],
    );
});

/** A run that ended well would say the flipped document is valid. */
const passes = (codes: readonly string[]) =>
  codes.every((code) => code.startsWith('ok') || code.startsWith('warn'));

test('no flipped signed byte passes, and no damage throws', async () => {
  const place = fc.oneof(fc.nat(gapStart - 1), fc.integer({ min: gapEnd, max: signed.length - 1 }));
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const flipped = Buffer.from(signed);
      flipped[at] = (flipped[at] ?? 0) ^ mask;
      const codes = await codesOf(flipped);
      assert.ok(codes.length > 0 && !passes(codes), `${at} ^ ${mask}: ${codes}`);
    }),
    { numRuns: 1_500 },
  );
});

test('no truncation, and no damage inside the signature itself, throws or passes for the document', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(signed.length - 2), async (length) => {
      const codes = await codesOf(signed.subarray(0, length));
      assert.ok(codes.length > 0 && !passes(codes), `${length}: ${codes}`);
    }),
    { numRuns: 300 },
  );
  const bytesInGap = fc.array(
    fc.tuple(
      fc.integer({ min: gapStart + 1, max: gapStart + 6_000 }),
      fc.constantFrom(...'0123456789abcdef'),
    ),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(bytesInGap, async (changes) => {
      const damaged = Buffer.from(signed);
      for (const [at, digit] of changes) damaged.write(digit, at, 'latin1');
      const { findings, signatures } = await examine(damaged);
      assert.ok(findings.length > 0);
      // Certificates that only come along may be damaged; whoever is told as signer must still be the one who signed.
      for (const one of signatures) if (one.trusted) assert.equal(one.signer?.cedula, '1700000019');
    }),
    { numRuns: 600 },
  );
});

test('random bytes after any part of a signed file never throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(signed.length), fc.uint8Array({ maxLength: 200 }), async (length, tail) => {
      const pdf = Buffer.concat([signed.subarray(0, length), tail, Buffer.from('\nstartxref\n9\n%%EOF\n')]);
      assert.ok((await codesOf(pdf)).length > 0);
    }),
    { numRuns: 300 },
  );
});
