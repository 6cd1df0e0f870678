// The life of a case in the hands of officers: rights, versions, pauses, two people, decisions and their effect.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../tests/filing.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Funcionario, Solicitante } from '../domain/solicitud/actor.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import { insertCuenta } from '../store/cuentas.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { firstBreak } from '../trust/chain.ts';
import { answerCorrection } from './answer-correction.ts';
import { approveSolicitud } from './approve-solicitud.ts';
import { archiveSolicitud } from './archive-solicitud.ts';
import { askCorrection } from './ask-correction.ts';
import type { Changed, Command } from './change-solicitud.ts';
import { denySolicitud } from './deny-solicitud.ts';
import { handOnSolicitud } from './hand-on-solicitud.ts';
import { proposeApproval } from './propose-approval.ts';
import { reopenSolicitud } from './reopen-solicitud.ts';
import { takeSolicitud } from './take-solicitud.ts';
import { withdrawProposal } from './withdraw-proposal.ts';
import { withdrawSolicitud } from './withdraw-solicitud.ts';
import { writeMessage } from './write-message.ts';

let scene: Scene;
let filer: Solicitante;
let one: Funcionario;
let two: Funcionario;
before(async () => {
  scene = await openScene();
  filer = scene.supplier('conPendientes');
  one = scene.staff('registro1');
  two = scene.staff('registro2');
});
after(() => scene.stop());

const dayMs = 86_400_000;

async function stored(referencia: string): Promise<Solicitud> {
  const found = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(found);
  return found;
}

/** The command as a page shown just now would send it. */
async function now(referencia: string): Promise<Command> {
  return { referencia, versionVista: (await stored(referencia)).version, llave: scene.deps.ids.newId() };
}

function done(outcome: Changed | Refusal): Changed {
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? `${outcome.code}: ${outcome.sentence}` : '');
  return outcome;
}

function codeOf(outcome: Changed | Refusal): string {
  assert.ok(isRefusal(outcome));
  return outcome.code;
}

async function filedForOfficer(): Promise<string> {
  const vigente = scene.deps.definiciones.porId('cambio-a-pasivo');
  const ejemplo = vigente?.definicion.ejemplos.find(
    (e) => 'funcionario' in e.espera && e.quien === 'conPendientes',
  );
  assert.ok(ejemplo, 'the definition has an example that goes to an officer');
  return (await fileFor(scene, { actor: filer, tramite: 'cambio-a-pasivo', datos: ejemplo.datos }))
    .referencia;
}

const revisiones = () => scene.deps.definiciones.porId('cambio-a-pasivo')?.definicion.revisiones ?? [];

test('what a check cannot decide waits for its unit, with both clocks running', async () => {
  const s = await stored(await filedForOfficer());
  assert.equal(s.estado, 'recibida');
  assert.ok(s.promesaVenceMs !== null && s.promesaVenceMs > s.presentadaMs);
  assert.ok(s.legalVenceMs !== null && s.legalVenceMs > s.promesaVenceMs);
  assert.ok(s.verdicts.some((v) => v.officer));
});

test('two officers take one case: one has it, the other is told', async () => {
  const referencia = await filedForOfficer();
  const command = await now(referencia);
  const outcomes = await Promise.all([
    takeSolicitud(scene.deps, one, { ...command, llave: scene.deps.ids.newId() }),
    takeSolicitud(scene.deps, two, { ...command, llave: scene.deps.ids.newId() }),
  ]);
  assert.equal(outcomes.filter((o) => !isRefusal(o)).length, 1);
  assert.equal(codeOf(outcomes.find(isRefusal) ?? outcomes[0]), 'version-vieja');
});

test('approving applies the effect, closes the case, and asks for every point of the checklist first', async () => {
  const referencia = await filedForOfficer();
  done(await takeSolicitud(scene.deps, one, await now(referencia)));
  const hasty = await approveSolicitud(scene.deps, one, {
    ...(await now(referencia)),
    motivo: 'Procede',
    revisiones: [],
  });
  assert.equal(codeOf(hasty), 'datos-con-errores');
  const stranger = await approveSolicitud(scene.deps, two, {
    ...(await now(referencia)),
    motivo: 'Procede',
    revisiones: revisiones(),
  });
  assert.equal(codeOf(stranger), 'otra-persona-la-tiene');
  done(
    await approveSolicitud(scene.deps, one, {
      ...(await now(referencia)),
      motivo: 'Procede',
      revisiones: revisiones(),
    }),
  );
  const s = await stored(referencia);
  assert.equal(s.estado, 'aprobada');
  assert.equal(s.decision?.cambios[0]?.ahora, 'Pasivo');
  const entry = await scene.deps.registry.proveedor(filer.ruc);
  assert.equal(entry?.contenido.estado, 'pasivo');
  assert.equal(firstBreak(await readJournal(scene.deps.db, s.id)), null);
});

