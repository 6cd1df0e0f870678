/** The forms of the chat by name: a token of one opens no other. */

export const chatPurposes = {
  empezar: 'chat-empezar',
  mensaje: 'chat-mensaje',
  persona: 'chat-persona',
  dejarFila: 'chat-dejar-fila',
  tramite: 'chat-tramite',
  propuesta: 'chat-propuesta',
  contacto: 'chat-contacto',
  archivo: 'chat-archivo',
  unir: 'chat-unir',
  terminar: 'chat-terminar',
  leido: 'chat-leido',
  volver: 'chat-volver',
  codigo: 'chat-codigo',
} as const;
