// Who may call what: tokens, their scopes and their end, limits, keys, versions and cursors.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiToken } from '../../actions/api-tokens/create-api-token.ts';
import { listEveryToken, listOwnTokens } from '../../actions/api-tokens/list-api-tokens.ts';
import { revokeAnyToken, revokeOwnToken } from '../../actions/api-tokens/revoke-api-token.ts';
import { readSession, type Session } from '../../actions/read-session.ts';
import { alcancesDe, todosLosAlcances } from '../../domain/api/alcances.ts';
import { apiLimits } from '../../domain/api/api-limits.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario, Solicitante } from '../../domain/solicitud/actor.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { updateActiva } from '../../store/cuentas.ts';
import { rotateSesion } from '../../store/sesiones.ts';
import { everyOperation } from './operations/every-operation.ts';
import { type ApiWorld, openApiWorld } from './testing/api-world.ts';

let world: ApiWorld;
before(async () => {
  world = await openApiWorld();
});
after(() => world.stop());

const minuteMs = 61_000;
const dayMs = 86_400_000;

async function sessionOf(actor: Solicitante | Funcionario, isProved = true): Promise<Session> {
  const { deps } = world.served;
  const token = await world.served.sessionOf(actor);
  if (isProved) await rotateSesion(deps.db, tokenHash(token), tokenHash(`${token}x`), deps.clock.nowMs());
  else
    await deps.db.query(
      { name: 'prueba-sin-refuerzo', text: 'update sesiones set reforzada_en = null where huella = $1' },
      [tokenHash(token)],
    );
  const session = await readSession(deps, isProved ? `${token}x` : token);
  assert.ok(session);
  return session;
}

const asked = { nombre: 'Contabilidad', alcances: ['solicitudes:leer'], dias: '30' };

test('ASVS 7.5.1 a token is made only after proof of who asks, shown once, kept as a hash, and told by mail', async () => {
  const { deps, supplier } = world.served;
  const owner = supplier('textilera');
  const refused = await createApiToken(deps, await sessionOf(owner, false), asked);
  assert.ok(isRefusal(refused) && refused.code === 'sesion-necesaria');
  const made = await createApiToken(deps, await sessionOf(owner), asked);
  assert.ok(!isRefusal(made));
  assert.match(made.secreto, /^vtn_[\w-]{43}$/);
  const stored = await deps.db.query<{ todo: string }>(
    { name: 'prueba-tokens', text: 'select row_to_json(t)::text as todo from tokens_de_api t' },
    [],
  );
  assert.ok(stored.length > 0 && stored.every(({ todo }) => !todo.includes(made.secreto)));
  const letters = await deps.db.query<{ texto: string }>(
    {
      name: 'prueba-cartas',
      text: `select texto from correos where asunto = 'Nuevo token de acceso en su cuenta'`,
    },
    [],
  );
  assert.ok(letters.some(({ texto }) => texto.includes('«Contabilidad»') && !texto.includes('vtn_')));
  assert.equal((await world.call('/solicitudes', { token: made.secreto })).status, 200);
  const [listed] = await listOwnTokens(deps, owner.cuenta);
  assert.ok(listed?.usadoMs !== null);
});

test('what is wrong with a token asked for is said beside its field', async () => {
  const { deps, supplier } = world.served;
  const session = await sessionOf(supplier('textilera'));
  for (const [part, path] of [
    [{ nombre: ' ' }, 'nombre'],
    [{ alcances: [] }, 'alcances'],
    [{ alcances: ['mesa:decidir'] }, 'alcances'],
    [{ alcances: ['solicitudes:leer', 'inventado'] }, 'alcances'],
    [{ dias: '0' }, 'dias'],
    [{ dias: '366' }, 'dias'],
    [{ dias: 'x' }, 'dias'],
  ] as const) {
    const made = await createApiToken(deps, session, { ...asked, ...part });
    assert.ok(isRefusal(made));
    assert.deepEqual(
      made.errors.map((error) => error.path),
      [path],
    );
  }
});

test('ASVS 8.3.2 a token ends when revoked, expired, or its account closed, at once', async () => {
  const { deps, supplier, staff } = world.served;
  const owner = supplier('asociacion');
  const works = async (token: string) => (await world.call('/solicitudes', { token })).status === 200;
  const own = await world.tokenOf(owner);
  const [first] = await listOwnTokens(deps, owner.cuenta);
  assert.ok(first && (await works(own)));
  const stranger = await revokeOwnToken(deps, supplier('textilera'), first.id);
  assert.equal(stranger?.code, 'no-encontrada');
  assert.equal((await revokeAnyToken(deps, staff('registro1'), first.id))?.code, 'sin-permiso');
  assert.ok(await works(own));
  assert.equal(await revokeOwnToken(deps, owner, first.id), null);
  assert.ok(!(await works(own)));
  assert.equal((await revokeOwnToken(deps, owner, first.id))?.code, 'no-encontrada');

  const other = await world.tokenOf(owner);
  const [second] = await listOwnTokens(deps, owner.cuenta);
  assert.equal(await revokeAnyToken(deps, staff('administracion'), second?.id ?? ''), null);
  assert.ok(!(await works(other)));
  const told = await deps.db.query(
    {
      name: 'prueba-revocado',
      text: `select 1 from correos where asunto = 'Se revocó un token de acceso de su cuenta'`,
    },
    [],
  );
  assert.equal(told.length, 1);

  const third = await world.tokenOf(owner);
  await updateActiva(deps.db, owner.cuenta, false);
  assert.ok(!(await works(third)));
  await updateActiva(deps.db, owner.cuenta, true);
  assert.ok(await works(third));
  deps.clock.advance(91 * dayMs);
  assert.ok(!(await works(third)));
  const listed = await listEveryToken(deps, staff('administracion'));
  assert.ok(!isRefusal(listed) && listed.length >= 3);
  assert.ok(isRefusal(await listEveryToken(deps, staff('auditor'))));
});

