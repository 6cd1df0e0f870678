// Laws every identifier parser keeps: it never throws, refuses hostile text in clear words, and is idempotent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCedula } from './cedula.ts';
import { parseCiiu } from './ciiu.ts';
import { parseClaveAcceso } from './clave-acceso.ts';
import { parseCorreo } from './correo.ts';
import { parseCpc, parseCpc5 } from './cpc.ts';
import { accept, type Notice, type Parsed, refuse } from './parsed.ts';
import { parseProcessCode } from './process-code.ts';
import { parseRuc } from './ruc.ts';
import { parseTelefono } from './telefono.ts';

/** Each parser, reduced to the normal form it answers. */
const parsers: Readonly<Record<string, (raw: string) => Parsed<string>>> = {
  ruc: (raw) => normalForm(parseRuc(raw), ({ ruc }) => ruc),
  cedula: (raw) => normalForm(parseCedula(raw), ({ cedula }) => cedula),
  cpc: (raw) => normalForm(parseCpc(raw), ({ code }) => code),
  cpc5: parseCpc5,
  ciiu: parseCiiu,
  proceso: (raw) => normalForm(parseProcessCode(raw), ({ code }) => code),
  telefono: (raw) =>
    normalForm(parseTelefono(raw), ({ nacional, extension }) =>
      extension === null ? nacional : `${nacional} ext. ${extension}`,
    ),
  correo: (raw) => normalForm(parseCorreo(raw), ({ address }) => address),
  claveAcceso: (raw) => normalForm(parseClaveAcceso(raw), ({ clave }) => clave),
};

/** Dressed values each parser reads; all made up. */
const dressed: Readonly<Record<string, readonly string[]>> = {
  ruc: [' 179001234-5001', '3000000004001', '1760013210001', '0968009990001'],
  cedula: ['300 000000-4', '3000000005'],
  cpc: ['0211 2', '021120012', '15330-00110'],
  cpc5: [' 02112'],
  ciiu: ['g466922', 'U 9900', 'a0111,123'],
  proceso: [
    '“sie–xx_001~2026”',
    'Código: CE 20260000000001',
    'ocds-5wno2w-RE-PU-XX-1-2026-99',
    'Nº.MCO-XX-1-19.',
  ],
  telefono: ['+593 (0)99 123 4567', '22345678 ext: 0012', '1800 123-456'],
  correo: [' Ana.Perez@GMIAL.com ', "o'brien+x@Empresa.COM.EC"],
  claveAcceso: ['0101202601 1790012345 0012001002 0000001231 234567818'],
};

const hostile = [
  '',
  ' ',
  '\u0000',
  '1790012345001\u0000',
  'x'.repeat(1_000_000),
  'Привет',
  '１７９х',
  '😀',
  '👩🏽‍💻',
  '\u202e\u200f',
  '\u202e1790012345001я',
  '<script>alert(1)</script>',
  "' OR '1'='1",
  "'; DROP TABLE proveedores; --",
  '\ud800',
  '1\udc00',
  '\ufdfa'.repeat(300),
  '__proto__',
  'constructor',
  '-'.repeat(300),
  `${'a.'.repeat(120)}@`,
];

function normalForm<T>(parsed: Parsed<T>, of: (value: T) => string): Parsed<string> {
  return parsed.ok ? accept(of(parsed.value), ...parsed.warnings) : parsed;
}

function assertNormal(parse: (raw: string) => Parsed<string>, value: string) {
  const again = parse(value);
  assert.equal(again.ok ? again.value : again.notice.code, value);
  assert.match(value, /^[ -~Ñ]+$/);
}

function assertClear({ code, sentence }: Notice) {
  assert.match(code, /^[a-z0-9]+(?:-[a-z0-9]+)+$/);
  assert.match(sentence, /^[¿A-ZÁÉÍÓÚÑ«].{15,220}[.]$/u);
}

for (const [name, parse] of Object.entries(parsers)) {
  test(`${name}: hostile text is refused with a clear sentence`, () => {
    for (const raw of hostile) {
      const parsed = parse(raw);
      assert.equal(parsed.ok, false, JSON.stringify(raw.slice(0, 40)));
      if (!parsed.ok) assertClear(parsed.notice);
    }
  });

  test(`${name}: any text is answered, and the normal form is read as itself`, () => {
    const near = fc.string({
      unit: fc.constantFrom(
        ...'0123456789179600100-–_. +@()xXeE:/ñÑ\u200b\u00a0\u0301N°ºgmail',
        '\ud83d',
        '\ude00',
      ),
    });
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 14 });
    const any = fc.oneof(
      near,
      digits,
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(any, (raw) => {
        const parsed = parse(raw);
        if (!parsed.ok) return assertClear(parsed.notice);
        parsed.warnings.forEach(assertClear);
        assertNormal(parse, parsed.value);
      }),
      { numRuns: 2000 },
    );
  });

  test(`${name}: dressed values are read, and their normal form is read as itself`, () => {
    for (const raw of dressed[name] ?? []) {
      const parsed = parse(raw);
      assert.ok(parsed.ok, raw);
      assert.notEqual(parsed.value, '');
      assertNormal(parse, parsed.value);
    }
  });
}

test('accept carries its warnings in order; refuse carries one notice', () => {
  const first = { code: 'a-b', sentence: 'Uno.' };
  const second = { code: 'c-d', sentence: 'Dos.' };
  assert.deepEqual(accept(7, first, second), { ok: true, value: 7, warnings: [first, second] });
  assert.deepEqual(refuse('a-b', 'Uno.'), { ok: false, notice: first });
});
