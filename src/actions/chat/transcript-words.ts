/** How each line of a conversation reads in a transcript: plain text, one or more lines, nothing of it staff's alone. */
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import type { ClaseDeLinea, ContenidoDeLinea, Linea } from '../../domain/chat/linea.ts';
import { motivosDeCierre, motivosDeConversion, motivosDeDevolucion } from '../../domain/chat/motivos.ts';

/** What words need beside the line: names of trámites, and the zone in which instants are read. */
export type Wording = { readonly nombreDeTramite: (id: string) => string; readonly zone: Zone };

type Words = { readonly [C in ClaseDeLinea]: (contenido: ContenidoDeLinea[C], about: Wording) => string };

const quoted = (tramite: string, { nombreDeTramite }: Wording) => `«${nombreDeTramite(tramite)}»`;

const words: Words = {
  mensaje: ({ texto }) => texto,
  archivo: ({ nombre, tamanoBytes, sha256 }) =>
    `Archivo «${nombre}» (${tamanoBytes} bytes), SHA-256 ${sha256}`,
  sugerencias: ({ tramites }, about) =>
    tramites.length === 0
      ? 'Se ofreció la lista completa de trámites.'
      : `Trámites que pueden servir: ${tramites.map((one) => quoted(one, about)).join(', ')}.`,
  'persona-pedida': ({ unidad }) => `Se pidió hablar con una persona de ${unidad}.`,
  'fila-dejada': () => 'La persona dejó la fila.',
  tomada: ({ nombre }) => `${nombre} atiende la conversación.`,
  pasada: ({ nombre }) =>
    nombre === null ? 'La conversación volvió a la fila.' : `La conversación pasó a ${nombre}.`,
  devuelta: ({ motivo }) => motivosDeDevolucion[motivo],
  identificada: ({ nombre, ruc }) => `Ingresó ${nombre}, RUC ${ruc}.`,
  contacto: ({ correo, telefono }) =>
    correo && telefono
      ? 'La persona dejó un correo y un teléfono.'
      : correo
        ? 'La persona dejó un correo.'
        : telefono
          ? 'La persona dejó un teléfono.'
          : 'La persona retiró sus datos de contacto.',
  'tramite-propuesto': ({ tramite, conRespuestas }, about) =>
    `Se propuso el trámite ${quoted(tramite, about)}${conRespuestas ? ', con respuestas ya llenas' : ''}.`,
  'propuesta-aceptada': ({ tramite }, about) =>
    `La persona confirmó la propuesta del trámite ${quoted(tramite, about)}.`,
  'propuesta-rechazada': ({ tramite }, about) =>
    `La persona no aceptó la propuesta del trámite ${quoted(tramite, about)}.`,
  'tramite-empezado': ({ tramite }, about) => `Empezó el trámite ${quoted(tramite, about)}.`,
  pregunta: ({ texto }) => texto,
  respuesta: ({ lineas }) => lineas.join('\n'),
  'tramite-dejado': ({ tramite }, about) => `La persona dejó el trámite ${quoted(tramite, about)}.`,
  'solicitud-presentada': ({ tramite, referencia, resultado, cambios }, about) =>
    [
      `Solicitud ${referencia} del trámite ${quoted(tramite, about)}.`,
      resultado,
      ...cambios.map((one) => `- ${one}`),
    ].join('\n'),
  convertida: ({ motivo, referencia, promesaVenceMs }, { zone }) =>
    `${motivosDeConversion[motivo]} La consulta sigue por escrito como solicitud ${referencia}${
      promesaVenceMs === null ? '' : `; respuesta hasta el ${instantText(promesaVenceMs, zone)}`
    }.`,
  suprimida: ({ linea, motivo }) => `Se retiró el contenido de la línea ${linea}. Motivo: ${motivo}`,
  cerrada: ({ motivo }) => `Conversación terminada. ${motivosDeCierre[motivo]}`,
};

/** The line in words; one that was taken out leaves a marked gap. */
export function transcriptWords(linea: Linea, about: Wording): string {
  if (linea.contenido === null) return '[Contenido retirado]';
  const say = words[linea.clase] as (contenido: Linea['contenido'], about: Wording) => string;
  return say(linea.contenido, about);
}
