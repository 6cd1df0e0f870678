/** Why a workbook is not read: every code with the sentence that tells its sender what to do. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';

const again = 'y adjúntelo otra vez';
const newBook = `Copie sus datos a un libro nuevo, guárdelo como «Libro de Excel (.xlsx)» ${again}.`;

const sentences = {
  'libro-vacio': `El archivo no tiene datos en ninguna hoja visible. Llénelo ${again}.`,
  'libro-ilegible': `No pudimos leer el archivo: no es una hoja de cálculo o está dañado. Ábralo en su programa, guárdelo como «Libro de Excel (.xlsx)» ${again}.`,
  'libro-con-clave': `El archivo tiene contraseña. Guárdelo sin contraseña ${again}.`,
  'libro-xls':
    'El archivo está en el formato antiguo «.xls». Ábralo, elija «Archivo», «Guardar como», el tipo «Libro de Excel (.xlsx)», y adjunte el archivo nuevo.',
  'libro-xlsb':
    'El archivo está en el formato binario «.xlsb». Ábralo, elija «Archivo», «Guardar como», el tipo «Libro de Excel (.xlsx)», y adjunte el archivo nuevo.',
  'libro-con-macros': `El archivo contiene macros (programas) y no lo abrimos. Guárdelo como «Libro de Excel (.xlsx)», sin macros, ${again}.`,
  'libro-bomba': `El archivo ocupa al abrirse un espacio desmedido para su tamaño y no lo procesamos. ${newBook}`,
  'libro-demasiadas-partes': `El archivo contiene demasiadas partes internas y no lo procesamos. ${newBook}`,
  'libro-tamanos-falsos': `El archivo declara tamaños que no son los verdaderos y no lo procesamos. ${newBook}`,
  'libro-con-rutas': `El archivo contiene rutas que salen de su propia carpeta y no lo procesamos. ${newBook}`,
  'libro-con-doctype': `El archivo contiene definiciones (DOCTYPE) que una hoja de cálculo no lleva y no lo procesamos. ${newBook}`,
  'libro-demasiado-grande': `El archivo es demasiado grande. Deje solo la hoja con los datos que se piden ${again}.`,
  'demasiadas-hojas': `El archivo tiene más de 100 hojas. Deje solo la hoja con los datos que se piden ${again}.`,
  'demasiadas-filas': `La hoja tiene más de 200.000 filas. Borre las filas vacías que sobran al final ${again}.`,
  'demasiadas-columnas': `La hoja tiene datos más allá de la columna 200. Borre las columnas que sobran a la derecha ${again}.`,
  'demasiadas-celdas': `El archivo tiene más de 5.000.000 de celdas. Deje solo la hoja con los datos que se piden ${again}.`,
  'csv-comillas': `Una celda abre comillas (") y no las cierra. Corríjala, o guarde el archivo como «Libro de Excel (.xlsx)», ${again}.`,
  'celda-demasiado-larga': `Una celda tiene más de 32.767 caracteres. Acórtela ${again}.`,
} as const;

export type LibroCode = keyof typeof sentences;

/** Thrown inside the readers and turned into its finding at their border; `detail` is for the log, never for the page. */
export class LibroRefusal extends Error {
  readonly finding: DocumentFinding;

  constructor(code: LibroCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'LibroRefusal';
    this.finding = { state: 'reject', code, sentence: sentences[code], facts: {} };
  }
}
