/** Answers kept ready: a supervisor's to keep, the unit's to use; and one per trámite that nobody keeps. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { seOfrece } from '../../domain/tramite/resultados.ts';
import { deleteCannedAnswer } from './delete-canned-answer.ts';
import { type CannedAnswer, listCannedAnswers } from './list-canned-answers.ts';
import { saveCannedAnswer } from './save-canned-answer.ts';
import { accepted } from './testing/waiting-person.ts';

const unidad = 'Registro de Proveedores';
let scene: Scene;
let supervisor: Funcionario;
let agent: Funcionario;
before(async () => {
  scene = await openScene();
  supervisor = scene.staff('supervisora');
  agent = scene.staff('registro1');
});
after(() => scene.stop());

const typed = { unidad, id: null, llave: 'guardar-0001', titulo: 'Horario', texto: 'De 08h00 a 17h00.' };
const listed = async (clase: CannedAnswer['clase']) =>
  accepted(await listCannedAnswers(scene.deps, agent, unidad)).filter((one) => one.clase === clase);

test('a supervisor keeps one, sent twice it is one, and the unit finds it by title', async () => {
  const { deps } = scene;
  const first = accepted(await saveCannedAnswer(deps, supervisor, typed));
  assert.deepEqual(accepted(await saveCannedAnswer(deps, supervisor, typed)), first);
  accepted(
    await saveCannedAnswer(deps, supervisor, { ...typed, llave: 'guardar-0002', titulo: ' Atención ' }),
  );
  assert.deepEqual(
    (await listed('guardada')).map(({ titulo }) => titulo),
    ['Atención', 'Horario'],
  );
  const changed = accepted(
    await saveCannedAnswer(deps, supervisor, {
      ...typed,
      id: first.id,
      llave: 'guardar-0003',
      texto: 'Otro.',
    }),
  );
  assert.deepEqual([changed.id, changed.texto], [first.id, 'Otro.']);
});

test('only supervisors of the unit keep and throw away; another unit sees nothing', async () => {
  const { deps } = scene;
  const [kept] = await listed('guardada');
  assert.ok(kept);
  for (const stranger of [agent, { ...supervisor, unidades: ['Otra unidad'] }]) {
    const saved = await saveCannedAnswer(deps, stranger, typed);
    const gone = await deleteCannedAnswer(deps, stranger, { unidad, id: kept.id });
    assert.ok(isRefusal(saved) && saved.code === 'sin-permiso' && gone?.code === 'sin-permiso');
  }
  const outside = await listCannedAnswers(deps, scene.staff('control1'), unidad);
  assert.ok(isRefusal(outside) && outside.code === 'sin-permiso');
});

test('one of another unit cannot be changed or thrown away through one’s own', async () => {
  const { deps } = scene;
  const [kept] = await listed('guardada');
  assert.ok(kept);
  const other = 'Control de procesos';
  const saved = await saveCannedAnswer(deps, supervisor, { ...typed, unidad: other, id: kept.id });
  assert.ok(isRefusal(saved) && saved.code === 'no-encontrada');
  assert.equal(await deleteCannedAnswer(deps, supervisor, { unidad: other, id: kept.id }), null);
  assert.equal(
    (await listed('guardada')).some(({ id }) => id === kept.id),
    true,
  );
});

test('what is empty, too long or one too many is refused beside its field', async () => {
  const { deps } = scene;
  const pathsOf = async (parts: Partial<typeof typed>) => {
    const refused = await saveCannedAnswer(deps, supervisor, { ...typed, ...parts });
    return isRefusal(refused) ? refused.errors.map(({ path }) => path) : [];
  };
  assert.deepEqual(await pathsOf({ titulo: '  ', texto: '' }), ['titulo', 'texto']);
  assert.deepEqual(await pathsOf({ titulo: 'x'.repeat(chatLimits.cannedTitleCharsMax + 1) }), ['titulo']);
  assert.deepEqual(await pathsOf({ texto: 'x'.repeat(chatLimits.messageCharsMax + 1) }), ['texto']);
  for (let i = (await listed('guardada')).length; i < chatLimits.cannedAnswersPerUnitMax; i += 1)
    accepted(await saveCannedAnswer(deps, supervisor, { ...typed, llave: `llenar-${i}` }));
  assert.deepEqual(await pathsOf({ llave: 'una-de-mas' }), ['titulo']);
  const [kept] = await listed('guardada');
  accepted(await saveCannedAnswer(deps, supervisor, { ...typed, id: kept?.id ?? '' }));
  for (const id of ['no-es-un-id', scene.deps.ids.newId()]) {
    const refused = await saveCannedAnswer(deps, supervisor, { ...typed, id });
    assert.ok(isRefusal(refused) && refused.code === 'no-encontrada');
  }
});

test('thrown away, it is gone; twice too', async () => {
  const { deps } = scene;
  const [kept] = await listed('guardada');
  assert.ok(kept);
  assert.equal(await deleteCannedAnswer(deps, supervisor, { unidad, id: kept.id }), null);
  assert.equal(await deleteCannedAnswer(deps, supervisor, { unidad, id: kept.id }), null);
  assert.equal(
    (await listed('guardada')).some(({ id }) => id === kept.id),
    false,
  );
  const odd = await deleteCannedAnswer(deps, supervisor, { unidad, id: 'x' });
  assert.equal(odd?.code, 'no-encontrada');
});

test('every trámite that is offered has an answer with its papers and its address, and fits in a message', async () => {
  const derived = await listed('derivada');
  const offered = scene.deps.definiciones.todas.filter(({ definicion }) => seOfrece(definicion));
  assert.equal(derived.length, offered.length);
  for (const { definicion } of offered) {
    const answer = derived.find(({ id }) => id === `tramite:${definicion.id}`);
    assert.ok(answer);
    assert.ok(answer.texto.includes(`http://localhost:8080/tramites/${definicion.id}`), definicion.id);
    assert.ok(answer.texto.length <= chatLimits.messageCharsMax);
    if (definicion.recepcionCerrada !== undefined || definicion.sellado === true) continue;
    for (const { etiqueta, alternativas } of Object.values(definicion.documentos))
      assert.ok(
        (alternativas ?? [etiqueta]).every((one) => answer.texto.includes(one)),
        etiqueta,
      );
  }
});
