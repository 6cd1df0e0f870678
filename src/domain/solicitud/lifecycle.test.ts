/** The life of a case by random walks against a small model of what must always hold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Estado,
  estaAbierta,
  estadosAbiertos,
  estadosCerrados,
  nombreDeEstado,
  siguiente,
  transiciones,
  type Verbo,
  verbosPosibles,
} from './lifecycle.ts';

const states = Object.keys(nombreDeEstado) as Estado[];
const verbs = Object.keys(transiciones) as Verbo[];

/** Written from the words of the design, not from the table: what a verb leads to when it is possible. */
const leadsTo: { readonly [V in Verbo]?: Estado } = {
  tomar: 'en-revision',
  devolver: 'recibida',
  'pedir-subsanacion': 'por-subsanar',
  subsanar: 'en-revision',
  aprobar: 'aprobada',
  negar: 'negada',
  notificar: 'notificada',
  contestar: 'en-revision',
  vencer: 'en-revision',
  'confirmar-pago': 'aprobada',
  desistir: 'desistida',
  archivar: 'archivada',
  reabrir: 'en-revision',
};
/** Words, notes and effects change no state. */
const stays: readonly Verbo[] = [
  'anotar',
  'escribir',
  'recordar',
  'proponer',
  'retirar-propuesta',
  'registrar-efecto',
  'adjuntar-conversacion',
];

const walk = fc.array(fc.constantFrom(...verbs), { maxLength: 60 });

test('open and closed states are all the states, each once', () => {
  assert.deepEqual([...estadosAbiertos, ...estadosCerrados].sort(), [...states].sort());
  for (const state of states) assert.equal(estaAbierta(state), !estadosCerrados.some((one) => one === state));
});

test('random lives: each verb leads where it says, closing ends the work, only reopening begins it again', () => {
  fc.assert(
    fc.property(walk, (life) => {
      let state = 'recibida' as Estado;
      for (const verb of life) {
        const next = siguiente(state, verb);
        assert.equal(verbosPosibles(state).includes(verb), next !== null);
        if (next === null) continue;
        if (leadsTo[verb] !== undefined) assert.equal(next, leadsTo[verb]);
        if (stays.includes(verb)) assert.equal(next, state);
        if (!estaAbierta(state) && estaAbierta(next)) assert.equal(verb, 'reabrir');
        if (!estaAbierta(next) && estaAbierta(state)) assert.notEqual(state, next);
        // Handing on takes a case out of the queue, and a paused one stays paused.
        if (verb === 'pasar')
          assert.equal(next, state === 'por-subsanar' || state === 'notificada' ? state : 'en-revision');
        state = next;
      }
    }),
  );
});

test('an entity’s time ends once: only by its answer, by the clock, or with the case', () => {
  const leave = verbs.filter((verb) => {
    const next = siguiente('notificada', verb);
    return next !== null && next !== 'notificada';
  });
  assert.deepEqual(leave.sort(), ['confirmar-pago', 'contestar', 'desistir', 'vencer']);
});

test('nothing is decided that nobody looks at', () => {
  for (const verb of ['aprobar', 'negar', 'proponer', 'pedir-subsanacion'] as const) {
    assert.deepEqual(
      states.filter((state) => siguiente(state, verb) !== null),
      ['en-revision'],
    );
  }
});

test('every closed case can be reopened, and every state is reached from the first', () => {
  for (const state of estadosCerrados) assert.equal(siguiente(state, 'reabrir'), 'en-revision');
  const reached = new Set<Estado>(['recibida']);
  for (let round = 0; round < states.length; round += 1) {
    for (const state of [...reached]) {
      for (const verb of verbs) {
        const next = siguiente(state, verb);
        if (next !== null) reached.add(next);
      }
    }
  }
  assert.deepEqual([...reached].sort(), [...states].sort());
});

test('a filer can leave from every open state, and no verb works nowhere', () => {
  for (const state of estadosAbiertos) assert.equal(siguiente(state, 'desistir'), 'desistida');
  for (const verb of verbs)
    assert.ok(
      states.some((state) => siguiente(state, verb) !== null),
      verb,
    );
});
