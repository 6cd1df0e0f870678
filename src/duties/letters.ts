/** The text of every letter, in plain Spanish. They say that there is news and where; what it is about stays inside. */
import {
  llenarParte,
  type PalabrasDeCarta,
  type ParteDeCarta,
  sinPalabras,
} from '../domain/ajustes/textos.ts';
import type { ClaseEvento } from '../domain/solicitud/evento.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';

export type Carta = { readonly asunto: string; readonly texto: string };

/** What a letter may tell of a case: its reference, its kind, and where to read on. */
export type Caso = {
  readonly referencia: string;
  readonly definicion: Pick<Definicion, 'nombre' | 'respuestas' | 'despues' | 'resultados'>;
  readonly enlace: string;
  /** Approved, but the agency's register has not confirmed the change yet. */
  readonly porAplicar: boolean;
  /** It came out of a thread of mails, and answers come back to it. */
  readonly seContesta: boolean;
  /** The entity that was asked and the last day of its time, as dates are read; null where none was. */
  readonly requerida: { readonly nombre: string; readonly hasta: string } | null;
};

const noResponda = 'Este mensaje es automático: no responda a este correo.';
const puedeResponder = 'Este mensaje es automático. Si responde a este correo, lo lee quien atiende su caso.';

/** Paragraphs, the agency's name, and what becomes of an answer. */
function compose(
  agencia: string,
  asunto: string,
  parrafos: readonly string[],
  despedida: string = noResponda,
): Carta {
  const texto = [...parrafos.filter((p) => p !== ''), agencia, despedida].join('\n\n');
  return { asunto, texto: `${texto}\n` };
}

function approval({ definicion, porAplicar }: Caso): readonly string[] {
  if (porAplicar) {
    return [
      'Aprobamos su solicitud. El cambio se está aplicando en el registro; en su solicitud verá cuándo queda hecho.',
    ];
  }
  return [`Aprobamos su solicitud. ${definicion.respuestas.aprobado}`, definicion.despues.aprobado];
}

/** Of a trámite with its own words for how it ends; null for any other. */
function inOwnWords({ referencia, definicion }: Caso, estado: 'aprobada' | 'negada'): Novedad | null {
  const result = definicion.resultados?.[estado]?.toLowerCase();
  if (result === undefined) return null;
  const { respuestas, despues, nombre } = definicion;
  return {
    asunto: `Su solicitud ${referencia}: ${result}`,
    parrafos:
      estado === 'aprobada'
        ? [`Solicitud ${referencia} (${nombre}): ${result}.`, respuestas.aprobado, despues.aprobado]
        : [`Solicitud ${referencia} (${nombre}): ${result}. El motivo consta en ella.`, despues.negado],
  };
}

type Novedad = { readonly asunto: string; readonly parrafos: readonly string[] };

/** Subject and paragraphs by class of event; a class that is not here has no letter. */
const novedades: { readonly [C in ClaseEvento]?: (caso: Caso) => Novedad } = {
  presentada: ({ referencia, definicion }) => ({
    asunto: `Recibimos su solicitud ${referencia}`,
    parrafos: [
      `Recibimos su solicitud ${referencia} (${definicion.nombre}).`,
      'En ella verá quién la atiende y hasta cuándo tendrá una respuesta.',
    ],
  }),
  decidida: (caso) => ({
    asunto: `Aprobamos su solicitud ${caso.referencia}`,
    parrafos: [`Solicitud ${caso.referencia} (${caso.definicion.nombre}).`, ...approval(caso)],
  }),
  aprobar: (caso) =>
    inOwnWords(caso, 'aprobada') ?? {
      asunto: `Aprobamos su solicitud ${caso.referencia}`,
      parrafos: [`Solicitud ${caso.referencia} (${caso.definicion.nombre}).`, ...approval(caso)],
    },
  negar: (caso) =>
    inOwnWords(caso, 'negada') ?? {
      asunto: `Negamos su solicitud ${caso.referencia}`,
      parrafos: [
        `Negamos su solicitud ${caso.referencia} (${caso.definicion.nombre}). El motivo y la base legal constan en la solicitud.`,
        caso.definicion.despues.negado,
      ],
    },
  'pedir-subsanacion': ({ referencia, definicion }) => ({
    asunto: `Falta una corrección en su solicitud ${referencia}`,
    parrafos: [
      `Para continuar con su solicitud ${referencia} (${definicion.nombre}) necesitamos que corrija algo. En ella verá qué falta y hasta cuándo puede responder.`,
      'Mientras esperamos su respuesta, el plazo de la solicitud está en pausa. Si no responde a tiempo, la solicitud se archiva.',
    ],
  }),
  notificar: ({ referencia, definicion, requerida }) => ({
    asunto: `Notificamos a la entidad: ${referencia}`,
    parrafos: [
      `Revisamos su solicitud ${referencia} (${definicion.nombre}) y notificamos a ${requerida?.nombre ?? 'la entidad'}.`,
      `Tiene para responder hasta el ${requerida?.hasta ?? 'último día de su plazo'}. Le avisaremos lo que responda.`,
      'Si le paga antes, avísenos aquí mismo para cerrar el caso.',
    ],
  }),
  contestar: ({ referencia, definicion, requerida }) => ({
    asunto: `La entidad respondió: ${referencia}`,
    parrafos: [
      `${requerida?.nombre ?? 'La entidad'} respondió en su solicitud ${referencia} (${definicion.nombre}).`,
      'Lea su respuesta y díganos si ya le pagó.',
    ],
  }),
  vencer: ({ referencia, definicion, requerida }) => ({
    asunto: `La entidad no respondió a tiempo: ${referencia}`,
    parrafos: [
      `Terminó el plazo de ${requerida?.nombre ?? 'la entidad'} en su solicitud ${referencia} (${definicion.nombre}), y no respondió.`,
      'Quien atiende su caso ya lo sabe y decidirá qué sigue. Si entretanto le pagaron, díganoslo.',
    ],
  }),
  'confirmar-pago': ({ referencia, definicion }) => ({
    asunto: `Cerramos su solicitud ${referencia}`,
    parrafos: [
      `Usted nos dijo que la entidad ya le pagó, y cerramos su solicitud ${referencia} (${definicion.nombre}).`,
      'Si no fue usted, pida que se reabra.',
    ],
  }),
  escribir: ({ referencia, definicion }) => ({
    asunto: `Tiene un mensaje en su solicitud ${referencia}`,
    parrafos: [`Le escribimos en su solicitud ${referencia} (${definicion.nombre}).`],
  }),
  archivar: ({ referencia, definicion }) => ({
    asunto: `Archivamos su solicitud ${referencia}`,
    parrafos: [
      `Archivamos su solicitud ${referencia} (${definicion.nombre}) porque la corrección no llegó a tiempo.`,
      'Puede pedir que se reabra dentro del plazo que consta en ella, o presentar una nueva.',
    ],
  }),
  reabrir: ({ referencia, definicion }) => ({
    asunto: `Reabrimos su solicitud ${referencia}`,
    parrafos: [
      `Su solicitud ${referencia} (${definicion.nombre}) está otra vez en revisión. El motivo consta en ella.`,
    ],
  }),
  recalcular: ({ referencia, definicion }) => ({
    asunto: `Cambió una fecha de su solicitud ${referencia}`,
    parrafos: [
      `Cambió el calendario de días hábiles y calculamos de nuevo los plazos de su solicitud ${referencia} (${definicion.nombre}).`,
      'En ella verá la fecha de antes, la de ahora y el motivo.',
    ],
  }),
  'registrar-silencio': ({ referencia, definicion }) => ({
    asunto: `Venció el término legal de su solicitud ${referencia}`,
    parrafos: [
      `Venció el término que la ley da para resolver su solicitud ${referencia} (${definicion.nombre}), y todavía no hay una respuesta.`,
      'En ella verá qué significa y qué puede hacer. La seguimos atendiendo.',
    ],
  }),
};

