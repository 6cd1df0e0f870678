// Proves the CIIU parser: normal form, repairs, refusals.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCiiu } from './ciiu.ts';

test('case, spaces and the missing or wrong dot are repaired', () => {
  for (const raw of [
    'G4669.22',
    'g4669.22',
    'G466922',
    ' G 4669 . 22 ',
    'G4669,22',
    'G4669-22',
    'Ｇ４６６９．２２',
  ]) {
    assert.deepEqual(parseCiiu(raw), { ok: true, value: 'G4669.22', warnings: [] }, raw);
  }
  assert.deepEqual(parseCiiu('a0111.123'), { ok: true, value: 'A0111.123', warnings: [] });
  assert.deepEqual(parseCiiu('U9900'), { ok: true, value: 'U9900', warnings: [] });
});

test('every refusal names its reason', () => {
  const noticeOf = (raw: string) => {
    const parsed = parseCiiu(raw);
    return parsed.ok ? 'ok' : parsed.notice.code;
  };
  assert.equal(noticeOf(''), 'ciiu-vacio');
  assert.equal(noticeOf('V4669.22'), 'ciiu-seccion');
  for (const raw of [
    'G',
    '4669.22',
    'G466',
    'G4669.2',
    'G4669.2222',
    'GG669.22',
    'G4669.22\u0000',
    'Г4669.22',
    'G'.repeat(301),
  ]) {
    assert.equal(noticeOf(raw), 'ciiu-formato', raw);
  }
});
