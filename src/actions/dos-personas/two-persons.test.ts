/** Two persons on one decision: who may be the second, over what nothing is decided in silence, and what a risk demands. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../../tests/filing.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { approveSolicitud } from '../approve-solicitud.ts';
import type { Changed } from '../change-solicitud.ts';
import { hire } from '../chat/testing/staff-of-unit.ts';
import { denySolicitud } from '../deny-solicitud.ts';
import type { Definiciones, Deps } from '../deps.ts';
import { proposeApproval } from '../propose-approval.ts';
import { returnProposal } from '../return-proposal.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { withdrawProposal } from '../withdraw-proposal.ts';
import { proposeDenial } from './propose-denial.ts';

const unidad = 'Registro de Proveedores';
const tramite = 'cambio-a-pasivo';
let scene: Scene;
let proposer: Funcionario;
before(async () => {
  scene = await openScene();
  proposer = scene.staff('registro1');
});
after(() => scene.stop());

type Words = Partial<NonNullable<ReturnType<Definiciones['porId']>>['definicion']>;

/** The same agency with other words in one definition. */
function agencyWith(words: Words): Deps {
  const { definiciones } = scene.deps;
  const change = (one: NonNullable<ReturnType<Definiciones['porId']>>) =>
    one.definicion.id === tramite ? { ...one, definicion: { ...one.definicion, ...words } } : one;
  const found = definiciones.todas.map(change);
  const porId: Definiciones['porId'] = (id) => found.find(({ definicion }) => definicion.id === id) ?? null;
  return { ...scene.deps, definiciones: { todas: found, porId } };
}
const careful = () => agencyWith({ dosPersonasParaNegar: true });
const risky = () => agencyWith({ riesgo: [{ regla: 'negada-hace-poco', dias: 15 }] });

async function stored(referencia: string): Promise<Solicitud> {
  const found = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(found);
  return found;
}
const now = async (referencia: string) => ({
  referencia,
  versionVista: (await stored(referencia)).version,
  llave: scene.deps.ids.newId(),
});
const codeOf = (outcome: Changed | Refusal) => (isRefusal(outcome) ? outcome.code : 'hecho');
const done = (outcome: Changed | Refusal) => assert.equal(codeOf(outcome), 'hecho', JSON.stringify(outcome));

async function taken(by: Funcionario = proposer): Promise<string> {
  const { referencia } = await fileFor(scene, {
    actor: scene.supplier('conPendientes'),
    tramite,
    datos: { alcance: 'temporal', fecha: scene.today, motivo: 'Suspendemos operaciones.' },
  });
  done(await takeSolicitud(scene.deps, by, await now(referencia)));
  return referencia;
}

const bumpRegister = () =>
  scene.deps.db.execute(
    {
      name: 'prueba-otra-version',
      text: `update asientos set version = version + 1 where clase = 'proveedor'`,
    },
    [],
  );
const touchAnswers = (referencia: string) =>
  scene.deps.db.execute(
    {
      name: 'prueba-otra-respuesta',
      text: `update solicitudes set contenido = jsonb_set(contenido, '{datos,motivo}', '"Otra cosa."') where referencia = $1`,
    },
    [referencia],
  );

const words = {
  aprobar: { motivo: 'Conforme.' },
  negar: { motivo: 'No procede: quedan asuntos pendientes.' },
} as const;

async function propose(deps: Deps, decide: 'aprobar' | 'negar', referencia: string): Promise<void> {
  const [causal = ''] = deps.definiciones.porId(tramite)?.definicion.causalesDeNegativa ?? [];
  const command = { ...(await now(referencia)), ...words[decide] };
  done(
    decide === 'negar'
      ? await proposeDenial(deps, proposer, { ...command, causal })
      : await proposeApproval(deps, proposer, command),
  );
}

async function decide(
  deps: Deps,
  what: 'aprobar' | 'negar',
  actor: Funcionario,
  referencia: string,
  acepta?: boolean,
): Promise<Changed | Refusal> {
  const command = { ...(await now(referencia)), ...(acepta === undefined ? {} : { acepta }) };
  const revisiones = deps.definiciones.porId(tramite)?.definicion.revisiones ?? [];
  return what === 'negar'
    ? denySolicitud(deps, actor, { ...command, motivo: '', causal: '' })
    : approveSolicitud(deps, actor, { ...command, ...words.aprobar, revisiones });
}

const changes = {
  nada: async () => undefined,
  registro: bumpRegister,
  respuestas: touchAnswers,
} as const;

