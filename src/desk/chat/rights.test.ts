/** Every route of the chat's desk × every kind of identity: who may read, who may write, and who sees nothing (ASVS 8.2.1). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Answer, WebClient } from '../../../tests/web-client.ts';
import { staffOf, take, type Visitor, waitInLine } from '../../actions/chat/testing/waiting-person.ts';
import { readSession } from '../../actions/read-session.ts';
import { paths } from '../../paths.ts';
import { findConversacion } from '../../store/conversaciones.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Visit } from '../../web/web.ts';
import { type DeskServer, startDesk } from '../testing/desk-server.ts';
import { answersPurpose, chatPurpose, presencePurpose } from './chat-purpose.ts';

const { chat } = paths.mesa;
let desk: DeskServer;
let visitor: Visitor;
before(async () => {
  desk = await startDesk();
  visitor = await waitInLine(desk.scene, { texto: 'Palabra secreta del visitante' });
  await take(desk.scene, staffOf(desk.scene).agent, visitor.conversacion);
});
after(() => desk.stop());

type Identity =
  | 'nadie'
  | 'proveedor'
  | 'administracion'
  | 'auditor'
  | 'control1'
  | 'registro1'
  | 'registro2'
  | 'supervisora';
const identities: readonly Identity[] = [
  'nadie',
  'proveedor',
  'administracion',
  'auditor',
  'control1',
  'registro1',
  'registro2',
  'supervisora',
];

async function clientOf(identity: Identity): Promise<WebClient> {
  if (identity === 'nadie') return new WebClient(desk.href);
  if (identity !== 'proveedor') return desk.as(identity);
  return new WebClient(desk.href, await desk.sessionOf(desk.scene.supplier('textilera')));
}

/** A token that is right for this session: what stops them below is their rights, not the form. */
async function tokenOf(client: WebClient, purpose: string): Promise<string> {
  const session = client.cookies.get('sesion');
  const found = session === undefined ? null : await readSession(desk.web.deps, session);
  const anonymous = { value: client.cookies.get('visita') ?? '', isNew: false };
  const visit: Visit = {
    nonce: '',
    network: '',
    anonymous,
    session: found,
    actor: found?.actor ?? { clase: 'publico' },
  };
  return tokenFor(desk.web, visit, purpose);
}

const toSignIn = ({ status, location }: Answer) =>
  status === 303 && location?.startsWith(paths.mesa.ingresar) === true;

const conversationReaders: ReadonlySet<Identity> = new Set<Identity>([
  'auditor',
  'registro1',
  'registro2',
  'supervisora',
]);

test('reading: staff of the unit and the auditor see the conversation, whoever else sees nothing of it', async () => {
  const { id } = visitor;
  const routes = [
    chat.conversacion(id),
    chat.panel(id),
    chat.transcripcion(id),
    chat.lineas(id),
    `${chat.transcripcion(id)}?formato=json`,
  ];
  for (const identity of identities) {
    const client = await clientOf(identity);
    for (const route of routes) {
      const answer = await client.get(route);
      const sees = answer.html.includes('Palabra secreta');
      assert.equal(sees, conversationReaders.has(identity), `${identity} ${route} ${answer.status}`);
      if (!sees)
        assert.ok(
          toSignIn(answer) || [401, 403, 404].includes(answer.status),
          `${identity} ${route} ${answer.status}`,
        );
    }
  }
});

test('inbox, team and ready answers: attending staff, supervisors; nobody reads another unit’s', async () => {
  const expected: Readonly<Record<string, ReadonlySet<Identity>>> = {
    [chat.bandeja]: new Set<Identity>(['registro1', 'registro2', 'supervisora', 'control1']),
    [chat.respuestas]: new Set<Identity>(['registro1', 'registro2', 'supervisora', 'control1']),
    [chat.equipo]: new Set<Identity>(['supervisora']),
    [chat.propuesta(visitor.id, 'contactos-telefonicos')]: new Set<Identity>(['registro1']),
  };
  for (const identity of identities) {
    const client = await clientOf(identity);
    for (const [route, allowed] of Object.entries(expected)) {
      const answer = await client.get(route);
      assert.equal(answer.status === 200, allowed.has(identity), `${identity} ${route} ${answer.status}`);
    }
    const inbox = await client.get(chat.inicio);
    const sees = inbox.html.includes('Palabra secreta');
    assert.equal(sees, ['registro1', 'registro2', 'supervisora'].includes(identity), `${identity} inbox`);
  }
});

