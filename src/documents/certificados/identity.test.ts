// Who a certificate names, in both layouts, and what its policies say it is for.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  createAuthority,
  type SignerOrder,
  type TestPerson,
} from '../../../tests/authority/create-authority.ts';
import { octets, utf8 } from '../../../tests/authority/der-writer.ts';
import { extension } from '../../../tests/authority/issue-certificate.ts';
import { readCertificate } from './certificate.ts';
import { readIdentity } from './identity.ts';
import { kindOfPolicies } from './issuer-arcs.ts';

const authority = createAuthority();
const person: TestPerson = {
  cedula: '1700000019',
  ruc: '1700000019001',
  nombres: 'MARÍA ÑUSTA',
  apellidos: 'SINTÉTICA PRUEBA',
  razonSocial: 'EMPRESA DE PRUEBA',
  cargo: 'GERENTE',
};

function identityOf(order: SignerOrder, who = person) {
  const certificate = readCertificate(authority.issue(who, order).certificate);
  assert.ok(certificate !== null);
  return readIdentity(certificate);
}

test('both layouts give the same person, prefixes stripped', () => {
  const known = {
    cedula: '1700000019',
    pasaporte: null,
    ruc: '1700000019001',
    nombres: 'MARÍA ÑUSTA',
    apellidos: 'SINTÉTICA PRUEBA',
    razonSocial: 'EMPRESA DE PRUEBA',
    cargo: 'GERENTE',
    nombre: 'MARÍA ÑUSTA SINTÉTICA PRUEBA',
  };
  for (const profile of ['arcotel-2024', 'anterior'] as const)
    assert.deepEqual(identityOf({ profile, kind: 'miembro' }), { ...known, profile, kind: 'miembro' });
});

test('the kind is told by the policy', () => {
  for (const kind of ['natural', 'miembro', 'representante-legal'] as const)
    assert.equal(identityOf({ kind }).kind, kind);
  const arc = '1.3.6.1.4.1.';
  const known: [string, string][] = [
    [`${arc}37947.2.3.2`, 'representante-legal'],
    [`${arc}59198.2.2.1`, 'representante-legal'],
    [`${arc}62566.2.4.2`, 'miembro'],
    [`${arc}47286.102.2.5.1`, 'sello-de-tiempo'],
    [`${arc}61305.2.2.1`, 'desconocido'],
    [`${arc}99999.2.3.1`, 'desconocido'],
    [`${arc}377461.2.3.1`, 'desconocido'],
  ];
  for (const [policy, kind] of known) assert.equal(kindOfPolicies([policy]), kind, policy);
});

test('a passport is no cédula', () => {
  const foreign = identityOf({}, { ...person, cedula: 'A1234567' });
  assert.deepEqual([foreign.cedula, foreign.pasaporte], [null, 'A1234567']);
});

test('a legacy field without a type around its text is read; bytes that are no text are not', () => {
  const arc = '1.3.6.1.4.1.37947.3';
  const [bare, junk] = [
    extension(`${arc}.1`, Buffer.from('1700000027')),
    extension(`${arc}.2`, Buffer.from([1, 2, 0xff])),
  ];
  const identity = identityOf({ extensions: [bare, junk] });
  assert.deepEqual([identity.profile, identity.cedula, identity.nombres], ['anterior', '1700000027', null]);
});

test('the civil registry numbers its extensions in its own way', () => {
  const arc = '1.3.6.1.4.1.55519.1.1.1.5.2';
  const identity = identityOf({
    extensions: [extension(`${arc}.1`, utf8('1700000035')), extension(`${arc}.3`, utf8('PRUEBA'))],
  });
  assert.deepEqual([identity.cedula, identity.apellidos], ['1700000035', 'PRUEBA']);
});

test('hostile bytes are no certificate', () => {
  const { certificate } = authority.issue(person);
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from([0x30, 0x80]),
    certificate.subarray(0, 200),
    Buffer.alloc(70_000, 0x30),
    octets(certificate),
  ])
    assert.equal(readCertificate(bytes), null);
  for (let at = 0; at < certificate.length; at += 1) {
    const damaged = Buffer.from(certificate);
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    const read = readCertificate(damaged);
    if (read !== null) readIdentity(read);
  }
});
