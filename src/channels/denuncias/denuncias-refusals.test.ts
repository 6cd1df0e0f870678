// Every "no" of the sealed door: what it says, where, and that nothing typed is lost for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SealedHand, wordsOn } from '../../../tests/sealed-hand.ts';
import { someReaders } from '../../../tests/sealed-readers.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { solveProof } from '../../../tests/solve-proof.ts';
import { hiddenFields } from '../../../tests/web-client.ts';
import { sealedDoorLimits as limits } from '../../actions/sala/sealed-door-limits.ts';
import { refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { denunciasDoor } from './denuncias-door.ts';

const { denuncias } = paths;
let served: Served;

before(async () => {
  served = await serveScene([denunciasDoor]);
  await someReaders(served.deps);
});
after(() => served.stop());

const hand = (origin = served.origin) => new SealedHand(origin);
const tip = { hechos: 'Las bases nombran una sola marca.', seIdentifica: 'no' };
const bytes = (text: string) => new TextEncoder().encode(text);

async function withServed(parts: Parameters<typeof serveScene>[1], work: (other: Served) => Promise<void>) {
  const other = await serveScene([denunciasDoor], parts);
  try {
    await work(other);
  } finally {
    await other.stop();
  }
}

test('falta lo necesario: the review says what is missing, leads there, and keeps the rest', async () => {
  const person = hand();
  const review = await person.tell({ datos: { entidad: 'Entidad de Ejemplo', seIdentifica: 'no' } });
  const sent = await person.sendIt(review, served.deps, {});
  assert.equal(sent.status, 422);
  assert.match(sent.html, /href="\/denuncias\/nueva\/1#hechos"/);
  assert.match(sent.html, /href="#declara"/);
  assert.match(sent.html, /Entidad de Ejemplo/);
});

test('un código que no es de proceso, un correo mal escrito y un nombre en blanco se dicen en su página', async () => {
  const person = hand();
  const odd = await person.tell({ datos: { ...tip, conoceElCodigo: 'si', proceso: 'el de las vacunas' } });
  assert.equal(odd.status, 422);
  assert.match(odd.html, /value="el de las vacunas"/);
  const blank = await hand().tell({ datos: { ...tip, seIdentifica: 'si', correo: 'a@' } });
  assert.equal(blank.status, 422);
  assert.match(blank.html, /href="#nombre"/);
  assert.match(blank.html, /href="#correo"/);
});

test('identifiquese-para-denunciar: where no tips are taken the choice is not offered, and a forged one is refused', async () => {
  const { sala } = served.deps;
  Object.assign(sala, { admiteSinIdentidad: false });
  try {
    const person = hand();
    const page = await person.tell({ datos: tip });
    assert.equal(page.status, 422, 'the name is asked for');
    assert.doesNotMatch(page.html, /name="seIdentifica"/);
    Object.assign(sala, { admiteSinIdentidad: true });
    const other = hand();
    const review = await other.tell({ datos: tip });
    Object.assign(sala, { admiteSinIdentidad: false });
    const sent = await other.sendIt(review, served.deps);
    assert.equal(sent.status, refuse('identifiquese-para-denunciar').status);
    assert.ok(sent.html.includes(refuse('identifiquese-para-denunciar').sentence));
  } finally {
    Object.assign(sala, { admiteSinIdentidad: true });
  }
});

test('sin-lectores: where nobody could read it, it is not taken, and what was typed stays', async () => {
  await withServed({}, async (other) => {
    const person = hand(other.origin);
    const review = await person.tell({ datos: tip });
    const sent = await person.sendIt(review, other.deps);
    assert.equal(sent.status, 409);
    assert.ok(sent.html.includes(refuse('sin-lectores').sentence));
    assert.match(sent.html, /una sola marca/);
  });
});

test('puerta-cerrada: an agency closes the door to new complaints; old ones still open', async () => {
  const { definiciones } = served.deps;
  const sealed = definiciones.todas.find(({ definicion }) => definicion.sellado === true);
  await withServed(
    { parts: { puertasCerradas: new Set([`${sealed?.definicion.id}:web`]) } },
    async (other) => {
      const person = hand(other.origin);
      const start = await person.get(denuncias.inicio);
      assert.match(start.html, /solo por correo electrónico, en <strong>alerta@/);
      assert.doesNotMatch(start.html, /href="\/denuncias\/nueva"/);
      assert.equal((await person.get(denuncias.nueva)).location, denuncias.inicio);
      const forced = await person.send(denuncias.nueva, {
        method: 'POST',
        body: new URLSearchParams({ materia: 'otra' }),
      });
      assert.equal(forced.status, 409);
      assert.match((await person.open('una dos tres')).html, /No encontramos/);
    },
  );
});

test('prueba-de-trabajo: sending at once takes work or a short wait, bound to the draft', async () => {
  const person = hand();
  const review = await person.tell({ datos: tip });
  const hurried = await person.post(review, denuncias.enviar, [['declara', 'verdad']]);
  assert.equal(hurried.status, refuse('prueba-de-trabajo').status);
  assert.match(hurried.html, /Espere 5 segundos/);
  const { prueba = '' } = hiddenFields(hurried.html, denuncias.enviar);
  assert.equal(prueba, hiddenFields(review.html, denuncias.enviar).prueba, 'waiting goes on counting');
  const stranger = hand();
  const theirs = hiddenFields((await stranger.tell({ datos: tip })).html, denuncias.enviar).prueba ?? '';
  const fields = { ...hiddenFields(review.html, denuncias.enviar), declara: 'verdad' };
  const send = (more: Record<string, string>) =>
    person.send(denuncias.enviar, { method: 'POST', body: new URLSearchParams({ ...fields, ...more }) });
  const stolen = await send({ prueba: theirs, nonce: solveProof(theirs, limits.workBits) });
  assert.equal(stolen.status, 422);
  const worked = await send({ nonce: solveProof(prueba, limits.workBits) });
  assert.equal(worked.location, denuncias.palabras);
});

test('formulario-vencido: a forged, stolen or old form changes nothing and keeps what was typed', async () => {
  const person = hand();
  const start = await person.get(denuncias.nueva);
  await person.post(start, denuncias.nueva, [['materia', 'corrupcion']]);
  const page = await person.get(denuncias.paso(1));
  const other = hand();
  const otherStart = await other.get(denuncias.nueva);
  await other.post(otherStart, denuncias.nueva, [['materia', 'corrupcion']]);
  const stolen = hiddenFields((await other.get(denuncias.paso(1))).html, denuncias.paso(1))._csrf ?? '';
  for (const [_csrf, headers] of [
    ['', {}],
    [stolen, {}],
    [
      hiddenFields(page.html, denuncias.paso(1))._csrf ?? '',
      { origin: 'https://otra.example', 'sec-fetch-site': 'cross-site' },
    ],
  ] as const) {
    const body = new URLSearchParams({ _csrf, hechos: 'Lo que escribí' });
    const answer = await person.send(denuncias.paso(1), { method: 'POST', body, headers });
    assert.equal(answer.status, 403);
    assert.match(answer.html, /Lo que escribí<\/textarea>/);
    assert.doesNotMatch((await person.get(denuncias.paso(1))).html, /Lo que escribí/);
  }
  assert.equal(
    (
      await other.send(denuncias.volver, {
        method: 'POST',
        body: new URLSearchParams({ palabras: 'una dos' }),
      })
    ).status,
    403,
  );
});

test('what was still being typed when the draft expired goes into a new one', async () => {
  const person = hand();
  const start = await person.get(denuncias.nueva);
  await person.post(start, denuncias.nueva, [['materia', 'corrupcion']]);
  served.deps.clock.advance(11.5 * 3_600_000);
  const fresh = await person.get(denuncias.paso(1));
  served.deps.clock.advance(40 * 60_000);
  const saved = await person.post(fresh, denuncias.paso(1), [['hechos', 'Escrito durante horas']]);
  assert.equal(saved.location, denuncias.paso(2));
  assert.match((await person.get(denuncias.revisar)).html, /Escrito durante horas/);
});

test('archivo-vacio, archivo-muy-grande, demasiados-archivos: each file has its own answer, and the others stay', async () => {
  const person = hand();
  const start = await person.get(denuncias.nueva);
  await person.post(start, denuncias.nueva, [['materia', 'corrupcion']]);
  const upload = async (files: readonly (readonly [string, string, Uint8Array])[]) =>
    person.postFiles(await person.get(denuncias.archivos), denuncias.archivos, files);
  const mixed = await upload([
    ['archivos', 'vacio.pdf', bytes('')],
    ['archivos', 'enorme.mp4', new Uint8Array(limits.fileSizeBytesMax + 1)],
    ['archivos', 'bueno.txt', bytes('algo')],
  ]);
  assert.equal(mixed.status, 413);
  assert.match(mixed.html, /«vacio\.pdf»: El archivo está vacío/);
  assert.match(mixed.html, /«enorme\.mp4»: El archivo pesa más/);
  assert.match(mixed.html, /v-archivo__nombre">bueno\.txt/);
  const many = Array.from(
    { length: limits.filesPerComplaintMax },
    (_, n) => ['archivos', `${n}.txt`, bytes(String(n))] as const,
  );
  const tooMany = await upload(many);
  assert.match(tooMany.html, /Ya adjuntó 10 archivos, el máximo/);
  const page = await person.get(denuncias.archivos);
  assert.equal(page.html.match(/v-archivo__nombre/g)?.length, limits.filesPerComplaintMax);
  const removed = await person.post(page, denuncias.quitarArchivo, []);
  assert.equal(removed.location, denuncias.archivos);
  assert.equal(
    (await person.get(denuncias.archivos)).html.match(/v-archivo__nombre/g)?.length,
    limits.filesPerComplaintMax - 1,
  );
  const plain = await person.send(denuncias.archivos, {
    method: 'POST',
    body: new URLSearchParams({ a: 'b' }),
  });
  assert.equal(plain.status, 400);
});

test('mensaje-vacio and denuncia-cerrada: in the thread, with what was typed', async () => {
  const words = await hand().file(served.deps, { datos: tip });
  const person = hand();
  const thread = await person.open(words);
  const empty = await person.post(thread, denuncias.mensajes, [['texto', '  ']]);
  assert.equal(empty.status, refuse('mensaje-vacio').status);
  const long = await person.post(thread, denuncias.mensajes, [
    ['texto', 'x'.repeat(limits.messageCharsMax + 1)],
  ]);
  assert.equal(long.status, 422);
  assert.equal((await person.postFiles(thread, denuncias.hiloArchivos, [])).status, 422);
  await served.deps.sala.db.execute({
    name: 'prueba-cerrar',
    text: "update sala.denuncias set estado = 'cerrada'",
  });
  const closed = await person.post(thread, denuncias.mensajes, [['texto', 'Algo más']]);
  assert.equal(closed.status, refuse('denuncia-cerrada').status);
  assert.ok(closed.html.includes(refuse('denuncia-cerrada').sentence));
  assert.doesNotMatch((await person.get(denuncias.hilo)).html, /name="texto"/);
});

test('ASVS 2.3.4 sent fifty times at once it is one complaint with one set of words', async () => {
  const person = hand();
  const review = await person.tell({ datos: tip });
  served.deps.clock.advance(10_000);
  const before = await count();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => person.post(review, denuncias.enviar, [['declara', 'verdad']])),
  );
  assert.ok(
    answers.every(({ status }) => status === 303 || status === 409 || status === 422 || status === 503),
  );
  assert.ok(answers.some(({ location }) => location === denuncias.palabras));
  assert.equal((await count()) - before, 1);
  const words = wordsOn((await person.get(denuncias.palabras)).html);
  assert.match((await hand().open(words)).html, /Recibida/);
});

const count = async (): Promise<number> => {
  const rows = await served.deps.sala.db.query<{ n: number }>({
    name: 'prueba-cuantas',
    text: 'select count(*)::int as n from sala.denuncias',
  });
  return rows[0]?.n ?? 0;
};
