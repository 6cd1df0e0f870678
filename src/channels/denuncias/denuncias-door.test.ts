// The sealed web door from the first page to the thread, over HTTP and without JavaScript.
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { SealedHand, wordsOn } from '../../../tests/sealed-hand.ts';
import { someReaders } from '../../../tests/sealed-readers.ts';
import { type Served, serveScene } from '../../../tests/served.ts';
import { addPieza } from '../../actions/sala/add-pieza.ts';
import { openAsReader } from '../../actions/sala/open-as-reader.ts';
import { readPiezas } from '../../actions/sala/read-piezas.ts';
import { storeSealedFile } from '../../actions/sala/store-sealed-file.ts';
import type { PiezaNueva } from '../../domain/denuncia/denuncia.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { listBandeja } from '../../store/sala-bandeja.ts';
import { denunciasDoor } from './denuncias-door.ts';

const { denuncias } = paths;
let served: Served;
let readers: Awaited<ReturnType<typeof someReaders>>;

before(async () => {
  served = await serveScene([denunciasDoor]);
  readers = await someReaders(served.deps);
});
after(() => served.stop());

const hand = () => new SealedHand(served.origin);
const tip = { hechos: 'Las bases nombran una sola marca.', seIdentifica: 'no' };
const utf8 = (text: string) => new TextEncoder().encode(text);

const readBy = async (lector: (typeof readers)['denuncias']) => {
  const found = await listBandeja(served.deps.sala.db, `lector:${lector.cuenta}`, 100);
  return Promise.all(
    found.map(async ({ id }) => {
      const caso = await openAsReader(served.deps, lector, id);
      assert.ok(!isRefusal(caso));
      return { denuncia: caso.denuncia, ...(await readPiezas(served.deps, caso)) };
    }),
  );
};

test('a complaint with everything: told, sent, words, thread, answered both ways, file both ways', async () => {
  const person = hand();
  const review = await person.tell({
    datos: {
      hechos: 'Ñandú: las bases están hechas para una empresa.',
      cuando: 'en marzo',
      conoceElCodigo: 'si',
      proceso: 'sie - mdemo - 001 - 2026',
      involucrados: 'La comisión técnica',
      comoLoSabe: 'documentos',
      seIdentifica: 'si',
      nombre: 'Persona de Ejemplo Uno',
      identificacion: '3000000012',
      reserva: 'si',
    },
    archivos: [['archivos', 'audio.ogg', utf8('grabación sintética')]],
  });
  assert.equal(review.path, denuncias.revisar);
  assert.match(review.html, /SIE-MDEMO-001-2026<\/strong> consta en el registro/);
  assert.match(review.html, /audio\.ogg/);
  const sent = await person.sendIt(review, served.deps);
  assert.equal(sent.location, denuncias.palabras);
  const page = await person.get(denuncias.palabras);
  const words = wordsOn(page.html);
  assert.equal(words.length, 8);
  const wrong = await person.post(page, denuncias.palabras, [
    ['palabra3', 'nada'],
    ['palabra7', words[6] ?? ''],
    ['_accion', 'comprobar'],
  ]);
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /La palabra 3 no es esa/);
  const right = await person.post(page, denuncias.palabras, [
    ['palabra3', ` ${(words[2] ?? '').toUpperCase()}`],
    ['palabra7', words[6] ?? ''],
    ['_accion', 'comprobar'],
  ]);
  assert.equal(right.location, denuncias.listo);
  assert.equal((await person.get(denuncias.palabras)).location, denuncias.inicio, 'shown once');

  const again = hand();
  const thread = await again.open(words.map((word, i) => `${i + 1}. ${word.toUpperCase()},`).join('\n'));
  assert.equal(thread.status, 200);
  assert.match(thread.html, /Recibida/);
  assert.match(thread.html, /Ñandú: las bases/);
  assert.match(thread.html, /Sus datos, sellados aparte/);
  assert.doesNotMatch(
    thread.html,
    /Persona de Ejemplo Uno/,
    'the identity is not shown to whoever looks over the shoulder',
  );
  const written = await again.post(thread, denuncias.mensajes, [['texto', 'Recordé otra cosa.']]);
  assert.equal(written.location, denuncias.hilo);
  const twice = await again.post(thread, denuncias.mensajes, [['texto', 'Recordé otra cosa.']]);
  assert.equal(twice.location, denuncias.hilo, 'a second press adds nothing');
  const stale = await again.post(thread, denuncias.mensajes, [['texto', 'Y otra más.']]);
  assert.equal(stale.status, 409);
  assert.match(stale.html, /Y otra más\.<\/textarea>/, 'what was typed is kept');
  const now = await again.get(denuncias.hilo);
  assert.equal(now.html.match(/Recordé otra cosa\./g)?.length, 1);
  const added = await again.postFiles(now, denuncias.hiloArchivos, [
    ['archivos', 'acta ñ.txt', utf8('segundo')],
  ]);
  assert.equal(added.location, denuncias.hilo);
  const last = await again.get(denuncias.hilo);
  const href = /href="(\/denuncias\/hilo\/archivos\/[^"]+)">acta ñ\.txt/.exec(last.html)?.[1] ?? '';
  assert.equal((await again.get(href)).html, 'segundo');

  const [read] = await readBy(readers.denuncias);
  assert.equal(read?.denuncia.clase, 'denuncia');
  assert.equal(read?.denuncia.conIdentidad, true);
  assert.deepEqual(
    read?.piezas.map(({ clase, contenido }) => [clase, contenido.como]),
    [
      ['relato', 'abierta'],
      ['identidad', 'sellada'],
      ['archivo', 'abierta'],
      ['mensaje', 'abierta'],
      ['archivo', 'abierta'],
    ],
  );
  const relato = read?.piezas[0];
  assert.ok(relato?.clase === 'relato' && relato.contenido.como === 'abierta');
  const { respuestas } = relato.contenido.valor;
  assert.ok(respuestas.some(({ pregunta, valor }) => /registro/.test(pregunta) && /Municipio/.test(valor)));
  assert.ok(!JSON.stringify(respuestas).includes('Persona de Ejemplo'), 'who tells is apart');
});

