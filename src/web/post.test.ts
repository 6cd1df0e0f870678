// Writing requests: only from our own pages, with the token of the very form.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Served, serveScene } from '../../tests/served.ts';
import { hiddenFields, WebClient } from '../../tests/web-client.ts';
import { rapidoDoor } from '../channels/rapido/rapido-door.ts';
import { refuse } from '../domain/refusals.ts';
import { paths } from '../paths.ts';

let served: Served;
let client: WebClient;
const action = paths.solicitar('cambio-a-pasivo');
before(async () => {
  served = await serveScene([rapidoDoor]);
  client = new WebClient(served.origin, await served.sessionOf(served.supplier('textilera')));
});
after(() => served.stop());

const send = (token: string, headers: Record<string, string> = {}) =>
  client.send(action, { method: 'POST', body: new URLSearchParams({ _csrf: token }), headers });

test('ASVS 3.5.1 3.5.3 a form without its token, with another’s, or from elsewhere changes nothing', async () => {
  const { _csrf: good = '' } = hiddenFields((await client.get(action)).html, action);
  const other = new WebClient(served.origin, await served.sessionOf(served.supplier('asociacion')));
  const foreign = hiddenFields(
    (await other.get(paths.solicitar('actualizacion-de-socios'))).html,
    paths.solicitar('actualizacion-de-socios'),
  );
  const expired = refuse('formulario-vencido');
  for (const answer of [
    await send(''),
    await send(foreign._csrf ?? ''),
    await send(`${good}x`),
    await send(good, { origin: 'https://otro.example', 'sec-fetch-site': 'cross-site' }),
    await send(good, { 'sec-fetch-site': 'same-site' }),
  ]) {
    assert.equal(answer.status, expired.status);
    assert.ok(answer.html.includes(expired.sentence));
  }
  assert.equal((await send(good)).status, 303);
});

test('ASVS 4.1.1 a body of another type is not guessed at', async () => {
  const answer = await client.send(action, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(answer.status, refuse('peticion-ilegible').status);
});
