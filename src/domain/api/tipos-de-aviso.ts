/** The kinds of webhook there are, and which event of a journal brings each: what staff keep to themselves brings none. */
import type { ClaseEvento } from '../solicitud/evento.ts';

export const tiposDeAviso = {
  'solicitud.presentada': 'Se presentó una solicitud',
  'solicitud.en-revision': 'Un funcionario la tomó',
  'solicitud.por-subsanar': 'Se pidió una corrección',
  'solicitud.subsanada': 'Se respondió a la corrección',
  'solicitud.mensaje': 'Hay un mensaje nuevo',
  'solicitud.notificada': 'Se notificó a la entidad',
  'solicitud.entidad-respondio': 'La entidad respondió',
  'solicitud.entidad-no-respondio': 'La entidad no respondió a tiempo',
  'solicitud.decidida': 'Hay una decisión',
  'solicitud.efecto-aplicado': 'El cambio quedó hecho en el registro',
  'solicitud.efecto-fallido': 'El cambio en el registro no se pudo aplicar',
  'solicitud.desistida': 'La persona desistió',
  'solicitud.archivada': 'Se archivó por falta de respuesta',
  'solicitud.reabierta': 'Se reabrió',
  'solicitud.plazos-cambiados': 'Se calcularon de nuevo los plazos',
} as const;

export type TipoDeAviso = keyof typeof tiposDeAviso;

/** Sent by the button that tries an endpoint; nobody subscribes to it. */
export const tipoDePrueba = 'prueba';

export const todosLosTipos = Object.keys(tiposDeAviso) as readonly TipoDeAviso[];

export const tipoDeEvento: { readonly [C in ClaseEvento]?: TipoDeAviso } = {
  presentada: 'solicitud.presentada',
  tomar: 'solicitud.en-revision',
  'pedir-subsanacion': 'solicitud.por-subsanar',
  subsanar: 'solicitud.subsanada',
  escribir: 'solicitud.mensaje',
  notificar: 'solicitud.notificada',
  contestar: 'solicitud.entidad-respondio',
  vencer: 'solicitud.entidad-no-respondio',
  decidida: 'solicitud.decidida',
  aprobar: 'solicitud.decidida',
  negar: 'solicitud.decidida',
  'confirmar-pago': 'solicitud.decidida',
  'efecto-aplicado': 'solicitud.efecto-aplicado',
  'efecto-fallido': 'solicitud.efecto-fallido',
  desistir: 'solicitud.desistida',
  archivar: 'solicitud.archivada',
  reabrir: 'solicitud.reabierta',
  recalcular: 'solicitud.plazos-cambiados',
};
