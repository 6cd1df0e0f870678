/** The room over HTTP without JavaScript: enrolment, opening it, a complaint from arrival to referral, two people where two are needed. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { type Answer, hiddenFields } from '../../../tests/web-client.ts';
import { openAsComplainant } from '../../actions/sala/open-as-complainant.ts';
import { readPiezas } from '../../actions/sala/read-piezas.ts';
import { storeSealedFile } from '../../actions/sala/store-sealed-file.ts';
import { accepted } from '../../actions/sala/testing/room.ts';
import { wordsToKey } from '../../actions/sala/words-to-key.ts';
import { limits } from '../../domain/limits.ts';
import { paths } from '../../paths.ts';
import { clave, frase, openSalaDesk, type Persona, type SalaDesk } from './testing/sala-desk.ts';
import { doIn, done, formIn, visible, writeWithFile } from './testing/sala-forms.ts';

const { sala } = paths.mesa;
let desk: SalaDesk;
let lectora: Persona;
let colega: Persona;
let jefatura: Persona;
let custodia: Persona;
before(async () => {
  desk = await openSalaDesk();
  lectora = await desk.persona('Lectora Inventada Rosales', ['lector']);
  colega = await desk.persona('Lector Inventado Cedeño', ['lector']);
  jefatura = await desk.persona('Jefatura Inventada Paz', ['lector']);
  custodia = await desk.persona('Custodia Inventada Bravo', ['custodio']);
  await desk.enrol(lectora, ['denuncias', 'extorsion']);
  await desk.enrol(colega, ['denuncias']);
  await desk.enrol(jefatura, ['personal-propio']);
  await desk.enrol(custodia);
});
after(() => desk.stop());

/** As if the person had signed in a while ago: a room that is open stays so. */
function proofGoesStale(): void {
  desk.served.deps.clock.advance((limits.stepUpMinutes + 1) * 60_000);
}

/** What the complainant reads of what was done. */
async function actsSeen(palabras: string): Promise<readonly string[]> {
  const { deps } = desk.served;
  const own = accepted(await openAsComplainant(deps, await wordsToKey(deps, palabras)));
  const { piezas } = await readPiezas(deps, own);
  return piezas.flatMap(({ clase, contenido }) =>
    clase === 'acto' && contenido.como === 'abierta' ? [contenido.valor.que] : [],
  );
}

test('the first time: a phrase twice, what one must not judge, and the room is open; the phrase is nowhere on the page', async () => {
  const nueva = await desk.persona('Lectora Nueva Inventada', ['lector']);
  const client = await desk.client(nueva, false);
  proofGoesStale();
  assert.equal((await client.get(sala.inicio)).location, sala.llave);
  const send = (page: Answer, a: string, b: string, clavePuesta: string) =>
    client.post(page, sala.llave, [
      ['clave', clavePuesta],
      ['frase', a],
      ['repetida', b],
      ['impedimentos', 'Empresa Sintética del Sur'],
    ]);
  const wrong = await send(await client.get(sala.llave), frase, frase, 'no es mi clave de ingreso');
  assert.match(visible(wrong.html), /La clave no coincide/);
  const short = await send(wrong, 'corta', 'corta', clave);
  assert.match(visible(short.html), /al menos 20 caracteres/);
  const other = await send(short, frase, `${frase} otra`, clave);
  assert.match(visible(other.html), /Las dos frases no son iguales/);
  assert.ok(other.html.includes('Empresa Sintética del Sur'), 'what was declared is kept');
  assert.ok(!other.html.includes(frase));
  const enrolled = await send(other, frase, frase, clave);
  assert.equal(enrolled.location, sala.inicio, visible(enrolled.html).slice(0, 500));
  const inbox = await client.get(sala.inicio);
  assert.equal(inbox.status, 200);
  assert.match(visible(inbox.html), /Cerrar la sala/);
  const again = await client.get(sala.llave);
  assert.match(visible(again.html), /Ya está inscrito/);
});

