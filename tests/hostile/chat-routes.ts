/** Every address of the chat, on the person's side and on the desk's, with its methods. */
import { paths } from '../../src/paths.ts';
import type { Places, Route } from './routes.ts';

const both = ['GET', 'POST'] as const;
const get = ['GET'] as const;
const post = ['POST'] as const;

/** No address names the person's conversation, only a file of it. */
export function personChatRoutes(p: Places): readonly Route[] {
  const { chat } = paths;
  return [
    ...[chat.inicio, chat.mensajes, chat.persona, chat.dejarFila, chat.propuesta, chat.contacto],
    ...[chat.unir, chat.archivos, chat.terminar, chat.volver, chat.codigo],
    ...[chat.tramite, chat.respuesta, chat.documentos, chat.presentar, chat.dejarTramite],
  ]
    .map((path): Route => ({ path, methods: both }))
    .concat(
      [chat.lineas, chat.controles, chat.panel, chat.transcripcion].map((path) => ({ path, methods: get })),
      [chat.leido, chat.escribiendo].map((path) => ({ path, methods: post })),
      { path: chat.flujo, methods: get, isStream: true },
      { path: chat.archivo(p.archivo), methods: get, room: 'propio' },
    );
}

/** What the forms of a conversation ask of the desk. */
export const deskChatVerbs = [
  'mensaje',
  'tomar',
  'pasar',
  'devolver',
  'proponer',
  'preparar',
  'cerrar',
  'archivos',
  'leido',
  'escribiendo',
  'suprimir',
] as const;

/** Of a conversation: `mesa` reads, `atiende` also works in it. */
export function deskChatRoutes(p: Places): readonly Route[] {
  const { chat } = paths.mesa;
  const id = p.conversacion;
  return [
    ...[chat.inicio, chat.bandeja, chat.equipo].map(
      (path): Route => ({ path, methods: get, room: 'atiende' }),
    ),
    { path: chat.flujo, methods: get, room: 'mesa', isStream: true },
    { path: `${chat.flujo}?ver=${id}:0`, methods: get, room: 'mesa', isStream: true },
    { path: chat.presencia, methods: both, room: 'atiende' },
    { path: chat.respuestas, methods: both, room: 'atiende' },
    ...[chat.conversacion(id), chat.panel(id), chat.lineas(id), chat.transcripcion(id)].map(
      (path): Route => ({ path, methods: get, room: 'mesa' }),
    ),
    { path: chat.archivo(id, p.archivo), methods: get, room: 'mesa' },
    { path: chat.propuesta(id, p.tramite), methods: both, room: 'atiende' },
    ...deskChatVerbs.map((verbo): Route => ({ path: chat.verbo(id, verbo), methods: both, room: 'atiende' })),
  ];
}
