/** Fills a trámite's questions and papers from a mail, by what its definition says the mail door may take. */
import type { Definicion, FuenteDeCorreo } from '../tramite/definicion.ts';
import type { Formato } from '../tramite/documento.ts';
import { leerDatos } from '../tramite/leer-datos.ts';
import { hallarCodigosDeProceso } from './codigos-en-texto.ts';
import { formatoDeAdjunto } from './formato-de-adjunto.ts';
import type { CorreoLeido, ParteAdjunta } from './leido.ts';
import { ordenarPapeles, type PapelEnSuLugar } from './papeles-de-correo.ts';

/** What the check of an invoice found, as far as the door may believe it. `adjunto`: hex SHA-256 of the file. */
export type FacturaDeCorreo = {
  readonly adjunto: string;
  /** Whether a signature over the whole document holds. */
  readonly firmada: boolean;
  readonly ruc: string;
  /** In dollars with a point, as signed («112.00»); null where it has none. */
  readonly total: string | null;
};

/** Raw answers by field, as somebody might have typed them; papers by slot; and files that no slot takes. */
export type Recogido = {
  readonly datos: { readonly [campo: string]: string };
  readonly documentos: readonly PapelEnSuLugar[];
  readonly sueltos: readonly ParteAdjunta[];
};

export const nadaRecogido: Recogido = { datos: {}, documentos: [], sueltos: [] };

export type CorreoPorRecoger = {
  readonly correo: Pick<CorreoLeido, 'asunto' | 'de' | 'adjuntos'>;
  /** The text without what is quoted; of a forwarded mail that one too: see `loQueDice`. */
  readonly visible: string;
  readonly facturas: readonly FacturaDeCorreo[];
  /** What earlier mails of the thread gave: kept and only added to; loose files of theirs may still find their slot. */
  readonly yaHay: Recogido;
  /** Formats found by looking at the bytes, by SHA-256; without it the name and the declared type decide. */
  readonly formatos?: { readonly [sha256: string]: Formato | null };
  /** Name of the contracting entity of a process; null where the register does not know the code, or several hold it. */
  readonly entidadDe?: (codigo: string) => string | null;
};

type Facts = { readonly [F in FuenteDeCorreo]: string | null };

/** Several codes in one mail: the one in the subject counts, else the one the register knows; never a guess. */
function processIn({ correo, visible, entidadDe }: CorreoPorRecoger): string | null {
  const codes = (text: string) => hallarCodigosDeProceso(text).map(({ code }) => code);
  const places = [
    codes(correo.asunto),
    codes(visible),
    correo.adjuntos.flatMap(({ nombre }) => codes(nombre)),
  ];
  for (const found of places) if (found.length === 1) return found[0] ?? null;
  const known = [...new Set(places.flat())].filter((code) => (entidadDe?.(code) ?? null) !== null);
  return known.length === 1 ? (known[0] ?? null) : null;
}

/** As an amount is typed here: a comma before the cents. */
const withComma = (total: string | null | undefined) => total?.replace('.', ',') ?? null;

function factsOf(mail: CorreoPorRecoger, knownProcess: string | undefined): Facts {
  const proceso = knownProcess ?? processIn(mail);
  const signed = mail.facturas.filter(({ firmada }) => firmada);
  const rucs = new Set(signed.map(({ ruc }) => ruc));
  return {
    'codigo-de-proceso': proceso,
    'entidad-del-proceso': proceso === null ? null : (mail.entidadDe?.(proceso) ?? null),
    remitente: mail.correo.de?.direccion ?? null,
    'ruc-de-la-factura': rucs.size === 1 ? (signed[0]?.ruc ?? null) : null,
    // Of several invoices nobody here knows which are owed.
    'importe-de-la-factura': signed.length === 1 ? withComma(signed[0]?.total) : null,
  };
}

function answersFrom({ desdeCorreo = {} }: Definicion, mail: CorreoPorRecoger): Recogido['datos'] {
  const { yaHay } = mail;
  const fieldOfProcess = Object.keys(desdeCorreo).find((c) => desdeCorreo[c] === 'codigo-de-proceso');
  const facts = factsOf(mail, fieldOfProcess === undefined ? undefined : yaHay.datos[fieldOfProcess]);
  const found = Object.entries(desdeCorreo)
    .map(([campo, fuente]) => [campo, fuente === undefined ? null : facts[fuente]] as const)
    .filter((pair): pair is readonly [string, string] => pair[1] !== null);
  return { ...Object.fromEntries(found), ...yaHay.datos };
}

/** Pure: the same mail and the same thread give the same, however often it is read again. */
export function recogerDeCorreo(definicion: Definicion, mail: CorreoPorRecoger): Recogido {
  const { correo, visible, facturas, formatos = {}, yaHay } = mail;
  const datos = answersFrom(definicion, mail);
  const invoices = new Set(facturas.map(({ adjunto }) => adjunto));
  const { puestos, sueltos } = ordenarPapeles({
    definicion,
    datos: leerDatos(definicion, datos).datos,
    yaPuestos: yaHay.documentos,
    adjuntos: [...yaHay.sueltos, ...correo.adjuntos],
    formatoDe: (adjunto) => formatos[adjunto.sha256] ?? formatoDeAdjunto(adjunto),
    esFactura: ({ sha256 }) => invoices.has(sha256),
    dicho: `${correo.asunto}\n${visible}`,
  });
  return { datos, documentos: puestos, sueltos };
}
