/** The findings of the signature check: code, gravity and Spanish sentence of each, in one place. */
import type { Json } from '../../domain/canonical-json.ts';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';

type State = DocumentFinding['state'];

/** `names`: what the sentence speaks of, by its placeholder. */
const findings = {
  'firma-ausente': [
    'reject',
    'El PDF no tiene firma electrónica. Fírmelo en FirmaEC, o adjunte el escaneado si firmó a mano.',
  ],
  'firma-manuscrita-por-revisar': [
    'warn',
    'El PDF no tiene firma electrónica. Si es el escaneado de un documento firmado a mano, una persona revisará la firma.',
  ],
  'firma-alterada': [
    'reject',
    'El documento cambió después de ser firmado. Firme otra vez el documento final en FirmaEC y adjúntelo sin abrirlo con otro programa.',
  ],
  'firma-mal-formada': [
    'reject',
    'La firma electrónica del PDF está dañada o no tiene la forma debida. Firme otra vez el documento original en FirmaEC.',
  ],
  'algoritmo-debil': [
    'reject',
    'La firma usa un algoritmo que ya no es seguro. Firme otra vez el documento con la versión actual de FirmaEC.',
  ],
  'algoritmo-no-reconocido': [
    'unknown',
    'La firma usa un algoritmo que no se puede comprobar automáticamente. La revisará una persona.',
  ],
  'cert-caducado': [
    'reject',
    'El certificado de {firmante} estaba caducado al firmar (venció el {fecha}). Renueve el certificado y firme otra vez.',
  ],
  'cert-aun-no-vigente': [
    'reject',
    'El certificado de {firmante} todavía no era válido al firmar (vale desde el {fecha}). Revise la fecha de su computador y firme otra vez.',
  ],
  'cert-no-sirve-para-firmar': [
    'reject',
    'El certificado de {firmante} no es de los que sirven para firmar documentos. Firme con su certificado de firma electrónica.',
  ],
  'ca-desconocida': [
    'reject',
    'El certificado de {firmante} no proviene de una entidad acreditada. Firme con un certificado de una entidad acreditada por la ARCOTEL.',
  ],
  'ca-caducada': [
    'reject',
    'La entidad que emitió el certificado de {firmante} ya no estaba vigente al firmar. Firme otra vez con un certificado vigente.',
  ],
  'cert-revocado': [
    'reject',
    'El certificado de {firmante} está revocado. Firme otra vez con un certificado vigente.',
  ],
  'revocacion-sin-comprobar': [
    'unknown',
    'No se pudo comprobar si el certificado de {firmante} sigue vigente o fue revocado. Lo comprobará una persona.',
  ],
  'hora-no-probada': [
    'ok',
    'La hora de la firma es la que declara {firmante}: el documento no lleva sello de tiempo. El certificado sigue vigente hoy.',
  ],
  'hora-dudosa': [
    'unknown',
    'No se puede probar cuándo firmó {firmante}: el documento no lleva sello de tiempo y el certificado ya no está vigente, o la hora declarada no es posible. Lo revisará una persona.',
  ],
  'sello-de-tiempo-no-valido': [
    'warn',
    'El documento lleva un sello de tiempo que no se pudo comprobar; se toma la hora que declara quien firma.',
  ],
  'certificado-sin-vincular': [
    'warn',
    'La firma de {firmante} es correcta pero no nombra su certificado, como pide el formato PAdES.',
  ],
  'firmante-distinto': [
    'reject',
    'Firma {firmante}, pero el representante legal registrado es {esperado}. Pida a esa persona que firme, o actualice primero el representante legal.',
  ],
  'firmante-sin-identificar': [
    'unknown',
    'El certificado de {firmante} no dice su número de cédula ni su RUC. Una persona comprobará quién firma.',
  ],
  'certificado-de-otra-empresa': [
    'warn',
    'Firma {firmante} con un certificado emitido para otra empresa (RUC {ruc}). Se comprobó su cédula.',
  ],
  'modificado-despues-de-la-firma': [
    'unknown',
    'Al documento se le agregó algo después de la firma. Vale lo que se firmó; una persona comparará las dos versiones.',
  ],
  'firma-valida': ['ok', 'Firma electrónica válida de {firmante}.'],
} as const satisfies Record<string, readonly [State, string]>;

export type SignatureCode = keyof typeof findings;
type Names = {
  readonly firmante?: string;
  readonly fecha?: string;
  readonly esperado?: string;
  readonly ruc?: string;
};

/** A name comes from a certificate anyone can make: it stays short and of one line. */
function oneLine(text: string): string {
  const clean = text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  return clean === '' ? 'una persona sin nombre' : clean.slice(0, 120);
}

export function finding(code: SignatureCode, facts: Json, names: Names = {}): DocumentFinding {
  const [state, template] = findings[code];
  const sentence = template.replace(/\{(\w+)\}/g, (_all, name: string) =>
    oneLine(Object.entries(names).find(([key]) => key === name)?.[1] ?? ''),
  );
  return { state, code, sentence, facts };
}

/** «2026-03-01», the day in Ecuador (UTC-5 all year). */
export function dayInEcuador(timeMs: number): string {
  return new Date(timeMs - 5 * 3_600_000).toISOString().slice(0, 10);
}
