/** A synthetic mail as it is once read, and a trámite that is filed by mail, for the tests of the rules. */
import { opcion, proceso, ruc, texto } from '../../tramite/campo.ts';
import { cuando } from '../../tramite/condicion.ts';
import { type Definicion, tramite } from '../../tramite/definicion.ts';
import { facturaElectronica, justificativo, pdf } from '../../tramite/documento.ts';
import { sinPlazo } from '../../tramite/plazos.ts';
import type { CorreoLeido, ParteAdjunta } from '../leido.ts';

export function correoDeMuestra(change: Partial<CorreoLeido> = {}): CorreoLeido {
  return {
    messageId: 'a@taller.example',
    enRespuestaA: [],
    referencias: [],
    de: { nombre: 'María Ejemplo', direccion: 'maria@taller.example' },
    responderA: [],
    para: [],
    copia: [],
    destinatarios: 1,
    fechaMs: null,
    asunto: 'No me pagan',
    texto: 'Buenas tardes, la entidad no me paga.',
    adjuntos: [],
    cabeceras: {},
    informe: null,
    proteccion: { clase: 'ninguna' },
    avisos: [],
    huella: '',
    ...change,
  };
}

/** A file that came along: its hash is made of its name, so that the same name is the same file. */
export function adjuntoDeMuestra(nombre: string, change: Partial<ParteAdjunta> = {}): ParteAdjunta {
  const tipo = nombre.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream';
  const sha256 = `sha-${nombre}`;
  const base = { nombre, nombreOriginal: nombre, tipo, sha256, tamanoBytes: 200_000 };
  return { ...base, origen: 'mime', enLinea: false, ...change };
}

export const tramiteDeMuestra: Definicion = tramite({
  id: 'cobro-de-muestra',
  nombre: 'Cobro de muestra',
  resumen: 'Trámite sintético para las pruebas.',
  fuente: 'Ninguna: es una muestra.',
  procedimiento: 'Enviar por correo el código del proceso, el acta y la factura.',
  canales: ['correo'],
  tiempoEstimado: sinPlazo(),
  plazoLegal: [],
  solicitante: 'cualquiera',
  dirigidoA: 'Nadie.',
  obtendra: 'Nada.',
  costo: 'Gratuito',
  baseLegal: [],
  contacto: 'nadie@agencia.example',
  datos: {
    proceso: proceso('Código del proceso', { ayuda: 'Como consta en el portal.' }),
    entidad: texto('Entidad contratante', { max: 200 }),
    ruc: ruc('RUC del contratista', { opcional: true }),
    monto: texto('Monto que le deben', { max: 30, opcional: true }),
    correo: texto('Correo electrónico', { max: 200 }),
    via: opcion('¿Cómo se entregó?', { total: 'Todo', parcial: 'Por partes' }, { opcional: true }),
    partes: texto('¿En cuántas partes?', { max: 20 }),
  },
  mostrarSi: { partes: cuando('via', 'parcial') },
  documentos: {
    acta: pdf('Acta de entrega', { maximo: 2, seReconocePor: ['acta de entrega', 'acta'] }),
    factura: facturaElectronica('Factura', { ayuda: 'El XML del SRI.', seReconocePor: ['factura', 'ride'] }),
    partes: pdf('Detalle de las partes'),
    otros: justificativo('Otra documentación', { opcional: true, maximo: 3 }),
  },
  documentosSi: { partes: cuando('via', 'parcial') },
  desdeCorreo: {
    proceso: 'codigo-de-proceso',
    entidad: 'entidad-del-proceso',
    correo: 'remitente',
    ruc: 'ruc-de-la-factura',
    monto: 'importe-de-la-factura',
  },
  comprobaciones: [],
  atiende: 'Muestras',
  revisiones: [],
  causalesDeNegativa: [],
  alAprobar: null,
  respuestas: { aprobado: 'Sí.', negado: 'No: {motivo}', enRevision: 'Una persona lo revisará.' },
  despues: { aprobado: 'Nada.', negado: 'Nada.' },
  tambienSeDice: [],
  ejemplos: [],
});
