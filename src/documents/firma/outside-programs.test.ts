// The judgement of other programs on the same files, where they exist on the machine: openssl on the CMS, pdfsig on the PDF.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { signPdf } from '../../../tests/authority/sign-pdf.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { readCoverage } from './byte-range.ts';
import { findSignatures } from './find-signatures.ts';
import { authority, letter, representative, signedMs, signer } from './testing/signed-letters.ts';

const missing = (program: string, flag: string): string | false =>
  spawnSync(program, [flag]).error === undefined ? false : `${program} is not installed`;

function inFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-firma-'));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function opensslAccepts(pdf: Uint8Array): boolean {
  const [found] = findSignatures(openPdf(pdf));
  assert.ok(found?.contents);
  const coverage = readCoverage(pdf, found);
  assert.ok(typeof coverage === 'object');
  const { contents } = found;
  return inFolder((folder) => {
    const path = (name: string) => join(folder, name);
    writeFileSync(path('cms'), contents.bytes);
    writeFileSync(
      path('data'),
      Buffer.concat([pdf.subarray(0, coverage.gapStart), pdf.subarray(coverage.gapEnd, coverage.end)]),
    );
    writeFileSync(path('ca.pem'), authority.rootPem);
    const files = [
      '-in',
      path('cms'),
      '-content',
      path('data'),
      '-CAfile',
      path('ca.pem'),
      '-out',
      path('out'),
    ];
    const given = ['-inform', 'DER', '-binary', '-purpose', 'any', '-attime', String(signedMs / 1_000)];
    return spawnSync('openssl', ['cms', '-verify', ...given, ...files]).status === 0;
  });
}

test('openssl agrees with the signatures made and checked here', {
  skip: missing('openssl', 'version'),
}, () => {
  const elliptic = authority.issue(representative, { key: 'ec', profile: 'anterior' });
  const signed = signPdf(letter(), signer, { timeMs: signedMs });
  assert.ok(opensslAccepts(signed));
  assert.ok(opensslAccepts(signPdf(letter(), signer, { timeMs: signedMs, pss: true })));
  assert.ok(
    opensslAccepts(signPdf(letter({ xref: 'stream' }), elliptic, { timeMs: signedMs, hash: 'sha512' })),
  );
  const flipped = Buffer.from(signed);
  flipped.write('s', flipped.indexOf('Solicito'), 'latin1');
  assert.ok(!opensslAccepts(flipped));
});

test('pdfsig agrees on valid and altered', { skip: missing('pdfsig', '-v') }, () => {
  const says = (pdf: Uint8Array) =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.pdf'), pdf);
      return spawnSync('pdfsig', ['-nocert', join(folder, 'a.pdf')], { encoding: 'utf8' }).stdout;
    });
  const signed = signPdf(letter(), signer, { timeMs: signedMs });
  assert.match(says(signed), /Signature is Valid/);
  assert.match(says(signed), /Total document signed/);
  const flipped = Buffer.from(signed);
  flipped.write('s', flipped.indexOf('Solicito'), 'latin1');
  assert.match(says(flipped), /Digest Mismatch/);
});
