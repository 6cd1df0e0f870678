// The code that brings a conversation to another device, attacked: guessed, reused, raced, typed for another's address, listened to.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paths } from '../../src/paths.ts';
import { type Served, serveScene } from '../served.ts';
import { type ChatHand, chatHand, codeIn } from './chat-hand.ts';
import { everyDoor } from './hands.ts';

const { chat } = paths;
let served: Served;
before(async () => {
  served = await serveScene(everyDoor);
});
after(() => served.stop());

const rows = (text: string, values: readonly string[] = []) =>
  served.deps.db.query<Record<string, unknown>>({ name: `prueba-${text.slice(-40)}`, text }, [...values]);

let people = 0;
/** Somebody who left an address in their conversation. */
async function left(correo: string): Promise<ChatHand> {
  const hand = chatHand(served);
  people += 1;
  const llave = `${people}`.padStart(22, 'c');
  await hand.post(chat.inicio, 'chat-empezar', { llave, texto: `Consulta de ${people}` });
  const kept = await hand.post(chat.contacto, 'chat-contacto', { correo, telefono: '' });
  assert.equal(kept.status, 200, kept.html);
  return hand;
}
const ask = (hand: ChatHand, correo: string) => hand.post(chat.volver, 'chat-volver', { correo });
const use = (hand: ChatHand, correo: string, codigo: string) =>
  hand.post(chat.codigo, 'chat-codigo', { correo, codigo });
async function newestCode(correo: string): Promise<string> {
  const sent = await rows(
    "select texto from correos where para = $1 and clase = 'codigo-de-chat' order by id desc limit 1",
    [correo],
  );
  return /: (\d{6})/.exec(String(sent[0]?.texto))?.[1] ?? '';
}
const wrongFor = (codigo: string) => (codigo === '123456' ? '654321' : '123456');
const seesThread = async ({ client }: ChatHand) =>
  (await client.get(`${chat.lineas}?desde=0`)).status === 200;

/** Budgets of the network would answer first. */
const forget = () => rows('delete from presupuestos returning clave');

test('ASVS 6.5.1 2.3.4 a code opens once, also where fifty try it at the same moment', async () => {
  await forget();
  const correo = 'una-vez@ejemplo.example';
  const first = await left(correo);
  await ask(chatHand(served), correo);
  const codigo = await newestCode(correo);
  const hands = Array.from({ length: 30 }, () => chatHand(served));
  const answers = await Promise.all(hands.map((hand) => use(hand, correo, codigo)));
  const winners = answers.filter(({ status }) => status === 303);
  assert.ok(winners.length <= 1, `${winners.length} devices got it`);
  const seeing = (await Promise.all(hands.map(seesThread))).filter(Boolean);
  assert.equal(seeing.length, winners.length);
  if (winners.length === 1) assert.equal(await seesThread(first), false, 'the device before has it no more');
  assert.equal((await use(chatHand(served), correo, codigo)).status, 422);
});

test('ASVS 6.5.1 6.5.5 a code dies with a newer one, with its ten minutes, and with five wrong tries', async () => {
  await forget();
  const correo = 'caduca@ejemplo.example';
  await left(correo);
  const device = chatHand(served);
  await ask(device, correo);
  const old = await newestCode(correo);
  await ask(device, correo);
  const newer = await newestCode(correo);
  if (old !== newer) assert.equal((await use(device, correo, old)).status, 422);
  for (let n = 0; n < 5; n += 1) await use(device, correo, wrongFor(newer));
  assert.equal((await use(device, correo, newer)).status, 422);
  await ask(device, correo);
  const third = await newestCode(correo);
  await rows('update codigos_de_chat set vence_en = creado_en returning id');
  assert.equal((await use(device, correo, third)).status, 422);
  assert.equal(await seesThread(device), false);
});