test('denying needs a reason and a ground; what the person reads is kept', async () => {
  const actor = scene.supplier('noHabilitada');
  const vigente = scene.deps.definiciones.porId('cambio-a-pasivo');
  const ejemplo = vigente?.definicion.ejemplos.find(
    (e) => e.quien === 'noHabilitada' && 'funcionario' in e.espera,
  );
  assert.ok(ejemplo && vigente);
  const { referencia } = await fileFor(scene, { actor, tramite: 'cambio-a-pasivo', datos: ejemplo.datos });
  done(await takeSolicitud(scene.deps, one, await now(referencia)));
  const [causal = ''] = vigente.definicion.causalesDeNegativa;
  assert.equal(
    codeOf(await denySolicitud(scene.deps, one, { ...(await now(referencia)), motivo: '  ', causal })),
    'falta-motivo',
  );
  assert.equal(
    codeOf(
      await denySolicitud(scene.deps, one, {
        ...(await now(referencia)),
        motivo: 'No procede',
        causal: 'inventada',
      }),
    ),
    'falta-base-legal',
  );
  done(
    await denySolicitud(scene.deps, one, {
      ...(await now(referencia)),
      motivo: 'La sanción sigue vigente.',
      causal,
    }),
  );
  const s = await stored(referencia);
  assert.equal(s.decision?.motivo, 'La sanción sigue vigente.');
  assert.equal(s.decision?.baseLegal, causal);
  const reopened = done(
    await reopenSolicitud(scene.deps, actor, {
      ...(await now(referencia)),
      motivo: 'Traigo la rehabilitación.',
    }),
  );
  assert.equal(reopened.estado, 'en-revision');
});

test('a correction pauses both clocks; the answer runs them on, later than before', async () => {
  const actor = scene.entity('municipio');
  const vigente = scene.deps.definiciones.porId('reprogramacion-de-procesos');
  const ejemplo = vigente?.definicion.ejemplos.find(
    (e) => 'funcionario' in e.espera && e.quien === 'municipio',
  );
  assert.ok(ejemplo);
  const { referencia } = await fileFor(scene, {
    actor,
    tramite: 'reprogramacion-de-procesos',
    datos: ejemplo.datos,
  });
  const control = scene.staff('control1');
  done(await takeSolicitud(scene.deps, control, await now(referencia)));
  const before = await stored(referencia);
  done(
    await askCorrection(scene.deps, control, {
      ...(await now(referencia)),
      pide: 'Adjunte el informe completo.',
      campos: [],
      documentos: ['respaldos'],
    }),
  );
  const paused = await stored(referencia);
  assert.equal(paused.estado, 'por-subsanar');
  assert.equal(paused.promesaVenceMs, null);
  scene.deps.clock.advance(2 * dayMs);
  const answer = { ...(await now(referencia)), texto: 'Aquí está.', entrada: {}, adjuntos: [] };
  done(await answerCorrection(scene.deps, actor, answer));
  const resumed = await stored(referencia);
  assert.equal(resumed.estado, 'en-revision');
  assert.ok((resumed.promesaVenceMs ?? 0) > (before.promesaVenceMs ?? 0));
  assert.equal(resumed.pausas.length, 1);
});

test('a correction that never comes is archived after its term, not before', async () => {
  const referencia = await filedForOtherSupplier();
  done(await takeSolicitud(scene.deps, one, await now(referencia)));
  done(
    await askCorrection(scene.deps, one, {
      ...(await now(referencia)),
      pide: 'Falta el nombramiento.',
      campos: [],
      documentos: [],
    }),
  );
  assert.equal(codeOf(await archiveSolicitud(scene.deps, await now(referencia))), 'transicion-imposible');
  scene.deps.clock.advance(40 * dayMs);
  assert.equal(done(await archiveSolicitud(scene.deps, await now(referencia))).estado, 'archivada');
});

async function filedForOtherSupplier(): Promise<string> {
  const actor = scene.supplier('asociacion');
  const ejemplo = scene.deps.definiciones
    .porId('actualizacion-de-socios')
    ?.definicion.ejemplos.find((e) => 'funcionario' in e.espera && e.quien === 'asociacion');
  assert.ok(ejemplo);
  return (await fileFor(scene, { actor, tramite: 'actualizacion-de-socios', datos: ejemplo.datos }))
    .referencia;
}