test('a form sent again makes no second token, and says where the first one is', async () => {
  const { deps, entity, supplier } = world.served;
  const session = await sessionOf(entity('hospital'));
  const once = { ...asked, llave: 'llave-de-un-formulario' };
  const made = await Promise.all([1, 2, 3].map(() => createApiToken(deps, session, once)));
  assert.deepEqual(
    made.filter(isRefusal).map(({ code }) => code),
    ['ya-creado', 'ya-creado'],
  );
  assert.equal((await listOwnTokens(deps, session.actor.cuenta)).length, 1);
  const other = await createApiToken(deps, await sessionOf(supplier('personaNatural')), once);
  assert.ok(!isRefusal(other), 'a key is its account’s own');
});

test('an account has so many tokens and no more, also when two ask at once', async () => {
  const { deps, entity } = world.served;
  const session = await sessionOf(entity('municipio'));
  const made = await Promise.all(
    Array.from({ length: apiLimits.tokensPerAccountMax + 2 }, () => createApiToken(deps, session, asked)),
  );
  const refused = made.filter(isRefusal);
  assert.deepEqual(
    refused.map(({ code }) => code),
    ['maximo-alcanzado', 'maximo-alcanzado'],
  );
});

test('ASVS 8.2.1 every operation asks for its own scope, and for the right kind of account', async () => {
  const { served, tokenOf, call } = world;
  const referencia = await world.newCase();
  const everyone = [
    ['proveedor', served.supplier('conPendientes')],
    ['funcionario', served.staff('registro1')],
  ] as const;
  const tokens = await Promise.all(
    everyone.flatMap(([clase, actor]) =>
      alcancesDe(clase).map(async (alcance) => ({ alcance, token: await tokenOf(actor, [alcance]) })),
    ),
  );
  assert.equal(tokens.length, todosLosAlcances.length);
  for (const { method, path, alcances, id } of everyOperation) {
    if (alcances === null) continue;
    const address = path
      .replace('{referencia}', referencia)
      .replace('{tramite}', 'contactos-telefonicos')
      .replace(/\{\w+\}/, '1');
    const send = (token?: string) =>
      call(address, {
        ...(token === undefined ? {} : { token }),
        ...(method === 'post' ? { body: {}, key: `alcance-${id}`, version: 999 } : {}),
      });
    assert.equal((await send()).json?.code, 'sesion-necesaria', id);
    assert.equal((await send(`vtn_${'x'.repeat(43)}`)).json?.code, 'sesion-necesaria', id);
    for (const { alcance, token } of tokens) {
      const told = await send(token);
      const isOpen = told.json?.code !== 'alcance-insuficiente';
      assert.equal(isOpen, alcances.includes(alcance), `${id} with ${alcance}: ${told.text.slice(0, 200)}`);
    }
    served.deps.clock.advance(minuteMs);
  }
});

test('ASVS 8.2.2 8.4.1 whoever has every scope still reaches only what is theirs', async () => {
  const { served, tokenOf, call } = world;
  const referencia = await world.newCase();
  const reads = everyOperation.filter(
    ({ path, method }) => method === 'get' && path.includes('{referencia}'),
  );
  const status = async (token: string) => {
    const found = new Set<number>();
    for (const { path } of reads) {
      const address = path.replace('{referencia}', referencia).replace(/\{\w+\}/, '1');
      found.add((await call(address, { token })).status);
    }
    const written = await call(`/solicitudes/${referencia}/mensajes`, {
      token,
      body: { texto: 'Intruso' },
      key: 'intruso-0001',
      version: 1,
    });
    return { reads: [...found].sort(), write: written.status };
  };
  for (const actor of [served.supplier('textilera'), served.entity('hospital'), served.staff('control1')]) {
    const seen = await status(await tokenOf(actor));
    assert.ok(
      seen.reads.every((one) => one === 404 || one === 403),
      `${actor.nombre}: ${JSON.stringify(seen)}`,
    );
    assert.ok(seen.write === 404 || seen.write === 403);
  }
  const auditor = await tokenOf(served.staff('auditor'));
  assert.equal((await call(`/solicitudes/${referencia}`, { token: auditor })).status, 200);
  const decided = await call(`/solicitudes/${referencia}/tomar`, {
    token: auditor,
    body: {},
    key: 'auditor-0001',
    version: 1,
  });
  assert.equal(decided.json?.code, 'sin-permiso');
  const notes = await served.deps.db.query(
    {
      name: 'prueba-lecturas',
      text: `select 1 from sucesos_de_seguridad where clase = 'lectura-de-caso' and cuenta = $1 and detalle ->> 'referencia' = $2`,
    },
    [served.staff('auditor').cuenta, referencia],
  );
  assert.equal(notes.length, 1, 'what an officer reads is written down, once a day for each token');
});

