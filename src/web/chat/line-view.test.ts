// Lines as markup: what was typed is text whatever it holds, and each side reads only what is for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scripts, texts } from '../../../tests/hostile/payloads.ts';
import type { ClaseDeLinea, ContenidoDeLinea, Linea } from '../../domain/chat/linea.ts';
import { type LineView, lineView } from './line-view.ts';

const atMs = Date.UTC(2026, 10, 23, 15, 4);

const person: LineView = {
  audience: 'persona',
  persona: 'Persona',
  nombreDe: (id) => `Trámite ${id}`,
  seHaceAqui: (id) => id === 'aqui',
  archivoHref: (id) => `/chat/archivos/${encodeURIComponent(id)}`,
};
const agent: LineView = { ...person, audience: 'agente', persona: 'Empresa de Ejemplo' };

/** Every class of line with the same text in every place that holds one. */
function everyLine(t: string): readonly Linea[] {
  const contents: { readonly [C in ClaseDeLinea]: ContenidoDeLinea[C] } = {
    mensaje: { texto: t },
    archivo: { id: t, nombre: t, sha256: t, tamanoBytes: 3, formato: t },
    sugerencias: { tramites: [t, 'aqui'] },
    'persona-pedida': { unidad: t },
    'fila-dejada': {},
    tomada: { nombre: t },
    pasada: { nombre: t },
    devuelta: { motivo: 'agente-ausente' },
    identificada: { nombre: t, ruc: t },
    contacto: { correo: true, telefono: true },
    'tramite-propuesto': { tramite: t, conRespuestas: true },
    'propuesta-aceptada': { propuesta: 1, tramite: t },
    'propuesta-rechazada': { propuesta: 1, tramite: t },
    'tramite-empezado': { tramite: t, propuesta: null, borrador: t },
    pregunta: { tramite: t, paso: t, texto: t },
    respuesta: { paso: t, lineas: [t, t] },
    'tramite-dejado': { tramite: t },
    'solicitud-presentada': { tramite: t, referencia: t, estado: t, resultado: t, cambios: [t] },
    convertida: { motivo: 'nadie-la-tomo', referencia: t, promesaVenceMs: atMs },
    suprimida: { linea: 1, motivo: t },
    cerrada: { motivo: 'resuelta' },
  };
  return Object.entries(contents).map(
    ([clase, contenido], index) =>
      ({
        clase,
        contenido,
        conversacion: 'c',
        n: index + 1,
        autor: { clase: 'agente', cuenta: 'x', nombre: t },
        reservado: { nota: t },
        ocurridaMs: atMs,
        hash: '',
      }) as Linea,
  );
}

/** The elements of a piece of markup, by tag and attribute names: what a text adds to it would show here. */
function shapeOf(markup: string): string {
  return [...markup.matchAll(/<(\/?[a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>/g)]
    .map(
      ([, tag, rest]) =>
        `${tag}[${[...(rest ?? '').matchAll(/\s([\w:-]+)(?:="[^"]*")?/g)].map((m) => m[1])}]`,
    )
    .join(' ');
}

test('no text of any line becomes markup, for either side', () => {
  const plain = everyLine('abc');
  const hostile = [...Object.values(texts), ...scripts];
  for (const view of [person, agent]) {
    for (const text of hostile.filter((one) => one !== '' && one.length < 5_000)) {
      for (const [index, line] of everyLine(text).entries()) {
        const markup = String(lineView(line, view));
        const expected = plain[index];
        assert.ok(expected);
        assert.equal(shapeOf(markup), shapeOf(String(lineView(expected, view))), `${line.clase}: ${text}`);
        assert.doesNotMatch(markup, /href="(?!\/)[^"]*:/i);
      }
    }
  }
});

test('a line says its number, class, side and day', () => {
  const [line] = everyLine('hola');
  assert.ok(line);
  const markup = String(lineView(line, person));
  assert.match(markup, /^<li id="l-1" class="v-linea v-linea--agente" data-n="1" data-clase="mensaje"/);
  assert.match(markup, /data-autor="agente" data-dia="lunes 23 de noviembre de 2026"/);
  assert.match(markup, /datetime="2026-11-23T15:04:00.000Z"[^>]*>10h04</);
});

test('notes among staff never leave towards the person', () => {
  for (const line of everyLine('NOTA-RESERVADA').map((one) => ({
    ...one,
    autor: { clase: 'asistente' } as const,
  }))) {
    const noted = { ...line, reservado: { nota: 'solo-para-adentro' } };
    assert.doesNotMatch(String(lineView(noted, person)), /solo-para-adentro/);
    assert.match(String(lineView(noted, agent)), /solo-para-adentro/);
  }
});

test('what was taken out leaves a marked gap in its place', () => {
  const [line] = everyLine('secreto');
  assert.ok(line);
  const markup = String(lineView({ ...line, contenido: null }, person));
  assert.match(markup, /data-n="1"/);
  assert.match(markup, /se retiró/);
});

test('a suggestion of the chat begins here, any other leads to its page; staff cannot press either', () => {
  const line = everyLine('otro')[2];
  assert.ok(line);
  const markup = String(lineView(line, person));
  assert.match(markup, /<button[^>]*form="chat-tramite"[^>]*name="tramite"[^>]*value="aqui"/);
  assert.match(markup, /<a class="v-sugerencia" href="\/tramites\/otro"/);
  assert.doesNotMatch(String(lineView(line, agent)), /<button|<a /);
});

test('an accepted trámite that the chat does not file leads the person to its page', () => {
  const accepted = (tramite: string, view: LineView) => {
    const line = everyLine(tramite).find(({ clase }) => clase === 'propuesta-aceptada');
    assert.ok(line);
    return String(lineView(line, view));
  };
  assert.match(accepted('otro', person), /<a class="govuk-link" href="\/tramites\/otro">/);
  assert.doesNotMatch(accepted('aqui', person), /<a /);
  assert.doesNotMatch(accepted('otro', agent), /<a /);
});
