/** Reading one case: how it stands, its public history, its decision, its messages, papers and receipts. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  type CaseForProgram,
  readCaseForProgram,
} from '../../../actions/api-tokens/read-case-for-program.ts';
import { readAttachment } from '../../../actions/read-attachment.ts';
import { readReceipt } from '../../../actions/read-receipt.ts';
import { apiLimits } from '../../../domain/api/api-limits.ts';
import { isRefusal, type Refusal, refuse } from '../../../domain/refusals.ts';
import { isUuid } from '../../../domain/uuid.ts';
import { sendDownload } from '../../../web/download.ts';
import { attachmentJson, caseJson, eventJson, messageJson, momentOf } from '../case-json.ts';
import { etagOf, referenceOf } from '../command.ts';
import { readPageSize } from '../cursor.ts';
import type { Call, Operation, Success } from '../operation.ts';
import {
  decisionEntera,
  documentoAdjunto,
  eventoPublico,
  listaDe,
  mensaje,
  paginaDe,
  recibo,
  solicitudEntera,
} from '../shapes.ts';

const text = z.string().max(apiLimits.queryCharsMax).optional();

/** Of the filer, or of whoever handles it at the desk. */
const both = ['solicitudes:leer', 'mesa:leer'] as const;

async function view(call: Call): Promise<CaseForProgram | Refusal> {
  const referencia = referenceOf(call);
  if (isRefusal(referencia)) return referencia;
  return call.caller === null
    ? refuse('sesion-necesaria')
    : readCaseForProgram(call.web.deps, call.caller, referencia);
}

/** A reading operation on a case. */
function reading(
  part: Pick<Operation, 'id' | 'path' | 'summary'> & Partial<Pick<Operation, 'query' | 'description'>>,
  success: Success,
  body: (found: CaseForProgram, call: Call) => unknown,
): Operation {
  return {
    ...part,
    method: 'get',
    tag: 'Solicitudes',
    alcances: both,
    success: { ...success, headers: ['ETag'] },
    refusals: ['no-encontrada', ...(part.query === undefined ? [] : (['datos-con-errores'] as const))],
    run: async (call) => {
      const found = await view(call);
      if (isRefusal(found)) return found;
      const told = body(found, call);
      if (isRefusal(told)) return told;
      return { status: 200, body: told, headers: { etag: etagOf(found.solicitud.version) } };
    },
  };
}

/** From the number `cursor` on; the cursor of a journal is the number of its last event told. */
function pageOf<T extends { readonly n: number }>(all: readonly T[], { query }: Call) {
  const filas = readPageSize(query.filas);
  if (isRefusal(filas)) return filas;
  const tras = query.cursor === undefined ? 0 : /^\d{1,9}$/.test(query.cursor) ? Number(query.cursor) : null;
  if (tras === null) {
    const errors = [{ path: 'cursor', sentence: 'Use el cursor tal como vino en «siguiente».' }];
    return refuse('datos-con-errores', { errors });
  }
  const rest = all.filter(({ n }) => n > tras);
  const datos = rest.slice(0, filas);
  return { datos, siguiente: rest.length > filas ? String(datos.at(-1)?.n ?? 0) : null };
}

const paged = z.strictObject({ filas: text, cursor: text });

const get = reading(
  { id: 'leerSolicitud', path: '/solicitudes/{referencia}', summary: 'Una solicitud, como está ahora' },
  { status: 200, description: 'La solicitud. Su versión es la etiqueta (ETag).', schema: solicitudEntera },
  caseJson,
);

const events = reading(
  {
    id: 'listarEventos',
    path: '/solicitudes/{referencia}/eventos',
    summary: 'Su historia pública, en orden',
    query: paged,
  },
  { status: 200, description: 'Una página.', schema: paginaDe(eventoPublico) },
  ({ eventos, definicion }, call) =>
    pageOf(
      eventos.map((evento) => eventJson(definicion, evento)),
      call,
    ),
);

