/**
 * What the robot answers at the mail door. It repeats no words of the mail it answers, neither its subject nor the names of
 * its files: nobody can make it carry theirs to somebody else. Of what it understood it tells only values that it knows to
 * be of their kind.
 */
import { parseProcessCode } from '../identity/process-code.ts';
import { parseRuc } from '../identity/ruc.ts';
import type { Canal, Definicion } from '../tramite/definicion.ts';
import type { Recogido } from './datos-de-correo.ts';
import type { Faltante } from './lo-que-falta.ts';

export type CartaDeCorreo = { readonly asunto: string; readonly texto: string };

type Comun = { readonly agencia: string };

const automatico = 'Este es un mensaje automático.';

function compose(asunto: string, { agencia }: Comun, parrafos: readonly string[]): CartaDeCorreo {
  return { asunto, texto: `${[...parrafos.filter((p) => p !== ''), agencia, automatico].join('\n\n')}\n` };
}

const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');

/** Only codes, tax numbers and amounts are repeated: none can hold a sentence or an address. */
function safeValue(definicion: Definicion, campo: string, valor: string): string | null {
  const fuente = definicion.desdeCorreo?.[campo];
  if (fuente === 'codigo-de-proceso') {
    const code = parseProcessCode(valor);
    // A dot between letters might be read as a web address.
    return code.ok && !/[A-ZÑ]\.[A-ZÑ]|\//.test(code.value.code) ? code.value.code : null;
  }
  if (fuente === 'ruc-de-la-factura') return parseRuc(valor).ok ? valor : null;
  if (fuente === 'importe-de-la-factura')
    return /^\d{1,12}(?:,\d{1,2})?$/.test(valor) ? `${valor} dólares` : null;
  return null;
}

function understood(definicion: Definicion, { datos, documentos }: Understood): readonly string[] {
  const answers = Object.entries(datos).flatMap(([campo, valor]) => {
    const safe = safeValue(definicion, campo, valor);
    const etiqueta = definicion.datos[campo]?.etiqueta;
    return safe === null || etiqueta === undefined ? [] : [`${etiqueta}: ${safe}`];
  });
  const papers = Object.entries(definicion.documentos).flatMap(([clave, { etiqueta }]) => {
    const count = documentos.filter((one) => one.clave === clave).length;
    if (count === 0) return [];
    return [count === 1 ? etiqueta : `${etiqueta} (${count} archivos)`];
  });
  return [...answers, ...papers];
}

type Understood = Pick<Recogido, 'datos'> & { readonly documentos: readonly { readonly clave: string }[] };

function missingLine({ etiqueta, ayuda, porque }: Faltante): string {
  const why = porque === null ? '' : ` Lo que llegó no se pudo usar: ${porque}`;
  return ayuda === null ? `${etiqueta}.${why}` : `${etiqueta}. ${ayuda}${why}`;
}

/** What is missing, as a checklist. `referencia`: of the thread; `enlace`: whole address of the page that completes it. */
export type PorFaltar = Comun & {
  readonly referencia: string;
  readonly definicion: Definicion;
  readonly recogido: Understood;
  readonly faltan: readonly Faltante[];
  readonly enlace: string;
};

export function cartaDeFaltantes(carta: PorFaltar): CartaDeCorreo {
  const { referencia, definicion, recogido, faltan, enlace } = carta;
  const got = understood(definicion, recogido);
  return compose(`Falta información en su correo ${referencia}`, carta, [
    `Recibimos su correo sobre «${definicion.nombre}». Lo guardamos con la referencia ${referencia}, pero todavía no está presentado.`,
    got.length === 0 ? '' : `Esto ya lo tenemos:\n${bullets(got)}`,
    `Esto falta:\n${bullets(faltan.map(missingLine))}`,
    'Responda a este correo con lo que falta, sin cambiar el asunto, o agréguelo aquí:',
    enlace,
    'El enlace es solo para usted: quien lo tenga puede completar el trámite en su nombre. Si usted no nos escribió, no haga nada.',
  ]);
}

