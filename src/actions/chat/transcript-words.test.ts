/** Every class of line has words in the transcript; a gap has its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import type { ClaseDeLinea, ContenidoDeLinea, Linea } from '../../domain/chat/linea.ts';
import { transcriptWords } from './transcript-words.ts';

const about = { nombreDeTramite: (id: string) => (id === 'uno' ? 'Trámite Uno' : id), zone: zoneGuayaquil };
const promesaVenceMs = Date.UTC(2026, 10, 26, 15, 0);

const said: { readonly [C in ClaseDeLinea]: readonly [ContenidoDeLinea[C], string] } = {
  mensaje: [{ texto: 'Hola\n¿qué tal?' }, 'Hola\n¿qué tal?'],
  archivo: [
    { id: 'a', nombre: 'oficio.pdf', sha256: 'ab12', tamanoBytes: 2_048, formato: 'pdf' },
    'Archivo «oficio.pdf» (2048 bytes), SHA-256 ab12',
  ],
  sugerencias: [{ tramites: ['uno', 'dos'] }, 'Trámites que pueden servir: «Trámite Uno», «dos».'],
  'persona-pedida': [{ unidad: 'Registro' }, 'Se pidió hablar con una persona de Registro.'],
  'fila-dejada': [{}, 'La persona dejó la fila.'],
  tomada: [{ nombre: 'Ana Ejemplo' }, 'Ana Ejemplo atiende la conversación.'],
  pasada: [{ nombre: 'Luis Ejemplo' }, 'La conversación pasó a Luis Ejemplo.'],
  devuelta: [{ motivo: 'agente-la-devolvio' }, 'Su conversación volvió a la fila, delante de las nuevas.'],
  identificada: [{ nombre: 'Demostración S.A.', ruc: '3000' }, 'Ingresó Demostración S.A., RUC 3000.'],
  contacto: [{ correo: true, telefono: false }, 'La persona dejó un correo.'],
  'tramite-propuesto': [
    { tramite: 'uno', conRespuestas: true },
    'Se propuso el trámite «Trámite Uno», con respuestas ya llenas.',
  ],
  'propuesta-aceptada': [
    { propuesta: 3, tramite: 'uno' },
    'La persona confirmó la propuesta del trámite «Trámite Uno».',
  ],
  'propuesta-rechazada': [
    { propuesta: 3, tramite: 'uno' },
    'La persona no aceptó la propuesta del trámite «Trámite Uno».',
  ],
  'tramite-empezado': [
    { tramite: 'uno', propuesta: null, borrador: 'b' },
    'Empezó el trámite «Trámite Uno».',
  ],
  pregunta: [{ tramite: 'uno', paso: 'calle', texto: '¿En qué calle?' }, '¿En qué calle?'],
  respuesta: [{ paso: 'calle', lineas: ['Calle', 'Loja'] }, 'Calle\nLoja'],
  'tramite-dejado': [{ tramite: 'uno' }, 'La persona dejó el trámite «Trámite Uno».'],
  'solicitud-presentada': [
    {
      tramite: 'uno',
      referencia: 'R-1',
      estado: 'aprobada',
      resultado: 'Aprobada.',
      cambios: ['Calle: Loja'],
    },
    'Solicitud R-1 del trámite «Trámite Uno».\nAprobada.\n- Calle: Loja',
  ],
  convertida: [
    { motivo: 'nadie-la-tomo', referencia: 'R-2', promesaVenceMs },
    'Nadie pudo atenderle en el tiempo previsto. La consulta sigue por escrito como solicitud R-2; respuesta hasta el 26 de noviembre de 2026, 10h00.',
  ],
  suprimida: [{ linea: 4, motivo: 'Una clave' }, 'Se retiró el contenido de la línea 4. Motivo: Una clave'],
  cerrada: [{ motivo: 'resuelta' }, 'Conversación terminada. La consulta quedó resuelta.'],
};

const lineOf = (clase: ClaseDeLinea, contenido: Linea['contenido']): Linea =>
  ({
    clase,
    contenido,
    conversacion: 'c',
    n: 1,
    autor: { clase: 'asistente' },
    reservado: { nota: 'solo del personal' },
    ocurridaMs: 0,
    hash: '',
  }) as Linea;

test('each class of line reads as a sentence, and never tells a note among staff', () => {
  for (const [clase, [contenido, expected]] of Object.entries(said) as [
    ClaseDeLinea,
    [Linea['contenido'], string],
  ][])
    assert.equal(transcriptWords(lineOf(clase, contenido), about), expected);
});

test('what was left and what was taken back are told apart', () => {
  const contact = (correo: boolean, telefono: boolean) =>
    transcriptWords(lineOf('contacto', { correo, telefono }), about);
  assert.equal(contact(true, true), 'La persona dejó un correo y un teléfono.');
  assert.equal(contact(false, true), 'La persona dejó un teléfono.');
  assert.equal(contact(false, false), 'La persona retiró sus datos de contacto.');
  assert.equal(
    transcriptWords(lineOf('sugerencias', { tramites: [] }), about),
    'Se ofreció la lista completa de trámites.',
  );
  assert.equal(
    transcriptWords(lineOf('pasada', { nombre: null }), about),
    'La conversación volvió a la fila.',
  );
});

test('a line that was taken out leaves a marked gap, whatever it was', () => {
  for (const clase of Object.keys(said) as ClaseDeLinea[])
    assert.equal(transcriptWords(lineOf(clase, null), about), '[Contenido retirado]');
});
