// What people type never reaches the log: marked words in every place, through every way in, failures included.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDraft } from '../../src/actions/start-draft.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import { paths } from '../../src/paths.ts';
import { tramites } from '../../tramites/index.ts';
import { type Served, serveScene } from '../served.ts';
import { WebClient } from '../web-client.ts';
import { chatCase } from './chat-case.ts';
import { type ChatHand, chatHand } from './chat-hand.ts';
import { deskChatVerbs } from './chat-routes.ts';
import { everyDoor } from './hands.ts';
import { everyPlace, everyRoute } from './routes.ts';

const mark = 'canario7f3';

let served: Served;
before(async () => {
  served = await serveScene(everyDoor);
});
after(() => served.stop());

function assertSilent(why: string): void {
  assert.deepEqual(
    served.logLines.filter((line) => line.toLowerCase().includes(mark)),
    [],
    why,
  );
}

test('ASVS 16.2.5 16.4.1 nothing that was typed, named or attached is written to the log', async () => {
  const actor = served.supplier('textilera');
  const token = await served.sessionOf(actor);
  const client = new WebClient(served.origin, token);
  for (const definicion of tramites) {
    const draft = await startDraft(served.deps, actor, definicion.id);
    if (isRefusal(draft)) continue;
    const fields = Object.keys(definicion.datos);
    for (const [at] of definicion.paginas.entries()) {
      const page = await client.get(paths.borradorPagina(draft.id, at + 1));
      if (page.status !== 200) continue;
      await client.post(
        page,
        page.path,
        fields.map((name): [string, string] => [name, `${mark}@${mark}.example\nx`]),
      );
    }
    const body = JSON.stringify({
      datos: Object.fromEntries(fields.map((name) => [name, mark])),
      [mark]: mark,
    });
    await fetch(`${served.origin}${paths.api.raiz}/tramites/${definicion.id}/solicitudes`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `${mark}-${definicion.id}`,
      },
      body,
    });
  }
  assertSilent('filings');
  for (const { path, methods } of everyRoute(everyPlace(mark))) {
    for (const method of methods) {
      const body =
        method === 'GET'
          ? {}
          : {
              body: new URLSearchParams({
                usuario: mark,
                ruc: mark,
                clave: mark,
                _csrf: mark,
                volver: `/${mark}`,
              }),
            };
      await client.send(`${path}?q=${mark}`, {
        method,
        headers: { 'user-agent': mark, referer: `http://${mark}.example/` },
        ...body,
      });
    }
  }
  assertSilent('addresses');
});

test('ASVS 16.5.1 16.5.3 a failure in the middle of a filing says where it failed, not what was filed', async () => {
  const definicion = tramites.find(
    ({ documentos, ejemplos }) =>
      Object.keys(documentos).length === 0 &&
      ejemplos.some(({ datos }) => Object.hasOwn(datos, 'nombreComercial')),
  );
  assert.ok(definicion);
  const token = await served.sessionOf(served.supplier('textilera'));
  served.deps.faults.arm('antes-de-confirmar', { do: 'throw' });
  const response = await fetch(`${served.origin}${paths.api.raiz}/tramites/${definicion.id}/solicitudes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'fallo-en-medio-1',
    },
    body: JSON.stringify({ datos: { cambia: ['nombreComercial'], nombreComercial: `Nombre ${mark}` } }),
  });
  served.deps.faults.disarm();
  assert.equal(response.status, 500);
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const said = await response.text();
  assert.ok(!said.includes('InjectedFault') && !said.includes(mark));
  assert.ok(served.logLines.some((line) => line.includes('InjectedFault')));
  assertSilent('failure');
});

test('ASVS 16.2.5 14.2.1 nothing said, left, sent or held in the chat is written to the log or to an address', async () => {
  const visitor = chatHand(served);
  const session = await served.sessionOf(served.staff('registro1'));
  const officer = chatHand(served, session);
  const started = { llave: `${mark}-llave-de-inicio`, texto: `Hola ${mark}` };
  const locations: (string | null)[] = [];
  const post = async (hand: ChatHand, path: string, purpose: string, fields: Record<string, string>) => {
    for (const accept of ['application/json', 'text/html']) {
      hand.client.headers = { accept, referer: `http://${mark}.example/`, 'user-agent': mark };
      locations.push((await hand.post(path, purpose, fields)).location);
    }
  };
  await post(visitor, paths.chat.inicio, 'chat-empezar', started);
  await post(visitor, paths.chat.contacto, 'chat-contacto', {
    correo: `${mark}@ejemplo.example`,
    telefono: '',
  });
  await post(visitor, paths.chat.volver, 'chat-volver', { correo: `${mark}@ejemplo.example` });
  await post(visitor, paths.chat.codigo, 'chat-codigo', { correo: `${mark}@ejemplo.example`, codigo: mark });
  await post(visitor, paths.chat.propuesta, 'chat-propuesta', { propuesta: mark, acepta: mark });
  await post(visitor, paths.chat.tramite, 'chat-tramite', { tramite: mark });
  await visitor.client.get(`${paths.chat.lineas}?desde=${mark}`);
  const { conversacion } = await chatCase(served, `Mensaje ${mark}`);
  for (const verbo of deskChatVerbs.filter((one) => one !== 'archivos'))
    await post(officer, paths.mesa.chat.verbo(conversacion, verbo), `mesa-chat-${verbo}`, {
      texto: mark,
      nota: mark,
      motivo: mark,
      a: mark,
      linea: mark,
      tramite: mark,
      version: mark,
    });
  for (const point of ['antes-de-confirmar', 'tras-confirmar-antes-de-responder'] as const) {
    served.deps.faults.arm(point, { do: 'throw' });
    const failed = await visitor.post(paths.chat.mensajes, 'chat-mensaje', { texto: `Falla ${mark}` });
    served.deps.faults.disarm();
    assert.equal(failed.status, 500);
    assert.ok(!failed.html.includes('InjectedFault'));
  }
  assertSilent('chat');
  const token = visitor.client.cookies.get('chat') ?? '';
  assert.ok(token.length > 20);
  assert.deepEqual(
    served.logLines.filter((line) => line.includes(token) || line.includes(session)),
    [],
  );
  assert.deepEqual(
    locations.filter(
      (location) => location !== null && (location.includes(mark) || location.includes(token)),
    ),
    [],
  );
});
