// Every address, with every method and every kind of visitor: what is not theirs does not exist, and looking changes nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { saveDraft } from '../../src/actions/save-draft.ts';
import { startDraft } from '../../src/actions/start-draft.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Actor } from '../../src/domain/solicitud/actor.ts';
import { conFechas } from '../../src/domain/tramite/ejemplo.ts';
import { paths } from '../../src/paths.ts';
import { findSolicitudByReferencia } from '../../src/store/solicitudes.ts';
import { tramites } from '../../tramites/index.ts';
import { fileFor } from '../filing.ts';
import { type Served, serveScene } from '../served.ts';
import { WebClient } from '../web-client.ts';
import { begunBy, type ChatCase, chatCase } from './chat-case.ts';
import { dump, everyDoor, look, raw, statusOf } from './hands.ts';
import { mailCase, type RoomCase, roomCase } from './room-case.ts';
import { everyPlace, everyRoute, type Places, type Route } from './routes.ts';

type Room = NonNullable<Route['room']>;
type Who = {
  readonly name: string;
  readonly session: string | null;
  /** The cookie of a conversation. */
  readonly chat: string | null;
  /** The cookie of an open sealed room. */
  readonly sala: string | null;
  readonly reads: readonly Room[];
};

let served: Served;
let places: Places;
let talk: ChatCase;
let room: RoomCase;
let identities: readonly Who[];
/** Words that only the owner of the draft and the readers of the case may see. */
const secret = 'Avenida Inconfundible';

/** An officer's case of the Registro de Proveedores with a file, a draft and a conversation, all of one supplier. */
async function arrange(): Promise<void> {
  const owner = served.supplier('conPendientes');
  const definicion = tramites.find(({ ejemplos }) =>
    ejemplos.some(({ quien, espera }) => quien === 'conPendientes' && 'funcionario' in espera),
  );
  const honest = definicion?.ejemplos.find(
    ({ quien, espera }) => quien === 'conPendientes' && 'funcionario' in espera,
  );
  assert.ok(definicion && honest);
  const datos = conFechas(honest.datos, served.today);
  const filed = await fileFor(served, { actor: owner, tramite: definicion.id, datos });
  const draft = await startDraft(served.deps, owner, definicion.id);
  assert.ok(!isRefusal(draft));
  const [campo = ''] = Object.keys(definicion.datos);
  const texts = Object.keys(definicion.datos);
  await saveDraft(served.deps, owner, draft.id, texts, { ...datos, [texts.at(-1) ?? '']: secret });
  const stored = await findSolicitudByReferencia(served.deps.db, filed.referencia);
  talk = await chatCase(served, secret);
  const mail = await mailCase(served, secret);
  room = await roomCase(served, secret);
  places = {
    tramite: definicion.id,
    borrador: draft.id,
    campo,
    documento: Object.keys(definicion.documentos)[0] ?? '',
    referencia: filed.referencia,
    adjunto: stored?.adjuntos[0]?.id ?? '',
    evento: '1',
    token: 'x'.repeat(43),
    conversacion: talk.conversacion,
    archivo: talk.archivo,
    ...mail,
    denuncia: room.denuncia,
  };
}

function clientOf({ session, chat, sala }: Pick<Who, 'session' | 'chat' | 'sala'>): WebClient {
  const client = new WebClient(served.origin, session ?? undefined);
  if (chat !== null) client.cookies.set('chat', chat);
  if (sala !== null) client.cookies.set('sala', sala);
  return client;
}

before(async () => {
  served = await serveScene(everyDoor);
  await arrange();
  const who = async (
    name: string,
    actor: Extract<Actor, { cuenta: string }> | null,
    chat: string | null,
    ...reads: Who['reads']
  ): Promise<Who> => ({
    name,
    session: actor === null ? null : await served.sessionOf(actor),
    chat,
    sala: null,
    reads,
  });
  const inRoom = async (name: string, key: keyof RoomCase['people'], ...reads: Who['reads']) => ({
    ...(await who(name, room.people[key].actor, null, ...reads)),
    sala: room.people[key].token,
  });
  const other = await begunBy(served, 'Otra consulta');
  identities = await Promise.all([
    who('nadie', null, null),
    who('visitante con su conversación', null, other),
    who('visitante con la galleta de antes', null, talk.token),
    who('titular', served.supplier('conPendientes'), null, 'propio'),
    who('otro proveedor', served.supplier('textilera'), null),
    who('otro proveedor con la galleta de antes', served.supplier('textilera'), talk.token),
    who('entidad', served.entity('municipio'), null),
    who('su unidad', served.staff('registro1'), null, 'mesa', 'atiende'),
    who('su supervisora', served.staff('supervisora'), null, 'mesa', 'atiende', 'correo'),
    who('otra unidad', served.staff('control1'), talk.token, 'correo'),
    who('auditor', served.staff('auditor'), null, 'mesa', 'correo'),
    who('administradora', served.staff('administracion'), talk.token),
    inRoom('lectora', 'lectora', 'sala'),
    inRoom('lector que la denuncia nombra', 'nombrado'),
    inRoom('lectora de otro grupo', 'extorsion'),
    inRoom('custodia', 'custodia'),
    // Somebody else's open room is of no use to any of these.
    {
      ...(await who('lector con la sala de otra', room.people.nombrado.actor, null)),
      sala: room.people.lectora.token,
    },
    {
      ...(await who(
        'su unidad con la sala de la lectora',
        served.staff('registro1'),
        null,
        'mesa',
        'atiende',
      )),
      sala: room.people.lectora.token,
    },
    { ...(await who('nadie con la sala de la lectora', null, null)), sala: room.people.lectora.token },
  ]);
});
after(() => served.stop());

