// Who may do what in a conversation: the table and the rights over every participant, state and verb.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Funcionario, RolFuncionario } from '../solicitud/actor.ts';
import {
  esSuya,
  impedimentoEnConversacion,
  type Participante,
  puedeLeer,
  siguienteEstado,
  type VerboDeConversacion,
} from './ciclo.ts';
import type { Conversacion, EstadoDeConversacion } from './conversacion.ts';

type Asunto = Pick<Conversacion, 'estado' | 'huella' | 'persona' | 'unidad' | 'agente'>;

const estados: readonly EstadoDeConversacion[] = [
  'asistente',
  'en-espera',
  'atendida',
  'diferida',
  'cerrada',
];
const dePersona: readonly VerboDeConversacion[] = [
  'pedir-persona',
  'dejar-la-fila',
  'identificarse',
  'dejar-contacto',
  'empezar-tramite',
  'responder',
  'dejar-tramite',
  'presentar',
  'contestar-propuesta',
  'terminar',
];
const deQuienLaTiene: readonly VerboDeConversacion[] = ['pasar', 'proponer'];
const verbos: readonly VerboDeConversacion[] = [
  ...dePersona,
  ...deQuienLaTiene,
  'escribir',
  'adjuntar',
  'tomar',
  'devolver',
  'cerrar',
  'suprimir',
  'convertir',
];
const roles: readonly RolFuncionario[] = ['funcionario', 'supervisor', 'auditor', 'administrador'];

const cuentas = fc.constantFrom('cuenta-1', 'cuenta-2');
const huellas = fc.constantFrom('huella-1', 'huella-2');
const unidades = fc.constantFrom('Unidad A', 'Unidad B');
const agentes = fc.constantFrom('agente-1', 'agente-2');

const asuntos: fc.Arbitrary<Asunto> = fc.record({
  estado: fc.constantFrom(...estados),
  huella: huellas,
  persona: fc.option(
    cuentas.map((cuenta) => ({ clase: 'proveedor' as const, cuenta, ruc: '0', nombre: 'Persona' })),
  ),
  unidad: unidades,
  agente: fc.option(agentes.map((cuenta) => ({ cuenta, nombre: `Nombre de ${cuenta}` }))),
});
const funcionarios: fc.Arbitrary<Funcionario> = fc.record({
  clase: fc.constant('funcionario' as const),
  cuenta: agentes,
  nombre: fc.constant('Agente'),
  roles: fc.subarray([...roles]),
  unidades: fc.subarray(['Unidad A', 'Unidad B']),
});
const participantes: fc.Arbitrary<Participante> = fc.oneof(
  fc.record({
    clase: fc.constant('persona' as const),
    huella: fc.option(huellas),
    cuenta: fc.option(cuentas),
  }),
  fc.record({ clase: fc.constant('agente' as const), actor: funcionarios }),
  fc.constant({ clase: 'asistente' as const }),
);

const always = (check: (quien: Participante, asunto: Asunto, verbo: VerboDeConversacion) => void): void =>
  fc.assert(fc.property(participantes, asuntos, fc.constantFrom(...verbos), check), { numRuns: 5_000 });

const code = (...asked: Parameters<typeof impedimentoEnConversacion>) =>
  impedimentoEnConversacion(...asked)?.code ?? null;

test('property: what somebody may not read does not exist for them, whatever they try', () => {
  always((quien, asunto, verbo) => {
    if (!puedeLeer(quien, asunto)) assert.equal(code(quien, verbo, asunto), 'no-encontrada');
  });
});

test('property: the account that signed in is the only person; without one, the cookie is', () => {
  always((quien, asunto, verbo) => {
    if (quien.clase !== 'persona' || code(quien, verbo, asunto) !== null) return;
    if (asunto.persona === null) assert.equal(quien.huella, asunto.huella);
    else assert.equal(quien.cuenta, asunto.persona.cuenta);
  });
  const nobody = { clase: 'persona', huella: null, cuenta: null } as const;
  fc.assert(fc.property(asuntos, (asunto) => assert.equal(esSuya(nobody, asunto), false)));
});

test('property: nothing happens in a closed conversation but taking content out', () => {
  always((quien, asunto, verbo) => {
    if (asunto.estado !== 'cerrada' || verbo === 'suprimir') return;
    const refused = code(quien, verbo, asunto);
    assert.ok(refused === 'conversacion-cerrada' || refused === 'no-encontrada');
  });
});

test('property: what is allowed has a next state, and what the table lacks is refused as such', () => {
  always((quien, asunto, verbo) => {
    const next = siguienteEstado(asunto.estado, verbo);
    if (code(quien, verbo, asunto) === null) assert.ok(next !== null && estados.includes(next));
    if (next === null && asunto.estado !== 'cerrada' && puedeLeer(quien, asunto))
      assert.equal(code(quien, verbo, asunto), 'transicion-imposible');
  });
});

test('property: the verbs of one side are never the other’s', () => {
  always((quien, asunto, verbo) => {
    if (code(quien, verbo, asunto) !== null) return;
    if (quien.clase === 'persona')
      assert.ok(dePersona.includes(verbo) || ['escribir', 'adjuntar'].includes(verbo));
    else assert.ok(!dePersona.includes(verbo));
    if (verbo === 'convertir') assert.equal(quien.clase, 'asistente');
    if (['tomar', 'suprimir', ...deQuienLaTiene].includes(verbo)) assert.equal(quien.clase, 'agente');
  });
});

test('property: staff act in their units alone, on what they have; supervisors also take back, pass on and take out', () => {
  always((quien, asunto, verbo) => {
    if (quien.clase !== 'agente' || code(quien, verbo, asunto) !== null) return;
    const { cuenta, roles: held, unidades: own } = quien.actor;
    assert.ok(own.includes(asunto.unidad));
    const supervises = held.includes('supervisor');
    assert.ok(supervises || held.includes('funcionario'), 'auditors and administrators only read');
    if (verbo === 'suprimir') assert.ok(supervises);
    else if (verbo === 'pasar' || verbo === 'devolver')
      assert.ok(supervises || asunto.agente?.cuenta === cuenta);
    else if (verbo !== 'tomar') assert.equal(asunto.agente?.cuenta, cuenta);
  });
});

test('who does not have it is told to take it, or who has it', () => {
  const asunto: Asunto = {
    estado: 'atendida',
    huella: 'huella-1',
    persona: null,
    unidad: 'Unidad A',
    agente: null,
  };
  const actor: Funcionario = {
    clase: 'funcionario',
    cuenta: 'agente-1',
    nombre: 'Agente',
    roles: ['funcionario'],
    unidades: ['Unidad A'],
  };
  const quien: Participante = { clase: 'agente', actor };
  assert.equal(code(quien, 'escribir', asunto), 'no-la-tiene');
  const other = impedimentoEnConversacion(quien, 'escribir', {
    ...asunto,
    agente: { cuenta: 'agente-2', nombre: 'Otra Agente' },
  });
  assert.equal(other?.code, 'otra-persona-la-tiene');
  assert.match(other?.sentence ?? '', /Otra Agente/);
  assert.equal(
    code({ clase: 'agente', actor: { ...actor, roles: ['auditor'] } }, 'tomar', asunto),
    'transicion-imposible',
  );
  assert.equal(
    code({ clase: 'agente', actor: { ...actor, roles: ['auditor'] } }, 'tomar', {
      ...asunto,
      estado: 'en-espera',
    }),
    'sin-permiso',
  );
});
