/** How states, senders and causes of the mail door read at the desk. */
import type { CausaDeBuzon } from '../../domain/correo/causa-de-buzon.ts';
import type { EstadoDeHilo } from '../../domain/correo/hilo.ts';
import type { AvisoDeCorreo } from '../../domain/correo/leido.ts';
import type { AvisoDeRemitente } from '../../domain/correo/remitente.ts';
import { type Tone, tag } from '../../ui/components/tag.ts';
import type { Html } from '../../ui/html.ts';

type Look = { readonly text: string; readonly tone: Tone };

const states: { readonly [E in EstadoDeHilo]: Look } = {
  nuevo: { text: 'Nuevo', tone: 'blue' },
  'espera-documentos': { text: 'Espera documentos', tone: 'yellow' },
  presentado: { text: 'Presentado', tone: 'green' },
  derivado: { text: 'Se le indicó la puerta', tone: 'purple' },
  'en-atencion': { text: 'En atención', tone: 'blue' },
  cerrado: { text: 'Cerrado', tone: 'grey' },
};

export const threadStateTag = (estado: EstadoDeHilo): Html => tag(states[estado]);

const senders: { readonly [autenticidad: string]: Look } = {
  verificado: { text: 'Remitente comprobado', tone: 'green' },
  'sin-verificar': { text: 'Remitente sin comprobar', tone: 'yellow' },
  falsificado: { text: 'Posible suplantación', tone: 'red' },
};

/** Null where nobody judged it. */
export function senderTag(autenticidad: string | null): Html | null {
  const look = autenticidad === null ? undefined : senders[autenticidad];
  return look === undefined ? null : tag(look);
}

/** The same in a sentence, beside the mail itself. */
export function senderSentence(autenticidad: string | null, address: string): string {
  switch (autenticidad) {
    case 'verificado':
      return `El servidor de ${address.split('@')[1] ?? 'su dominio'} responde por este correo.`;
    case 'falsificado':
      return `El dominio ${address.split('@')[1] ?? ''} dice que este correo no es suyo. No haga nada en nombre de ${address} por este correo.`;
    default:
      return `No pudimos comprobar que lo envió ${address === '' ? 'quien dice' : address}.`;
  }
}

const warnings: { readonly [A in AvisoDeCorreo | AvisoDeRemitente]: string } = {
  'dice-ser-personal':
    'Viene de una dirección del personal. Un correo no basta para actuar en nombre de la institución.',
  'sin-remitente': 'No trae remitente.',
  'varios-remitentes': 'Trae varios remitentes: se tomó el primero.',
  'remitente-en-grupo': 'El remitente viene dentro de un grupo.',
  'nombre-parece-direccion':
    'El nombre del remitente parece otra dirección. Fíjese en la dirección, no en el nombre.',
  'dominio-parecido': 'El dominio del remitente se parece a uno conocido, pero no es el mismo.',
  'responder-a-otra': 'Pide que se responda a otra dirección.',
  'sin-message-id': 'No trae identificador de mensaje.',
  'message-id-invalido': 'Su identificador de mensaje no es válido.',
  'sin-fecha': 'No trae fecha: vale la de llegada.',
  'fecha-imposible': 'Su fecha no es creíble: vale la de llegada.',
  'asunto-reparado': 'El asunto venía con letras dañadas y se reparó.',
  'texto-reparado': 'El texto venía con letras dañadas y se reparó.',
  'con-caracteres-nulos': 'Traía caracteres que no se pueden guardar; se reemplazaron.',
  'solo-html': 'Solo venía con formato: se muestra su texto.',
  'sin-texto': 'No trae texto.',
  incompleto: 'Llegó incompleto.',
  'demasiadas-partes': 'Trae demasiadas partes: no se muestran todas.',
  'demasiada-profundidad': 'Trae correos dentro de correos, más de los que se abren.',
  'demasiadas-cabeceras': 'Trae demasiadas cabeceras: no se leyeron todas.',
  'demasiados-destinatarios': 'Tiene demasiados destinatarios: no se muestran todos.',
  'texto-recortado': 'Su texto es más largo de lo que se muestra. El original está completo.',
  'adjunto-muy-grande': 'Algún adjunto es más grande de lo que se recibe.',
  'winmail-ilegible': 'Trae un archivo winmail.dat que no se pudo abrir.',
  'imagenes-remotas': 'Pide imágenes de otros servidores; no se cargan.',
  'direccion-de-texto': 'Trae texto que cambia de dirección para disimular nombres.',
};

