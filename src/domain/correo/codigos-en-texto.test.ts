/** Proves that codes are found in the middle of what people write, and that what is no code is left alone. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseProcessCode } from '../identity/process-code.ts';
import { hallarCodigosDeProceso } from './codigos-en-texto.ts';
import { correoLimits } from './correo-limits.ts';

const file = new URL('../../../../shared/data/soce-process-codes/ocids.csv', import.meta.url);
const skip = existsSync(file) ? false : 'falta ../shared/data/soce-process-codes';
const found = (text: string) => hallarCodigosDeProceso(text).map(({ code }) => code);

const sentences: readonly (readonly [string, readonly string[]])[] = [
  ['El proceso SIE-MDEMO-001-2026 no avanza', ['SIE-MDEMO-001-2026']],
  ['sie - mdemo – 001—2026.', ['SIE-MDEMO-001-2026']],
  ['SIE MDEMO 001 2026 del hospital', ['SIE-MDEMO-001-2026']],
  ['SIE-MDEMO-\n001-2026', ['SIE-MDEMO-001-2026']],
  ['“SIE_MDEMO_001_2026”', ['SIE-MDEMO-001-2026']],
  ['SIE-MDEMO-001-2026Estimados señores', ['SIE-MDEMO-001-2026']],
  ['código del proceso: LICO-MDEMO-003-2026/ Municipio', ['LICO-MDEMO-003-2026']],
  ['SIE-MDEMO-2026-012 - compra de 3 cosas', ['SIE-MDEMO-2026-012']],
  ['Re: RE-MDEMO-001-2026. Adjunto', ['RE-MDEMO-001-2026']],
  ['ocds-5wno2w-SIE-MDEMO-001-2026-12345', ['SIE-MDEMO-001-2026']],
  ['orden CE-20260000123456', ['CE-20260000123456']],
  ['R-SIE-MDEMO-002-2026 y RSIE-MDEMO-003-2026', ['R-SIE-MDEMO-002-2026', 'RSIE-MDEMO-003-2026']],
  ['Proceso N° 001-MDEMO-2026', ['001-MDEMO-2026']],
  ['contrato MDEMO-003-2026 del proceso LICO-MDEMO-003-2026', ['LICO-MDEMO-003-2026']],
  ['SIE-MDEMO-001-2026, otra vez: sie mdemo 001 2026', ['SIE-MDEMO-001-2026']],
  ['Re: pago 2026', []],
  ['factura 001-001-000000123 del 12-05-2026', []],
  ['Oficio MDEMO-2026-0012-O', []],
  ['productos CPC 12345 y CPC-54321', []],
  ['el CD-ROM de 2026, un pe 2026', []],
  ['proceso de contratación 2026-05-12', []],
  ['RUC 1799999028001, teléfono 099-000-0002', []],
  ['', []],
];

test('codes are found in any spelling, and nothing else is taken for one', () => {
  for (const [text, codes] of sentences) assert.deepEqual(found(text), codes, text);
});

test('of 3,476 real codes at least 99 % are found behind the word «proceso» and 95 % without it', {
  skip,
}, () => {
  const codes = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(',')[1] ?? '');
  const share = (dress: (code: string) => string) => {
    const hits = codes.filter((code) => {
      const parsed = parseProcessCode(code);
      return parsed.ok && hallarCodigosDeProceso(dress(code)).some((c) => c.folded === parsed.value.folded);
    });
    return hits.length / codes.length;
  };
  assert.ok(share((code) => `Estimados, en el proceso ${code} no me pagan.`) >= 0.99);
  assert.ok(share((code) => `no me pagan lo de ${code.toLowerCase()}, gracias`) >= 0.95);
});

test('any text takes bounded work and gives at most so many codes, each once', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const codes = found(text);
      assert.equal(new Set(codes).size, codes.length);
    }),
  );
  const many = Array.from({ length: 500 }, (_, i) => `SIE-MDEMO-${i}-2026`).join(' ; ');
  assert.equal(found(many).length, correoLimits.processCodesMax);
  for (const piece of ['SIE-', 'SIE ', 'PROCESO ', '- ', 'ñ', '2026-'])
    assert.ok(found(piece.repeat(50_000)).length <= 1);
});