test('ASVS 7.5.3 the room opens with password and phrase, closes on demand, after twenty minutes, and takes the cookie along', async () => {
  const client = await desk.client(await desk.again(colega), false);
  proofGoesStale();
  const closed = await client.get(sala.cifras);
  assert.match(closed.html, /name="clave"/);
  const send = (page: Answer, fields: [string, string][]) => client.post(page, sala.abrir, fields);
  const refused = await send(closed, [
    ['clave', 'no es'],
    ['frase', frase],
  ]);
  assert.match(visible(refused.html), /La clave no coincide/);
  const badPhrase = await send(await client.get(sala.cifras), [
    ['clave', clave],
    ['frase', 'otra frase que no es la suya'],
  ]);
  assert.match(visible(badPhrase.html), /La frase de lectura no coincide/);
  const opened = await send(await client.get(sala.cifras), [['frase', frase]]);
  assert.equal(opened.location, sala.cifras);
  assert.equal((await client.get(sala.cifras)).status, 200);
  const bar = await client.get(sala.inicio);
  const left = await client.post(bar, sala.cerrar, []);
  assert.equal(left.status, 303);
  assert.equal(client.cookies.get('sala'), '');
  const shut = await client.get(sala.inicio);
  assert.match(shut.html, /Frase de lectura/);
  const other = await desk.client(await desk.again(colega));
  desk.served.deps.clock.advance(21 * 60_000);
  assert.match((await other.get(sala.inicio)).html, /Frase de lectura/);
});

test('what was typed when the room closed is carried through opening it', async () => {
  const { id } = await desk.complaint();
  const client = await desk.client(await desk.again(colega));
  await done(client, id, 'tomar');
  const page = await client.get(sala.denuncia(id));
  client.cookies.delete('sala');
  const carried = await client.post(formIn(page, 'anotar'), sala.verbo(id, 'anotar'), [
    ['texto', 'Nota que no se pierde'],
  ]);
  assert.match(carried.html, /name="_pendiente"/);
  const opened = await client.post(carried, sala.abrir, [
    ['clave', clave],
    ['frase', frase],
  ]);
  assert.match(visible(opened.html), /no se perdió/);
  const sent = await client.post(opened, sala.verbo(id, 'anotar'), []);
  assert.equal(sent.status, 303, visible(sent.html).slice(0, 300));
  assert.match((await client.get(sala.denuncia(id))).html, /Nota que no se pierde/);
  client.cookies.delete('sala');
  const file = new File(['x'], 'x.txt');
  const open = await desk.client({ ...colega, session: client.cookies.get('sesion') ?? '' });
  const shown = formIn(await open.get(sala.denuncia(id)), 'escribir');
  const letter = new FormData();
  for (const [name, value] of Object.entries(hiddenFields(shown.html, sala.verbo(id, 'escribir'))))
    letter.append(name, value);
  letter.append('texto', 'Mensaje que no se pierde');
  letter.append('archivo', file);
  const kept = await client.send(sala.verbo(id, 'escribir'), { method: 'POST', body: letter });
  assert.match(kept.html, /name="_pendiente"[^>]*Mensaje/);
});

test('the inbox names nothing that is sealed; opening a complaint shows it and is noted', async () => {
  const { id } = await desk.complaint();
  const client = await desk.client(await desk.again(lectora));
  const inbox = await client.get(`${sala.inicio}?estado=recibida&clase=denuncia`);
  assert.ok(inbox.html.includes(sala.denuncia(id)));
  assert.ok(!inbox.html.includes('pidieron un pago'));
  const page = await client.get(sala.denuncia(id));
  assert.ok(page.html.includes('pidieron un pago'));
  assert.ok(!page.html.includes('Persona Sintética Inventada'), 'the identity stays sealed');
  const log = await client.get(sala.bitacora);
  assert.match(visible(log.html), /Lectora Inventada Rosales Leyó la denuncia/);
  assert.match(visible(log.html), /La cadena está completa/);
});

