// The outline of an answer says every name of its schema and what stands there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { outline } from './outline.ts';
import { schemaOf } from './responses.ts';

test('names, lists, what may be missing and closed lists are told in words', () => {
  const schema = z.strictObject({
    referencia: z.string(),
    version: z.int(),
    automatica: z.boolean(),
    estado: z.enum(['abierta', 'cerrada']),
    escrito: z.iso.datetime({ precision: 3 }),
    vence: z.iso.datetime({ precision: 3 }).nullable(),
    correccion: z.strictObject({ campos: z.array(z.string()) }).nullable(),
    datos: z.record(z.string(), z.unknown()),
    suelto: z.unknown(),
    plazo: z.union([
      z.strictObject({ kind: z.literal('horas'), horas: z.int() }),
      z.strictObject({ kind: z.literal('nada') }),
    ]),
  });
  assert.deepEqual(outline(schemaOf(schema)), {
    referencia: 'texto',
    version: 'entero',
    automatica: 'sí o no',
    estado: 'abierta | cerrada',
    escrito: 'fecha y hora',
    vence: 'fecha y hora, o nada',
    correccion: { campos: ['texto'] },
    datos: 'objeto',
    suelto: 'cualquier valor',
    plazo: { 'uno de': [{ kind: 'horas', horas: 'entero' }, { kind: 'nada' }] },
  });
});