test('ASVS 6.3.8 6.6.3 a code is good for its own address; wrong code, other address and no address answer alike', async () => {
  await forget();
  const [mine, hers] = ['atacante@ejemplo.example', 'persona@ejemplo.example'];
  await left(mine);
  await left(hers);
  const thief = chatHand(served);
  const asked = [await ask(thief, mine), await ask(thief, hers), await ask(thief, 'nadie@ejemplo.example')];
  const shown = asked.map(
    ({ html, status }) =>
      `${status} ${html.replaceAll(/[\w.+-]+@ejemplo\.example/g, '').replaceAll(/value="[\w.-]{30,}"|nonce="[^"]*"/g, '')}`,
  );
  assert.equal(new Set(shown).size, 1);
  const own = await newestCode(mine);
  const answers = [
    await use(thief, hers, own),
    await use(thief, 'nadie@ejemplo.example', own),
    await use(thief, hers, wrongFor(await newestCode(hers))),
    await use(thief, mine, ''),
    await use(thief, mine, ' '.repeat(5_000)),
    await use(thief, mine, '٠١٢٣٤٥'),
  ];
  const told = answers.map(
    ({ html, status }) => `${status} ${/govuk-error-message[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1]}`,
  );
  assert.equal(new Set(told).size, 1, told.join('\n'));
  assert.match(told[0] ?? '', /^422 .*El código no es correcto o ya venció/s);
  assert.equal(await seesThread(thief), false);
});

test('ASVS 6.4.3 8.2.2 a conversation of an account is given to nobody by a code', async () => {
  await forget();
  const correo = 'con-cuenta@ejemplo.example';
  const hand = await left(correo);
  const signedIn = chatHand(served, await served.sessionOf(served.supplier('textilera')));
  await ask(hand, correo);
  const codigo = await newestCode(correo);
  signedIn.client.cookies.set('chat', hand.client.cookies.get('chat') ?? '');
  assert.equal(
    (await signedIn.post(chat.mensajes, 'chat-mensaje', { texto: 'Ahora es de la cuenta' })).status,
    200,
  );
  const device = chatHand(served);
  assert.equal((await use(device, correo, codigo)).status, 422);
  assert.equal(await seesThread(device), false);
  const before = (await rows("select 1 from correos where clase = 'codigo-de-chat'")).length;
  await ask(device, correo);
  assert.equal((await rows("select 1 from correos where clase = 'codigo-de-chat'")).length, before);
});

test('ASVS 6.6.3 three codes an hour to one address: nobody’s letter box is filled, and guessing stays hopeless', async () => {
  await forget();
  const correo = 'buzon@ejemplo.example';
  await left(correo);
  const before = (await rows('select 1 from correos where para = $1', [correo])).length;
  const codes: string[] = [];
  for (const typed of [correo, 'BUZON@ejemplo.example', ` ${correo} `, 'Buzon@Ejemplo.Example', correo])
    codes.push(codeIn(await ask(chatHand(served), typed)));
  assert.deepEqual(codes, ['200', '200', '200', '429', '429']);
  assert.equal((await rows('select 1 from correos where para = $1', [correo])).length, before + 3);
});

test('ASVS 6.5.1 1.3.11 what is stored of a code is no code, and no address puts a line into a letter', async () => {
  await forget();
  const correo = 'guardado@ejemplo.example';
  await left(correo);
  await ask(chatHand(served), correo);
  const codigo = await newestCode(correo);
  const stored = await rows('select huella from codigos_de_chat order by creado_en desc, id desc limit 1');
  assert.match(String(stored[0]?.huella), /^[\w-]{43}$/);
  assert.ok(!JSON.stringify(await rows('select * from codigos_de_chat')).includes(`"${codigo}"`));
  for (const typed of [
    'a@ejemplo.example\r\nbcc: b@otro.example',
    'a@ejemplo.example,b@otro.example',
    '"a\r\n"@ejemplo.example',
    'a@ejemplo.example\u0000',
  ])
    assert.ok((await ask(chatHand(served), typed)).status < 500);
  const all = await rows('select para from correos');
  assert.deepEqual(
    all.filter(({ para }) => /[\r\n,\u0000]/.test(String(para))),
    [],
  );
});
