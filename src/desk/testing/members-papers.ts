/** The two lists of members of an association as files, for tests: any number of synthetic people. */
import { writeXlsx } from '../../documents/libro/xlsx-writer.ts';
import { makePdf } from '../../documents/pagina/testing/make-pdf.ts';
import type { Socio } from '../../domain/socios/socio.ts';

export type Roll = readonly Pick<Socio, 'cedula' | 'nombre'>[];

const rowsPerPage = 45;

/** A list as the Superintendency might print one. `fecha`: civil date. */
export function listPdf(ruc: string, fecha: string, socios: Roll): Promise<Buffer> {
  return makePdf((pdf) => {
    pdf.fontSize(9);
    const line = (text: string, y: number) => pdf.text(text, 40, y, { lineBreak: false });
    line('Listado sintético de prueba', 40);
    line(`RUC: ${ruc}`, 54);
    line(`Fecha de corte: ${fecha.split('-').toReversed().join('/')}`, 68);
    line('No. CÉDULA   APELLIDOS Y NOMBRES', 82);
    for (const [i, { cedula, nombre }] of socios.entries()) {
      if (i > 0 && i % rowsPerPage === 0) pdf.addPage();
      line(`${i + 1}   ${cedula}   ${nombre}`, 100 + (i % rowsPerPage) * 14);
    }
  });
}

/** As the template asks. `rows`: cells from the left, after the header. */
export function bookOfRows(rows: readonly (readonly string[])[]): Buffer {
  const columns = [14, 30, 30, 18, 14].map((widthChars) => ({ kind: 'text' as const, widthChars }));
  const header = ['cédula', 'apellidos', 'nombres', 'fecha de ingreso', 'novedad'];
  return writeXlsx([{ name: 'Socios', header: true, columns, rows: [header, ...rows] }]);
}

export function bookOfMembers(socios: Roll): Buffer {
  return bookOfRows(
    socios.map(({ cedula, nombre }) => {
      const words = nombre.split(' ');
      return [cedula, words.slice(0, 2).join(' '), words.slice(2).join(' '), '', ''];
    }),
  );
}
