/** What a conversation became, for the person: in no list, in its own words, with the thread or its transcript. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type PortalServer, startPortal } from '../../../tests/journeys/portal-server.ts';
import { WebClient } from '../../../tests/web-client.ts';
import { tramites } from '../../../tramites/index.ts';
import { closeConversation } from '../../actions/chat/close-conversation.ts';
import { convertConversation } from '../../actions/chat/convert-conversation.ts';
import { findWrittenQuestion } from '../../actions/chat/find-written-question.ts';
import { accepted, comeIn, staffOf, take, waitInLine } from '../../actions/chat/testing/waiting-person.ts';
import { writeChatMessage } from '../../actions/chat/write-chat-message.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import { attachTranscripts } from '../../duties/attach-transcripts.ts';
import { paths } from '../../paths.ts';
import { findSolicitudByReferencia } from '../../store/solicitudes.ts';
import { listConversacionesDeCaso } from '../../store/transcripciones-de-chat.ts';

let portal: PortalServer;
let owner: WebClient;
before(async () => {
  portal = await startPortal();
  owner = await portal.signedIn(portal.scene.supplier('textilera'));
});
after(() => portal.stop());

async function written(): Promise<Conversacion & { referencia: string }> {
  const { scene } = portal;
  const { id } = await waitInLine(scene, { solicitante: scene.supplier('textilera') });
  const { referencia, ...rest } = accepted(await convertConversation(scene.deps, id, 'sin-agentes'));
  assert.ok(referencia);
  return { ...rest, referencia };
}

/** Taken, answered and closed as answered. */
async function answered(): Promise<Conversacion & { referencia: string }> {
  const { scene } = portal;
  const { deps } = scene;
  const { agent } = staffOf(scene);
  const open = await written();
  await comeIn(scene, agent);
  const taken = accepted(await take(scene, agent, open));
  const word = { id: open.id, cliente: 'respuesta-1', texto: 'Puede tener una sola dirección.' };
  accepted(await writeChatMessage(deps, { clase: 'agente', actor: agent }, word));
  accepted(
    await closeConversation(deps, agent, {
      id: open.id,
      versionVista: taken.version,
      cliente: 'cierre-0001',
      motivo: 'respondida',
    }),
  );
  return open;
}

test('it is in no catalogue, has no page, is no form to fill in; the ten stay ten', async () => {
  const { id, nombre } = findWrittenQuestion(portal.scene.deps).definicion;
  const anyone = new WebClient(portal.href);
  for (const path of [
    paths.catalogo,
    paths.catalogoCon({ vista: 'tabla' }),
    paths.catalogoCon({ canal: 'chat' }),
  ]) {
    const { html } = await anyone.get(path);
    assert.ok(!html.includes(nombre) && !html.includes(`"${paths.tramite(id)}"`), path);
  }
  const all = (await anyone.get(paths.catalogo)).html;
  for (const one of tramites) assert.ok(all.includes(`href="${paths.tramite(one.id)}"`), one.id);
  assert.equal((await anyone.get(paths.tramite(id))).status, 404);
});

test('its page leads to the conversation while it is open', async () => {
  const { referencia } = await written();
  const { html } = await owner.get(paths.solicitud(referencia));
  assert.match(html, /Consulta por escrito/);
  assert.match(
    html,
    /La respuesta llegará en su conversación del chat[^<]*<a class="govuk-link" href="\/chat">/,
  );
});

test('answered, it reads «Respondida» in the list, on its page, in its history and in public tracking', async () => {
  const { referencia } = await answered();
  const page = await owner.get(paths.solicitud(referencia));
  assert.match(page.html, /govuk-panel__title[^>]*>\s*Respondida/);
  const pages = [
    page,
    await owner.get(paths.misSolicitudes),
    await owner.get(paths.seguimientoDe(referencia)),
  ];
  for (const { html, path } of pages) {
    assert.match(html, /Respondida/, path);
    assert.doesNotMatch(html, /Aprobada/, path);
  }
});

test('closed, its page offers the transcript, the very bytes that were attached, to its owner alone', async () => {
  const { scene } = portal;
  const { referencia, id } = await answered();
  await attachTranscripts(scene.deps);
  const address = paths.conversacionDeCaso(referencia, id);
  const { html } = await owner.get(paths.solicitud(referencia));
  assert.ok(html.includes(`href="${address}"`));
  assert.match(html, /Se adjuntó la conversación del chat/);
  const { html: text, status } = await owner.get(address);
  assert.equal(status, 200);
  assert.match(text, /Puede tener una sola dirección\./);
  const caso = await findSolicitudByReferencia(scene.deps.db, referencia);
  const [attached] = await listConversacionesDeCaso(scene.deps.db, caso?.id ?? '');
  assert.equal(createHash('sha256').update(text).digest('hex'), attached?.transcripcion);
  const stranger = await portal.signedIn(scene.supplier('asociacion'));
  assert.equal((await stranger.get(address)).status, 404);
  const another = (await written()).id;
  assert.equal((await owner.get(paths.conversacionDeCaso(referencia, another))).status, 404);
  assert.notEqual((await new WebClient(portal.href).get(address)).status, 200);
});