test('every role × same or other person × changed or not: only another of the unit decides, and nothing changed goes unseen', async () => {
  const hired = (n: number, roles: Funcionario['roles'], unidades: readonly string[]) =>
    hire(scene, n, roles, unidades);
  const people: readonly (readonly [Funcionario, string])[] = [
    [proposer, 'misma-persona'],
    // Whoever takes on another's work has an account of their own: still one person, still the same no.
    [{ ...proposer, roles: ['funcionario', 'supervisor'], nombre: 'Otro nombre' }, 'misma-persona'],
    [scene.staff('registro2'), 'hecho'],
    [await hired(1, ['supervisor'], [unidad]), 'hecho'],
    [await hired(2, ['funcionario', 'supervisor'], ['Otra unidad']), 'no-encontrada'],
    [await hired(3, ['auditor'], [unidad]), 'sin-permiso'],
    [await hired(4, ['administrador'], [unidad]), 'no-encontrada'],
    [await hired(5, ['delegado'], [unidad]), 'sin-permiso'],
  ];
  const agencies = {
    aprobar: () => agencyWith({ riesgo: [{ regla: 'negada-hace-poco', dias: 15 }] }),
    negar: careful,
  } as const;
  // A denial of before makes the next ones risky.
  const first = await taken();
  const [causal = ''] = scene.deps.definiciones.porId(tramite)?.definicion.causalesDeNegativa ?? [];
  done(await denySolicitud(scene.deps, proposer, { ...(await now(first)), ...words.negar, causal }));
  for (const what of ['aprobar', 'negar'] as const) {
    for (const [name, change] of Object.entries(changes)) {
      const deps = agencies[what]();
      const referencia = await taken();
      await propose(deps, what, referencia);
      await change(referencia);
      const isChanged = name !== 'nada';
      for (const [actor, expected] of people.filter(([, code]) => code !== 'hecho'))
        assert.equal(codeOf(await decide(deps, what, actor, referencia, true)), expected, `${what} ${name}`);
      const second = scene.staff('registro2');
      if (isChanged) {
        const silent = await decide(deps, what, second, referencia);
        assert.ok(isRefusal(silent), `${what} over a change of ${name}`);
        assert.deepEqual(
          silent.errors.map(({ path }) => path),
          ['acepta'],
        );
        assert.equal((await stored(referencia)).estado, 'en-revision');
      }
      if (what === 'negar') {
        done(await decide(deps, what, second, referencia, isChanged));
        const { decision } = await stored(referencia);
        // The very words that were proposed.
        assert.deepEqual([decision?.motivo, decision?.baseLegal], [words.negar.motivo, causal]);
        assert.equal(decision?.funcionario, second.cuenta);
      }
    }
  }
});

test('what the page showed and what is there now are compared inside the very command', async () => {
  const deps = careful();
  const referencia = await taken();
  await propose(deps, 'negar', referencia);
  const stale = { ...(await now(referencia)), motivo: '', causal: '', visto: 'otra-cosa' };
  const refused = await denySolicitud(deps, scene.staff('registro2'), stale);
  assert.equal(codeOf(refused), 'registro-cambiado');
});

test('a denial that needs two is denied by nobody alone, and never by the verb that approves', async () => {
  const deps = careful();
  const referencia = await taken();
  assert.equal(codeOf(await decide(deps, 'negar', proposer, referencia)), 'transicion-imposible');
  await propose(deps, 'negar', referencia);
  assert.equal(
    codeOf(await decide(deps, 'aprobar', scene.staff('registro2'), referencia)),
    'otra-persona-la-tiene',
  );
  const plain = await taken();
  const [causal = ''] = deps.definiciones.porId(tramite)?.definicion.causalesDeNegativa ?? [];
  const needless = await proposeDenial(scene.deps, proposer, {
    ...(await now(plain)),
    ...words.negar,
    causal,
  });
  assert.equal(codeOf(needless), 'transicion-imposible');
});

test('the second gives a proposal back with a reason; its author only takes it back', async () => {
  const deps = careful();
  const referencia = await taken();
  const give = async (actor: Funcionario, motivo: string) =>
    returnProposal(deps, actor, { ...(await now(referencia)), motivo });
  assert.equal(codeOf(await give(scene.staff('registro2'), 'Falta un dato.')), 'transicion-imposible');
  await propose(deps, 'negar', referencia);
  assert.equal(codeOf(await give(proposer, 'Me arrepiento.')), 'transicion-imposible');
  assert.equal(codeOf(await give(scene.staff('auditor'), 'No.')), 'sin-permiso');
  assert.equal(codeOf(await give(scene.staff('control1'), 'No.')), 'no-encontrada');
  assert.equal(codeOf(await give(scene.staff('registro2'), '  ')), 'falta-motivo');
  done(await give(scene.staff('registro2'), 'La causal es otra.'));
  const left = await stored(referencia);
  assert.equal(left.propuesta, null);
  assert.equal(left.asignado, proposer.cuenta);
  const event = (await readJournal(deps.db, left.id)).at(-1);
  assert.deepEqual([event?.clase, event?.datos.motivo], ['devolver-propuesta', 'La causal es otra.']);
  await propose(deps, 'negar', referencia);
  done(await withdrawProposal(deps, proposer, await now(referencia)));
});

// Last: once it is granted, the same person can ask for no more.
test('a risk found while the case waits stops one person, says why, and is kept with the proposal', async () => {
  const deps = risky();
  const referencia = await taken();
  assert.equal((await stored(referencia)).dosPersonas, false);
  assert.equal(codeOf(await decide(deps, 'aprobar', proposer, referencia)), 'transicion-imposible');
  await propose(deps, 'aprobar', referencia);
  const { dosPersonas, id, propuesta } = await stored(referencia);
  assert.equal(dosPersonas, true);
  assert.equal(propuesta?.decide, 'aprobar');
  const event = (await readJournal(deps.db, id)).at(-1);
  assert.match(JSON.stringify(event?.datos.razones), /se le negó el/);
  // The window ends: another case of the same kind is for one person again.
  const later = await taken();
  scene.deps.clock.advance(16 * 86_400_000);
  done(await decide(deps, 'aprobar', proposer, later));
  scene.deps.clock.advance(-16 * 86_400_000);
});
