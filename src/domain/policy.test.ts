/** Who may do what, against a table written on its own: every role, state, verb, unit, assignment and proposal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Asunto, impedimentoPara, type VerboDePolitica } from './policy.ts';
import type { RefusalCode } from './refusals.ts';
import type { Actor, RolFuncionario } from './solicitud/actor.ts';
import type { Estado } from './solicitud/lifecycle.ts';

const me = 'cuenta-propia';
const other = 'cuenta-ajena';
const unit = 'Unidad de prueba';
const ruc = '1799999028001';
const askedRuc = '1768899991001';
const caseId = 'este-caso';

type Allowed = readonly Estado[];
const open: Allowed = ['recibida', 'en-revision', 'por-subsanar', 'notificada'];
const closed: Allowed = ['aprobada', 'negada', 'desistida', 'archivada'];
const everywhere: Allowed = [...open, ...closed];

/** In which states a verb has a meaning, whoever asks. */
const states: { readonly [V in VerboDePolitica]: Allowed } = {
  leer: everywhere,
  conocer: everywhere,
  tomar: ['recibida', 'en-revision'],
  pasar: open,
  devolver: ['en-revision', 'por-subsanar', 'notificada'],
  anotar: everywhere,
  escribir: open,
  'pedir-subsanacion': ['en-revision'],
  subsanar: ['por-subsanar'],
  proponer: ['en-revision'],
  'retirar-propuesta': ['en-revision'],
  'devolver-propuesta': ['en-revision'],
  aprobar: ['en-revision'],
  negar: ['en-revision'],
  desistir: open,
  notificar: ['en-revision'],
  recordar: ['notificada'],
  contestar: ['notificada'],
  vencer: ['notificada'],
  'confirmar-pago': ['en-revision', 'notificada'],
  archivar: ['por-subsanar'],
  reabrir: closed,
  'registrar-efecto': ['aprobada'],
  'adjuntar-conversacion': everywhere,
  recalcular: open,
  avisar: open,
  'registrar-silencio': open,
  repartir: open,
  conservar: everywhere,
  liberar: everywhere,
  depurar: closed,
};
const verbs = Object.keys(states) as VerboDePolitica[];

/** What stands between an actor and a case: the whole world of this policy. */
type Standing =
  | { readonly who: 'system' }
  | { readonly who: 'public' }
  /** Whoever holds a link: of this case or of another. */
  | { readonly who: 'link'; readonly papel: 'entidad' | 'titular'; readonly own: boolean }
  | { readonly who: 'asked'; readonly own: boolean }
  | { readonly who: 'filer'; readonly own: boolean; readonly clase: 'proveedor' | 'entidad' }
  | {
      readonly who: 'staff';
      readonly roles: readonly RolFuncionario[];
      readonly inUnit: boolean;
      readonly holds: boolean;
    };
type Case = {
  readonly estado: Estado;
  readonly taken: 'nobody' | 'me' | 'other';
  readonly two: boolean;
  readonly proposedBy: 'nobody' | 'me' | 'other';
  /** What is proposed, where something is; and whether a denial needs two persons. */
  readonly proposed: 'aprobar' | 'negar';
  readonly twoToDeny: boolean;
  /** Whether an entity was asked in it, and whether whoever filed has an account. */
  readonly asked: boolean;
  readonly account: boolean;
};

/** Columns: the filer, whoever filed without account by their link, the entity that is asked, an officer or supervisor of the unit, whoever holds it there, the unit's supervisor, an auditor, the data protection officer. */
type Column =
  | 'filer'
  | 'filerByLink'
  | 'asked'
  | 'unit'
  | 'holder'
  | 'supervisor'
  | 'auditor'
  | 'delegate'
  | 'system';
