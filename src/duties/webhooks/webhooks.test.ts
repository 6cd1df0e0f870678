// Webhooks from the journal to a real listener: signed, tried again, dead, sent again, switched off, and nobody else's.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, test } from 'node:test';
import type { Scene } from '../../../tests/scene.ts';
import type { Deps } from '../../actions/deps.ts';
import { takeSolicitud } from '../../actions/take-solicitud.ts';
import {
  removeWebhook,
  resendDeadWebhooks,
  resendWebhook,
  rotateWebhookSecret,
  switchWebhook,
  testWebhook,
} from '../../actions/webhooks/change-webhook.ts';
import { createWebhook } from '../../actions/webhooks/create-webhook.ts';
import { listEveryWebhook, listOwnWebhooks, readWebhook } from '../../actions/webhooks/list-webhooks.ts';
import { apiLimits, retrySeconds } from '../../domain/api/api-limits.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { readConfig } from '../../platform/config.ts';
import { openEgress } from '../../platform/egress/egress.ts';
import { updateActiva } from '../../store/cuentas.ts';
import { cleanUp } from '../clean-up.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { oweWebhooks } from './owe-webhooks.ts';
import { openWebhookWorld, type Received, type WebhookWorld } from './testing/webhook-world.ts';

let world: WebhookWorld;
let scene: Scene;

before(async () => {
  world = await openWebhookWorld();
  scene = world.scene;
});
after(() => world.stop());
beforeEach(() => world.forget());

/** As the specification says, written apart from the product. */
function isSigned({ headers, body }: Received, whsec: string): boolean {
  const secret = Buffer.from(whsec.slice('whsec_'.length), 'base64');
  const text = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
  const expected = createHmac('sha256', secret).update(text, 'utf8').digest('base64');
  return String(headers['webhook-signature'])
    .split(' ')
    .some((one) => one === `v1,${expected}`);
}

test('a filing is told, signed and without anything personal, to whoever filed it and to the agency, and to nobody else', async () => {
  const own = await world.register(world.filer());
  const agency = await world.register(scene.staff('administracion'));
  const stranger = await world.register(scene.supplier('textilera'));
  const referencia = await world.file();
  await world.work();
  assert.equal(world.received.length, 2);
  const mine = world.received.find((one) => isSigned(one, own.secreto));
  assert.ok(mine && world.received.some((one) => isSigned(one, agency.secreto)));
  assert.ok(!world.received.some((one) => isSigned(one, stranger.secreto)));
  assert.match(own.secreto, /^whsec_[\w+/]{43}=$/);
  const { timestamp, ...rest } = JSON.parse(mine.body) as Record<string, unknown>;
  assert.deepEqual(rest, {
    type: 'solicitud.presentada',
    data: { referencia, tramite: 'cambio-a-pasivo', evento: 1, version: 1 },
  });
  assert.equal(timestamp, new Date(scene.deps.clock.nowMs()).toISOString());
  assert.match(String(mine.headers['webhook-id']), /^msg_[0-9a-f-]{36}$/);
  assert.equal(mine.headers['webhook-timestamp'], String(Math.floor(scene.deps.clock.nowMs() / 1000)));
  assert.ok(!isSigned({ ...mine, body: mine.body.replace('presentada', 'decidida') }, own.secreto));
  await world.work();
  assert.equal(world.received.length, 2, 'read twice, told once');
  const { entregas } = await world.history(world.filer(), own.id);
  assert.deepEqual(
    entregas.map(({ estado, respuesta, referencia: of }) => ({ estado, respuesta, of })),
    [{ estado: 'entregada', respuesta: 204, of: referencia }],
  );
});

test('only the kinds that were asked for are told, and what staff keep to themselves never is', async () => {
  await world.register(world.filer(), ['solicitud.en-revision']);
  const referencia = await world.file();
  const command = { referencia, versionVista: 1, llave: scene.deps.ids.newId() };
  assert.ok(!isRefusal(await takeSolicitud(scene.deps, scene.staff('registro1'), command)));
  const hidden = `insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash)
    select id, 3, 'anotar', now(), '{}', '{}', 'x' from solicitudes where referencia = $1`;
  await scene.deps.db.query({ name: 'prueba-nota', text: hidden }, [referencia]);
  await world.work();
  assert.deepEqual(
    world.received.map(({ body }) => (JSON.parse(body) as { type: string }).type),
    ['solicitud.en-revision'],
  );
});

