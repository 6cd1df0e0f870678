/** What each event sets off, and that the same event always sets off the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ClaseEvento, nombreDeEvento } from '../domain/solicitud/evento.ts';
import type { EventoPorSalir } from '../store/diario.ts';
import { jobsFor } from './jobs-for.ts';

const plain: EventoPorSalir = {
  tx: '7',
  seq: 1,
  solicitud: '00000000-0000-7000-8000-000000000001',
  n: 1,
  clase: 'tomar',
  actor: 'funcionario',
  hash: 'a'.repeat(64),
  avisos: 0,
  efecto: null,
  porAplicar: false,
  decididaEnElActo: false,
  conCarta: false,
};
const owed = (evento: Partial<EventoPorSalir>): readonly string[] =>
  jobsFor({ ...plain, ...evento }).map(({ queue, data }) => [queue, data.carta].filter(Boolean).join(' '));

test('work among staff sets nothing off', () => {
  for (const clase of ['tomar', 'pasar', 'devolver', 'anotar', 'proponer', 'retirar-propuesta'] as const)
    assert.deepEqual(owed({ clase }), []);
});

test('an entity is written to when it is asked and when it is reminded, whoever filed of each step', () => {
  assert.deepEqual(owed({ clase: 'notificar' }), ['correo novedad', 'correo entidad']);
  assert.deepEqual(owed({ clase: 'recordar', actor: 'sistema' }), ['correo entidad']);
  assert.deepEqual(owed({ clase: 'contestar', actor: 'entidad' }), ['correo novedad']);
  assert.deepEqual(owed({ clase: 'vencer', actor: 'sistema' }), ['correo novedad']);
  assert.deepEqual(owed({ clase: 'confirmar-pago', actor: 'proveedor' }), ['correo novedad']);
});

test('what the filer did is no news to the filer', () => {
  assert.deepEqual(owed({ clase: 'subsanar', actor: 'proveedor' }), []);
  assert.deepEqual(owed({ clase: 'desistir', actor: 'proveedor' }), []);
  assert.deepEqual(owed({ clase: 'escribir', actor: 'proveedor' }), []);
});

test('news are written about, and every notice goes as its own letter', () => {
  assert.deepEqual(owed({ clase: 'presentada', actor: 'proveedor' }), ['correo novedad']);
  assert.deepEqual(owed({ clase: 'escribir' }), ['correo novedad']);
  assert.deepEqual(owed({ clase: 'decidida', avisos: 2, efecto: 'proveedor' }), [
    'correo novedad',
    'correo aviso-0',
    'correo aviso-1',
  ]);
});

test('a case decided in the act of filing gets one letter: the decision', () => {
  assert.deepEqual(owed({ clase: 'presentada', actor: 'proveedor', decididaEnElActo: true }), []);
});

test('notices of a change an external register has yet to make wait until it is recorded', () => {
  assert.deepEqual(owed({ clase: 'aprobar', avisos: 2, efecto: 'proveedor', porAplicar: true }), [
    'efecto',
    'correo novedad',
  ]);
  assert.deepEqual(owed({ clase: 'registrar-efecto', actor: 'sistema', avisos: 2 }), [
    'correo aviso-0',
    'correo aviso-1',
  ]);
});

test('letters about a date reckoned anew go behind all others', () => {
  const bulk = (evento: Partial<EventoPorSalir>) => jobsFor({ ...plain, ...evento }).map((job) => job.isBulk);
  assert.deepEqual(bulk({ clase: 'recalcular', actor: 'sistema', conCarta: true }), [true]);
  assert.deepEqual(bulk({ clase: 'presentada', actor: 'proveedor' }), [false]);
});

test('a password reset is answered by the link alone', () => {
  assert.deepEqual(owed({ clase: 'decidida', efecto: 'cuenta' }), ['enlace-de-clave']);
});

test('ids are apart within an event and the same whenever it is read', () => {
  const clases = Object.keys(nombreDeEvento) as ClaseEvento[];
  fc.assert(
    fc.property(
      fc.record({
        clase: fc.constantFrom(...clases),
        avisos: fc.nat({ max: 5 }),
        efecto: fc.constantFrom(null, 'proveedor', 'proceso', 'cuenta', 'ninguno'),
        porAplicar: fc.boolean(),
      }),
      (given) => {
        const jobs = jobsFor({ ...plain, ...given });
        assert.equal(new Set(jobs.map((job) => job.id)).size, jobs.length);
        assert.deepEqual(jobsFor({ ...plain, ...given, tx: '99', seq: 5 }), jobs);
        const others = jobsFor({ ...plain, ...given, hash: 'b'.repeat(64) });
        assert.ok(!others.some((other) => jobs.some((job) => job.id === other.id)));
      },
    ),
  );
});
