/** CPC asked for: each row judged at its own place, foreigners never refused for lacking a CIIU. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoRegister } from '../../../../demo/register.ts';
import { plainFacts } from '../../../../tests/promises/plain-facts.ts';
import type { Hechos } from '../hechos.ts';
import { type CpcPedido, cpcInscribible } from './cpc-inscribible.ts';
import { cpcSustentadoPorCiiu } from './cpc-sustentado-por-ciiu.ts';

const today = '2026-11-23';
const demo = demoRegister(today);

function found(quien: string, codigos: readonly CpcPedido[], more: Partial<Hechos> = {}) {
  const hechos = plainFacts(today, { ficha: demo.proveedores[quien] ?? null, ...more });
  return [
    ...cpcInscribible.halla({ codigos }, hechos, []),
    ...cpcSustentadoPorCiiu.halla({ codigos }, hechos, []),
  ].map((f) => [f.code, f.field]);
}

test('each row is judged by itself and the finding points at it', () => {
  const rows = [
    { cpc: '28221', ciiu: 'C1410.02' },
    { cpc: '28231', ciiu: 'C1410.02' },
    { cpc: '28221', ciiu: 'G4641.21' },
    { cpc: '28222' },
  ];
  assert.deepEqual(found('textilera', rows), [
    ['cpc-ya-inscrito', 'codigos.1.cpc'],
    ['cpc-repetido', 'codigos.2.cpc'],
    ['falta-ciiu', 'codigos.3.ciiu'],
  ]);
});

test('a foreign supplier without CIIU is handed to an officer; with one that is not its own, refused like anybody', () => {
  assert.deepEqual(found('consultoraExtranjera', [{ cpc: '83111' }]), [
    ['extranjero-sin-ciiu', 'codigos.0.ciiu'],
  ]);
  assert.deepEqual(found('consultoraExtranjera', [{ cpc: '83111', ciiu: 'M7110.21' }]), [
    ['ciiu-ajeno', 'codigos.0.ciiu'],
  ]);
});

test('without a relation table nothing is granted by itself, but what is wrong is still wrong', () => {
  const none = { hayRelaciones: false, relaciones: new Set<string>() };
  assert.deepEqual(found('textilera', [{ cpc: '28221', ciiu: 'C1410.02' }], none), [
    ['sin-tabla-cpc-ciiu', 'codigos.0.ciiu'],
  ]);
  assert.deepEqual(found('textilera', [{ cpc: '28221', ciiu: 'J6202.10' }], none), [
    ['ciiu-ajeno', 'codigos.0.ciiu'],
  ]);
});
