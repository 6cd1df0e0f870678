/** Proves which thread a mail joins and what it may do there, for every mark, sender and state. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClaseDeCorreo } from './clase-de-correo.ts';
import { correoLimits } from './correo-limits.ts';
import { decidirHilo, type HiloHallado, type MarcaHallada } from './decidir-hilo.ts';
import type { Marca } from './evidencia.ts';
import type { RemitenteJuzgado } from './remitente.ts';

const now = Date.UTC(2026, 5, 1);
const owner = 'maria@taller.example';
const open: HiloHallado = { id: 'h1', direccion: owner, estado: 'espera-documentos', cerradoMs: null };
const closedAgo = (days: number): HiloHallado => ({
  ...open,
  estado: 'cerrado',
  cerradoMs: now - days * 86_400_000,
});

const plus: Marca = { fuente: 'direccion-con-clave', hilo: 'h1' };
const reply: Marca = { fuente: 'mensaje-con-clave', hilo: 'h1', salida: 's1' };
const returned: Marca = { fuente: 'mensaje-devuelto', hilo: 'h1', salida: 's1' };
const known: Marca = { fuente: 'mensaje-conocido', messageId: 'a@x' };
const later: Marca = { fuente: 'lo-responden', messageId: 'b@x' };
const subject: Marca = { fuente: 'referencia', referencia: 'VT-2345-6789-AB' };
const all = [plus, reply, returned, known, later, subject];

function sender(change: Partial<RemitenteJuzgado> = {}): RemitenteJuzgado {
  const direccion = change.direccion === undefined ? owner : change.direccion;
  return {
    direccion,
    nombre: '',
    autenticidad: 'verificado',
    esPersonal: false,
    responderA: direccion,
    avisos: [],
    ...change,
  };
}
const stranger = (change: Partial<RemitenteJuzgado> = {}) =>
  sender({ direccion: 'otro@ajeno.example', ...change });

function decide(marks: readonly Marca[], who = sender(), hilo = open, clase: ClaseDeCorreo = 'persona') {
  return decidirHilo(
    marks.map((marca) => ({ marca, hilo })),
    who,
    clase,
    now,
  );
}

test('without a mark, or with marks of nothing we know, a verified person begins a thread', () => {
  for (const marks of [[], [{ marca: known, hilo: null }]] satisfies MarcaHallada[][]) {
    const found = decidirHilo(marks, sender(), 'persona', now);
    assert.deepEqual([found.decision, found.hilo, found.surteEfecto], ['nuevo', null, true]);
  }
  assert.equal(decidirHilo([], sender({ autenticidad: 'sin-verificar' }), 'persona', now).surteEfecto, false);
  assert.equal(decidirHilo([], sender(), 'automatico', now).surteEfecto, false);
});

test('whoever owns the thread joins it with any mark, and it counts', () => {
  for (const mark of [plus, reply, known, later, subject]) {
    const found = decide([mark]);
    assert.deepEqual(
      [found.decision, found.hilo, found.surteEfecto, found.reabre],
      ['unir', 'h1', true, false],
    );
    assert.equal(found.porque.length, 2);
  }
  assert.equal(decide([plus, reply, known]).puntaje, 100);
});

test('correo 10: an answer to another person’s thread is not joined, only suggested', () => {
  for (const mark of [reply, known, later]) {
    const found = decide([mark], stranger());
    assert.deepEqual([found.decision, found.hilo, found.reabre], ['sugerir', 'h1', false]);
  }
});

test('correo 11: the right number in the subject from an unknown sender waits for staff', () => {
  const found = decide([subject], stranger());
  assert.deepEqual([found.decision, found.hilo, found.surteEfecto], ['cuarentena', 'h1', false]);
});

test('correo 12: a colleague who answers to the forwarded address joins as a third party, without effect', () => {
  for (const hilo of [open, closedAgo(1)]) {
    const found = decide([plus, known], stranger(), hilo);
    assert.deepEqual(
      [found.decision, found.hilo, found.surteEfecto, found.reabre],
      ['unir-como-tercero', 'h1', false, false],
    );
  }
});

test('correo 13: a forged owner changes nothing, and is not even joined without a mark of ours', () => {
  const forged = sender({ autenticidad: 'falsificado' });
  for (const mark of [known, later, subject]) assert.equal(decide([mark], forged).decision, 'cuarentena');
  for (const hilo of [open, closedAgo(1)]) {
    const found = decide([plus], forged, hilo);
    assert.deepEqual([found.decision, found.surteEfecto, found.reabre], ['unir', false, false]);
  }
});

test('correo 13: an owner nothing vouches for is joined and changes nothing', () => {
  const found = decide([reply], sender({ autenticidad: 'sin-verificar' }), closedAgo(1));
  assert.deepEqual([found.decision, found.surteEfecto, found.reabre], ['unir', false, false]);
});

test('correo 17: an address of the staff opens nothing and joins nothing by itself', () => {
  for (const mark of [plus, reply, known, subject])
    assert.equal(decide([mark], stranger({ esPersonal: true })).decision, 'cuarentena');
  assert.equal(decidirHilo([], stranger({ esPersonal: true }), 'persona', now).surteEfecto, false);
});

test('correo 43: inside the window the owner reopens; outside it begins a thread that names the old one', () => {
  const inside = decide([reply], sender(), closedAgo(correoLimits.reopenDays));
  assert.deepEqual([inside.decision, inside.reabre, inside.surteEfecto], ['unir', true, true]);
  const outside = decide([reply], sender(), closedAgo(correoLimits.reopenDays + 1));
  assert.deepEqual([outside.decision, outside.hilo, outside.reabre], ['sugerir', 'h1', false]);
});

test('correo 1, 43: what no person wrote joins its thread, changes nothing and never reopens it', () => {
  for (const clase of ['automatico', 'rebote', 'lista'] as const) {
    for (const hilo of [open, closedAgo(1), closedAgo(90)]) {
      const found = decide([reply], stranger(), hilo, clase);
      assert.deepEqual([found.decision, found.surteEfecto, found.reabre], ['unir', false, false]);
      assert.equal(decide([subject], sender(), hilo, clase).reabre, false);
    }
    assert.equal(decide([subject], stranger(), open, clase).decision, 'nuevo');
  }
});

test('correo 6: our own letter that came back goes to its thread; copied by a person it waits for staff', () => {
  assert.equal(decide([returned], stranger(), open, 'automatico').decision, 'unir');
  assert.equal(decide([returned, reply], sender()).decision, 'cuarentena');
});

test('marks that lead to several threads: the one with the most evidence counts and the others are told', () => {
  const other: HiloHallado = { ...open, id: 'h2', direccion: 'otra@ajeno.example' };
  const found = decidirHilo(
    [
      { marca: subject, hilo: other },
      { marca: reply, hilo: open },
    ],
    sender(),
    'persona',
    now,
  );
  assert.equal(found.hilo, 'h1');
  assert.ok(found.porque.some((line) => line.includes('otros hilos (1)')));
});

test('whatever the marks, no effect without a verified person, no reopening without effect, no joining without a test', () => {
  const marks = fc.subarray(all, { minLength: 1 });
  const who = fc.record({
    direccion: fc.constantFrom(owner, 'otro@ajeno.example', null),
    autenticidad: fc.constantFrom('verificado' as const, 'sin-verificar' as const, 'falsificado' as const),
    esPersonal: fc.boolean(),
  });
  const clase = fc.constantFrom(
    'persona' as const,
    'automatico' as const,
    'rebote' as const,
    'lista' as const,
  );
  const hilo = fc.constantFrom(open, closedAgo(1), closedAgo(90));
  fc.assert(
    fc.property(marks, who, clase, hilo, (given, change, kind, thread) => {
      const found = decide(given, sender(change), thread, kind);
      assert.ok(!found.surteEfecto || (kind === 'persona' && change.autenticidad === 'verificado'));
      assert.ok(
        !found.reabre || (found.surteEfecto && found.decision === 'unir' && change.direccion === owner),
      );
      const joined = found.decision === 'unir' && kind === 'persona';
      assert.ok(!joined || change.direccion === owner);
      assert.ok(found.puntaje >= 0 && found.puntaje <= 100 && found.porque.length > 0);
      assert.equal(found.hilo === null, found.decision === 'nuevo');
    }),
    { numRuns: 500 },
  );
});
