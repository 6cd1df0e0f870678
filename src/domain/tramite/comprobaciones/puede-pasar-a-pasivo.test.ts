/** What stands in the way of Pasivo: each matter by itself, holds by their dates, the day asked for. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoRegister } from '../../../../demo/register.ts';
import { plainFacts } from '../../../../tests/promises/plain-facts.ts';
import type { Ficha, Impedimento } from '../../registro/ficha.ts';
import { puedePasarAPasivo } from './puede-pasar-a-pasivo.ts';

const hoy = '2026-11-23';
const { textilera, conPendientes } = demoRegister(hoy).proveedores;
assert.ok(textilera && conPendientes);

function found(ficha: Ficha, datos: { alcance?: 'temporal' | 'definitivo'; fecha?: string } = {}) {
  const hechos = plainFacts(hoy, { ficha });
  return puedePasarAPasivo.halla({ alcance: 'temporal', fecha: hoy, ...datos }, hechos, []);
}

test('each pending matter is named, must be confirmed by itself, and goes to an officer', () => {
  const findings = found(conPendientes);
  assert.equal(findings.length, conPendientes.pendientes.length);
  assert.equal(new Set(findings.map((f) => f.confirm)).size, findings.length);
  assert.ok(findings.every((f) => f.officer === true && f.state === 'warn'));
});

test('a hold counts from its first day to its last, both included, and forever without one', () => {
  const hold = (desde: string, hasta: string | null): Impedimento => ({
    causa: 'x',
    desde,
    hasta,
    fuente: 'y',
    documento: null,
  });
  const codes = (i: Impedimento) => found({ ...textilera, impedimentos: [i] }).map((f) => f.code);
  assert.deepEqual(codes(hold(hoy, hoy)), ['impedimento-subsiste']);
  assert.deepEqual(codes(hold('2020-01-01', null)), ['impedimento-subsiste']);
  assert.deepEqual(codes(hold('2020-01-01', '2026-11-22')), []);
  assert.deepEqual(codes(hold('2026-11-24', null)), []);
});

test('the day asked for decides who answers', () => {
  assert.deepEqual(found(textilera), []);
  assert.deepEqual(
    found(textilera, { fecha: '2026-11-24' }).map((f) => [f.code, f.officer]),
    [['fecha-futura', true]],
  );
  assert.deepEqual(
    found(textilera, { fecha: '2026-11-22' }).map((f) => [f.code, f.state]),
    [['fecha-pasada', 'reject']],
  );
});

test('closing for good always asks for a declaration and an officer', () => {
  const [finding] = found(textilera, { alcance: 'definitivo' });
  assert.ok(finding?.officer === true && finding.confirm);
});
