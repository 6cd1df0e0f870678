/** Every route of the room × every kind of identity: who comes in, who finds nothing, and that looking changes nothing (ASVS 8.2.1, 3.5.8). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Answer, hiddenFields, WebClient } from '../../../tests/web-client.ts';
import { readSession } from '../../actions/read-session.ts';
import { verbosDeDenuncia } from '../../domain/denuncia/ciclo.ts';
import { paths } from '../../paths.ts';
import { tokenFor } from '../../web/visit.ts';
import { salaPurpose } from './sala-purpose.ts';
import { clave, frase, openSalaDesk, type Persona, type SalaDesk } from './testing/sala-desk.ts';
import { visible } from './testing/sala-forms.ts';

const { sala } = paths.mesa;
const secret = 'pidieron un pago';
const outside = [
  'nadie',
  'proveedor',
  'administrador',
  'supervisor',
  'funcionario',
  'auditor',
  'ambos',
] as const;
const inside = ['lectora', 'impedida', 'restringida', 'jefatura', 'custodia'] as const;
type Identity = (typeof outside)[number] | (typeof inside)[number];

let desk: SalaDesk;
let id = '';
const people = new Map<string, Persona>();
before(async () => {
  desk = await openSalaDesk();
  const add = async (name: string, ...roles: Parameters<SalaDesk['persona']>[1]) =>
    people.set(
      name,
      await desk.persona(
        name === 'impedida' ? 'Lectora Nombrada Almeida' : `Persona Inventada ${name}`,
        roles,
      ),
    );
  for (const rol of ['administrador', 'supervisor', 'funcionario', 'auditor'] as const) await add(rol, rol);
  await add('ambos', 'lector', 'custodio');
  for (const lector of ['lectora', 'impedida', 'restringida', 'jefatura']) await add(lector, 'lector');
  await add('custodia', 'custodio');
  const enrol = async (name: string, ...grupos: NonNullable<Parameters<SalaDesk['enrol']>[1]>) =>
    desk.enrol(personaOf(name), grupos);
  await enrol('lectora', 'denuncias');
  await enrol('impedida', 'denuncias');
  await enrol('restringida', 'extorsion');
  await enrol('jefatura', 'personal-propio');
  await enrol('custodia');
  // A reader as a relative who is named by a declared impediment, so that the complaint stays in its group.
  const { updateImpedimentos } = await import('../../store/sala-lectores.ts');
  const { sala: room } = desk.served.deps;
  await updateImpedimentos(room.db, personaOf('impedida').actor.cuenta, ['Constructora Sintética Andina']);
  const relato = {
    respuestas: [
      { campo: 'hechos', pregunta: '¿Qué pasó?', valor: `La Constructora Sintética Andina: ${secret}.` },
    ],
  };
  ({ id } = await desk.complaint({ relato, textoParaImpedimentos: relato.respuestas[0]?.valor ?? '' }));
});
after(() => desk.stop());

function personaOf(name: string): Persona {
  const found = people.get(name);
  assert.ok(found, name);
  return found;
}

async function clientOf(identity: Identity): Promise<WebClient> {
  const { origin } = desk.served;
  if (identity === 'nadie') return new WebClient(origin);
  if (identity === 'proveedor')
    return new WebClient(origin, await desk.served.sessionOf(desk.served.supplier('textilera')));
  const isInside = (inside as readonly string[]).includes(identity);
  return desk.client(await desk.again(personaOf(identity)), isInside);
}

const some = '11111111-2222-4333-8444-555555555555';
const pages = () => [
  sala.inicio,
  sala.llave,
  sala.cifras,
  sala.bitacora,
  sala.custodia,
  sala.denuncia(id),
  sala.denuncia(some),
  sala.archivo(id, some),
  sala.paquete(id, some),
];

const toSignIn = ({ status, location }: Answer) =>
  status === 303 && location?.startsWith(paths.mesa.ingresar) === true;

test('ASVS 8.2.1 outside of the room nobody learns that it is there; the auditor reads its log and no more', async () => {
  for (const identity of outside) {
    const client = await clientOf(identity);
    for (const path of pages()) {
      const answer = await client.get(path);
      const isLog = identity === 'auditor' && (path === sala.inicio || path === sala.bitacora);
      const isSignIn = (identity === 'nadie' || identity === 'proveedor') && toSignIn(answer);
      assert.ok(isSignIn || answer.status === (isLog ? 200 : 404), `${identity} ${path} ${answer.status}`);
      assert.ok(
        !answer.html.includes(secret) && !answer.html.includes('Sala reservada'),
        `${identity} ${path}`,
      );
    }
  }
  const auditor = await clientOf('auditor');
  assert.match(visible((await auditor.get(sala.inicio)).html), /Bitácora de la sala/);
});

test('ASVS 8.2.2 a complaint opens for the readers of its group, and not for whoever it names, other groups or custodians', async () => {
  for (const identity of inside) {
    const client = await clientOf(identity);
    const answer = await client.get(sala.denuncia(id));
    const reads = identity === 'lectora';
    assert.equal(answer.status, reads ? 200 : 404, identity);
    assert.equal(answer.html.includes(secret), reads, identity);
    const inbox = await client.get(sala.inicio);
    assert.equal(inbox.html.includes(id), reads, `${identity} inbox`);
    const custody = await client.get(sala.custodia);
    assert.equal(custody.status, identity === 'custodia' ? 200 : 404, `${identity} custody`);
  }
});

async function rightToken(client: WebClient, purpose: string): Promise<string> {
  const session = client.cookies.get('sesion');
  const found = session === undefined ? null : await readSession(desk.served.deps, session);
  const anonymous = { value: client.cookies.get('visita') ?? '', isNew: false };
  const actor = found?.actor ?? ({ clase: 'publico' } as const);
  return tokenFor(desk.served.web, { nonce: '', network: '', anonymous, session: found, actor }, purpose);
}

/** Everything the room holds; the marks of when a room was last used are no change of anything. */
async function dump(): Promise<string> {
  const tables = ['denuncias', 'sellos', 'piezas', 'aperturas', 'paquetes', 'lectores', 'cifras', 'motivos'];
  const rows = await Promise.all(
    tables.map((table) =>
      desk.served.deps.sala.db.query(
        { name: `prueba-${table}`, text: `select t::text as fila from sala.${table} t order by 1` },
        [],
      ),
    ),
  );
  return JSON.stringify(rows);
}