const table: { readonly [V in VerboDePolitica]: readonly Column[] } = {
  leer: ['filer', 'unit', 'auditor', 'system'],
  conocer: ['filer', 'unit', 'auditor', 'system', 'filerByLink', 'asked', 'delegate'],
  tomar: ['unit'],
  pasar: ['holder', 'supervisor'],
  devolver: ['holder', 'supervisor', 'system'],
  anotar: ['unit'],
  escribir: ['filer', 'unit', 'filerByLink'],
  'pedir-subsanacion': ['holder'],
  subsanar: ['filer', 'filerByLink'],
  proponer: ['holder'],
  'retirar-propuesta': ['holder', 'supervisor'],
  'devolver-propuesta': ['unit'],
  aprobar: ['unit'],
  negar: ['holder'],
  desistir: ['filer'],
  notificar: ['holder'],
  recordar: ['system'],
  contestar: ['asked'],
  vencer: ['system'],
  'confirmar-pago': ['filer', 'filerByLink'],
  archivar: ['system'],
  reabrir: ['supervisor', 'filer', 'filerByLink'],
  'registrar-efecto': ['system'],
  'adjuntar-conversacion': ['system'],
  recalcular: ['system'],
  avisar: ['system'],
  'registrar-silencio': ['system'],
  repartir: ['system'],
  conservar: ['delegate'],
  liberar: ['delegate'],
  depurar: ['system'],
};

function columnsOf(standing: Standing, { asked, account }: Case): ReadonlySet<Column> {
  if (standing.who === 'asked') return new Set(standing.own && asked ? (['asked'] as const) : []);
  if (standing.who === 'link') {
    const { papel, own } = standing;
    if (!own) return new Set();
    if (papel === 'entidad') return new Set(asked ? (['asked'] as const) : []);
    return new Set(account ? [] : (['filerByLink'] as const));
  }
  if (standing.who === 'system') return new Set(['system']);
  if (standing.who === 'public') return new Set();
  if (standing.who === 'filer') return new Set(standing.own ? (['filer'] as const) : []);
  const { roles, inUnit, holds } = standing;
  const works = inUnit && (roles.includes('funcionario') || roles.includes('supervisor'));
  const columns: Column[] = [];
  if (works) columns.push('unit');
  if (works && holds) columns.push('holder');
  if (inUnit && roles.includes('supervisor')) columns.push('supervisor');
  if (roles.includes('auditor')) columns.push('auditor');
  if (roles.includes('delegado')) columns.push('delegate');
  return new Set(columns);
}

/** What an officer of the unit is told who only lacks the case: take it, somebody else has it, or it is too late. */
function notHeld({ estado, taken }: Case): RefusalCode {
  if (taken === 'nobody') return states.tomar.includes(estado) ? 'no-la-tiene' : 'transicion-imposible';
  return open.includes(estado) ? 'otra-persona-la-tiene' : 'transicion-imposible';
}

/** The reference: null for yes, otherwise the code of the no. */
function expected(standing: Standing, verb: VerboDePolitica, given: Case): RefusalCode | null {
  const columns = columnsOf(standing, given);
  const has = (list: readonly Column[]) => list.some((column) => columns.has(column));
  if (!has(verb === 'leer' ? table.leer : table.conocer)) return 'no-encontrada';
  const reopensGranted = verb === 'reabrir' && given.estado === 'aprobada' && !columns.has('supervisor');
  const unasked = verb === 'confirmar-pago' && !given.asked;
  const denialProposed = given.proposedBy !== 'nobody' && given.proposed === 'negar';
  const isSecondToDeny = verb === 'negar' && denialProposed && columns.has('unit');
  if ((!has(table[verb]) && !isSecondToDeny) || reopensGranted || unasked)
    return columns.has('unit') && table[verb].includes('holder') ? notHeld(given) : 'sin-permiso';
  if (!states[verb].includes(given.estado)) return 'transicion-imposible';
  if (verb === 'devolver-propuesta') return given.proposedBy === 'other' ? null : 'transicion-imposible';
  if (verb === 'negar') {
    if (denialProposed) return given.proposedBy === 'me' ? 'misma-persona' : null;
    return given.twoToDeny ? 'transicion-imposible' : null;
  }
  if (verb !== 'aprobar') return null;
  if (!given.two) return columns.has('holder') ? null : notHeld(given);
  if (given.proposedBy === 'nobody' || denialProposed) return 'transicion-imposible';
  return given.proposedBy === 'me' ? 'misma-persona' : null;
}

