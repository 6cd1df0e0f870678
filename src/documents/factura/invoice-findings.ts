/** Every sentence the check of an SRI document says, with its state and code. */
import type { Json } from '../../domain/canonical-json.ts';
import type { DocumentFinding, DocumentVerdict } from '../../domain/documento/verdict.ts';
import type { XmlRefusal } from './decode-xml.ts';
import { facturaLimits as limits } from './factura-limits.ts';
import type { ShapeProblem } from './signature-shape.ts';
import type { SignatureProblem } from './verify-xml-signature.ts';
import type { XmlProblem } from './xml-tree.ts';

type State = DocumentVerdict['state'];

export function finding(state: State, code: string, sentence: string, facts: Json = {}): DocumentFinding {
  return { state, code, sentence, facts };
}

const askForOriginal =
  'Adjunte el archivo XML tal como lo emitió el SRI, sin abrirlo ni guardarlo con otro programa.';

export function bytesFinding(refusal: XmlRefusal): DocumentFinding {
  const megabytes = limits.sizeBytesMax / 1024 / 1024;
  const findings: Record<XmlRefusal, [code: string, sentence: string]> = {
    empty: ['xml-no-sri', 'El archivo está vacío. Adjunte el XML de la factura electrónica.'],
    'too-large': [
      'xml-demasiado-grande',
      `El archivo pasa de ${megabytes} MB, y un comprobante electrónico mide mucho menos. Adjunte el XML de la factura.`,
    ],
    encoding: ['xml-codificacion', `El XML no está en UTF-8, como exige el SRI. ${askForOriginal}`],
    doctype: [
      'xml-doctype',
      `El XML contiene una declaración DOCTYPE, que ningún comprobante del SRI lleva, y no se lee. ${askForOriginal}`,
    ],
  };
  const [code, sentence] = findings[refusal];
  return finding(
    'reject',
    code,
    sentence,
    refusal === 'too-large' ? { sizeBytesMax: limits.sizeBytesMax } : {},
  );
}

export function treeFinding(problem: XmlProblem): DocumentFinding {
  if (problem === 'malformed') {
    return finding('reject', 'xml-mal-formado', `El archivo no es un XML bien escrito. ${askForOriginal}`);
  }
  const what: Record<Exclude<XmlProblem, 'malformed'>, string> = {
    'too-deep': `tiene más de ${limits.depthMax} niveles`,
    'too-many-elements': `tiene más de ${limits.elementsMax} elementos`,
    'too-many-attributes': 'tiene demasiados atributos',
    instruction: 'contiene instrucciones de proceso',
  };
  return finding(
    'reject',
    'xml-fuera-de-limites',
    `El XML ${what[problem]}; ningún comprobante del SRI es así y no se lee. ${askForOriginal}`,
    { problem },
  );
}

export const notFromSri = finding(
  'reject',
  'xml-no-sri',
  'El archivo es un XML, pero no un comprobante electrónico del SRI. Adjunte el XML de la factura.',
);

export function fieldFinding(field: string): DocumentFinding {
  return finding(
    'reject',
    field.startsWith('importe') || field.startsWith('valor') ? 'total-ilegible' : 'xml-no-sri',
    `Al comprobante le falta el dato «${field}», lo tiene repetido o está mal escrito. ${askForOriginal}`,
    { field },
  );
}

const shapeReasons: Record<Exclude<ShapeProblem, 'absent' | 'several' | 'unsupported'>, string> = {
  misplaced: 'la firma no está en el lugar que le corresponde',
  'repeated-id': 'dos partes del archivo llevan el mismo identificador',
  structure: 'la firma está incompleta o desordenada',
  'root-not-signed': 'la firma no cubre el comprobante completo',
  'no-certificate': 'la firma no trae el certificado de quien firmó',
  'short-key': `la clave del certificado tiene menos de ${limits.rsaBitsMin} bits`,
};

export function shapeFinding(problem: ShapeProblem): DocumentFinding {
  if (problem === 'absent') {
    return finding(
      'reject',
      'firma-xml-ausente',
      `El comprobante no tiene firma electrónica. ${askForOriginal}`,
    );
  }
  if (problem === 'several') {
    return finding(
      'reject',
      'firma-xml-varias',
      `El comprobante tiene más de una firma y no se sabe cuál vale. ${askForOriginal}`,
    );
  }
  if (problem === 'unsupported') {
    return finding(
      'unknown',
      'firma-xml-no-admitida',
      'La firma usa un método que no podemos comprobar. Una persona revisará el comprobante en el SRI.',
    );
  }
  return finding(
    'reject',
    'firma-xml-invalida',
    `La firma del comprobante no es válida: ${shapeReasons[problem]}. ${askForOriginal}`,
    { reason: problem },
  );
}

export function signatureFinding(problem: SignatureProblem): DocumentFinding {
  const reasons: Record<SignatureProblem, string> = {
    altered: 'el contenido cambió después de ser firmado',
    'foreign-certificate': 'el certificado no es el que la firma declara',
    unreadable: 'no se puede leer',
  };
  return finding(
    'reject',
    'firma-xml-invalida',
    `La firma del comprobante no es válida: ${reasons[problem]}. ${askForOriginal}`,
    { reason: problem },
  );
}

export const weakHash = finding(
  'warn',
  'firma-sha1',
  'La firma usa SHA-1, un método débil que el SRI todavía pide. Aquí se acepta solo para sus comprobantes.',
);

export const unboundCertificate = finding(
  'warn',
  'certificado-no-amparado',
  'La firma es correcta, pero no ampara el certificado que la acompaña. Revise quién emitió el comprobante.',
);

export const chainUnchecked = finding(
  'unknown',
  'cadena-sin-comprobar',
  'No se comprobó si el certificado de la firma proviene de una entidad acreditada. Una persona debe revisarlo.',
);

/** `isWrapped`: the file brings the SRI's word, but nothing in it proves that the SRI said so. */
export function authorisationUnchecked(isWrapped: boolean, claveAcceso: string): DocumentFinding {
  const why = isWrapped
    ? 'El archivo dice «AUTORIZADO», pero esa parte no está firmada y cualquiera puede escribirla.'
    : 'El archivo no dice si el SRI autorizó el comprobante.';
  return finding(
    'unknown',
    'autorizacion-sin-comprobar',
    `${why} Consulte la autorización en el SRI con la clave de acceso.`,
    { claveAcceso, isWrapped },
  );
}