/** It was filed as a solicitud. `enlace`: where its state is read. */
type PorPresentada = Comun & {
  readonly referencia: string;
  readonly definicion: Pick<Definicion, 'nombre' | 'respuestas'>;
  readonly enlace: string;
};

export function cartaDePresentada(carta: PorPresentada): CartaDeCorreo {
  const { referencia, definicion, enlace } = carta;
  return compose(`Recibimos su solicitud ${referencia}`, carta, [
    `Su trámite «${definicion.nombre}» quedó presentado. Su referencia es ${referencia}.`,
    definicion.respuestas.enRevision,
    'Aquí ve en qué estado está, quién lo atiende y hasta cuándo tendrá una respuesta:',
    enlace,
    'Si quiere agregar algo, responda a este correo sin cambiar el asunto.',
  ]);
}

/** The mail is about a trámite of another door. `enlace`: whole address of that trámite's page. */
type PorOtraPuerta = Comun & {
  readonly referencia: string;
  readonly definicion: Pick<Definicion, 'nombre' | 'canales'>;
  readonly enlace: string;
};

const doors: Readonly<Record<Canal, string>> = {
  portal: 'el portal',
  chat: 'el chat en línea',
  rapido: 'Trámite Rápido',
  correo: 'correo electrónico',
};

export function cartaDeOtraPuerta(carta: PorOtraPuerta): CartaDeCorreo {
  const { referencia, definicion, enlace } = carta;
  const where = definicion.canales.map((canal) => doors[canal]).join(' o ');
  return compose(`Dónde se hace su trámite (${referencia})`, carta, [
    `Gracias por escribirnos. Parece que su correo trata de «${definicion.nombre}».`,
    `Ese trámite no se presenta por correo electrónico: se hace por ${where}. Aquí están los pasos y el formulario:`,
    enlace,
    'Si trata de otra cosa, responda a este correo y lo leerá una persona.',
  ]);
}

/** A person will read it. `frase`: what the agency says where its automatic answers rest. */
export function cartaDeAcuse(
  carta: Comun & { readonly referencia: string; readonly frase?: string | null },
): CartaDeCorreo {
  const { referencia, frase = null } = carta;
  return compose(`Recibimos su correo (${referencia})`, carta, [
    `Recibimos su correo. Su referencia es ${referencia}.`,
    ...(frase === null ? [] : [frase]),
    'Lo leerá una persona y le responderá a esta dirección. No hace falta que lo envíe otra vez.',
    'Si quiere agregar algo, responda a este correo sin cambiar el asunto.',
  ]);
}

/**
 * Of the alert address: the same for everybody, with nothing of what was told. `enlace`: whole address of the sealed web
 * door; null where it is closed.
 */
export function cartaDeAlerta(carta: Comun & { readonly enlace: string | null }): CartaDeCorreo {
  const { enlace } = carta;
  return compose('Recibimos su mensaje', carta, [
    'Recibimos su mensaje y quedó guardado bajo sello. Solo pueden leerlo las personas autorizadas para ello.',
    'El correo electrónico es confidencial, pero no es anónimo: los servidores por los que pasó conocen su dirección, y en su buzón puede quedar una copia.',
    enlace === null
      ? 'Si teme que alguien vea sus mensajes, no escriba desde una cuenta ni un equipo del trabajo.'
      : `Para contar algo sin dejar su nombre ni su correo, y para recibir respuesta sin tener una cuenta, use esta página desde un equipo que no sea del trabajo:\n${enlace}`,
    'No repetimos aquí nada de lo que escribió, y no debe reenviar este aviso. Si usted no nos escribió, no haga nada.',
  ]);
}

const mebibyte = 1024 * 1024;

/** The mail was larger than is received. `enlace`: where its files can be uploaded. */
export function cartaDeTamano(
  carta: Comun & { readonly sizeBytesMax: number; readonly enlace: string },
): CartaDeCorreo {
  const { sizeBytesMax, enlace } = carta;
  return compose('Su correo es demasiado grande', carta, [
    `Su correo pesa más de lo que podemos recibir (${Math.floor(sizeBytesMax / mebibyte)} MB), y no guardamos sus archivos.`,
    'Envíelos en varios correos más pequeños, o súbalos aquí:',
    enlace,
  ]);
}
