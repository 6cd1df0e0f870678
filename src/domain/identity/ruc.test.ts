// Proves the RUC parser on 487 real RUCs of legal entities and on the cases where the number alone is not enough.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseRuc } from './ruc.ts';

const vectors = new URL('../../../../shared/data/ruc-vectors/legal-entities.csv', import.meta.url);

function read(raw: string) {
  const parsed = parseRuc(raw);
  assert.ok(parsed.ok, parsed.ok ? '' : `${raw}: ${parsed.notice.sentence}`);
  return parsed;
}

function noticeOf(raw: string): string {
  const parsed = parseRuc(raw);
  assert.equal(parsed.ok, false, raw);
  return parsed.ok ? '' : parsed.notice.code;
}

/** A made-up cédula with a good check digit, for tests: no person stands behind it. */
function withModulo10(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

test('all 487 real RUCs of legal entities are read; 210 of them with a check digit that does not match', {
  skip: existsSync(vectors) ? false : 'falta ../shared/data/ruc-vectors',
}, () => {
  const rows = readFileSync(vectors, 'utf8').trim().split(/\r?\n/).slice(1);
  const counts = { ok: 0, desconocido: 0, 'no-coincide': 0 };
  for (const row of rows) {
    const [raw = '', kind, holds] = row.split(',');
    const { value, warnings } = read(raw);
    counts[value.checkDigit] += 1;
    assert.equal(value.checkDigit, holds === '1' ? 'ok' : 'no-coincide', raw);
    assert.ok(
      kind === 'private' ? value.kind === 'privada' : ['publica', 'ambigua'].includes(value.kind),
      raw,
    );
    assert.equal(
      warnings.some(({ code }) => code === 'ruc-digito-verificador'),
      holds === '0',
      raw,
    );
    assert.equal(
      warnings.some(({ code }) => code === 'ruc-ambiguo'),
      value.kind === 'ambigua',
      raw,
    );
  }
  assert.deepEqual(counts, { ok: 277, desconocido: 0, 'no-coincide': 210 });
});

test('a natural person carries the cédula and a three-digit establishment', () => {
  const cedula = withModulo10('300000001');
  assert.deepEqual(read(`${cedula}002`), {
    ok: true,
    value: { ruc: `${cedula}002`, kind: 'natural', checkDigit: 'ok', cedula, establishment: '002' },
    warnings: [],
  });
});

test('third digit 6: public, natural, ambiguous, and unknown are told apart', () => {
  const publicEntity = read('1760013210001').value;
  assert.deepEqual(
    [publicEntity.kind, publicEntity.checkDigit, publicEntity.establishment],
    ['publica', 'ok', '0001'],
  );
  const natural = read(`${withModulo10('096999999')}001`).value;
  assert.deepEqual([natural.kind, natural.checkDigit], ['natural', 'ok']);
  assert.equal(natural.cedula, withModulo10('096999999'));

  const seen = new Set<string>();
  for (let series = 0; series < 1000; series += 1) {
    const raw = `0968${String(series).padStart(3, '0')}400001`;
    const { kind, checkDigit } = read(raw).value;
    seen.add(`${kind} ${checkDigit}`);
    const other = read(`0965${String(series).padStart(3, '0')}400001`).value;
    seen.add(`${other.kind} ${other.checkDigit}`);
  }
  assert.deepEqual([...seen].sort(), [
    'ambigua desconocido',
    'ambigua ok',
    'natural ok',
    'publica no-coincide',
    'publica ok',
  ]);
});

test('pasted dressing is undone', () => {
  for (const raw of [
    '1790012345001',
    ' 179 001234-5 001\n',
    '１７９００１２３４５００１',
    '\u200f1790012345\u200b001\u202c',
    '1790012345–001',
  ]) {
    assert.equal(read(raw).value.ruc, '1790012345001', JSON.stringify(raw));
  }
});

test('every refusal names its reason', () => {
  assert.equal(noticeOf(''), 'ruc-vacio');
  assert.equal(noticeOf(' \u200b '), 'ruc-vacio');
  assert.equal(noticeOf('9'.repeat(301)), 'ruc-longitud');
  assert.equal(noticeOf('179001234500'), 'ruc-longitud');
  assert.equal(noticeOf('17900123450011'), 'ruc-longitud');
  assert.equal(noticeOf('1790012345OO1'), 'ruc-caracteres');
  assert.equal(noticeOf('1790012345001\u0000'), 'ruc-caracteres');
  assert.equal(noticeOf('٠١٢٣٤٥٦٧٨٩٠٠١'), 'ruc-caracteres');
  assert.equal(noticeOf('9999999999999'), 'ruc-consumidor-final');
  assert.equal(noticeOf('2590012345001'), 'ruc-provincia');
  assert.equal(noticeOf('0090012345001'), 'ruc-provincia');
  assert.equal(noticeOf('1770012345001'), 'ruc-tercer-digito');
  assert.equal(noticeOf('1790012345000'), 'ruc-establecimiento');
});

test('any 13 digits with a province and a third digit in use are read, whatever the check digit', () => {
  const province = fc.oneof(fc.integer({ min: 1, max: 24 }), fc.constant(30));
  const middle = fc.integer({ min: 0, max: 9_999_999 });
  fc.assert(
    fc.property(province, fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 9), middle, (prefix, third, rest) => {
      const ruc = `${String(prefix).padStart(2, '0')}${third}${String(rest).padStart(7, '0')}001`;
      assert.equal(read(ruc).value.ruc, ruc);
    }),
  );
});