test('a complaint is taken, answered, admitted, investigated and closed; the complainant reads each outcome', async () => {
  const { id, palabras } = await desk.complaint();
  const client = await desk.client(await desk.again(lectora));
  const before = await doIn(client, id, 'tomar');
  assert.equal(before.status, 303);
  const file = new File(['contenido sintetico'], 'formato.txt');
  const wrote = await writeWithFile(client, id, '¿En qué fecha ocurrió?', file);
  assert.equal(wrote.status, 303, visible(wrote.html).slice(0, 300));
  await done(client, id, 'admitir');
  await done(client, id, 'investigar', [['texto', 'Pediremos los expedientes.']]);
  const empty = await doIn(client, id, 'cerrar');
  assert.equal(empty.status, 422);
  assert.match(visible(empty.html), /Diga en qué terminó/);
  await done(client, id, 'retener', [['motivo', 'Orden sintética 001']]);
  await done(client, id, 'soltar', [['motivo', 'Terminó la orden sintética 001']]);
  await done(client, id, 'cerrar', [['texto', 'Se dispusieron medidas correctivas.']]);
  assert.deepEqual(await actsSeen(palabras), ['admitir', 'investigar', 'cerrar']);
  const closed = await client.get(sala.denuncia(id));
  assert.match(visible(closed.html), /Se conserva hasta el/);
  assert.ok(!closed.html.includes('formulario-escribir'));
});

test('not admitted needs its reason with its norm; a version that changed meanwhile is not overwritten', async () => {
  const { id, palabras } = await desk.complaint();
  const client = await desk.client(await desk.again(lectora));
  await done(client, id, 'tomar');
  const page = await client.get(sala.denuncia(id));
  const bare = await doIn(client, id, 'inadmitir', [['texto', 'Texto que se conserva']]);
  assert.match(visible(bare.html), /Elija la causa/);
  assert.ok(bare.html.includes('Texto que se conserva'));
  await done(client, id, 'anotar', [['texto', 'Otra pestaña']]);
  const stale = await client.post(formIn(page, 'inadmitir'), sala.verbo(id, 'inadmitir'), [
    ['causal', 'sin-hechos'],
  ]);
  assert.equal(stale.status, 409);
  assert.match(visible(stale.html), /La denuncia cambió mientras tanto/);
  await done(client, id, 'inadmitir', [['causal', 'sin-hechos']]);
  assert.deepEqual(await actsSeen(palabras), ['inadmitir']);
});

test('a threat found in a complaint goes to the restricted group; who passes it on reads it no more', async () => {
  const { id, palabras } = await desk.complaint();
  const client = await desk.client(await desk.again(colega));
  await done(client, id, 'tomar');
  const moved = await doIn(client, id, 'derivar', [
    ['clase', 'extorsion'],
    ['motivo', 'Hay amenazas.'],
  ]);
  assert.equal(moved.status, 303);
  assert.equal((await client.get(sala.denuncia(id))).status, 404);
  const restricted = await desk.client(await desk.again(lectora));
  assert.match(visible((await restricted.get(sala.denuncia(id))).html), /Extorsión o amenazas/);
  assert.deepEqual(await actsSeen(palabras), ['derivada']);
});

