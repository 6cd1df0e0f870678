// Which proposal is still to be answered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaseDeLinea, Linea } from '../../domain/chat/linea.ts';
import { pendingProposal } from './moment.ts';

const line = (n: number, clase: ClaseDeLinea, contenido: object | null): Linea =>
  ({
    conversacion: 'c',
    n,
    clase,
    contenido,
    autor: { clase: 'agente', cuenta: 'a', nombre: 'Funcionaria de Muestra' },
    reservado: null,
    ocurridaMs: 0,
    hash: '',
  }) as Linea;

const proposed = (n: number) => line(n, 'tramite-propuesto', { tramite: `t${n}`, conRespuestas: false });

test('the last proposal waits until it is answered, either way', () => {
  assert.equal(pendingProposal([]), null);
  assert.deepEqual(pendingProposal([proposed(1), line(2, 'mensaje', { texto: 'x' })]), {
    n: 1,
    tramite: 't1',
    de: 'Funcionaria de Muestra',
  });
  for (const clase of ['propuesta-aceptada', 'propuesta-rechazada'] as const)
    assert.equal(pendingProposal([proposed(1), line(2, clase, { propuesta: 1, tramite: 't1' })]), null);
});

test('a newer proposal replaces an older one; one that was taken out is none', () => {
  const answered = line(3, 'propuesta-rechazada', { propuesta: 1, tramite: 't1' });
  assert.equal(pendingProposal([proposed(1), proposed(2), answered])?.n, 2);
  assert.equal(pendingProposal([line(1, 'tramite-propuesto', null)]), null);
});
