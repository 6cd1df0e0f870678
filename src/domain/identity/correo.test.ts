// Proves the e-mail parser: shape, RFC 5321 lengths, header injection, and questions about mistyped domains.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCorreo } from './correo.ts';

function noticeOf(raw: string): string {
  const parsed = parseCorreo(raw);
  return parsed.ok ? 'ok' : parsed.notice.code;
}

function suggestionFor(raw: string): string | null {
  const parsed = parseCorreo(raw);
  assert.ok(parsed.ok, raw);
  assert.equal(parsed.warnings.length, parsed.value.suggestion === null ? 0 : 1);
  return parsed.value.suggestion;
}

test('the domain goes to lower case, the local part stays as typed, the folded key compares', () => {
  assert.deepEqual(parseCorreo(' \u200bAna.Perez+rup@Empresa.COM.EC\n'), {
    ok: true,
    value: {
      address: 'Ana.Perez+rup@empresa.com.ec',
      local: 'Ana.Perez+rup',
      domain: 'empresa.com.ec',
      folded: 'ana.perez+rup@empresa.com.ec',
      suggestion: null,
    },
    warnings: [],
  });
});

test('usual slips are asked about, never refused', () => {
  const slips = ['gmial.com', 'gmail.con', 'gmail.co', 'gmal.con', 'gnail.com', 'gmail.com.ec', 'GMAIL.CMO'];
  for (const domain of slips) assert.equal(suggestionFor(`ana@${domain}`), 'ana@gmail.com', domain);
  assert.equal(suggestionFor('ana@hotmial.com'), 'ana@hotmail.com');
  assert.equal(suggestionFor('ana@hotmail.cm'), 'ana@hotmail.com');
  assert.equal(suggestionFor('ana@hotmial.es'), 'ana@hotmail.es');
  assert.equal(suggestionFor('ana@outlok.com'), 'ana@outlook.com');
  assert.equal(suggestionFor('ana@empresa.con'), 'ana@empresa.com');
  assert.equal(suggestionFor('ana@empresa.com.ce'), 'ana@empresa.com.ec');
  assert.equal(suggestionFor('ana@entidad.gov.ec'), 'ana@entidad.gob.ec');
});

test('real domains near a slip are left in peace', () => {
  for (const domain of [
    'gmail.com',
    'ymail.com',
    'mail.com',
    'email.com',
    'hotmail.es',
    'yahoo.es',
    'yahoo.co.uk',
    'empresa.co',
    'outlook.es',
    'empresa.ec',
    'entidad.gob.ec',
    'xn--caar-hqa.ec',
  ]) {
    assert.equal(suggestionFor(`ana@${domain}`), null, domain);
  }
});

test('lengths: 64 octets before the at sign, 254 in all', () => {
  const domain = (length: number) => `${`${'d'.repeat(50)}.`.repeat(3)}${'e'.repeat(length - 156)}.ec`;
  assert.equal(noticeOf(`${'n'.repeat(64)}@${domain(189)}`), 'ok');
  assert.equal(noticeOf(`${'n'.repeat(64)}@${domain(190)}`), 'correo-demasiado-largo');
  assert.equal(noticeOf(`${'n'.repeat(65)}@empresa.com`), 'correo-demasiado-largo');
  assert.equal(noticeOf(`ana@${'d'.repeat(64)}.com`), 'correo-dominio');
  assert.equal(noticeOf('a'.repeat(600)), 'correo-demasiado-largo');
});

test('ASVS 1.3.11: no line break reaches a mail header', () => {
  for (const raw of ['a@b.ec\r\nBcc: c@d.ec', 'a@b.ec\nBcc', 'a\r@b.ec', 'a@b\n.ec']) {
    assert.equal(noticeOf(raw), 'correo-saltos', JSON.stringify(raw));
  }
  assert.notEqual(noticeOf('a@b.ec\u2028Bcc'), 'ok');
  assert.notEqual(noticeOf('a@b.ec\u0085Bcc'), 'ok');
});

test('every refusal names its reason', () => {
  assert.equal(noticeOf(''), 'correo-vacio');
  for (const raw of ['ana', 'ana@', '@b.ec']) assert.equal(noticeOf(raw), 'correo-formato', raw);
  assert.equal(noticeOf('a@b.ec, c@d.ec'), 'correo-varios');
  for (const raw of [
    '"a b"@b.ec',
    'a(b)@c.ec',
    'Ana <a@b.ec',
    'añá@b.ec',
    'a\u0000@b.ec',
    '\ud800@b.ec',
    'ana perez@b.ec',
  ]) {
    assert.equal(noticeOf(raw), 'correo-caracteres', raw);
  }
  for (const raw of ['.a@b.ec', 'a.@b.ec', 'a..b@c.ec']) assert.equal(noticeOf(raw), 'correo-puntos', raw);
  for (const raw of ['a@cañar.ec', 'a@\u212aempresa.ec', 'a@ｂ.ec']) {
    assert.equal(noticeOf(raw), 'correo-dominio-internacional', raw);
  }
  for (const raw of [
    'a@b',
    'a@b.',
    'a@.ec',
    'a@b..ec',
    'a@-b.ec',
    'a@b-.ec',
    'a@b_c.ec',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@b.e',
    'a@b.ec>',
  ]) {
    assert.equal(noticeOf(raw), 'correo-dominio', raw);
  }
});

test('any well-formed address is accepted, and what is accepted holds neither blanks nor breaks', () => {
  fc.assert(fc.property(fc.emailAddress(), (address) => assert.equal(noticeOf(address), 'ok', address)));
  fc.assert(
    fc.property(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), ([local, domain]) => {
      const parsed = parseCorreo(`${local}@${domain}.ec`);
      if (parsed.ok) assert.match(parsed.value.address, /^[!-~]+$/);
    }),
  );
});
