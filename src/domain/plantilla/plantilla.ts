/** Words a unit keeps for what it writes often, with gaps from a closed list that are filled from the case. */

export const usosDePlantilla = ['mensaje', 'subsanacion', 'negativa'] as const;
export type UsoDePlantilla = (typeof usosDePlantilla)[number];

export const nombreDeUso: { readonly [U in UsoDePlantilla]: string } = {
  mensaje: 'Mensaje a la persona',
  subsanacion: 'Pedido de corrección',
  negativa: 'Motivo de una negativa',
};

/** `motivo`: what only the officer knows; it stays to be written. */
export const huecos = ['nombre', 'referencia', 'tramite', 'unidad', 'plazo', 'causal', 'motivo'] as const;
export type Hueco = (typeof huecos)[number];

export const explicacionDeHueco: { readonly [H in Hueco]: string } = {
  nombre: 'el nombre de quien presentó la solicitud',
  referencia: 'la referencia de la solicitud',
  tramite: 'el nombre del trámite',
  unidad: 'la unidad que lo atiende',
  plazo: 'en una corrección, el último día para responder; en lo demás, la fecha ofrecida de respuesta',
  causal: 'la causal elegida (solo en una negativa)',
  motivo: 'lo que usted escribe en cada caso',
};

/** What stands where the officer has to write; nothing that still holds it is sent. */
export const porEscribir = '[escriba aquí el motivo]';

export type Plantilla = {
  readonly id: string;
  readonly unidad: string;
  /** Null: for every trámite of the unit. */
  readonly tramite: string | null;
  readonly uso: UsoDePlantilla;
  readonly titulo: string;
  readonly texto: string;
  readonly version: number;
  readonly activa: boolean;
};

const hueco = /\{([^{}]*)\}/g;
const esHueco = (nombre: string): nombre is Hueco => huecos.some((uno) => uno === nombre);

const huecosDe = (uso: UsoDePlantilla) =>
  huecos
    .filter((uno) => uno !== 'causal' || uso === 'negativa')
    .map((uno) => `{${uno}}`)
    .join(', ');

/** What is wrong with the gaps of a text, as a sentence; null when every one can be filled. */
export function huecoEquivocado(texto: string, uso: UsoDePlantilla): string | null {
  for (const [, nombre = ''] of texto.matchAll(hueco)) {
    if (!esHueco(nombre)) return `«{${nombre}}» no es un espacio conocido. Puede usar ${huecosDe(uso)}.`;
    if (nombre === 'causal' && uso !== 'negativa')
      return '«{causal}» solo se puede usar en el motivo de una negativa.';
  }
  return /[{}]/.test(texto.replaceAll(hueco, ''))
    ? 'Hay una llave suelta. Escriba los espacios así: {nombre}.'
    : null;
}

/** Fills each gap once: what a value brings in is never read as a gap. */
export function llenarPlantilla(
  texto: string,
  valores: { readonly [H in Exclude<Hueco, 'motivo'>]: string },
): string {
  return texto.replaceAll(hueco, (todo, nombre: string) => {
    if (!esHueco(nombre)) return todo;
    return nombre === 'motivo' ? porEscribir : valores[nombre];
  });
}
