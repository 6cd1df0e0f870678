// Who may do what with mail, over every combination of roles, units, holders and states.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Funcionario, RolFuncionario } from '../solicitud/actor.ts';
import { rolesDeFuncionario } from '../solicitud/actor.ts';
import { estadosDeHilo } from './hilo.ts';
import {
  atiendeCorreo,
  impedimentoEnCorreo,
  puedeLeerCorreo,
  verbosDeCorreo,
  verbosDeHilo,
} from './quien-puede.ts';

const units = ['Registro de Proveedores', 'Control de procesos'] as const;
const staff = fc.record({
  clase: fc.constant('funcionario' as const),
  cuenta: fc.constantFrom('una', 'otra'),
  nombre: fc.constant('Alguien'),
  roles: fc.subarray<RolFuncionario>([...rolesDeFuncionario]),
  unidades: fc.subarray<string>([...units]),
});
const about = fc.record({
  unidad: fc.constantFrom(...units, null),
  asignado: fc.constantFrom('una', 'otra', null),
  estado: fc.constantFrom(...estadosDeHilo),
});
const verbs = fc.constantFrom(...verbosDeHilo, ...verbosDeCorreo);

test('whoever may not read a thread is told that it does not exist, and nobody changes what is not of their units', () => {
  fc.assert(
    fc.property(staff, about, verbs, (actor: Funcionario, asunto, verbo) => {
      const stop = impedimentoEnCorreo(actor, verbo, asunto);
      if (!puedeLeerCorreo(actor, asunto.unidad)) assert.equal(stop?.code, 'no-encontrada');
      if (stop !== null) return;
      assert.ok(actor.roles.includes('funcionario') || actor.roles.includes('supervisor'));
      assert.ok(asunto.unidad === null || actor.unidades.includes(asunto.unidad));
    }),
  );
});

test('what somebody else has, only its supervisor hands back; nobody answers it', () => {
  fc.assert(
    fc.property(staff, about, (actor: Funcionario, asunto) => {
      if (asunto.asignado === null || asunto.asignado === actor.cuenta) return;
      assert.notEqual(impedimentoEnCorreo(actor, 'responder', asunto), null);
      assert.notEqual(impedimentoEnCorreo(actor, 'convertir', asunto), null);
      if (!actor.roles.includes('supervisor'))
        assert.notEqual(impedimentoEnCorreo(actor, 'devolver', asunto), null);
    }),
  );
});

test('suppliers, entities, the public and holders of links neither read nor attend mail', () => {
  for (const actor of [
    { clase: 'publico' },
    { clase: 'sistema' },
    { clase: 'proveedor', cuenta: 'una', ruc: '1799999028001', nombre: 'Alguien' },
    { clase: 'enlace', papel: 'titular', solicitud: 'una', ruc: null, nombre: 'Alguien' },
  ] as const) {
    assert.equal(atiendeCorreo(actor), false);
    assert.equal(puedeLeerCorreo(actor, null), false);
  }
});