test('ASVS 2.4.1 a token that asks too often waits, and nobody else does', async () => {
  const { served, tokenOf, call } = world;
  served.deps.clock.advance(minuteMs);
  const [one, other] = [
    await tokenOf(served.supplier('personaNatural')),
    await tokenOf(served.supplier('personaNatural')),
  ];
  const first = await call('/solicitudes', { token: one });
  assert.match(
    first.headers.get('ratelimit-policy') ?? '',
    new RegExp(`^"minuto";q=${apiLimits.requestsMax};w=60$`),
  );
  assert.match(
    first.headers.get('ratelimit') ?? '',
    new RegExp(`^"minuto";r=${apiLimits.requestsMax - 1};t=\\d+$`),
  );
  let last = first;
  for (let i = 0; i <= apiLimits.requestsMax && last.status === 200; i += 1)
    last = await call('/solicitudes?filas=1', { token: one });
  assert.equal(last.json?.code, 'demasiadas-peticiones');
  const wait = Number(last.headers.get('retry-after'));
  assert.ok(wait > 0 && wait <= apiLimits.windowSeconds);
  assert.equal((await call('/solicitudes', { token: other })).status, 200);
  served.deps.clock.advance(wait * 1000);
  assert.equal((await call('/solicitudes', { token: one })).status, 200);
});

test('a command repeated with its key is done once; with another content it is refused', async () => {
  const { served, tokenOf, call } = world;
  const token = await tokenOf(served.supplier('conPendientes'));
  const referencia = await world.newCase();
  const path = `/solicitudes/${referencia}/mensajes`;
  const sent = { token, body: { texto: 'Una sola vez' }, key: 'mensaje-0001', version: 1 };
  const [first, again] = [await call(path, sent), await call(path, sent)];
  assert.equal(first.status, 200);
  assert.equal(first.headers.get('etag'), '"2"');
  assert.deepEqual(again.json, first.json);
  const other = await call(path, { ...sent, body: { texto: 'Otra cosa' } });
  assert.equal(other.json?.code, 'llave-repetida-con-otro-contenido');
  const stale = await call(path, { ...sent, key: 'mensaje-0002' });
  assert.equal(stale.json?.code, 'version-vieja');
  const twenty = await Promise.all(
    Array.from({ length: 20 }, () =>
      call(path, { token, body: { texto: 'Todas a la vez' }, key: 'mensaje-0003', version: 2 }),
    ),
  );
  assert.deepEqual(
    twenty.map(({ status, json }) => [status, json?.version]),
    twenty.map(() => [200, 3]),
  );
  const told = await call(path, { token });
  assert.deepEqual(
    ((told.json?.datos ?? []) as { texto: string }[]).map(({ texto }) => texto),
    ['Una sola vez', 'Todas a la vez'],
  );
});

/** The rows of a list. */
async function rowsOf(path: string, token: string): Promise<readonly { referencia: string }[]> {
  const { json } = await world.call(path, { token });
  return (json?.datos ?? []) as { referencia: string }[];
}

test('pages hold still while cases come in, and every case is in one of them', async () => {
  const { served, tokenOf, call } = world;
  const token = await tokenOf(served.supplier('conPendientes'));
  for (let i = 0; i < 4; i += 1) {
    await world.newCase();
    served.deps.clock.advance(1_000);
  }
  const all = await rowsOf('/solicitudes?filas=100', token);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const path: string = `/solicitudes?filas=2${cursor === null ? '' : `&cursor=${cursor}`}`;
    const page: Record<string, unknown> | null = (await call(path, { token })).json;
    const rows = (page?.datos ?? []) as { referencia: string }[];
    seen.push(...rows.map(({ referencia }) => referencia));
    cursor = page?.siguiente as string | null;
    if (seen.length === 2) await world.newCase();
  } while (cursor !== null);
  assert.deepEqual(
    seen,
    all.map(({ referencia }) => referencia),
  );
  assert.ok((await rowsOf('/solicitudes?estado=recibida&tramite=cambio-a-pasivo', token)).length >= 5);
  assert.deepEqual(await rowsOf('/solicitudes?estado=negada', token), []);
  assert.deepEqual(await rowsOf('/solicitudes?hasta=2020-01-01', token), []);
  for (const query of [
    'cursor=inventado',
    'filas=0',
    'estado=cualquiera',
    'desde=ayer',
    'ajeno=1',
    'filas=1&filas=2',
  ])
    assert.equal((await call(`/solicitudes?${query}`, { token })).status, 422, query);
});
