/** The transcript as people read it: who said what and when, one paragraph per line, and the proof at the end. */
import { longInstantText } from '../../domain/calendar/civil-text.ts';
import type { Conversacion } from '../../domain/chat/conversacion.ts';
import type { LineaSellada } from '../../domain/chat/linea-sellada.ts';
import { transcriptWords, type Wording } from './transcript-words.ts';

/** What a transcript is made of. `nota`: whether notes among staff are in it. */
export type TranscriptSource = {
  readonly conversacion: Pick<
    Conversacion,
    'id' | 'persona' | 'unidad' | 'creadaMs' | 'cerradaMs' | 'referencia'
  >;
  /** All lines, in order. */
  readonly lineas: readonly LineaSellada[];
  /** Hex SHA-256 that chains them. */
  readonly hash: string;
  readonly notas: boolean;
};

function speakerOf({ autor }: LineaSellada, { persona }: TranscriptSource['conversacion']): string {
  if (autor.clase === 'agente') return autor.nombre;
  return autor.clase === 'asistente' ? 'Asistente' : (persona?.nombre ?? 'Persona');
}

const indented = (text: string) => text.replaceAll('\n', '\n    ');

function paragraph(linea: LineaSellada, source: TranscriptSource, about: Wording): string {
  const when = longInstantText(linea.ocurridaMs, about.zone);
  const said = `${linea.n}. ${when}. ${speakerOf(linea, source.conversacion)}:\n    ${indented(transcriptWords(linea, about))}`;
  return source.notas && linea.reservado !== null
    ? `${said}\n    [Nota del personal] ${indented(linea.reservado.nota)}`
    : said;
}

/** UTF-8 text with line feeds, ending in one. */
export function transcriptText(source: TranscriptSource, about: Wording): string {
  const { conversacion, lineas, hash } = source;
  const { id, persona, unidad, creadaMs, cerradaMs, referencia } = conversacion;
  const head = [
    'Transcripción de la conversación en línea',
    `Conversación: ${id}`,
    `Unidad: ${unidad}`,
    ...(persona === null ? [] : [`Persona: ${persona.nombre}, RUC ${persona.ruc}`]),
    ...(referencia === null ? [] : [`Solicitud: ${referencia}`]),
    `Empezó: ${longInstantText(creadaMs, about.zone)}`,
    ...(cerradaMs === null ? [] : [`Terminó: ${longInstantText(cerradaMs, about.zone)}`]),
  ];
  const foot = [
    `Líneas: ${lineas.length}`,
    `Cadena de la conversación (SHA-256): ${hash}`,
    'Con la versión JSON de esta transcripción cualquiera puede comprobar que ninguna línea cambió.',
  ];
  return `${[head.join('\n'), ...lineas.map((linea) => paragraph(linea, source, about)), foot.join('\n')].join('\n\n')}\n`;
}
