/** How a definition writes what people say: one text, its phrases parted by a stroke between spaces or by a line break. */

/** The phrases one by one, without the blanks around them. */
export const frases = (texto: string): readonly string[] =>
  texto
    .split(/ \/(?=\s)|\n/)
    .map((frase) => frase.trim())
    .filter((frase) => frase !== '');