const named = (path: string) =>
  [
    places.borrador,
    places.referencia,
    places.conversacion,
    places.archivo,
    places.hilo,
    places.correo,
    places.denuncia,
  ].some((id) => path.includes(encodeURIComponent(id)));

test('ASVS 8.2.1 8.2.2 8.4.1 what is somebody’s is found by its owner and its readers, and by nobody else', async () => {
  for (const who of identities) {
    const { name, session, reads } = who;
    const client = clientOf(who);
    const bearer: Record<string, string> = session === null ? {} : { authorization: `Bearer ${session}` };
    for (const route of everyRoute(places).filter(
      (r) => r.methods.includes('GET') && (r.room !== undefined || r.path.startsWith(paths.chat.inicio)),
    )) {
      const { path, room } = route;
      const { status, html, location } = await look(client, route, path, { headers: bearer });
      const why = `${name} ${path}: ${status} ${location ?? ''}`;
      assert.ok(status < 500, why);
      if (reads.length === 0) assert.ok(!html.includes(secret), why);
      if (!named(path)) continue;
      const mine = room !== undefined && reads.includes(room);
      // Whoever may only read mail is refused what is done with it.
      if (mine)
        assert.ok([200, 303, 404, 409, 422, ...(room === 'correo' ? [403] : [])].includes(status), why);
      else {
        // A stream leaves out what may not be followed; a closed room asks for the phrase, whatever the address.
        const isClosed =
          room === 'sala' && html.includes('<h1 class="govuk-heading-l">Abrir la sala reservada');
        assert.ok(
          [303, 401, 403, 404].includes(status) || ((route.isStream || isClosed) && status === 200),
          why,
        );
        if (status === 303)
          assert.match(
            location ?? '',
            /^\/(mesa\/)?(ingresar\?volver=|solicitudes\/|chat\/conversaciones\/|correo\/(hilos|mensajes)\/|datos-personales\/|sala\/(denuncias|custodia|llave)\b|administracion\/personal\/)/,
            why,
          );
        assert.ok(!html.includes(secret), why);
      }
    }
  }
});

test('ASVS 8.3.1 nobody changes what is not theirs, whatever they send', async () => {
  const atFirst = await dump(served);
  for (const who of identities) {
    const { name, reads } = who;
    for (const { path, room } of everyRoute(places).filter(
      (r) => r.methods.includes('POST') && named(r.path),
    )) {
      if (room !== undefined && reads.includes(room)) continue;
      const { status } = await clientOf(who).send(path, {
        method: 'POST',
        body: new URLSearchParams({
          _csrf: 'x',
          llave: 'x'.repeat(22),
          version: '1',
          texto: 'hola',
          motivo: 'hola',
        }),
      });
      assert.ok((status >= 400 && status < 500) || status === 303, `${name} ${path}: ${status}`);
    }
  }
  assert.deepEqual(await dump(served), atFirst);
});

test('ASVS 3.5.3 a GET of every address, by everybody, changes nothing that is kept', async () => {
  const atFirst = await dump(served);
  for (const who of identities) {
    const client = clientOf(who);
    for (const route of everyRoute(places)) {
      const { path } = route;
      const query =
        'accion=aprobar&_accion=x&_csrf=x&confirmar=1&enviado=1&volver=/&texto=x&cliente=consulta-1&acepta=si&propuesta=1&n=9&estado=disponible';
      await look(client, route, path);
      await look(client, route, `${path}${path.includes('?') ? '&' : '?'}${query}`);
      await client.send(path, { method: 'HEAD' });
    }
  }
  assert.deepEqual(await dump(served), atFirst);
});

