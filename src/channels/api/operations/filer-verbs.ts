/** What a filer does to a case of theirs: write, answer a correction, give up, reopen, confirm a payment. */
import { z } from 'zod';
import { answerCorrection } from '../../../actions/answer-correction.ts';
import { confirmPayment } from '../../../actions/confirm-payment.ts';
import { readCase } from '../../../actions/read-case.ts';
import { reopenSolicitud } from '../../../actions/reopen-solicitud.ts';
import { storable } from '../../../actions/storable.ts';
import { withdrawSolicitud } from '../../../actions/withdraw-solicitud.ts';
import { writeMessage } from '../../../actions/write-message.ts';
import { limits } from '../../../domain/limits.ts';
import { isRefusal, type Refusal, refuse } from '../../../domain/refusals.ts';
import type { Adjunto, Documentos } from '../../../domain/tramite/documento.ts';
import { isMultipart } from '../../../platform/http/multipart.ts';
import { filerOf } from '../caller.ts';
import type { Call, Operation } from '../operation.ts';
import { type JsonObject, readJson } from '../read-json.ts';
import { type PartsRead, readParts } from '../read-parts.ts';
import { readShape } from '../read-shape.ts';
import { jsonVerb, verbOperation } from './verb.ts';

const nothing = z.strictObject({});
const words = z.string().max(limits.messageCharsMax * 2);

const filer = { tag: 'Solicitudes', alcances: ['solicitudes:escribir'] } as const;

const answerShape = z.strictObject({
  texto: words,
  /** Only the questions that were asked again. */
  datos: z.record(z.string(), z.unknown()).optional(),
});

type Answer = z.infer<typeof answerShape>;

const campoRespuesta = 'respuesta';

async function readAnswer(call: Call, documentos: Documentos): Promise<PartsRead<Answer> | Refusal> {
  const read = (body: JsonObject): Answer | Refusal => {
    const sent = readShape(answerShape, storable(body));
    return isRefusal(sent) ? sent : sent.value;
  };
  if (isMultipart(call.c.env.incoming))
    return readParts(call.web, call.c, { campo: campoRespuesta, documentos, read });
  const body = await readJson(call.c);
  if (isRefusal(body)) return body;
  const cuerpo = read(body);
  return isRefusal(cuerpo) ? cuerpo : { cuerpo, adjuntos: [] };
}

function missingPapers(documentos: Documentos, adjuntos: readonly Adjunto[]): Refusal | null {
  const errors = Object.entries(documentos)
    .filter(([clave, { opcional }]) => opcional !== true && !adjuntos.some((a) => a.documento === clave))
    .map(([clave, { etiqueta }]) => ({ path: `documento:${clave}`, sentence: `Adjunte: ${etiqueta}.` }));
  return errors.length === 0 ? null : refuse('falta-documento', { errors });
}

const answerAsked = verbOperation(
  {
    ...filer,
    id: 'responderCorreccion',
    verbo: 'subsanar',
    summary: 'Responde a la corrección pedida',
    description:
      'Con documentos, va como multipart: el campo `respuesta` con el JSON y cada archivo como `documento:<clave>`.',
    multipart: { campo: campoRespuesta },
    example: { texto: 'Corregí lo señalado.', datos: {} },
    refusals: [
      'mensaje-vacio',
      'falta-documento',
      'documento-no-aceptado',
      'archivo-vacio',
      'archivo-muy-grande',
      'archivo-incompleto',
      'archivo-infectado',
      'demasiados-archivos',
    ],
  },
  answerShape,
  async (call, command) => {
    const actor = filerOf(call.caller);
    if (isRefusal(actor)) return actor;
    const view = await readCase(call.web.deps, actor, command.referencia);
    if (isRefusal(view)) return view;
    const { correccion } = view.solicitud;
    const all = view.definicion?.documentos ?? {};
    // Once it was answered nothing is asked any more; a repeated command still has to be read as it was sent.
    const asked = Object.fromEntries(
      Object.entries(all).filter(([clave]) => correccion === null || correccion.documentos.includes(clave)),
    );
    const sent = await readAnswer(call, asked);
    if (isRefusal(sent)) return sent;
    const missing = correccion === null ? null : missingPapers(asked, sent.adjuntos);
    if (missing !== null) return missing;
    const { texto, datos: entrada = {} } = sent.cuerpo;
    return answerCorrection(call.web.deps, actor, { ...command, texto, entrada, adjuntos: sent.adjuntos });
  },
);

const write = jsonVerb(
  {
    id: 'escribirMensaje',
    verbo: 'mensajes',
    summary: 'Escribe un mensaje dentro de la solicitud',
    tag: 'Solicitudes',
    alcances: ['solicitudes:escribir', 'mesa:atender'],
    example: { texto: 'Adjunto la aclaración que pidieron.' },
    refusals: ['mensaje-vacio'],
  },
  z.strictObject({ texto: words }),
  async ({ web, caller }, command, { texto }) =>
    caller === null
      ? refuse('sesion-necesaria')
      : writeMessage(web.deps, caller.actor, { ...command, texto }),
);

const withdraw = jsonVerb(
  {
    ...filer,
    id: 'desistir',
    verbo: 'desistir',
    summary: 'Desiste de la solicitud',
    example: {},
    refusals: [],
  },
  nothing,
  async ({ web, caller }, command) => {
    const actor = filerOf(caller);
    return isRefusal(actor) ? actor : withdrawSolicitud(web.deps, actor, command);
  },
);

const reopen = jsonVerb(
  {
    id: 'reabrir',
    verbo: 'reabrir',
    summary: 'Reabre una solicitud cerrada, dentro del plazo',
    tag: 'Solicitudes',
    alcances: ['solicitudes:escribir', 'mesa:decidir'],
    example: { motivo: 'Ya tengo el documento que faltaba.' },
    refusals: ['falta-motivo', 'plazo-de-reapertura-vencido'],
  },
  z.strictObject({ motivo: words }),
  async ({ web, caller }, command, { motivo }) =>
    caller === null
      ? refuse('sesion-necesaria')
      : reopenSolicitud(web.deps, caller.actor, { ...command, motivo }),
);

const confirm = jsonVerb(
  {
    ...filer,
    id: 'confirmarPago',
    verbo: 'confirmar-pago',
    summary: 'Confirma que la entidad pagó',
    example: {},
    refusals: [],
  },
  nothing,
  async ({ web, caller }, command) => {
    const actor = filerOf(caller);
    return isRefusal(actor) ? actor : confirmPayment(web.deps, actor, command);
  },
);

export const filerVerbs: readonly Operation[] = [write, answerAsked, withdraw, reopen, confirm];