test('ASVS 8.2.1 no verb is done by whoever may not, with a right token of theirs, and nothing changes', async () => {
  const before = await dump();
  for (const identity of [...outside, 'impedida', 'restringida', 'jefatura', 'custodia'] as const) {
    const client = await clientOf(identity);
    for (const verbo of [...verbosDeDenuncia, 'abrir-identidad', 'inventado']) {
      const _csrf = await rightToken(client, salaPurpose(verbo, id));
      const fields = {
        _csrf,
        version: '1',
        texto: 'No debe entrar',
        motivo: 'No debe entrar',
        clave,
        causal: 'sin-hechos',
        clase: 'otra',
      };
      const answer = await client.send(sala.verbo(id, verbo), {
        method: 'POST',
        body: new URLSearchParams(fields),
      });
      const isSignIn = toSignIn(answer) || answer.html.includes('name="_pendiente"');
      assert.ok(isSignIn || [400, 404].includes(answer.status), `${identity} ${verbo} ${answer.status}`);
      assert.ok(!answer.html.includes(secret), `${identity} ${verbo}`);
    }
  }
  for (const identity of [...outside, 'lectora', 'jefatura'] as const) {
    const client = await clientOf(identity);
    for (const verbo of ['conceder', 'negar']) {
      const _csrf = await rightToken(client, salaPurpose(verbo, some));
      const body = new URLSearchParams({ _csrf, clave });
      const answer = await client.send(sala.verboDeApertura(some, verbo), { method: 'POST', body });
      const isSignIn = toSignIn(answer) || answer.html.includes('name="_pendiente"');
      assert.ok(isSignIn || answer.status === 404, `${identity} ${verbo} ${answer.status}`);
    }
  }
  assert.equal(await dump(), before);
});

test('ASVS 3.5.1 a reader’s form without its own token changes nothing', async () => {
  const client = await clientOf('lectora');
  const before = await dump();
  for (const verbo of verbosDeDenuncia) {
    const _csrf = await rightToken(client, salaPurpose(verbo, some));
    const body = new URLSearchParams({ _csrf, version: '1', texto: 'x', motivo: 'x' });
    const answer = await client.send(sala.verbo(id, verbo), { method: 'POST', body });
    assert.ok([400, 403].includes(answer.status), `${verbo} ${answer.status}`);
  }
  assert.equal(await dump(), before);
});

test('ASVS 3.5.8 looking at every page changes nothing but the log of who looked', async () => {
  const before = await dump();
  for (const identity of inside) {
    const client = await clientOf(identity);
    for (const path of [...pages(), sala.abrir, sala.cerrar, sala.verbo(id, 'admitir')]) {
      const answer = await client.get(path);
      assert.ok(answer.status < 500, `${identity} ${path}`);
    }
  }
  assert.equal(await dump(), before);
});

test('ASVS 8.3.2 whoever loses the role, or the enrolment, is out at once', async () => {
  const { deps } = desk.served;
  const client = await clientOf('restringida');
  assert.equal((await client.get(sala.inicio)).status, 200);
  const { removeLector } = await import('../../store/sala-lectores.ts');
  await removeLector(deps.sala.db, personaOf('restringida').actor.cuenta);
  assert.equal((await client.get(sala.inicio)).location, sala.llave);
  const other = await clientOf('jefatura');
  await deps.db.execute({ name: 'prueba-roles', text: 'update cuentas set roles = $2 where id = $1' }, [
    personaOf('jefatura').actor.cuenta,
    ['funcionario'],
  ]);
  assert.equal((await other.get(sala.inicio)).status, 404);
});

test('ASVS 14.3.2 no page of the room is kept by any cache, and its cookie is out of reach of scripts', async () => {
  const client = await clientOf('lectora');
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const path of pages()) {
    const answer = await fetch(desk.served.origin + path, { headers: { cookie }, redirect: 'manual' });
    assert.equal(answer.headers.get('cache-control'), 'no-store', path);
    await answer.arrayBuffer();
  }
  const closed = await desk.client(await desk.again(personaOf('lectora')), false);
  const form = hiddenFields((await closed.get(sala.inicio)).html, sala.abrir);
  const opened = await fetch(desk.served.origin + sala.abrir, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: desk.served.origin, cookie: `sesion=${closed.cookies.get('sesion')}` },
    body: new URLSearchParams({ ...form, frase }),
  });
  assert.match(opened.headers.getSetCookie().join(), /^sala=[\w-]{43,}; Path=\/; HttpOnly; SameSite=Lax$/);
});