const body = (fields: Readonly<Record<string, string>>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});
const asData = { accept: 'application/json' };

test('writing: whoever does not have it is refused in every verb, and nothing changes', async () => {
  const { id } = visitor;
  const before = await findConversacion(desk.scene.deps.db, id);
  const verbs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    mensaje: { texto: 'No debe entrar' },
    tomar: {},
    proponer: { tramite: 'contactos-telefonicos' },
    cerrar: { motivo: 'resuelta' },
    suprimir: { linea: '1', motivo: 'Prueba' },
    escribiendo: {},
    pasar: { a: desk.scene.staff('registro2').cuenta, nota: 'Prueba' },
    devolver: {},
  };
  const supervisorMay = new Set(['suprimir', 'pasar', 'devolver']);
  for (const identity of identities.filter((one) => one !== 'registro1')) {
    const client = await clientOf(identity);
    for (const [verbo, fields] of Object.entries(verbs)) {
      if (identity === 'supervisora' && supervisorMay.has(verbo)) continue;
      const cliente = `${verbo}-${identity}`;
      const version = String(before?.version);
      for (const headers of [asData, {}]) {
        const _csrf = await tokenOf(client, chatPurpose(verbo));
        const answer = await client.send(chat.verbo(id, verbo), {
          ...body({ _csrf, cliente, version, ...fields }),
          headers,
        });
        const isRefused =
          [401, 403, 404, 409].includes(answer.status) || answer.html.includes('name="_pendiente"');
        assert.ok(isRefused, `${identity} ${verbo} ${answer.status}`);
      }
    }
  }
  const now = await findConversacion(desk.scene.deps.db, id);
  assert.deepEqual(
    [now?.lineas, now?.version, now?.agente],
    [before?.lineas, before?.version, before?.agente],
  );
});

test('presence and ready answers: not for auditor, administrator, supplier or nobody', async () => {
  for (const identity of ['nadie', 'proveedor', 'administracion', 'auditor'] as const) {
    const client = await clientOf(identity);
    const presence = { _csrf: await tokenOf(client, presencePurpose), estado: 'disponible', capacidad: '4' };
    const come = await client.send(chat.presencia, { ...body(presence), headers: asData });
    assert.ok([401, 403].includes(come.status), `${identity} ${come.status}`);
    const answer = {
      _csrf: await tokenOf(client, answersPurpose),
      unidad: 'Registro de Proveedores',
      titulo: 'No',
      texto: 'No',
      llave: 'llave-de-prueba',
    };
    const saved = await client.send(chat.respuestas, body(answer));
    assert.notEqual(saved.status, 303, identity);
  }
  const rows = await desk.scene.deps.db.query(
    {
      name: 'prueba-nada',
      text: 'select cuenta from agentes_presentes union all select id from respuestas_guardadas',
    },
    [],
  );
  assert.deepEqual(rows, []);
});

test('a stream is opened only for who may read the desk; another unit’s conversation is left out of it', async () => {
  for (const identity of ['nadie', 'proveedor', 'administracion'] as const) {
    const answer = await (await clientOf(identity)).get(`${chat.flujo}?ver=${visitor.id}:0`);
    assert.ok([401, 403].includes(answer.status), `${identity} ${answer.status}`);
  }
  const cookie = `sesion=${await desk.sessionOf(desk.scene.staff('control1'))}`;
  const stop = new AbortController();
  const answer = await fetch(`${desk.href}${chat.flujo}?ver=${visitor.id}:0`, {
    headers: { cookie },
    signal: stop.signal,
  });
  assert.equal(answer.status, 200);
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  assert.doesNotMatch(new TextDecoder().decode(first?.value), /Palabra secreta|event: linea/);
  stop.abort();
});