/** The letter about an event, with the agency's own words around its facts; null where none is owed. */
export function cartaDeNovedad(
  agencia: string,
  clase: ClaseEvento,
  caso: Caso,
  palabras: PalabrasDeCarta = sinPalabras,
): Carta | null {
  const novedad = novedades[clase]?.(caso);
  if (novedad === undefined) return null;
  const { referencia, definicion, enlace, seContesta } = caso;
  const own = (parte: ParteDeCarta) =>
    llenarParte(palabras[parte], { referencia, tramite: definicion.nombre, agencia });
  // The facts and the way to the case are never the agency's to leave out.
  const parrafos = [own('apertura'), ...novedad.parrafos, `Véala aquí: ${enlace}`, own('cierre')];
  const despedida = seContesta ? puedeResponder : noResponda;
  return compose(own('firma') || agencia, own('asunto') || novedad.asunto, parrafos, despedida);
}

/** A security notice, as the effect wrote it. */
export function cartaDeAviso(agencia: string, aviso: Carta): Carta {
  return compose(agencia, aviso.asunto, [aviso.texto]);
}

/** To a contracting entity: the facts of its own process and one link. Who tells and with what proof stays inside. */
export function cartaAEntidad(
  agencia: string,
  asked: {
    readonly referencia: string;
    readonly proceso: string;
    readonly entidad: string;
    readonly pide: string;
    readonly hasta: string;
    readonly enlace: string;
    readonly recuerda: boolean;
  },
): Carta {
  const { referencia, proceso, entidad, pide, hasta, enlace, recuerda } = asked;
  const subject = `${recuerda ? 'Recordatorio: responda' : 'Debe responder'} hasta el ${hasta} (${referencia})`;
  return compose(agencia, subject, [
    `${entidad}:`,
    recuerda
      ? `Todavía no recibimos su respuesta sobre el proceso ${proceso}. Su plazo termina el ${hasta}.`
      : `Proceso ${proceso}. ${pide}`,
    recuerda ? '' : `Responda hasta el ${hasta}.`,
    `Lea los hechos y responda aquí: ${enlace}`,
    'El enlace es solo para la entidad y sirve hasta que responda. Si no responde, el caso sigue sin su versión.',
  ]);
}

export function cartaDeEnlaceDeClave(
  agencia: string,
  { usuario, url, minutes }: { readonly usuario: string; readonly url: string; readonly minutes: number },
): Carta {
  return compose(agencia, 'Enlace para elegir una clave nueva', [
    `Alguien pidió elegir una clave nueva para el usuario «${usuario}». Si fue usted, abra este enlace:`,
    url,
    `El enlace sirve una sola vez, durante ${minutes} minutos.`,
    'Si usted no lo pidió, no haga nada: su clave sigue siendo la misma. Nunca le pediremos su clave por correo ni por teléfono.',
  ]);
}

export function cartaDeCodigo(
  agencia: string,
  { codigo, minutes }: { readonly codigo: string; readonly minutes: number },
): Carta {
  return compose(agencia, 'Código para confirmar su correo', [
    `Su código es: ${codigo}`,
    `Escríbalo en el formulario que tiene abierto. Sirve una sola vez, durante ${minutes} minutos.`,
    'Si usted no lo pidió, no haga nada. No entregue este código a nadie: no se lo pediremos por teléfono.',
  ]);
}