test('a receiver that fails is tried again with growing pauses under the same id, then it is dead, and can be sent again', async () => {
  const { id, secreto } = await world.register(world.filer());
  world.status = 500;
  await world.file();
  await world.work();
  for (const seconds of retrySeconds) {
    const before = world.received.length;
    scene.deps.clock.advance(seconds * 1000 - 1_000);
    // Days pass here; that alone must not switch it off in this test.
    await scene.deps.db.query(
      { name: 'prueba-sin-falla', text: 'update webhook_destinos set fallando_desde = null' },
      [],
    );
    await world.work();
    assert.equal(world.received.length, before, `too early, before ${seconds} s`);
    scene.deps.clock.advance(1_000);
    await world.work();
    assert.equal(world.received.length, before + 1);
  }
  assert.equal(new Set(world.received.map(({ headers }) => headers['webhook-id'])).size, 1);
  assert.ok(world.received.every((one) => isSigned(one, secreto)));
  assert.ok(new Set(world.received.map(({ headers }) => headers['webhook-timestamp'])).size > 1);
  scene.deps.clock.advance(30 * 86_400_000);
  await world.work();
  assert.equal(world.received.length, retrySeconds.length + 1);
  const dead = await world.history(world.filer(), id);
  assert.equal(dead.destino.muertas, 1);
  const [entrega] = dead.entregas;
  assert.equal(entrega?.estado, 'muerta');
  assert.equal(entrega?.respuesta, 500);
  world.status = 200;
  assert.equal(
    (await resendWebhook(scene.deps, scene.supplier('textilera'), id, entrega?.id ?? ''))?.code,
    'no-encontrada',
  );
  assert.equal(await resendWebhook(scene.deps, world.filer(), id, entrega?.id ?? ''), null);
  await world.work();
  assert.equal((await world.history(world.filer(), id)).entregas[0]?.estado, 'entregada');
});

test('all the dead of an endpoint are sent again at once, and one that says 410 wants no more', async () => {
  const { id } = await world.register(world.filer());
  world.status = 410;
  await world.file();
  await world.file();
  await world.work();
  assert.equal((await world.history(world.filer(), id)).destino.muertas, 2);
  world.status = 200;
  const again = await resendDeadWebhooks(scene.deps, world.filer(), id);
  assert.deepEqual(again, { cuantas: 2 });
  await world.work();
  assert.equal((await world.history(world.filer(), id)).destino.muertas, 0);
});

test('what nothing reached for days is switched off once, its owner told, and waits until it is on again', async () => {
  const { id } = await world.register(world.filer());
  world.status = 503;
  await world.file();
  await world.work();
  scene.deps.clock.advance((apiLimits.failingDaysMax * 24 + 1) * 3_600_000);
  await world.work();
  const off = await world.history(world.filer(), id);
  assert.equal(off.destino.activo, false);
  const letters = await scene.deps.db.query(
    {
      name: 'prueba-apagado',
      text: `select 1 from correos where asunto = 'Dejamos de enviar avisos a su sistema'`,
    },
    [],
  );
  assert.equal(letters.length, 1);
  const before = world.received.length;
  scene.deps.clock.advance(86_400_000);
  await world.work();
  assert.equal(world.received.length, before, 'nothing is sent while it is off');
  world.status = 200;
  assert.equal(await switchWebhook(scene.deps, world.filer(), id, true), null);
  await world.work();
  assert.equal(world.received.length, before + 1);
  assert.equal((await world.history(world.filer(), id)).destino.fallandoDesdeMs, null);
});

test('with a new secret both sign for a day, then only the new one; a test is tried once', async () => {
  const { id, secreto } = await world.register(world.filer());
  const rotated = await rotateWebhookSecret(scene.deps, world.session(world.filer()), id);
  assert.ok(!isRefusal(rotated));
  assert.equal(await testWebhook(scene.deps, world.filer(), id), null);
  await world.work();
  const [both] = world.received;
  assert.ok(both && isSigned(both, secreto) && isSigned(both, rotated.secreto));
  assert.equal((JSON.parse(both.body) as { type: string }).type, 'prueba');
  scene.deps.clock.advance((apiLimits.formerSecretHours + 1) * 3_600_000);
  world.status = 500;
  assert.equal(await testWebhook(scene.deps, world.filer(), id), null);
  await world.work();
  const later = world.received.at(-1);
  assert.ok(later && !isSigned(later, secreto) && isSigned(later, rotated.secreto));
  scene.deps.clock.advance(86_400_000);
  await world.work();
  assert.equal(world.received.length, 2, 'a test is not tried again');
});

