/** Why no clean copy can be made of a file: every code with the sentence that tells a reader what to do. */

const instead = 'Pida a quien denunció otra versión, o describa su contenido en una nota.';

const sentences = {
  'formato-sin-limpieza': `De este tipo de archivo no sabemos quitar los datos ocultos, así que no se hace copia. ${instead}`,
  'con-cambios': `El documento guarda comentarios o cambios con el nombre de quien los hizo, y quitarlos alteraría lo que dice. ${instead}`,
  'con-objetos': `El documento lleva dentro otros archivos, imágenes o enlaces que no sabemos limpiar. ${instead}`,
  'con-macros': `El documento lleva programas (macros) y no se abre. ${instead}`,
  'con-clave': `El archivo está protegido con contraseña y no se puede abrir. ${instead}`,
  ilegible: `El archivo está dañado y no se puede abrir. ${instead}`,
  'demasiado-grande': `El archivo es demasiado grande para hacer una copia limpia. ${instead}`,
  tiempo:
    'Hacer la copia tomó demasiado tiempo. Inténtelo otra vez; si se repite, el archivo no se puede limpiar aquí.',
  'cola-llena': 'Se están haciendo otras copias. Espere un momento y vuelva a pedirla.',
} as const;

export type LimpiezaCode = keyof typeof sentences;

export function limpiezaSentence(code: LimpiezaCode): string {
  return sentences[code];
}

export function isLimpiezaCode(text: string): text is LimpiezaCode {
  return Object.hasOwn(sentences, text);
}

/** Thrown inside the cleaners and turned into an outcome at their border. */
export class LimpiezaRefusal extends Error {
  readonly code: LimpiezaCode;

  constructor(code: LimpiezaCode) {
    super(code);
    this.name = 'LimpiezaRefusal';
    this.code = code;
  }
}