function actorOf(standing: Standing): Actor {
  switch (standing.who) {
    case 'system':
      return { clase: 'sistema' };
    case 'public':
      return { clase: 'publico' };
    case 'link': {
      const solicitud = standing.own ? caseId : 'otro-caso';
      return {
        clase: 'enlace',
        papel: standing.papel,
        solicitud,
        ruc: null,
        nombre: 'Quien tiene el enlace',
      };
    }
    case 'asked':
      return {
        clase: 'entidad',
        cuenta: me,
        ruc: standing.own ? askedRuc : '1768899992001',
        nombre: 'Entidad de ejemplo',
      };
    case 'filer':
      return {
        clase: standing.clase,
        cuenta: me,
        ruc: standing.own ? ruc : '1799999036001',
        nombre: 'Titular de ejemplo',
      };
    case 'staff':
      return {
        clase: 'funcionario',
        cuenta: me,
        nombre: 'Funcionaria de ejemplo',
        roles: standing.roles,
        unidades: standing.inUnit ? ['Otra unidad', unit] : ['Otra unidad'],
      };
  }
}

const asking: NonNullable<Asunto['requerimiento']> = {
  id: 'requerimiento',
  entidad: { ruc: askedRuc, nombre: 'Entidad de ejemplo' },
  estado: 'pendiente',
  plazo: { kind: 'dias-termino', dias: 10 },
  notificadoMs: 1,
  venceMs: 2,
  recordadoMs: null,
  respuesta: null,
};

function asuntoOf(given: Case, clase: 'proveedor' | 'entidad'): Asunto {
  const accounts = { nobody: null, me, other } as const;
  const cuenta = accounts[given.proposedBy];
  return {
    estado: given.estado,
    unidad: unit,
    asignado: accounts[given.taken],
    dosPersonas: given.two,
    ...(given.twoToDeny ? { dosPersonasParaNegar: true as const } : {}),
    id: caseId,
    solicitante: { clase, ruc, nombre: 'Titular de ejemplo', cuenta: given.account ? me : null },
    ...(given.asked ? { requerimiento: asking } : {}),
    propuesta:
      cuenta === null
        ? null
        : {
            cuenta,
            nombre: 'Alguien',
            motivo: 'Conforme.',
            propuestaMs: 1,
            version: 2,
            // A proposal older than the choice approves.
            ...(given.proposed === 'negar' ? { decide: 'negar' as const } : {}),
          },
  };
}

const roleSets: readonly (readonly RolFuncionario[])[] = [
  [],
  ['funcionario'],
  ['supervisor'],
  ['auditor'],
  ['administrador'],
  ['funcionario', 'supervisor'],
  ['auditor', 'funcionario'],
  ['administrador', 'auditor'],
  ['delegado'],
  ['delegado', 'funcionario'],
];
const taken = ['nobody', 'me', 'other'] as const;
const proposals = [
  ['nobody', 'aprobar'],
  ['me', 'aprobar'],
  ['other', 'aprobar'],
  ['me', 'negar'],
  ['other', 'negar'],
] as const;

function* standings(hold: Case['taken']): Generator<Standing> {
  yield { who: 'system' };
  yield { who: 'public' };
  for (const own of [true, false]) {
    yield { who: 'asked', own };
    for (const papel of ['entidad', 'titular'] as const) yield { who: 'link', papel, own };
  }
  for (const clase of ['proveedor', 'entidad'] as const)
    for (const own of [true, false]) yield { who: 'filer', own, clase };
  for (const roles of roleSets)
    for (const inUnit of [true, false]) yield { who: 'staff', roles, inUnit, holds: hold === 'me' };
}

function* cases(): Generator<Case> {
  for (const estado of everywhere)
    for (const hold of taken)
      for (const two of [true, false])
        for (const [proposedBy, proposed] of proposals)
          for (const twoToDeny of [true, false])
            for (const [asked, account] of [
              [false, true],
              [true, true],
              [true, false],
              [false, false],
            ] as const)
              yield { estado, taken: hold, two, proposedBy, proposed, twoToDeny, asked, account };
}

