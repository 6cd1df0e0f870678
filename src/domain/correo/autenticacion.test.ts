/** Proves that only our own mail server is believed about a sender, and only about the domain that it speaks of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leerAutenticacion, respalda, sinAutenticacion } from './autenticacion.ts';
import { parseAuthResults } from './resultados-de-autenticacion.ts';

const ours = 'correo.agencia.example';
const from = 'taller.example';

function read(...headers: string[]) {
  return leerAutenticacion({ 'authentication-results': headers }, ours, from);
}

test('a mail that passes DMARC for its own domain is vouched for', () => {
  const found = read(
    `${ours};\n dkim=pass (2048-bit key; secure) header.d=taller.example header.i=@taller.example;\n spf=pass smtp.mailfrom=maria@taller.example; dmarc=pass (p=REJECT sp=none) header.from=taller.example; arc=none`,
  );
  assert.deepEqual(found, {
    fuente: 'servidor-propio',
    spf: 'pass',
    dkim: 'pass',
    dmarc: 'pass',
    arc: 'none',
    alineada: true,
  });
});

test('correo 13: DMARC that fails is told, whatever else passes', () => {
  const found = read(
    `${ours}; spf=pass smtp.mailfrom=a@otro.example; dkim=pass header.d=otro.example; dmarc=fail header.from=${from}`,
  );
  assert.equal(found.dmarc, 'fail');
  assert.equal(found.alineada, false);
  const aligned = read(`${ours}; dkim=pass header.d=${from}; dmarc=fail header.from=${from}`);
  assert.equal(aligned.alineada, false);
});

test('correo 14: what the sender wrote under another name, or below ours, vouches for nobody', () => {
  const forged = `dmarc=pass header.from=${from}; spf=pass smtp.mailfrom=x@${from}; dkim=pass header.d=${from}`;
  for (const id of ['correo.atacante.example', `x${ours}`, `${ours}.atacante.example`, `${ours}x`])
    assert.deepEqual(read(`${id}; ${forged}`), sinAutenticacion, id);
  const below = read(`${ours}; spf=softfail smtp.mailfrom=x@otro.example; dkim=none`, `${ours}; ${forged}`);
  assert.equal(below.dmarc, 'none');
  assert.equal(below.alineada, false);
  assert.equal(read(`otro.example; ${forged}`, `${ours}; dmarc=fail header.from=${from}`).dmarc, 'fail');
});

test('correo 14: our name inside a comment, a quotation or a value is not our name', () => {
  for (const value of [
    `(${ours}) otro.example; dmarc=pass header.from=${from}`,
    `otro.example (${ours}); dmarc=pass header.from=${from}`,
    `otro.example ${ours}; dmarc=pass header.from=${from}`,
    `${ours}=otro; dmarc=pass header.from=${from}`,
    `otro.example; x="; ${ours}; dmarc=pass header.from=${from}"`,
    `${ours}, otro; dmarc=pass`,
  ])
    assert.deepEqual(read(value), sinAutenticacion, value);
});

test('correo 14: a result inside a comment or a quoted reason is not a result', () => {
  const found = read(
    `${ours}; spf=fail reason="x; dmarc=pass header.from=${from}" (dkim=pass header.d=${from}) smtp.mailfrom=a@b.example`,
  );
  assert.deepEqual([found.spf, found.dmarc, found.dkim, found.alineada], ['fail', 'none', 'none', false]);
});

test('a header of ours further down can only speak against the mail', () => {
  const found = read(`${ours}; dkim=pass header.d=${from}`, `${ours}; dmarc=fail header.from=${from}`);
  assert.equal(found.dmarc, 'fail');
  assert.equal(found.alineada, false);
});

test('what passes for another domain does not vouch for this sender', () => {
  assert.equal(
    read(`${ours}; spf=pass smtp.mailfrom=x@envios.example; dkim=pass header.d=envios.example`).alineada,
    false,
  );
  assert.equal(read(`${ours}; dmarc=pass header.from=otro.example`).alineada, false);
  assert.equal(read(`${ours}; dkim=pass header.d=otro.example; dkim=pass header.d=${from}`).alineada, true);
  assert.equal(read(`${ours}; spf=pass smtp.mailfrom=rebotes@${from}`).alineada, true);
});

test('a domain vouches for what lies below it and never for what lies above', () => {
  assert.ok(respalda('taller.example', 'ventas.taller.example'));
  assert.ok(!respalda('ventas.taller.example', 'taller.example'));
  assert.ok(!respalda('example', 'taller.example'));
  assert.ok(!respalda('', 'taller.example'));
  assert.ok(!respalda('aller.example', 'taller.example'));
});

test('without a name of our server, or without a sender, nobody checked', () => {
  const headers = { 'authentication-results': [`${ours}; dmarc=pass header.from=${from}`] };
  assert.deepEqual(leerAutenticacion(headers, null, from), sinAutenticacion);
  assert.deepEqual(leerAutenticacion(headers, ours, null), sinAutenticacion);
  assert.deepEqual(leerAutenticacion({}, ours, from), sinAutenticacion);
});

test('shapes of the header seen in the field are read', () => {
  const quotedId = parseAuthResults(`"${ours}" 1; spf = pass smtp.mailfrom = "maria"@${from}`);
  assert.equal(quotedId?.authservId, ours);
  assert.equal(quotedId?.methods[0]?.method, 'spf');
  assert.deepEqual(parseAuthResults(`${ours}; none`)?.methods, []);
  assert.equal(parseAuthResults(`${ours}; dkim/1=pass header.d=a.example`)?.methods[0]?.method, 'dkim');
  assert.equal(parseAuthResults(`${ours}; spf=hardfail`)?.methods[0]?.result, 'hardfail');
  assert.equal(parseAuthResults(''), null);
});

test('any header is read without harm, and nobody is vouched for by noise', () => {
  const piece = fc.constantFrom(
    ';',
    '(',
    ')',
    '"',
    '\\',
    '=',
    ' ',
    ours,
    'dmarc',
    'spf',
    'fail',
    'header.from',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 }), (pieces) => {
      assert.equal(read(pieces.join('')).alineada, false);
    }),
  );
  assert.equal(read('('.repeat(100_000)).fuente, 'ninguna');
});