test('ASVS 2.3.5 an identity needs a reason and a custodian, opens once, and neither account does both parts', async () => {
  const { id, palabras } = await desk.complaint();
  const reader = await desk.client(await desk.again(lectora));
  await done(reader, id, 'tomar');
  proofGoesStale();
  const bare = await doIn(reader, id, 'pedir-apertura', [['clave', clave]]);
  assert.match(visible(bare.html), /Escriba el motivo/);
  await done(reader, id, 'pedir-apertura', [
    ['motivo', 'Hay que citar a quien denuncia'],
    ['clave', clave],
  ]);
  assert.equal((await reader.get(sala.custodia)).status, 404);
  const keeper = await desk.client(await desk.again(custodia));
  proofGoesStale();
  const requests = await keeper.get(sala.custodia);
  assert.ok(requests.html.includes('Hay que citar a quien denuncia'));
  assert.equal((await keeper.get(sala.denuncia(id))).status, 404, 'a custodian reads no complaint');
  const [, grant = ''] = /action="(\/mesa\/sala\/custodia\/[^"]+\/conceder)"/.exec(requests.html) ?? [];
  const stale = await keeper.post(requests, grant, [['clave', 'no es']]);
  assert.equal(stale.status, 401);
  const granted = await keeper.post(await keeper.get(sala.custodia), grant, [['clave', clave]]);
  assert.equal(granted.location, `${sala.custodia}?hecho=conceder`);
  const ready = await reader.get(sala.denuncia(id));
  const [, name = ''] = /id="formulario-(abrir-identidad-[^"]+)"/.exec(ready.html) ?? [];
  const shown = await doIn(reader, id, name, [['clave', clave]], 'abrir-identidad');
  assert.equal(shown.status, 200);
  assert.ok(shown.html.includes('Persona Sintética Inventada'));
  assert.ok(!(await reader.get(sala.denuncia(id))).html.includes('Persona Sintética Inventada'));
  assert.ok(!(await reader.get(sala.denuncia(id))).html.includes(name), 'it opens once');
  assert.deepEqual(await actsSeen(palabras), ['apertura-pedida', 'apertura-concedida', 'apertura-usada']);
  const both = await desk.persona('Persona Doble Inventada', ['lector', 'custodio']);
  assert.equal(
    (await (await desk.client(both, false)).get(sala.inicio)).status,
    404,
    'both roles in one account are none',
  );
});

test('figures count without opening, and never tell one from four', async () => {
  const client = await desk.client(await desk.again(jefatura));
  await desk.complaint({ clase: 'personal-propio', grupo: 'personal-propio' });
  const figures = await client.get(sala.cifras);
  assert.match(visible(figures.html), /menos de 5/);
  assert.ok(!/>\s*[1-4]\s*</.test(figures.html.slice(figures.html.indexOf('<h1'))), 'no small number');
});

test('a mail as it came is sealed with the identity: it is shown with it, once, and to nobody before', async () => {
  const { deps } = desk.served;
  const raw = 'From: persona@ejemplo.example\r\nSubject: Correo sintético\r\n\r\nTexto del correo sintético';
  const mail = { nombre: 'correo.eml', sizeBytesMax: 1_000_000 };
  const crudo = accepted(await storeSealedFile(deps, Readable.from([Buffer.from(raw)]), mail));
  const { id } = await desk.complaint({ via: 'correo', crudo });
  const reader = await desk.client(await desk.again(lectora));
  const before = await reader.get(sala.denuncia(id));
  assert.match(visible(before.html), /está sellado con la identidad/);
  assert.ok(!before.html.includes('correo.eml') && !before.html.includes('persona@ejemplo.example'));
  await done(reader, id, 'tomar');
  await done(reader, id, 'pedir-apertura', [['motivo', 'Hay que responder al remitente']]);
  const keeper = await desk.client(await desk.again(custodia));
  const requests = await keeper.get(sala.custodia);
  const at = requests.html.indexOf('Hay que responder al remitente');
  const [, grant = ''] =
    /action="(\/mesa\/sala\/custodia\/[^"]+\/conceder)"/.exec(requests.html.slice(at)) ?? [];
  assert.equal((await keeper.post(requests, grant, [])).status, 303);
  const [, name = ''] =
    /id="formulario-(abrir-identidad-[^"]+)"/.exec((await reader.get(sala.denuncia(id))).html) ?? [];
  const shown = await doIn(reader, id, name, [], 'abrir-identidad');
  assert.match(visible(shown.html), /Texto del correo sintético/);
});
