/** The reasons a conversation changes hands or ends, with the sentence people read. */

export const motivosDeCierre = {
  resuelta: 'La consulta quedó resuelta.',
  respondida: 'La consulta quedó respondida por escrito.',
  'la-persona-termino': 'La persona terminó la conversación.',
  'sin-respuesta': 'La persona dejó de responder.',
  'fuera-de-competencia': 'El pedido corresponde a otra institución.',
  abuso: 'La conversación se cerró por su contenido.',
} as const;

export type MotivoDeCierre = keyof typeof motivosDeCierre;

/** Those an agent chooses from when closing. */
export const motivosDelAgente = ['resuelta', 'sin-respuesta', 'fuera-de-competencia', 'abuso'] as const;

export const motivosDeDevolucion = {
  'agente-ausente':
    'Quien le atendía ya no está en línea. Su conversación volvió a la fila, delante de las nuevas.',
  'agente-la-devolvio': 'Su conversación volvió a la fila, delante de las nuevas.',
} as const;

export type MotivoDeDevolucion = keyof typeof motivosDeDevolucion;

export const motivosDeConversion = {
  'fuera-de-horario': 'Ahora no es horario de atención.',
  'nadie-la-tomo': 'Nadie pudo atenderle en el tiempo previsto.',
  'sin-agentes': 'No queda nadie en línea para atenderle.',
} as const;

export type MotivoDeConversion = keyof typeof motivosDeConversion;