test('ASVS 4.1.4 13.4.4 an address answers to its own methods and to no other', async () => {
  for (const { path, methods } of everyRoute(places)) {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE', 'QUERY']) {
      const answer = await raw(served.origin, [
        `${method} ${path} HTTP/1.1\r\nhost: x\r\nx-canario: eco\r\nconnection: close\r\n\r\n`,
      ]);
      assert.equal(statusOf(answer), 405, `${method} ${path}`);
      assert.match(answer, /^allow: GET, HEAD, POST\r$/im);
      assert.doesNotMatch(answer, /canario/, 'nothing of the request comes back');
    }
    for (const method of (['GET', 'POST'] as const).filter((m) => !methods.includes(m))) {
      const { status } = await new WebClient(served.origin).send(path, { method });
      assert.equal(status, 404, `${method} ${path}`);
    }
    const unknown = await raw(served.origin, [
      `HACK ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    ]);
    assert.equal(statusOf(unknown), 400);
  }
});

const hostile = [
  '\u0000',
  '%',
  '..',
  '../..',
  "' or 1=1 --",
  '\ud83d\ude00',
  '__proto__',
  '0',
  '-1',
  'x'.repeat(3_000),
  '01a208eb-c980-75b1-b831-1cfff64abd49',
  '<script>alert(1)</script>',
  'a/b',
  '\r\nx: y',
  '%00',
  '\ufeff',
  'NaN',
  '1e309',
  '1.5',
  '99999999999999999999',
];

/** Every name that a page reads from its address. */
const queries =
  'volver q referencia provincia canton canal vista pagina tramite estado unidad orden desde hecho buscar enviado asignado de codigo huella tamano hasta n ver esperar abiertas formato propuesta cliente'.split(
    ' ',
  );

/** Which addresses each of them can get past the door of. */
const walkers: { readonly [name: string]: (route: Route) => boolean } = {
  nadie: () => true,
  'visitante con su conversación': ({ path }) => path.startsWith(paths.chat.inicio),
  titular: ({ room: of }) => of === 'propio',
  'su supervisora': ({ room: of }) => of === 'mesa' || of === 'atiende' || of === 'correo',
  lectora: ({ room: of }) => of === 'sala',
  custodia: ({ path }) => path.startsWith(paths.mesa.sala.custodia),
};

test('ASVS 2.2.1 no value in any place of any address, or in its query, is a failure', async () => {
  const honest = new Set(everyRoute(places).map(({ path }) => path));
  for (const who of identities) {
    const { name, session } = who;
    const goes = walkers[name];
    if (goes === undefined) continue;
    const client = clientOf(who);
    const bearer: Record<string, string> = session === null ? {} : { authorization: `Bearer ${session}` };
    for (const value of hostile) {
      const filled = everyPlace(value);
      const mixed = {
        ...places,
        tramite: value,
        campo: value,
        adjunto: value,
        evento: value,
        archivo: value,
        sha256: value,
      };
      const query = new URLSearchParams(queries.map((key) => [key, value]));
      const half = everyRoute(mixed).filter(({ path }) => named(path) && !honest.has(path));
      const walked: readonly Route[] = [...everyRoute(filled), ...half].filter(goes);
      for (const route of walked) {
        const { path, methods } = route;
        for (const method of methods) {
          const body =
            method === 'GET'
              ? {}
              : {
                  body: new URLSearchParams([
                    ...query,
                    ['_csrf', value],
                    ['llave', value],
                    ['version', value],
                    ['texto', value],
                    ['_accion', value],
                  ]),
                };
          const init = { method, headers: bearer, ...body };
          const { status, html } = await look(
            client,
            route,
            `${path}${path.includes('?') ? '&' : '?'}${query}`,
            init,
          );
          assert.ok(
            status < 500,
            `${name} ${method} ${JSON.stringify(value).slice(0, 40)} in ${path.slice(0, 80)}: ${status}`,
          );
          assert.ok(!html.includes('<script>alert(1)'), `${path} reflects`);
        }
      }
    }
  }
});

test('ASVS 8.2.2 somebody else’s session is not there to be ended', async () => {
  const victim = await served.sessionOf(served.supplier('conPendientes'));
  const sessions = (await dump(served)).size;
  assert.ok(sessions > 0);
  const rows = await served.deps.db.query<{ id: string }>({
    name: 'prueba-sesiones',
    text: 'select id::text as id from sesiones',
  });
  const attacker = new WebClient(served.origin, await served.sessionOf(served.supplier('textilera')));
  await served.sessionOf(served.supplier('textilera'));
  const page = await attacker.get(paths.miCuenta);
  for (const { id } of rows) {
    const hidden = /name="_csrf" value="([^"]*)"/.exec(
      page.html.slice(page.html.indexOf(paths.cerrarSesion)),
    )?.[1];
    await attacker.send(paths.cerrarSesion, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: hidden ?? '', sesion: id }),
    });
  }
  assert.equal((await new WebClient(served.origin, victim).get(paths.miCuenta)).status, 200);
});
