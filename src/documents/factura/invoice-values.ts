/** Reads the values of an SRI document from its signed bytes: each field once, at its place. Layouts: SRI's technical sheet, from memory, and stored samples. */

import { facturaLimits as limits } from './factura-limits.ts';
import type { InvoiceFacts, InvoiceKind } from './invoice-report.ts';
import { childrenNamed, type XmlElement } from './xml-tree.ts';

type Layout = {
  readonly documentCode: string;
  readonly title: string;
  readonly info: string;
  readonly dateField: string;
  /** The end of tipoIdentificacion…, identificacion…, razonSocial…; null where nobody is named. */
  readonly buyer: string | null;
  readonly totalField: string | null;
};

export const layouts: Readonly<Record<InvoiceKind, Layout>> = {
  factura: layout('01', 'factura', 'infoFactura', 'Comprador', 'importeTotal'),
  liquidacionCompra: layout(
    '03',
    'liquidación de compra',
    'infoLiquidacionCompra',
    'Proveedor',
    'importeTotal',
  ),
  notaCredito: layout('04', 'nota de crédito', 'infoNotaCredito', 'Comprador', 'valorModificacion'),
  notaDebito: layout('05', 'nota de débito', 'infoNotaDebito', 'Comprador', 'valorTotal'),
  guiaRemision: {
    ...layout('06', 'guía de remisión', 'infoGuiaRemision', null, null),
    dateField: 'fechaIniTransporte',
  },
  comprobanteRetencion: layout('07', 'retención', 'infoCompRetencion', 'SujetoRetenido', null),
};

function layout(
  documentCode: string,
  title: string,
  info: string,
  buyer: string | null,
  totalField: string | null,
): Layout {
  return { documentCode, title, info, dateField: 'fechaEmision', buyer, totalField };
}

/** Null where the root is none of the documents the SRI defines. */
export function kindOf(root: XmlElement): InvoiceKind | null {
  const { name, namespace } = root;
  return namespace === '' && Object.hasOwn(layouts, name) ? (name as InvoiceKind) : null;
}

export type InvoiceValues = Omit<InvoiceFacts, 'signer'> & {
  readonly documentCode: string;
  /** estab + ptoEmi, six digits. */
  readonly series: string;
  readonly sequence: string;
  readonly emissionType: string;
  /** For the sum: null where a part is missing or not a number. */
  readonly parts: { readonly sumCents: number; readonly totalCents: number } | null;
};

/** The values, or the name of the first field that is missing, repeated or not what it should be. */
export function readInvoiceValues(root: XmlElement, kind: InvoiceKind): InvoiceValues | { field: string } {
  const form = layouts[kind];
  const wrong: string[] = [];
  const [issuing, info] = ['infoTributaria', form.info].map((name) => only(root, name));
  const read = (parent: XmlElement | null | undefined, field: string, pattern: RegExp): string => {
    const value = (parent && only(parent, field)?.text.trim()) ?? '';
    if (!pattern.test(value)) wrong.push(field);
    return value.slice(0, limits.factCharsMax);
  };
  const environment = read(issuing, 'ambiente', /^[12]$/);
  const series = [read(issuing, 'estab', /^\d{3}$/), read(issuing, 'ptoEmi', /^\d{3}$/)];
  const sequence = read(issuing, 'secuencial', /^\d{9}$/);
  const [, day, month, year] =
    /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(read(info, form.dateField, /^\d\d\/\d\d\/\d{4}$/)) ?? [];
  const total = form.totalField === null ? null : read(info, form.totalField, /^\d{1,14}(?:\.\d{1,6})?$/);
  const values: InvoiceValues = {
    kind,
    documentCode: read(issuing, 'codDoc', /^\d\d$/),
    issuer: {
      ruc: read(issuing, 'ruc', /^\d{13}$/),
      name: read(issuing, 'razonSocial', /\S/),
    },
    buyer:
      form.buyer === null
        ? null
        : {
            idType: read(info, `tipoIdentificacion${form.buyer}`, /^\d\d$/),
            id: read(info, `identificacion${form.buyer}`, /\S/),
            name: read(info, `razonSocial${form.buyer}`, /\S/),
          },
    number: [...series, sequence].join('-'),
    series: series.join(''),
    sequence,
    emissionType: read(issuing, 'tipoEmision', /^\d$/),
    issuedOn: `${year}-${month}-${day}`,
    total,
    claveAcceso: read(issuing, 'claveAcceso', /^\d{49}$/),
    environment: environment === '1' ? 'pruebas' : 'produccion',
    parts: kind === 'factura' && info && total !== null ? sumOf(info, total) : null,
  };
  return wrong[0] === undefined ? values : { field: wrong[0] };
}

/** The one child of that name; null for none and for two: no reader may choose between them. */
function only(parent: XmlElement, name: string): XmlElement | null {
  const [found, second] = childrenNamed(parent, name);
  return found && !second && (found.children.length === 0) === isLeaf(name) ? found : null;
}

const isLeaf = (name: string) => !name.startsWith('info');

const extras = [
  'propina',
  'fleteInternacional',
  'seguroInternacional',
  'gastosAduaneros',
  'gastosTransporteOtros',
];

/** Net, taxes, tip and the costs of an export; what an invoice adds beyond them is not known here. */
function sumOf(info: XmlElement, total: string): InvoiceValues['parts'] {
  const taxes = childrenNamed(info, 'totalConImpuestos')
    .flatMap((list) => childrenNamed(list, 'totalImpuesto'))
    .flatMap((tax) => childrenNamed(tax, 'valor'));
  const net = childrenNamed(info, 'totalSinImpuestos');
  const parts = [...net, ...taxes, ...extras.flatMap((name) => childrenNamed(info, name))];
  const cents = parts.map(({ text }) => Math.round(Number(text.trim()) * 100));
  if (net.length !== 1 || !cents.every(Number.isSafeInteger)) return null;
  return { sumCents: cents.reduce((sum, one) => sum + one, 0), totalCents: Math.round(Number(total) * 100) };
}