/** Null for a code that this version does not know. */
export const warningSentence = (aviso: string): string | null =>
  Object.hasOwn(warnings, aviso) ? warnings[aviso as keyof typeof warnings] : null;

const parked: { readonly [causa: string]: string } = {
  tiempo: 'Leerlo tomó demasiado tiempo.',
  memoria: 'Leerlo necesitaba demasiada memoria.',
  terminado: 'El lector terminó mientras lo leía.',
  'cola-llena': 'Había demasiados correos a la vez.',
  error: 'Su contenido no se pudo leer.',
  ilegible: 'Su contenido no se pudo leer.',
  intentos: 'Terminó el programa cada vez que se leía.',
  fallo: 'Algo falló de nuestro lado al procesarlo.',
  'demasiado-grande': 'Es más grande de lo que se recibe: solo se guardaron sus cabeceras.',
};

/** Why a mail was set apart; the code itself where it is one that has no words yet. */
export function parkedSentence(causa: string | null): string {
  return causa === null ? 'No se pudo leer.' : (parked[causa] ?? `No se pudo leer (${causa}).`);
}

const askAdmin = 'Avise al administrador.';

const stopped: { readonly [C in CausaDeBuzon]: string } = {
  'clave-rechazada': 'El servidor rechazó la clave. Pida al administrador que la cambie en la configuración.',
  token: 'Venció la autorización del buzón. Pida al administrador que la renueve.',
  certificado: `El certificado del servidor de correo cambió o no es válido. ${askAdmin}`,
  'sin-tls': `El servidor de correo no ofrece una conexión cifrada, y sin ella no se le da la clave. ${askAdmin}`,
  'sin-carpeta': `La carpeta del buzón no existe o no se puede abrir. ${askAdmin}`,
  'solo-lectura': `El buzón solo se puede leer: no se puede anotar lo recibido. ${askAdmin}`,
  'no-borra': `Lo que ya está sellado no se puede borrar del buzón. ${askAdmin}`,
  'sin-uidplus': `El servidor no borra correo por correo: lo sellado queda en el buzón, marcado para borrarse. ${askAdmin}`,
  atraso: 'Hay correos acumulados: se están leyendo en orden y entrarán todos.',
  'correo-retenido': `El servidor anuncia un correo que no entrega. Los demás entraron. ${askAdmin}`,
  sala: `La sala reservada todavía no puede recibir denuncias: faltan lectores. ${askAdmin}`,
  base: 'La base de datos no responde. Se sigue intentando.',
  conexion: 'El servidor de correo no responde. Se sigue intentando.',
  fallo: `La lectura falló por un motivo que no se esperaba. ${askAdmin}`,
};

const isCausa = (causa: string): causa is CausaDeBuzon => Object.hasOwn(stopped, causa);

/** What to do about a mailbox that is not read as it should. */
export function stoppedSentence(causa: string): string {
  return isCausa(causa) ? stopped[causa] : `Se detuvo la lectura (${causa}). ${askAdmin}`;
}

const deliveries: { readonly [entrega: string]: Look } = {
  entregado: { text: 'Entregado', tone: 'green' },
  demorado: { text: 'Demorado', tone: 'yellow' },
  rechazado: { text: 'Rechazado', tone: 'red' },
};

const sendings: { readonly [envio: string]: Look } = {
  'por-enviar': { text: 'Por enviar', tone: 'grey' },
  enviado: { text: 'Enviado', tone: 'blue' },
  fallido: { text: 'No se pudo enviar', tone: 'red' },
};

/** What became of a letter of ours: what the other side said, else what our own server did. */
export function deliveryTag(entrega: string | null, envio: string | null): Html | null {
  const look =
    (entrega === null ? undefined : deliveries[entrega]) ?? (envio === null ? undefined : sendings[envio]);
  return look === undefined ? null : tag(look);
}

const classes: { readonly [clase: string]: string } = {
  automatico: 'Respuesta automática',
  rebote: 'Aviso de entrega',
  lista: 'De una lista de correo',
};

/** Null for a person's mail. */
export const machineTag = (clase: string | null): Html | null => {
  const text = clase === null ? undefined : classes[clase];
  return text === undefined ? null : tag({ text, tone: 'grey' });
};

const letterKinds: { readonly [clase: string]: string } = {
  acuse: 'Acuse automático',
  faltan: 'Lista de lo que falta',
  derivacion: 'Puerta correcta',
  presentada: 'Aviso de presentación',
  respuesta: 'Respuesta',
  'entrega-fallida': 'Aviso de tamaño',
};

export const letterKind = (clase: string): string => letterKinds[clase] ?? clase;