const messages = reading(
  {
    id: 'listarMensajes',
    path: '/solicitudes/{referencia}/mensajes',
    summary: 'Los mensajes entre quien la presentó y quien la atiende',
    query: paged,
  },
  { status: 200, description: 'Una página.', schema: paginaDe(mensaje) },
  ({ eventos }, call) => pageOf(eventos.filter(({ clase }) => clase === 'escribir').map(messageJson), call),
);

const papers = reading(
  {
    id: 'listarDocumentos',
    path: '/solicitudes/{referencia}/documentos',
    summary: 'Sus documentos adjuntos',
  },
  { status: 200, description: 'Todos.', schema: listaDe(documentoAdjunto) },
  ({ solicitud }) => ({ datos: solicitud.adjuntos.map(attachmentJson) }),
);

const receiptList = reading(
  {
    id: 'listarRecibos',
    path: '/solicitudes/{referencia}/recibos',
    summary: 'Los recibos que se pueden descargar',
  },
  { status: 200, description: 'Todos.', schema: listaDe(recibo) },
  ({ recibos }) => ({
    datos: recibos.map(({ n, clase, ocurridoMs, codigo }) => ({
      n,
      tipo: clase,
      ocurrido: momentOf(ocurridoMs),
      codigo,
    })),
  }),
);

const decision = reading(
  {
    id: 'leerDecision',
    path: '/solicitudes/{referencia}/decision',
    summary: 'La decisión, con su motivo y base legal',
  },
  { status: 200, description: 'La decisión; 404 mientras no la haya.', schema: decisionEntera },
  ({ solicitud }) => {
    const found = solicitud.decision;
    if (found === null)
      return refuse('no-encontrada', { sentence: 'Esta solicitud no tiene todavía una decisión.' });
    const { resultado, motivo, baseLegal, cambios, efecto, funcionario, decididaMs } = found;
    return {
      resultado,
      motivo,
      baseLegal,
      cambios,
      decidida: momentOf(decididaMs),
      automatica: funcionario === null,
      efecto,
    };
  },
);

const download: Operation = {
  id: 'descargarDocumento',
  method: 'get',
  path: '/solicitudes/{referencia}/documentos/{documento}',
  tag: 'Solicitudes',
  summary: 'Descarga un documento adjunto',
  alcances: both,
  success: { status: 200, description: 'El archivo, tal como llegó.', media: 'application/octet-stream' },
  refusals: ['no-encontrada', 'archivo-infectado'],
  run: async (call) => {
    // The visit of an officer is noted before anything is handed out.
    const found = await view(call);
    if (isRefusal(found)) return found;
    const id = call.params.documento ?? '';
    if (!isUuid(id) || call.caller === null) return refuse('no-encontrada');
    const { referencia } = found.solicitud;
    const file = await readAttachment(call.web.deps, call.caller.actor, referencia, id);
    if (isRefusal(file)) return file;
    const { adjunto, contenido } = file;
    return sendDownload(call.c, { nombre: adjunto.nombre, tamanoBytes: adjunto.tamanoBytes, contenido });
  },
};

const receiptFile: Operation = {
  id: 'descargarRecibo',
  method: 'get',
  path: '/solicitudes/{referencia}/recibos/{evento}',
  tag: 'Solicitudes',
  summary: 'Descarga el recibo de un evento',
  alcances: ['solicitudes:leer'],
  success: { status: 200, description: 'El recibo, en PDF.', media: 'application/octet-stream' },
  refusals: ['no-encontrada', 'demasiados-intentos'],
  run: async (call) => {
    const referencia = referenceOf(call);
    if (isRefusal(referencia)) return referencia;
    if (call.caller === null) return refuse('sesion-necesaria');
    const evento = call.params.evento ?? '';
    const n = /^\d{1,6}$/.test(evento) ? Number(evento) : 0;
    const found = await readReceipt(call.web.deps, call.receipts, call.caller.actor, referencia, n);
    if (isRefusal(found)) return found;
    const { nombre, pdf } = found;
    return sendDownload(call.c, { nombre, tamanoBytes: pdf.length, contenido: () => Readable.from([pdf]) });
  },
};

export const caseReading: readonly Operation[] = [
  get,
  events,
  messages,
  papers,
  download,
  decision,
  receiptList,
  receiptFile,
];
