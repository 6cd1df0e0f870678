// A stream over a real server and database: its headers, its limits, its end at sign-out and at a stop.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { demoStaffAccounts } from '../../../demo/accounts.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { sessionsAlive } from '../../actions/chat/sessions-alive.ts';
import { startConversation } from '../../actions/chat/start-conversation.ts';
import { writeChatMessage } from '../../actions/chat/write-chat-message.ts';
import { signOut } from '../../actions/sign-out.ts';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import type { Participante } from '../../domain/chat/ciclo.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { localBus, type PointerBus } from '../../platform/pointer-bus.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { html } from '../../ui/html.ts';
import type { Web, WebApp, WebContext } from '../web.ts';
import { type ChatHub, openHub } from './hub.ts';
import { eventsIn, type StreamEvent } from './testing/fake-tab.ts';

const huella = 'huella-sintetica';
const unidad = 'Registro de Proveedores';
let served: Served;
let hub: ChatHub;

async function stream(web: Web, c: WebContext): Promise<Response> {
  const { session } = c.var.visit;
  const quien: Participante =
    session?.actor.clase === 'funcionario'
      ? { clase: 'agente', actor: session.actor }
      : { clase: 'persona', huella, cuenta: session?.actor.cuenta ?? null };
  return hub.stream(web, c, {
    quien,
    huellaDeSesion: session?.huella ?? null,
    cursores: new Map([[c.req.query('c') ?? '', Number(c.req.query('desde'))]]),
    bandejas: quien.clase === 'agente' ? [unidad] : [],
    render: (linea) => html`<li data-n="${linea.n}">${linea.clase}</li>`,
  });
}

function door(app: WebApp, web: Web): void {
  app.get('/flujo', (c) => stream(web, c));
}

/** Announcements of this process are lost while it is muted, as where a NOTIFY got lost. */
const local = localBus();
let isMuted = false;
const bus: PointerBus = {
  ...local,
  announce: (pointer) => {
    if (!isMuted) local.announce(pointer);
  },
};

before(async () => {
  served = await serveScene([door], { parts: { bus } });
  hub = openHub(served.deps);
});
after(() => served.stop());

async function begin(comienzo: string): Promise<string> {
  const begun = await startConversation(served.deps, {
    huella,
    comienzo,
    persona: null,
    red: '198.51.100.0/24',
    unidad,
  });
  assert.ok(!isRefusal(begun));
  return begun.id;
}

async function say(id: string, cliente: string): Promise<void> {
  const quien: Participante = { clase: 'persona', huella, cuenta: null };
  const written = await writeChatMessage(served.deps, quien, { id, cliente, texto: `mensaje ${cliente}` });
  assert.ok(!isRefusal(written), JSON.stringify(written));
}

type Following = {
  readonly response: Response;
  readonly events: StreamEvent[];
  readonly over: Promise<void>;
};

async function follow(id: string, { token = '', desde = 0, seen = '' } = {}): Promise<Following> {
  const headers = {
    ...(token === '' ? {} : { cookie: `sesion=${token}` }),
    ...(seen === '' ? {} : { 'last-event-id': seen }),
  };
  const response = await fetch(`${served.origin}/flujo?c=${id}&desde=${desde}`, { headers });
  const events: StreamEvent[] = [];
  const read = async (): Promise<void> => {
    let text = '';
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      const whole = text.lastIndexOf('\n\n') + 2;
      if (whole < 2) continue;
      events.push(...eventsIn(text.slice(0, whole)));
      text = text.slice(whole);
    }
  };
  return { response, events, over: read() };
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await pause(5);
}

const numbers = (events: readonly StreamEvent[]) =>
  events.filter(({ name }) => name === 'linea').map(({ data }) => data.n);

const fixedHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

test('ASVS 3.4.3 a stream carries the headers of every answer, and HEAD gets them without a stream', async () => {
  const id = await begin('cabeceras');
  const { response } = await follow(id);
  const head = await fetch(`${served.origin}/flujo?c=${id}&desde=0`, { method: 'HEAD' });
  for (const answer of [response, head]) {
    assert.equal(answer.status, 200);
    for (const [name, value] of Object.entries(fixedHeaders)) assert.equal(answer.headers.get(name), value);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
  }
  assert.deepEqual(hub.counts(), { streams: 1, conversations: 1 });
});

test('lines come in order to whoever follows, from their cursor or from what their browser last saw', async () => {
  const id = await begin('lineas');
  for (const cliente of ['primero-1', 'segundo-2']) await say(id, cliente);
  const whole = await follow(id);
  const rest = await follow(id, { seen: `${id}:2` });
  for (const cliente of ['tercero-3', 'cuarto-4']) await say(id, cliente);
  await until(() => numbers(whole.events).length === 4 && numbers(rest.events).length === 2);
  assert.deepEqual(numbers(whole.events), [1, 2, 3, 4]);
  assert.deepEqual(numbers(rest.events), [3, 4]);
  assert.deepEqual(whole.events[0]?.data, {
    c: id,
    n: 1,
    clase: 'mensaje',
    cambia: false,
    html: '<li data-n="1">mensaje</li>',
  });
});

test('a lost announcement is mended by the poll', async () => {
  const id = await begin('perdida');
  const { events } = await follow(id);
  isMuted = true;
  await say(id, 'callado-1');
  isMuted = false;
  await until(() => numbers(events).length === 1);
});

test('one window too many is told so', async () => {
  const id = await begin('ventanas');
  for (let count = 0; count < chatLimits.streamsPerPersonMax; count += 1)
    assert.equal((await follow(id)).response.status, 200);
  const { response } = await follow(id);
  assert.equal(response.status, 429);
  assert.ok(Number(response.headers.get('retry-after')) > 0);
});

test('ASVS 7.4.1 a sign-out ends the stream that came with the session, and so does a role taken away', async () => {
  const id = await begin('salida');
  const agente = served.staff(demoStaffAccounts[0]?.usuario ?? '');
  await served.deps.db.execute({
    name: 'prueba-unidad',
    text: `update cuentas set unidades = array['${unidad}'], roles = array['funcionario'] where id = '${agente.cuenta}'`,
  });
  const leaving = await served.sessionOf(agente);
  const staying = await served.sessionOf(agente);
  const first = await follow(id, { token: leaving });
  const other = await follow(id, { token: staying });
  await say(id, 'antes-de-salir');
  await until(() => numbers(first.events).length === 1 && numbers(other.events).length === 1);
  await signOut(served.deps, leaving);
  await say(id, 'tras-salir');
  await first.over;
  assert.deepEqual(
    first.events.map(({ name }) => name).filter((name) => name !== 'bandeja'),
    ['linea', 'fin'],
  );
  await until(() => numbers(other.events).length === 2);
  const fingerprint = tokenHash(staying);
  assert.ok((await sessionsAlive(served.deps, [fingerprint, tokenHash(leaving)])).has(fingerprint));
  await served.deps.db.execute({
    name: 'prueba-sin-rol',
    text: `update cuentas set roles = '{}' where id = '${agente.cuenta}'`,
  });
  // Nothing is written: the poll alone finds it.
  await other.over;
  assert.equal(other.events.at(-1)?.name, 'fin');
});

test('a drain ends every stream, and nobody gets in any more', async () => {
  const id = await begin('cierre');
  const { events, over } = await follow(id);
  await until(() => hub.counts().streams > 0);
  await hub.drain();
  await over;
  assert.equal(events.at(-1)?.name, 'reinicio');
  assert.deepEqual(hub.counts(), { streams: 0, conversations: 0 });
  assert.equal((await follow(id)).response.status, 503);
});
