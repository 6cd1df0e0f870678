/** What the chat could not answer at once, as programs see it: in no list, not to be filed, its result in words. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { unsealedReceipts } from '../../../tests/sample-log.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { tramites } from '../../../tramites/index.ts';
import { convertConversation } from '../../actions/chat/convert-conversation.ts';
import { findWrittenQuestion } from '../../actions/chat/find-written-question.ts';
import { accepted, waitInLine } from '../../actions/chat/testing/waiting-person.ts';
import { paths } from '../../paths.ts';
import { apiDoor } from './api-door.ts';

let served: Served;
before(async () => {
  served = await serveScene([apiDoor(unsealedReceipts)]);
});
after(() => served.stop());

const root = paths.api.raiz;

async function call(path: string, init: RequestInit = {}) {
  const token = await served.sessionOf(served.supplier('textilera'));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
  const response = await fetch(served.origin + path, { ...init, headers });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

test('the list holds the ten published trámites', async () => {
  const { body } = await call(`${root}/tramites`);
  assert.deepEqual(
    (body as readonly { id: string }[]).map(({ id }) => id),
    tramites.map(({ id }) => id),
  );
});

test('it cannot be filed from outside', async () => {
  const { id } = findWrittenQuestion(served.deps).definicion;
  const { status, body } = await call(`${root}/tramites/${id}/solicitudes`, {
    method: 'POST',
    headers: { 'idempotency-key': 'consulta-por-api-1' },
    body: JSON.stringify({ datos: { consulta: 'Hola' }, confirmaciones: [] }),
  });
  assert.equal(status, 404);
  assert.equal((body as { code?: string }).code, 'no-encontrada');
});

test('its owner reads the state in words beside the code of the state', async () => {
  const { id } = await waitInLine(served, { solicitante: served.supplier('textilera') });
  const { referencia } = accepted(await convertConversation(served.deps, id, 'sin-agentes'));
  const { body } = await call(`${root}/solicitudes/${referencia}`);
  const { estado, estadoEnPalabras, canal } = body as Record<string, unknown>;
  assert.deepEqual([estado, estadoEnPalabras, canal], ['recibida', 'Recibida', 'chat']);
});
