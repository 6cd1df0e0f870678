/** The answers of the written question a conversation becomes: the person's own words, cut where they are too many. */
import type { Datos } from '../tramite/campo.ts';
import type { Definicion } from '../tramite/definicion.ts';
import type { Contacto } from './conversacion.ts';
import type { Linea } from './linea.ts';

const shortened = '\n[Recortado: el resto está en la conversación.]';
const wordless = 'La persona no escribió su pregunta; vea la conversación.';

/** What the person said, in order, taken-out lines left out; files by their names. */
function wordsOf(lineas: readonly Linea[]): string {
  return lineas
    .flatMap((linea) => {
      if (linea.autor.clase !== 'persona' || linea.contenido === null) return [];
      if (linea.clase === 'mensaje') return [linea.contenido.texto];
      return linea.clase === 'archivo' ? [`[Archivo: ${linea.contenido.nombre}]`] : [];
    })
    .join('\n');
}

function cut(text: string, charsMax: number): string {
  const chars = [...text];
  if (chars.length <= charsMax) return text;
  return (
    chars
      .slice(0, charsMax - shortened.length)
      .join('')
      .trimEnd() + shortened
  );
}

/** By the kinds of its questions: the long text takes the words, the short one where to tell the person. */
export function datosDeConsulta(
  { datos }: Pick<Definicion, 'datos'>,
  lineas: readonly Linea[],
  { correo, telefono }: Contacto,
): Datos {
  const said = wordsOf(lineas);
  const reach = [correo, telefono].filter((one) => one !== null).join(' · ');
  return Object.fromEntries(
    Object.entries(datos).flatMap(([nombre, campo]): readonly (readonly [string, string])[] => {
      if (campo.tipo === 'textoLargo') return [[nombre, said === '' ? wordless : cut(said, campo.max)]];
      return campo.tipo === 'texto' && reach !== '' ? [[nombre, cut(reach, campo.max)]] : [];
    }),
  );
}
