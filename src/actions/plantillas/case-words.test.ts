/** Presence, mentions and templates behind the pages: who may, over roles; the lease; what a note sets off, once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileFor } from '../../../tests/filing.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { porEscribir } from '../../domain/plantilla/plantilla.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { takeAvisoDebido } from '../../store/avisos-debidos.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { addNote } from '../add-note.ts';
import { markMentionRead, readMentions } from '../menciones/read-mentions.ts';
import { readableReferences } from '../menciones/readable-references.ts';
import { beatCasePresence, leaveCase } from '../presencia/case-presence.ts';
import { casePresenceLimits } from '../presencia/case-presence-limits.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { writeMessage } from '../write-message.ts';
import { fillTemplate } from './fill-template.ts';
import { saveTemplate } from './save-template.ts';
import { templateLimits } from './template-limits.ts';
import { readUnitTemplates } from './templates.ts';

const unidad = 'Registro de Proveedores';
let scene: Scene;
let officer: Funcionario;
before(async () => {
  scene = await openScene();
  officer = scene.staff('registro1');
});
after(() => scene.stop());

const everybody = () =>
  [
    'registro1',
    'registro2',
    'supervisora',
    'control1',
    'auditor',
    'administracion',
    'proteccion',
    'lectora1',
  ].map((usuario) => [usuario, scene.staff(usuario)] as const);

const codeOf = (outcome: unknown) => (isRefusal(outcome) ? (outcome as Refusal).code : 'hecho');
const of = async (referencia: string) => {
  const found = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(found);
  return found;
};
const command = async (referencia: string) => ({
  referencia,
  versionVista: (await of(referencia)).version,
  llave: scene.deps.ids.newId(),
});

async function filed(): Promise<string> {
  const { referencia } = await fileFor(scene, {
    actor: scene.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: scene.today, motivo: 'Suspendemos operaciones.' },
  });
  return referencia;
}

test('presence, by role: whoever works the unit is seen there, an auditor sees and is not seen, others find nothing', async () => {
  const referencia = await filed();
  const { deps } = scene;
  const seen: Record<string, string> = {};
  for (const [usuario, actor] of everybody()) {
    const beat = await beatCasePresence(deps, actor, referencia, '');
    seen[usuario] = codeOf(beat);
  }
  const nothing = 'no-encontrada';
  assert.deepEqual(seen, {
    registro1: 'hecho',
    registro2: 'hecho',
    supervisora: 'hecho',
    control1: nothing,
    auditor: 'hecho',
    administracion: nothing,
    proteccion: nothing,
    lectora1: nothing,
  });
  const shown = await beatCasePresence(deps, officer, referencia, 'decision');
  assert.ok(!isRefusal(shown));
  assert.deepEqual(
    shown.otros.map(({ cuenta }) => cuenta).sort(),
    [scene.staff('registro2').cuenta, scene.staff('supervisora').cuenta].sort(),
  );
  assert.equal(codeOf(await leaveCase(deps, scene.staff('control1'), referencia)), nothing);
});

test('a lease runs out by itself, a beat keeps it since the first look, and leaving ends it at once', async () => {
  const referencia = await filed();
  const { deps } = scene;
  const other = scene.staff('registro2');
  const others = async () => {
    const beat = await beatCasePresence(deps, officer, referencia, '');
    assert.ok(!isRefusal(beat));
    return beat.otros;
  };
  const sinceMs = deps.clock.nowMs();
  await beatCasePresence(deps, other, referencia, 'nota');
  assert.deepEqual(
    (await others()).map(({ nombre, escribe, desdeMs }) => [nombre, escribe, desdeMs]),
    [[other.nombre, 'nota', sinceMs]],
  );
  const lease = casePresenceLimits.leaseSeconds * 1_000;
  deps.clock.advance(lease - 1);
  await beatCasePresence(deps, other, referencia, '');
  deps.clock.advance(lease - 1);
  assert.deepEqual(
    (await others()).map(({ desdeMs }) => desdeMs),
    [sinceMs],
  );
  deps.clock.advance(2);
  assert.deepEqual(await others(), []);
  await beatCasePresence(deps, other, referencia, '');
  const [back] = await others();
  assert.equal(back?.desdeMs, deps.clock.nowMs());
  await leaveCase(deps, other, referencia);
  assert.deepEqual(await others(), []);
});

test('a note names only who may read the case; each is told once, inside and by mail', async () => {
  const referencia = await filed();
  const { deps } = scene;
  const note = async (texto: string, by = officer) =>
    addNote(deps, by, { ...(await command(referencia)), texto });
  for (const usuario of ['control1', 'administracion', 'proteccion', 'lectora1', 'nadie.asi']) {
    const refused = await note(`@${usuario} mire esto.`);
    assert.ok(isRefusal(refused), usuario);
    assert.deepEqual(
      refused.errors.map(({ path }) => path),
      ['texto'],
    );
    assert.match(refused.errors[0]?.sentence ?? '', new RegExp(`«@${usuario}»`));
  }
  const many = Array.from({ length: 11 }, (_, i) => `@persona${i}`).join(' ');
  assert.equal(codeOf(await note(many)), 'datos-con-errores');
  const once = {
    ...(await command(referencia)),
    texto: '@registro2 y @SUPERVISORA: ¿procede? Ya avisé a @auditor. —@registro1',
  };
  assert.equal(codeOf(await addNote(deps, officer, once)), 'hecho');
  assert.equal(codeOf(await addNote(deps, officer, once)), 'hecho', 'the same command again');
  const letters: string[] = [];
  for (;;) {
    const owed = await takeAvisoDebido(deps.db, deps.clock.nowMs(), {
      esperaSegundosMin: 60,
      esperaSegundosMax: 60,
    });
    if (owed === null) break;
    assert.ok(
      owed.texto.includes(referencia) && !owed.texto.includes('procede'),
      'what it says stays inside',
    );
    letters.push(owed.para);
  }
  assert.deepEqual(
    letters.sort(),
    ['auditor', 'registro2', 'supervisora'].map((one) => `${one}@agencia-demostracion.example`),
  );
  assert.deepEqual(await readMentions(deps, officer), [], 'nobody mentions themselves');
  const other = scene.staff('registro2');
  const [mention] = await readMentions(deps, other);
  assert.deepEqual([mention?.referencia, mention?.de], [referencia, officer.nombre]);
  assert.deepEqual(await readMentions(deps, { ...other, unidades: ['Otra unidad'] }), [], 'rights of now');
  assert.ok(mention);
  assert.equal(codeOf(await markMentionRead(deps, officer, mention.id)), 'no-encontrada');
  assert.equal(codeOf(await markMentionRead(deps, other, 'x')), 'no-encontrada');
  assert.equal(await markMentionRead(deps, other, mention.id), null);
  assert.equal(await markMentionRead(deps, other, mention.id), null);
  assert.deepEqual(await readMentions(deps, other), []);
});

test('another case in a note is a link for who may open it, and for nobody else', async () => {
  const { deps } = scene;
  const [one, two] = [await filed(), await filed()];
  const texto = `Igual que ${two}. Y VT-2222-2222-22 no existe.`;
  assert.equal(codeOf(await addNote(deps, officer, { ...(await command(one)), texto })), 'hecho');
  const diario = await readJournal(deps.db, (await of(one)).id);
  assert.deepEqual([...(await readableReferences(deps, officer, diario))], [two]);
  assert.deepEqual([...(await readableReferences(deps, scene.staff('control1'), diario))], []);
});

const typed = {
  unidad,
  id: null,
  versionVista: 0,
  llave: 'plantilla-0001',
  tramite: '',
  uso: 'mensaje',
  titulo: 'Saludo',
  texto: 'Estimados {nombre}: sobre {referencia} ({tramite}), {motivo}.',
  activa: true,
};
const kept = async () => {
  const found = await readUnitTemplates(scene.deps, scene.staff('supervisora'), unidad);
  assert.ok(!isRefusal(found));
  return found;
};

test('templates, by role: supervisors of the unit and administrators keep them, nobody else', async () => {
  const { deps } = scene;
  const may = new Set(['supervisora', 'administracion']);
  for (const [usuario, actor] of everybody()) {
    const expected = may.has(usuario) ? 'hecho' : 'sin-permiso';
    const own = { ...typed, llave: `plantilla-${usuario}`, titulo: `De ${usuario}` };
    assert.equal(codeOf(await saveTemplate(deps, actor, own)), expected, usuario);
    assert.equal(codeOf(await readUnitTemplates(deps, actor, unidad)), expected, usuario);
  }
  const stranger = { ...scene.staff('supervisora'), unidades: ['Otra unidad'] };
  assert.equal(codeOf(await saveTemplate(deps, stranger, typed)), 'sin-permiso');
  assert.equal((await kept()).plantillas.length, 2);
});

test('sent twice it is one; each change is a version that stays; an old page changes nothing', async () => {
  const { deps } = scene;
  const supervisor = scene.staff('supervisora');
  const save = (parts: Partial<Parameters<typeof saveTemplate>[2]>) =>
    saveTemplate(deps, supervisor, { ...typed, llave: 'versiones-1', titulo: 'Versiones', ...parts });
  assert.equal(await save({}), null);
  assert.equal(await save({}), null);
  const one = (await kept()).plantillas.find(({ titulo }) => titulo === 'Versiones');
  assert.ok(one);
  assert.equal(await save({ id: one.id, versionVista: 1, texto: 'Segunda.' }), null);
  assert.equal(codeOf(await save({ id: one.id, versionVista: 1, texto: 'Tercera.' })), 'version-vieja');
  assert.equal(await save({ id: one.id, versionVista: 2, texto: 'Tercera.', activa: false }), null);
  const { plantillas, versiones } = await kept();
  assert.deepEqual(
    versiones.filter(({ id }) => id === one.id).map(({ version, texto, nombre }) => [version, texto, nombre]),
    [
      [3, 'Tercera.', supervisor.nombre],
      [2, 'Segunda.', supervisor.nombre],
      [1, typed.texto, supervisor.nombre],
    ],
  );
  assert.equal(plantillas.find(({ id }) => id === one.id)?.activa, false);
  const other = { ...typed, unidad: 'Control de procesos', id: one.id, versionVista: 3 };
  assert.equal(codeOf(await saveTemplate(deps, supervisor, other)), 'no-encontrada');
});

test('what is empty, unknown or of another unit is refused beside its field', async () => {
  const pathsOf = async (parts: Partial<typeof typed>) => {
    const refused = await saveTemplate(scene.deps, scene.staff('supervisora'), {
      ...typed,
      llave: 'mala-0001',
      ...parts,
    });
    return isRefusal(refused) ? refused.errors.map(({ path }) => path) : [];
  };
  assert.deepEqual(await pathsOf({ titulo: ' ', texto: '', uso: 'carta' }), ['uso', 'titulo', 'texto']);
  assert.deepEqual(await pathsOf({ texto: 'Hola {cliente}' }), ['texto']);
  assert.deepEqual(await pathsOf({ texto: 'Por {causal}' }), ['texto']);
  assert.deepEqual(await pathsOf({ tramite: 'reprogramacion-de-procesos' }), ['tramite']);
  assert.deepEqual(await pathsOf({ titulo: 'x'.repeat(templateLimits.titleCharsMax + 1) }), ['titulo']);
});

test('filled with the case; what is left to write is never sent', async () => {
  const { deps } = scene;
  const referencia = await filed();
  const own = (await kept()).plantillas.find(({ titulo }) => titulo === 'De supervisora');
  assert.ok(own);
  const asked = { referencia, plantilla: own.id, uso: 'mensaje', causal: '' } as const;
  const text = await fillTemplate(deps, officer, asked);
  assert.ok(typeof text === 'string');
  const { nombre } = (await of(referencia)).solicitante;
  assert.ok(text.startsWith(`Estimados ${nombre}: sobre ${referencia} (`) && text.includes(porEscribir));
  assert.equal(codeOf(await fillTemplate(deps, scene.staff('control1'), asked)), 'no-encontrada');
  assert.equal(codeOf(await fillTemplate(deps, officer, { ...asked, uso: 'negativa' })), 'datos-con-errores');
  assert.equal(codeOf(await takeSolicitud(deps, officer, await command(referencia))), 'hecho');
  const send = async (texto: string) =>
    writeMessage(deps, officer, { ...(await command(referencia)), texto });
  const refused = await send(text);
  assert.ok(isRefusal(refused) && refused.errors[0]?.sentence.includes(porEscribir));
  assert.equal(codeOf(await send(text.replace(porEscribir, 'falta la firma'))), 'hecho');
});