test('ASVS 1.3.6 forbidden addresses are refused when registered and when called', async () => {
  const strict = { ...scene.deps, egress: openEgress({ networks: [], httpsOnly: true }) };
  for (const bad of [
    world.url,
    'http://sistema.example/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'nada',
    `https://a.example/${'x'.repeat(600)}`,
  ]) {
    const made = await createWebhook(strict, world.session(world.filer()), { url: bad, tipos: [] });
    assert.ok(isRefusal(made), bad);
    assert.equal(made.code, bad.length > 500 ? 'datos-con-errores' : 'direccion-no-permitida', bad);
    assert.deepEqual(
      made.errors.map(({ path }) => path),
      ['url'],
    );
  }
  const { id } = await world.register(world.filer());
  await testWebhook(scene.deps, world.filer(), id);
  while (
    (await deliverWebhooks({ ...strict, egress: openEgress({ networks: [], httpsOnly: false }) })) !== 'idle'
  );
  assert.equal(world.received.length, 0);
  assert.equal((await world.history(world.filer(), id)).entregas[0]?.falla, 'direccion-no-permitida');
});

test('ASVS 8.2.2 an endpoint is its owner’s; administrators see and stop all, and learn no secret', async () => {
  const { deps } = scene;
  const { id } = await world.register(world.filer());
  const admin = scene.staff('administracion');
  for (const other of [scene.supplier('textilera'), scene.staff('registro1'), scene.staff('auditor')]) {
    const shown = await readWebhook(deps, other, id);
    assert.ok(isRefusal(shown) && shown.code === 'no-encontrada');
    assert.equal((await switchWebhook(deps, other, id, false))?.code, 'no-encontrada');
    assert.equal((await removeWebhook(deps, other, id))?.code, 'no-encontrada');
    assert.equal((await testWebhook(deps, other, id))?.code, 'no-encontrada');
    assert.ok(isRefusal(await rotateWebhookSecret(deps, world.session(other), id)));
    assert.ok(isRefusal(await listEveryWebhook(deps, other)));
  }
  const made = await createWebhook(deps, world.session(scene.staff('registro1')), {
    url: world.url,
    tipos: [],
  });
  assert.ok(isRefusal(made) && made.code === 'sin-permiso');
  const unproved = await createWebhook(deps, world.session(world.filer(), null), {
    url: world.url,
    tipos: [],
  });
  assert.ok(isRefusal(unproved) && unproved.code === 'sesion-necesaria');
  const secret = await rotateWebhookSecret(deps, world.session(admin), id);
  assert.ok(isRefusal(secret) && secret.code === 'sin-permiso');
  const all = await listEveryWebhook(deps, admin);
  assert.ok(!isRefusal(all) && all.some((one) => one.id === id));
  assert.equal(await switchWebhook(deps, admin, id, false), null);
  assert.equal((await world.history(world.filer(), id)).destino.activo, false);
  const stored = await deps.db.query<{ todo: string }>(
    { name: 'prueba-destinos', text: 'select row_to_json(d)::text as todo from webhook_destinos d' },
    [],
  );
  assert.ok(stored.every(({ todo }) => !todo.includes('whsec_')));
  assert.equal(await removeWebhook(deps, world.filer(), id), null);
  const own = await listOwnWebhooks(deps, world.filer());
  assert.ok(!isRefusal(own) && own.length === 0);
});

test('an account has so many endpoints and no more, and a form sent again registers no second one', async () => {
  const asked = { url: world.url, tipos: [] };
  const make = (llave?: string) =>
    createWebhook(
      scene.deps,
      world.session(world.filer()),
      llave === undefined ? asked : { ...asked, llave },
    );
  const codes = (all: readonly object[]) => all.filter(isRefusal).map(({ code }) => code);
  assert.deepEqual(codes(await Promise.all([make('una'), make('una')])), ['ya-creado']);
  const rest = await Promise.all(Array.from({ length: apiLimits.destinosPerAccountMax }, () => make()));
  assert.deepEqual(codes(rest), ['maximo-alcanzado']);
});

test('ASVS 1.3.6 a name that answers with another address at the next try is not followed there', async () => {
  const { id } = await world.register(world.filer(), [], `http://sistema.example:${world.port}/avisos`);
  const answers = ['127.0.0.1', '169.254.169.254', '::ffff:169.254.169.254', '127.0.0.1'];
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return [answers[asked.length - 1] ?? ''];
  };
  const egress = openEgress({ networks: ['127.0.0.1'], httpsOnly: false, resolve });
  const through: Deps = { ...scene.deps, egress };
  world.status = 500;
  await world.file();
  for (const seconds of [0, ...retrySeconds.slice(0, 2)]) {
    scene.deps.clock.advance(seconds * 1000);
    await world.work(through);
  }
  assert.deepEqual(asked, ['sistema.example', 'sistema.example', 'sistema.example'], 'once for each try');
  assert.equal(world.received.length, 1, 'the metadata address and the mapped one were never called');
  assert.equal((await world.history(world.filer(), id)).entregas[0]?.falla, 'direccion-no-permitida');
  world.status = 204;
  scene.deps.clock.advance((retrySeconds[2] ?? 0) * 1000);
  await world.work(through);
  assert.equal((await world.history(world.filer(), id)).entregas[0]?.estado, 'entregada');
});

