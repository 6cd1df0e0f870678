// Proves the process-code parser on 3,476 real codes (14 % irregular) and on the ways people dress one up.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseProcessCode } from './process-code.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const ocids = new URL('soce-process-codes/ocids.csv', data);
const skip = existsSync(ocids) ? false : 'falta ../shared/data/soce-process-codes';

function read(raw: string) {
  const parsed = parseProcessCode(raw);
  assert.ok(parsed.ok, parsed.ok ? '' : `${raw}: ${parsed.notice.sentence}`);
  return parsed.value;
}

function noticeOf(raw: string): string {
  const parsed = parseProcessCode(raw);
  return parsed.ok ? (parsed.warnings[0]?.code ?? 'ok') : parsed.notice.code;
}

test('at least 99.9 % of 3,476 real codes are read, and their ocids give the same key', { skip }, () => {
  const rows = readFileSync(ocids, 'utf8').trim().split(/\r?\n/).slice(1);
  assert.equal(rows.length, 3476);
  const refused = rows.filter((row) => !parseProcessCode(row.split(',')[1] ?? '').ok);
  assert.ok(refused.length <= rows.length * 0.001, refused.join('\n'));
  for (const row of rows) {
    const [ocid = '', code = ''] = row.split(',');
    assert.equal(read(ocid).folded, read(code).folded, ocid);
    assert.equal(read(code).raw, code);
    assert.equal(read(read(code).code).code, read(code).code);
  }
});

test('dressed-up variants of a real code have its folded key', { skip }, () => {
  const codes = readFileSync(ocids, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(',')[1] ?? '');
  const dash = fc.constantFrom('-', '–', '—', '‐', '‑', '−', '_', '~', '－', '--', ' - ', '- ', '\u00ad-');
  const wrap = fc.constantFrom(
    ['', ''],
    ['“', '”'],
    ['"', '"'],
    ['.', '.'],
    ['Nº ', ''],
    ['N° ', ''],
    ['\u200b', '\ufeff'],
    ['Código: ', ''],
    ['(', ')'],
    [' \t', '\r\n'],
    ['Proceso No. ', '.'],
    ['«', '»'],
    ['´', '´'],
  );
  const shape = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toLowerCase(),
    (text: string) => text.normalize('NFD'),
    (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  );
  fc.assert(
    fc.property(fc.constantFrom(...codes), dash, wrap, shape, (code, anyDash, [before, after], reshape) => {
      const dressed = `${before}${reshape(code).replaceAll('-', anyDash)}${after}`;
      assert.equal(read(dressed).folded, read(code).folded, JSON.stringify(dressed));
    }),
    { numRuns: 2000 },
  );
});

test('the prefix hint never contradicts the procedure type of 120 real processes', { skip }, () => {
  const expected = new Map([
    ['Contratacion directa', 'contratacion-directa-consultoria'],
    ['Cotización', 'cotizacion'],
    ['Publicación Especial', 'publicacion-especial'],
    ['Ferias Inclusivas', 'feria-inclusiva'],
    ['Licitación', 'licitacion'],
    ['Licitación de Seguros', 'licitacion'],
    ['Menor Cuantía', 'menor-cuantia'],
    ['Subasta Inversa Electrónica', 'subasta-inversa-electronica'],
    ['Produccion Nacional', 'verificacion-produccion-nacional'],
  ]);
  const rows = readFileSync(new URL('soce-schedules-2022/schedules.jsonl', data), 'utf8')
    .trim()
    .split(/\r?\n/);
  const hints = rows.map((row) => {
    const { code, procedureType } = JSON.parse(row);
    const { tipo } = read(code);
    if (tipo !== null) assert.equal(tipo, expected.get(procedureType), code);
    return tipo;
  });
  assert.equal(rows.length, 120);
  assert.ok(hints.filter((tipo) => tipo !== null).length >= 110, 'la pista debe servir para casi todos');
});

test('normal form, key and hint of known shapes', () => {
  const shapes: [string, string, string | null][] = [
    ['SIE-HTMC-001-2022', 'SIE-HTMC-001-2022', 'subasta-inversa-electronica'],
    ['.SIE-EPTCMM-02-2019.', 'SIE-EPTCMM-02-2019', 'subasta-inversa-electronica'],
    ['SIE.N°002-GADPRSDB', 'SIE.002-GADPRSDB', 'subasta-inversa-electronica'],
    ['SUBT-MTOP-2019-001”', 'SUBT-MTOP-2019-001', null],
    ['R-SIE-ANDEC-010-19', 'R-SIE-ANDEC-010-19', 'subasta-inversa-electronica'],
    ['RSIE-HLBM-004-2019-', 'RSIE-HLBM-004-2019', 'subasta-inversa-electronica'],
    ['RE-PU-HAGP-2024-006', 'RE-PU-HAGP-2024-006', 'regimen-especial'],
    ['ce 20250002783776', 'CE-20250002783776', 'catalogo-electronico'],
    ['NºCDC-GADPRX-001-2022', 'CDC-GADPRX-001-2022', 'contratacion-directa-consultoria'],
    ['MCO-AEP-001-2022', 'MCO-AEP-001-2022', 'menor-cuantia'],
    ['sie-csbcan\u0303ar-01-2019', 'SIE-CSBCAÑAR-01-2019', 'subasta-inversa-electronica'],
    ['ocds-5wno2w-SIE-HTMC-001-2022-4455', 'SIE-HTMC-001-2022', 'subasta-inversa-electronica'],
  ];
  for (const [raw, code, tipo] of shapes) {
    assert.deepEqual(read(raw), { raw, code, folded: code.replace(/[-.]/g, ''), tipo });
  }
  assert.notEqual(read('SIE-XO-001-2022').folded, read('SIE-X0-001-2022').folded);
});

test('what looks like something else is warned about', () => {
  assert.equal(noticeOf('CPC-53290'), 'codigo-parece-cpc');
  assert.equal(noticeOf('CPC-EEQ-2025-003'), 'ok');
  assert.equal(noticeOf('0000'), 'codigo-sin-letras');
});

test('every refusal names its reason', () => {
  assert.equal(noticeOf(''), 'codigo-vacio');
  assert.equal(noticeOf('\u200b \u202e'), 'codigo-vacio');
  assert.equal(noticeOf('no lo conozco'), 'codigo-con-espacios');
  assert.equal(noticeOf('la obra del parque 2022'), 'codigo-con-espacios');
  assert.equal(noticeOf(`SIE-${'1'.repeat(57)}`), 'codigo-demasiado-largo');
  assert.equal(noticeOf('1'.repeat(301)), 'codigo-demasiado-largo');
  for (const raw of [
    'SI1',
    'DESCONOZCO',
    '<script>1</script>',
    "SIE-1'2--",
    'SIE-\u0000-001',
    'СИЭ-001-2022',
    'SIE-😀-001',
    'SIE-\ud800-001',
  ]) {
    assert.equal(noticeOf(raw), 'codigo-formato', JSON.stringify(raw));
  }
});
