/** Who wrote a mail, to whom, when and about what: its header, with what is odd about it. */
import { domainToUnicode } from 'node:url';
import { dominioParecido } from '../../domain/correo/dominio-parecido.ts';
import type { AvisoDeCorreo, CorreoLeido, Direccion } from '../../domain/correo/leido.ts';
import { cleanText, oneLine } from './clean-text.ts';
import { correoLimits } from './correo-limits.ts';
import { decodeWords } from './decode-words.ts';
import { firstOf, type HeaderField, valuesOf } from './header-lines.ts';
import { keptHeaders } from './kept-headers.ts';
import { messageId, messageIds } from './message-ids.ts';
import { type AddressList, readAddresses } from './read-addresses.ts';
import { readDate } from './read-date.ts';

type Avisos = Set<AvisoDeCorreo>;

export type MailFields = Pick<
  CorreoLeido,
  | 'messageId'
  | 'enRespuestaA'
  | 'referencias'
  | 'de'
  | 'responderA'
  | 'para'
  | 'copia'
  | 'destinatarios'
  | 'fechaMs'
  | 'asunto'
  | 'cabeceras'
>;

function remark(avisos: Avisos, text: string): void {
  const { hadNull, hadDirections } = cleanText(text);
  if (hadNull) avisos.add('con-caracteres-nulos');
  if (hadDirections) avisos.add('direccion-de-texto');
}

/** A name that is itself an address, and another one: what many programs show instead of the address. */
function nameDeceives({ nombre, direccion }: Direccion): boolean {
  const shown = /[^\s<>"'()]+@[^\s<>"'()]+\.[^\s<>"'()]+/.exec(nombre)?.[0]?.toLowerCase();
  return shown !== undefined && shown.replace(/[.,;:]+$/, '') !== direccion;
}

const looksAlike = ({ direccion }: Direccion): boolean =>
  dominioParecido(domainToUnicode(direccion.slice(direccion.lastIndexOf('@') + 1)));

function readFrom(fields: readonly HeaderField[], avisos: Avisos): Direccion | null {
  const headers = valuesOf(fields, 'from');
  const lists = headers.slice(0, correoLimits.headerValuesMax).map((value) => readAddresses(value));
  const all = lists.flatMap(({ addresses }) => addresses);
  const de = all[0] ?? null;
  for (const value of headers.slice(0, 1)) remark(avisos, decodeWords(value).text);
  if (de === null) avisos.add('sin-remitente');
  if (headers.length > 1 || all.length > 1) avisos.add('varios-remitentes');
  if (lists.some(({ hasGroup }) => hasGroup)) avisos.add('remitente-en-grupo');
  if (de !== null && nameDeceives(de)) avisos.add('nombre-parece-direccion');
  if (all.some(looksAlike)) avisos.add('dominio-parecido');
  return de;
}

function readSubject(fields: readonly HeaderField[], avisos: Avisos): string {
  const raw = (firstOf(fields, 'subject') ?? '').slice(0, correoLimits.headerValueCharsMax * 4);
  const { text, repaired } = decodeWords(raw);
  if (repaired) avisos.add('asunto-reparado');
  remark(avisos, text);
  return oneLine(text, correoLimits.subjectCharsMax);
}

function readId(fields: readonly HeaderField[], avisos: Avisos): string | null {
  const value = firstOf(fields, 'message-id');
  if (value === null || value === '') {
    avisos.add('sin-message-id');
    return null;
  }
  const id = messageId(value);
  if (id === null) avisos.add('message-id-invalido');
  return id;
}

function readWhen(fields: readonly HeaderField[], avisos: Avisos): number | null {
  const value = firstOf(fields, 'date');
  if (value === null || value === '') {
    avisos.add('sin-fecha');
    return null;
  }
  const { ms, impossible } = readDate(value.slice(0, correoLimits.subjectCharsMax));
  if (impossible) avisos.add('fecha-imposible');
  return ms;
}

function joined(fields: readonly HeaderField[], name: string): AddressList {
  return readAddresses(valuesOf(fields, name).join(', '));
}

export function readMailFields(fields: readonly HeaderField[], avisos: Avisos): MailFields {
  const de = readFrom(fields, avisos);
  const responderA = joined(fields, 'reply-to').addresses.slice(0, correoLimits.headerValuesMax);
  if (responderA.some(({ direccion }) => direccion !== de?.direccion)) avisos.add('responder-a-otra');
  const [para, copia] = [joined(fields, 'to'), joined(fields, 'cc')];
  const destinatarios = para.count + copia.count;
  if (destinatarios > correoLimits.recipientsShownMax) avisos.add('demasiados-destinatarios');
  if (fields.length > correoLimits.headerLinesMax) avisos.add('demasiadas-cabeceras');
  return {
    messageId: readId(fields, avisos),
    enRespuestaA: messageIds(valuesOf(fields, 'in-reply-to').join(' ')),
    referencias: messageIds(valuesOf(fields, 'references').join(' ')),
    de,
    responderA,
    para: para.addresses,
    copia: copia.addresses,
    destinatarios,
    fechaMs: readWhen(fields, avisos),
    asunto: readSubject(fields, avisos),
    cabeceras: keptHeaders(fields),
  };
}