test('the whole table: every actor, case and verb answers as the reference (ASVS 8.2.1, 8.2.2)', () => {
  let asked = 0;
  for (const given of cases()) {
    for (const standing of standings(given.taken)) {
      const clase = standing.who === 'filer' ? standing.clase : 'proveedor';
      for (const verb of verbs) {
        const found = impedimentoPara(actorOf(standing), verb, asuntoOf(given, clase))?.code ?? null;
        assert.equal(found, expected(standing, verb, given), JSON.stringify({ standing, given, verb }));
        asked += 1;
      }
    }
  }
  assert.ok(asked > 40_000);
});

test('an entity with the same RUC as a supplier is somebody else', () => {
  const given: Case = {
    estado: 'recibida',
    taken: 'nobody',
    two: false,
    proposedBy: 'nobody',
    proposed: 'aprobar',
    twoToDeny: false,
    asked: false,
    account: true,
  };
  const entity = actorOf({ who: 'filer', own: true, clase: 'entidad' });
  assert.equal(impedimentoPara(entity, 'leer', asuntoOf(given, 'proveedor'))?.code, 'no-encontrada');
});

const anyCase: fc.Arbitrary<Case> = fc.record({
  estado: fc.constantFrom(...everywhere),
  taken: fc.constantFrom(...taken),
  two: fc.boolean(),
  proposedBy: fc.constantFrom(...taken),
  proposed: fc.constantFrom('aprobar' as const, 'negar' as const),
  twoToDeny: fc.boolean(),
  asked: fc.boolean(),
  account: fc.boolean(),
});
const anyStaff = fc.record({
  who: fc.constant('staff' as const),
  roles: fc.uniqueArray(
    fc.constantFrom<RolFuncionario>('funcionario', 'supervisor', 'auditor', 'administrador'),
  ),
  inUnit: fc.boolean(),
  holds: fc.boolean(),
});

test('whatever the roles, nobody decides alone what two must decide, and a stranger’s unit stays closed', () => {
  fc.assert(
    fc.property(anyStaff, anyCase, fc.constantFrom(...verbs), (standing, given, verb) => {
      const allowed = impedimentoPara(actorOf(standing), verb, asuntoOf(given, 'proveedor')) === null;
      if (!allowed) return;
      if (verb === 'aprobar' && given.two)
        assert.deepEqual([given.proposedBy, given.proposed], ['other', 'aprobar']);
      if (verb === 'negar' && given.twoToDeny)
        assert.deepEqual([given.proposedBy, given.proposed], ['other', 'negar']);
      if (!standing.inUnit)
        assert.ok((verb === 'leer' || verb === 'conocer') && standing.roles.includes('auditor'));
      const notTheirs: readonly VerboDePolitica[] = [
        'archivar',
        'registrar-efecto',
        'subsanar',
        'contestar',
        'vencer',
        'recordar',
        'confirmar-pago',
      ];
      assert.ok(!notTheirs.includes(verb));
    }),
  );
});

test('an administrator’s role opens no case at all', () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...verbs), fc.boolean(), (given, verb, inUnit) => {
      const actor = actorOf({ who: 'staff', roles: ['administrador'], inUnit, holds: false });
      assert.equal(impedimentoPara(actor, verb, asuntoOf(given, 'proveedor'))?.code, 'no-encontrada');
    }),
  );
});

test('the entity that is asked never reads the case, and a link of another case opens nothing', () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...verbs), fc.boolean(), (given, verb, byLink) => {
      const standing = (own: boolean): Standing =>
        byLink ? { who: 'link', papel: 'entidad', own } : { who: 'asked', own };
      const asunto = asuntoOf(given, 'proveedor');
      assert.equal(impedimentoPara(actorOf(standing(false)), verb, asunto)?.code, 'no-encontrada');
      if (impedimentoPara(actorOf(standing(true)), verb, asunto) !== null) return;
      assert.ok(verb === 'conocer' || verb === 'contestar');
    }),
  );
});