test('ASVS 2.3.5 an e-mail change without the old address needs two different people', async () => {
  const actor = scene.supplier('textilera');
  const datos = {
    correoNuevo: 'nuevo@textilera.example',
    accesoAnterior: 'no',
    motivo: 'Perdimos el acceso al correo anterior.',
  };
  const verificados = ['correoNuevo=nuevo@textilera.example'];
  const { referencia } = await fileFor(scene, { actor, tramite: 'correo-electronico', datos, verificados });
  assert.equal((await stored(referencia)).dosPersonas, true);
  done(await takeSolicitud(scene.deps, one, await now(referencia)));
  const list = scene.deps.definiciones.porId('correo-electronico')?.definicion.revisiones ?? [];
  const alone = await approveSolicitud(scene.deps, one, {
    ...(await now(referencia)),
    motivo: 'Procede',
    revisiones: list,
  });
  assert.equal(codeOf(alone), 'transicion-imposible');
  const nothing = await withdrawProposal(scene.deps, one, await now(referencia));
  assert.equal(codeOf(nothing), 'transicion-imposible');
  done(
    await proposeApproval(scene.deps, one, {
      ...(await now(referencia)),
      motivo: 'Los papeles prueban quién es.',
    }),
  );
  const same = await approveSolicitud(scene.deps, one, {
    ...(await now(referencia)),
    motivo: 'Procede',
    revisiones: list,
  });
  assert.equal(codeOf(same), 'misma-persona');
  done(
    await approveSolicitud(scene.deps, two, {
      ...(await now(referencia)),
      motivo: 'Conforme',
      revisiones: list,
    }),
  );
  const entry = await scene.deps.registry.proveedor(actor.ruc);
  assert.equal(entry?.contenido.correo.direccion, 'nuevo@textilera.example');
  assert.ok((entry?.contenido.correo.recuperaDesdeMs ?? 0) > scene.deps.clock.nowMs());
});

test('a command sent twice is answered as the first time; an old page is told that things changed', async () => {
  const referencia = await filedForOtherSupplier();
  const command = await now(referencia);
  const first = done(await takeSolicitud(scene.deps, one, command));
  assert.deepEqual(done(await takeSolicitud(scene.deps, one, command)), first);
  const stale = await writeMessage(scene.deps, one, {
    ...command,
    llave: scene.deps.ids.newId(),
    texto: 'Hola',
  });
  assert.equal(codeOf(stale), 'version-vieja');
});

test('ASVS 8.2.2 somebody else’s case does not exist; the owner may give it up', async () => {
  const referencia = await filedForOtherSupplier();
  const stranger = await withdrawSolicitud(scene.deps, scene.supplier('textilera'), await now(referencia));
  assert.equal(codeOf(stranger), 'no-encontrada');
  assert.equal(
    codeOf(await takeSolicitud(scene.deps, scene.staff('control1'), await now(referencia))),
    'no-encontrada',
  );
  assert.equal(
    done(await withdrawSolicitud(scene.deps, scene.supplier('asociacion'), await now(referencia))).estado,
    'desistida',
  );
});

test('handing on goes to a colleague of the unit only', async () => {
  const referencia = await filedForOtherSupplier();
  done(await takeSolicitud(scene.deps, one, await now(referencia)));
  const outsider = await handOnSolicitud(scene.deps, one, {
    ...(await now(referencia)),
    a: scene.staff('control1').cuenta,
    nota: 'Para usted',
  });
  assert.equal(codeOf(outsider), 'datos-con-errores');
  // Belongs to the unit on paper, but handles no cases.
  const nobody = {
    clase: 'funcionario',
    ruc: null,
    usuario: 'archivista',
    nombre: 'Persona de Archivo',
    correo: null,
    claveHash: null,
    roles: ['auditor', 'administrador'],
    unidades: one.unidades,
    id: scene.deps.ids.newId(),
  } as const;
  await insertCuenta(scene.deps.db, nobody, scene.deps.clock.nowMs());
  const command = { ...(await now(referencia)), a: nobody.id, nota: 'Para usted' };
  assert.equal(codeOf(await handOnSolicitud(scene.deps, one, command)), 'datos-con-errores');
  done(
    await handOnSolicitud(scene.deps, one, {
      ...(await now(referencia)),
      a: two.cuenta,
      nota: 'Conoce el caso',
    }),
  );
  assert.equal((await stored(referencia)).asignado, two.cuenta);
});

test('a message says something, and a window closes', async () => {
  const referencia = await filedForOtherSupplier();
  const actor = scene.supplier('asociacion');
  assert.equal(
    codeOf(await writeMessage(scene.deps, actor, { ...(await now(referencia)), texto: ' \n ' })),
    'mensaje-vacio',
  );
  done(await withdrawSolicitud(scene.deps, actor, await now(referencia)));
  scene.deps.clock.advance(60 * dayMs);
  const late = await reopenSolicitud(scene.deps, actor, {
    ...(await now(referencia)),
    motivo: 'Cambié de opinión.',
  });
  assert.equal(codeOf(late), 'plazo-de-reapertura-vencido');
});
