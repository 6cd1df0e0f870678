/** The workbook people can download, fill and send back: the columns that are asked for, and how to fill them. */
import { writeXlsx } from './xlsx-writer.ts';

/** What the downloaded file is called. */
export const membersTemplateName = 'plantilla-de-socios.xlsx';

const instructions: readonly (readonly string[])[] = [
  ['Cómo llenar la hoja «Socios»'],
  ['Escriba una fila por socio y no cambie los títulos de la primera fila. No use fórmulas ni contraseña.'],
  ['cédula', 'Diez dígitos, con el cero inicial. La columna ya tiene formato de texto: no la cambie.'],
  ['apellidos', 'Como constan en la cédula.'],
  ['nombres', 'Como constan en la cédula.'],
  ['fecha de ingreso', 'Día, mes y año, por ejemplo 31/12/2025.'],
  ['novedad', 'Escriba ingreso, salida o corrección. Déjela vacía si nada cambia.'],
  [
    'Incluya a todos los socios del listado de la Superintendencia, y a los que salen con la novedad «salida».',
  ],
];

/** A new .xlsx, always the same bytes; `examineMembersBook` reads it back once filled. */
export function membersTemplate(): Buffer {
  return writeXlsx([
    {
      name: 'Socios',
      header: true,
      columns: [
        { kind: 'text', widthChars: 14 },
        { kind: 'text', widthChars: 30 },
        { kind: 'text', widthChars: 30 },
        { kind: 'date', widthChars: 18 },
        { kind: 'text', widthChars: 14 },
      ],
      rows: [['cédula', 'apellidos', 'nombres', 'fecha de ingreso', 'novedad']],
    },
    {
      name: 'Instrucciones',
      header: false,
      columns: [
        { kind: 'text', widthChars: 20 },
        { kind: 'text', widthChars: 90 },
      ],
      rows: instructions,
    },
  ]);
}