test('the complainant sees what readers write, send and did, and never their notes', async () => {
  const { deps } = served;
  const words = await hand().file(deps, { datos: { ...tip, hechos: 'Un hecho que se responde.' } });
  const ours = (await readBy(readers.denuncias)).find(({ piezas }) =>
    JSON.stringify(piezas).includes('que se responde'),
  );
  const caso = await openAsReader(deps, readers.denuncias, ours?.denuncia.id ?? '');
  assert.ok(!isRefusal(caso));
  const archivo = await storeSealedFile(deps, Readable.from([Buffer.from('para usted')]), {
    nombre: 'respuesta.txt',
    sizeBytesMax: 1_000,
  });
  assert.ok(!isRefusal(archivo));
  const autor = 'lector';
  const pieces: readonly PiezaNueva[] = [
    { clase: 'mensaje', autor, contenido: { texto: '¿Recuerda la fecha?' } },
    { clase: 'archivo', autor, contenido: { archivo, texto: 'Lea este archivo.' } },
    {
      clase: 'acto',
      autor,
      contenido: { que: 'apertura', texto: 'Se pidió abrir su identidad.', quien: 'Prueba' },
    },
    { clase: 'nota', autor, contenido: { texto: 'Nota entre lectores', quien: 'Prueba' } },
  ];
  for (const pieza of pieces) assert.ok(!isRefusal(await addPieza(deps, caso, pieza)));
  const person = hand();
  const thread = await person.open(words);
  for (const said of ['¿Recuerda la fecha?', 'Lea este archivo.', 'Se pidió abrir su identidad.'])
    assert.ok(thread.html.includes(said), said);
  assert.doesNotMatch(thread.html, /Nota entre lectores/);
  const href = /href="(\/denuncias\/hilo\/archivos\/[^"]+)">respuesta\.txt/.exec(thread.html)?.[1] ?? '';
  assert.equal((await person.get(href)).html, 'para usted');
  assert.equal((await hand().get(href)).location, denuncias.volver, 'not without the words');
  const other = hand();
  await other.open(await hand().file(deps, { datos: tip }));
  assert.equal((await other.get(href)).status, 404, 'nor with those of another complaint');
});

test('what is chosen and written decides who reads it', async () => {
  await hand().file(served.deps, {
    materia: 'extorsion',
    datos: { ...tip, hechos: 'Exigen dinero cada mes.' },
  });
  await hand().file(served.deps, {
    datos: { ...tip, hechos: 'Una analista del SERCOP avisa a la empresa.' },
  });
  await hand().file(served.deps, { datos: tip });
  const [extorted] = await readBy(readers.extorsion);
  const [own] = await readBy(readers.jefatura);
  assert.equal(extorted?.denuncia.clase, 'extorsion');
  assert.equal(own?.denuncia.clase, 'personal-propio');
  const ordinary = await readBy(readers.denuncias);
  assert.ok(ordinary.some(({ denuncia }) => denuncia.clase === 'aviso' && !denuncia.conIdentidad));
  assert.ok(ordinary.every(({ denuncia }) => denuncia.grupo === 'denuncias'));
});

test('what belongs elsewhere is told where: a claim with its three days, a payment with its trámite', async () => {
  for (const [materia, said] of [
    ['reclamo', /dentro de los 3 días/],
    ['pago', /href="\/tramites\/retencion/],
    ['calidad', /chat en línea/],
    ['extorsion', /llame al 911/],
    ['personal-propio', /máxima autoridad/],
  ] as const) {
    const person = hand();
    const start = await person.get(denuncias.nueva);
    const chosen = await person.post(start, denuncias.nueva, [['materia', materia]]);
    assert.equal(chosen.location, denuncias.antes);
    assert.match((await person.get(denuncias.antes)).html, said, materia);
  }
  const person = hand();
  const start = await person.get(denuncias.nueva);
  const none = await person.post(start, denuncias.nueva, []);
  assert.equal(none.status, 422);
  assert.match(none.html, /Elija una de las opciones/);
});
