// A trámite an agent proposed: asked question by question all the same, and the case says who proposed it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  answer,
  beginTalk,
  conversationOf,
  newClient,
  shownIn,
} from '../../../tests/promises/through-chat.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { tramites } from '../../../tramites/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { changeConversation } from './change-conversation.ts';
import { fileFromChat } from './file-from-chat.ts';
import { proposeTramite } from './propose-tramite.ts';
import { readChatLines } from './read-chat-lines.ts';
import { startDialogue } from './start-dialogue.ts';
import { takeUpProposal } from './take-up-proposal.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene.stop());

const direccion = tramites.find(({ alAprobar }) => alAprobar === 'actualizarDireccionYNombre')?.id ?? '';
const codeOf = (outcome: object) =>
  isRefusal(outcome as Refusal) ? (outcome as Refusal).code : 'no refusal';

test('what an agent proposed is asked question by question, and the case shows both', async () => {
  const talk = await beginTalk(scene.deps, scene.supplier('consultoraExtranjera'));
  const { deps, quien, actor, id } = talk;
  const agent = scene.staff('registro1');
  const staff = { clase: 'agente', actor: agent } as const;
  await changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'pedir-persona',
      cliente: 'pedir-una-persona',
      cuerpo: null,
      aplica: (c, nowMs) => ({
        conversacion: { ...c, enEsperaDesdeMs: nowMs, unidad: agent.unidades[0] ?? '' },
        lineas: [
          {
            clase: 'persona-pedida',
            contenido: { unidad: c.unidad },
            autor: { clase: 'persona' },
            cliente: 'pedir-una-persona',
          },
        ],
      }),
    },
  );
  const { version } = await conversationOf(talk);
  await changeConversation(
    deps,
    staff,
    { id, versionVista: version },
    {
      verbo: 'tomar',
      cliente: 'tomar-la-prueba',
      cuerpo: null,
      aplica: (c) => ({
        conversacion: { ...c, agente: { cuenta: agent.cuenta, nombre: agent.nombre } },
        lineas: [
          {
            clase: 'tomada',
            contenido: { nombre: agent.nombre },
            autor: { clase: 'agente', cuenta: agent.cuenta, nombre: agent.nombre },
            cliente: 'tomar-la-prueba',
          },
        ],
      }),
    },
  );
  const entrada = { cambia: ['nombreComercial'], nombreComercial: 'Propuesto Sintético' };
  const proposed = await proposeTramite(deps, agent, {
    id,
    cliente: newClient(talk),
    tramite: direccion,
    entrada,
  });
  assert.ok(!isRefusal(proposed), JSON.stringify(proposed));
  const n = proposed.lineas;
  const early = { id, cliente: newClient(talk), tramite: direccion, propuesta: n };
  assert.equal(codeOf(await startDialogue(deps, quien, actor, early)), 'no-encontrada', 'not accepted yet');
  const accept = { id, propuesta: n, acepta: true };
  assert.ok(!isRefusal(await takeUpProposal(deps, quien, accept)));
  assert.ok(!isRefusal(await takeUpProposal(deps, quien, accept)), 'sent again');
  const lines = (await readChatLines(deps, [{ id, despues: 0 }], 100)).get(id) ?? [];
  assert.equal(lines.filter(({ clase }) => clase === 'tramite-empezado').length, 1);
  const borrador = (await conversationOf(talk)).dialogo?.borrador ?? '';
  const first = await shownIn(talk);
  assert.ok(first.clase === 'pregunta' && first.paso === 'cambia' && first.porConfirmar);
  await answer(talk, 'cambia', entrada.cambia, borrador);
  const second = await shownIn(talk);
  assert.ok(second.clase === 'pregunta' && second.paso === 'nombreComercial' && second.porConfirmar);
  await answer(talk, 'nombreComercial', entrada.nombreComercial, borrador);
  const shown = await shownIn(talk);
  assert.ok(shown.clase === 'revisar');
  const { hash: revision, confirmaciones } = shown.review.review;
  const filed = await fileFromChat(deps, quien, actor, { id, borrador, revision, confirmaciones });
  assert.ok(!isRefusal(filed), JSON.stringify(filed));
  const solicitud = await findSolicitudByReferencia(deps.db, filed.filed.referencia);
  const [opening] = await readJournal(deps.db, solicitud?.id ?? '');
  assert.equal(opening?.actor.cuenta, actor.cuenta);
  assert.deepEqual(opening?.datos.propuesta, {
    cuenta: agent.cuenta,
    nombre: agent.nombre,
    conversacion: id,
    linea: n,
  });
});
