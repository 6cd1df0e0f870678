// The bundle of trusted authorities: what is taken, what is refused, and that every refusal is named.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createAuthority, pem } from '../../../tests/authority/create-authority.ts';
import { loadAnchors } from './anchors.ts';

const nowMs = Date.UTC(2026, 10, 22);
const authority = createAuthority();
const person = authority.issue({ cedula: '1700000019', nombres: 'PERSONA', apellidos: 'SINTÉTICA' });
const problemsOf = (text: string, atMs = nowMs) =>
  loadAnchors(text, atMs).problems.map(({ code, place, refused }) => [code, place, refused]);
const taken = (text: string) => [...loadAnchors(text, nowMs).anchors.bySubject.values()].flat().length;

test('roots and sub-authorities are taken, with text between them', () => {
  const text = `Raíz\n${authority.rootPem}\nSubordinada\r\n${authority.subPem.replaceAll('\n', '\r\n')}`;
  assert.deepEqual(problemsOf(text), []);
  assert.equal(taken(text), 2);
});

test('each refused certificate is named with its place, and the others are taken', () => {
  const service = pem(authority.timestampService().certificate);
  const broken = pem(Buffer.from('no es un certificado'));
  const text = [
    authority.rootPem,
    pem(person.certificate),
    broken,
    authority.rootPem,
    service,
    authority.subPem,
  ].join('');
  assert.deepEqual(problemsOf(text), [
    ['certificado-de-persona', 2, true],
    ['certificado-ilegible', 3, true],
    ['certificado-repetido', 4, true],
    ['no-es-autoridad', 5, true],
  ]);
  assert.equal(taken(text), 2);
});

test('an expired authority is told and kept; an empty file is told', () => {
  const later = Date.UTC(2040, 0, 1);
  assert.deepEqual(problemsOf(authority.rootPem, later), [['autoridad-caducada', 1, false]]);
  assert.deepEqual(problemsOf('hola'), [['archivo-sin-certificados', 0, true]]);
});
