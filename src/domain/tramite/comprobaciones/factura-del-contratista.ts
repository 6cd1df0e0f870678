/** Whether the invoice that was attached is the contractor's, and for the amount that is owed. */
import type { Json } from '../../canonical-json.ts';
import { leerMonto, montoText } from '../../retencion/monto.ts';
import { comprobacion } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

type Factura = { readonly emisor: string; readonly totalCents: number | null };

const member = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Reflect.get(value, name) : undefined;

/** What the look at the file read, whether the XML or its printed face. */
function leida(factura: Json | undefined): Factura | null {
  const emisor = member(member(factura, 'issuer'), 'ruc') ?? member(factura, 'ruc');
  if (typeof emisor !== 'string') return null;
  const total = member(factura, 'total');
  return { emisor, totalCents: typeof total === 'string' ? leerMonto(total) : null };
}

function compare(factura: Factura, ruc: string | undefined, monto: string | undefined): readonly Finding[] {
  const owed = monto === undefined ? null : leerMonto(monto);
  const found: Finding[] = [];
  if (ruc !== undefined && factura.emisor !== ruc) {
    found.push({
      state: 'warn',
      code: 'factura-de-otro-emisor',
      sentence: `La factura la emitió el RUC ${factura.emisor}, que no es el del contratista.`,
      facts: { emisor: factura.emisor, contratista: ruc },
    });
  }
  if (owed !== null && factura.totalCents !== null && owed !== factura.totalCents) {
    found.push({
      state: 'warn',
      code: 'factura-de-otro-monto',
      sentence: `La factura es por ${montoText(factura.totalCents)} dólares y el monto adeudado que consta es ${montoText(owed)}.`,
      facts: { factura: factura.totalCents, adeudado: owed },
    });
  }
  return found;
}

export const facturaDelContratista = comprobacion<{ readonly ruc?: string; readonly monto?: string }>({
  version: 1,
  comprueba: 'La factura la emitió el contratista, y no contradice el monto adeudado.',
  codigos: ['factura-sin-leer', 'factura-de-otro-emisor', 'factura-de-otro-monto'],
  halla: ({ ruc, monto }, _hechos, adjuntos) => {
    const read = adjuntos
      .filter(({ examen }) => examen?.tipo === 'factura')
      .flatMap(({ examen }) => leida(examen?.datos.factura) ?? []);
    // The XML and its printed face are one invoice: whichever agrees settles it.
    const compared = read.map((factura) => compare(factura, ruc, monto));
    const [first] = compared;
    if (first === undefined)
      return [
        {
          state: 'unknown',
          code: 'factura-sin-leer',
          sentence: 'No se pudo leer quién emitió la factura ni por cuánto; el funcionario la revisará.',
        },
      ];
    return compared.find((findings) => findings.length === 0) ?? first;
  },
});
