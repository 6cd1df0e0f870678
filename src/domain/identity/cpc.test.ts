// Proves the CPC parsers on the 95 codes seen in real processes of 2022.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseCpc, parseCpc5 } from './cpc.ts';

const observed = new URL('../../../../shared/data/cpc-observed/cpc-observed.csv', import.meta.url);

function noticeOf(parsed: ReturnType<typeof parseCpc | typeof parseCpc5>): [string, string] {
  return parsed.ok ? ['ok', ''] : [parsed.notice.code, parsed.notice.sentence];
}

test('all 95 observed codes are read, with their level 5', {
  skip: existsSync(observed) ? false : 'falta ../shared/data/cpc-observed',
}, () => {
  const rows = readFileSync(observed, 'utf8').trim().split(/\r?\n/).slice(1);
  assert.equal(rows.length, 95);
  for (const row of rows) {
    const [code = '', level5 = ''] = row.split(',');
    assert.deepEqual(parseCpc(code), { ok: true, value: { code, level5 }, warnings: [] });
    assert.deepEqual(parseCpc5(level5), { ok: true, value: level5, warnings: [] });
  }
});

test('leading zeros are kept, and a lost one is explained, not guessed', () => {
  assert.deepEqual(parseCpc('0211 2.0012'), {
    ok: true,
    value: { code: '021120012', level5: '02112' },
    warnings: [],
  });
  assert.match(noticeOf(parseCpc5('2112'))[1], /escriba 02112\.$/);
  assert.match(noticeOf(parseCpc('21120012'))[1], /escriba 021120012\.$/);
});

test('a leaf code typed where level 5 is asked is answered with its level 5', () => {
  assert.deepEqual(noticeOf(parseCpc5('153300019')), [
    'cpc-nivel',
    'En el registro el CPC se pide con cinco dígitos. Para ese código escriba 15330.',
  ]);
});

test('every refusal names its reason', () => {
  for (const parse of [parseCpc, parseCpc5]) {
    assert.equal(noticeOf(parse(''))[0], 'cpc-vacio');
    assert.equal(noticeOf(parse('8316O'))[0], 'cpc-caracteres');
    assert.equal(noticeOf(parse('83160\u0000'))[0], 'cpc-caracteres');
    assert.equal(noticeOf(parse('831600'))[0], 'cpc-longitud');
    assert.equal(noticeOf(parse('123456789012'))[0], 'cpc-longitud');
    assert.equal(noticeOf(parse('1'.repeat(301)))[0], 'cpc-longitud');
  }
});