test('ASVS 15.3.2 a redirect is a failure like any other: where it leads nobody calls', async () => {
  const { id } = await world.register(world.filer());
  world.status = 307;
  world.headers = { location: `http://127.0.0.1:${world.port}/interno` };
  await world.file();
  await world.work();
  assert.deepEqual(
    world.received.map(({ url }) => url),
    ['/avisos'],
  );
  const [entrega] = (await world.history(world.filer(), id)).entregas;
  assert.deepEqual([entrega?.estado, entrega?.respuesta], ['por-enviar', 307]);
});

test('ASVS 13.2.4 the operator names the networks beyond the public one, and in production only https is called', () => {
  const read = readConfig({ WEBHOOK_NETWORKS: '10.20.0.0/16, fd12::/16' });
  assert.ok(read.ok);
  const networks = read.config.webhookNetworks ?? [];
  const egress = openEgress({ networks, httpsOnly: true });
  for (const url of ['https://10.20.3.4/a', 'https://[fd12::1]/a', 'https://8.8.8.8/a'])
    assert.equal(egress.accepts(url), true, url);
  for (const url of [
    'http://10.20.3.4/a',
    'https://10.21.0.1/a',
    'https://[::ffff:10.21.0.1]/a',
    'https://127.0.0.1/',
  ])
    assert.equal(egress.accepts(url), false, url);
  const wrong = readConfig({ WEBHOOK_NETWORKS: '10.20.0.0/40' });
  assert.ok(!wrong.ok && wrong.problems.some((one) => one.includes('WEBHOOK_NETWORKS')));
});

test('ASVS 8.3.2 a closed account is told of nothing; what is the agency’s own outlives who registered it', async () => {
  const { db } = scene.deps;
  const admin = scene.staff('administracion');
  const own = await world.register(world.filer());
  const agency = await world.register(admin);
  await world.file();
  await updateActiva(db, world.filer().cuenta, false);
  await updateActiva(db, admin.cuenta, false);
  await world.work();
  await world.file();
  await world.work();
  assert.equal(world.received.length, 2);
  assert.ok(world.received.every((one) => isSigned(one, agency.secreto) && !isSigned(one, own.secreto)));
  await updateActiva(db, world.filer().cuenta, true);
  await updateActiva(db, admin.cuenta, true);
  await world.file();
  await world.work();
  assert.equal(world.received.length, 4);
});

test('the code of the guide tells ours from anybody else’s', async () => {
  const guide = await readFile(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');
  const code = /```js\n(.*?)```/s.exec(guide)?.[1] ?? '';
  const [imports, body] = [/^import .*$/m.exec(code)?.[0] ?? '', code.replace(/^import .*$/m, '')];
  const whole = `${imports}\nexport const check = ({ secret, id, timestamp, body, signatures }) => {${body}\nreturn isOurs; };`;
  const module = (await import(`data:text/javascript,${encodeURIComponent(whole)}`)) as {
    check(sent: Readonly<Record<string, string>>): boolean;
  };
  const { id, secreto } = await world.register(world.filer());
  const rotated = await rotateWebhookSecret(scene.deps, world.session(world.filer()), id);
  assert.ok(!isRefusal(rotated));
  await world.file();
  await world.work();
  const [one] = world.received;
  assert.ok(one);
  const header = (name: string) => String(one.headers[`webhook-${name}`]);
  const sent = {
    id: header('id'),
    timestamp: header('timestamp'),
    body: one.body,
    signatures: header('signature'),
  };
  assert.ok(module.check({ ...sent, secret: secreto }) && module.check({ ...sent, secret: rotated.secreto }));
  for (const part of ['id', 'timestamp', 'body'] as const)
    assert.ok(!module.check({ ...sent, secret: secreto, [part]: `${sent[part]} ` }), part);
  assert.ok(!module.check({ ...sent, secret: `whsec_${Buffer.alloc(32).toString('base64')}` }));
});

test('what was sent, and what waits for an endpoint that stays off, is kept for a month', async () => {
  const { id } = await world.register(world.filer());
  await world.file();
  await world.work();
  await world.file();
  while ((await oweWebhooks(scene.deps)) !== 'idle');
  await switchWebhook(scene.deps, world.filer(), id, false);
  const kept = async () => (await world.history(world.filer(), id)).entregas.length;
  scene.deps.clock.advance((apiLimits.deliveriesKeptDays - 1) * 86_400_000);
  await cleanUp(scene.deps);
  assert.equal(await kept(), 2);
  scene.deps.clock.advance(2 * 86_400_000);
  await cleanUp(scene.deps);
  assert.equal(await kept(), 0);
});
