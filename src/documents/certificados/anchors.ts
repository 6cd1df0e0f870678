/** The authorities an agency trusts: a PEM bundle it supplies, checked when it is loaded so that a wrong file is noticed then. */
import { type Certificate, commonName, readCertificate } from './certificate.ts';
import { readIdentity } from './identity.ts';

export type AnchorProblemCode =
  | 'archivo-sin-certificados'
  | 'demasiados-certificados'
  | 'certificado-ilegible'
  | 'certificado-de-persona'
  | 'no-es-autoridad'
  | 'certificado-repetido'
  | 'autoridad-caducada';

export type AnchorProblem = {
  readonly code: AnchorProblemCode;
  /** Place in the bundle, from 1; 0 for the bundle itself. */
  readonly place: number;
  /** False: it was loaded all the same (an expired authority is still needed for older signatures). */
  readonly refused: boolean;
  /** For the operator. */
  readonly sentence: string;
};

/** Sub-authorities may be anchors: the root of a major Ecuadorian issuer is not published. */
export type Anchors = { readonly bySubject: ReadonlyMap<string, readonly Certificate[]> };

const anchorsMax = 500;
const block = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\s]+?)-----END /g;

function objection(certificate: Certificate | null, place: number, nowMs: number): AnchorProblem | null {
  const problem = (code: AnchorProblemCode, refused: boolean, what: string): AnchorProblem => ({
    code,
    place,
    refused,
    sentence: `Certificado ${place}: ${what}`,
  });
  if (certificate === null)
    return problem('certificado-ilegible', true, 'no se puede leer. Cópielo otra vez de la autoridad.');
  const name = commonName(certificate.subject);
  const { cedula } = readIdentity(certificate);
  if (!certificate.authority && cedula !== null)
    return problem(
      'certificado-de-persona',
      true,
      `«${name}» es de una persona, no de una autoridad. Quítelo de la lista.`,
    );
  if (!certificate.authority || certificate.keyUse?.certifies === false)
    return problem(
      'no-es-autoridad',
      true,
      `«${name}» no está marcado como autoridad de certificación. Quítelo de la lista.`,
    );
  if (certificate.notAfterMs < nowMs) {
    const until = new Date(certificate.notAfterMs).toISOString().slice(0, 10);
    return problem(
      'autoridad-caducada',
      false,
      `«${name}» caducó el ${until}. Sirve solo para firmas anteriores.`,
    );
  }
  return null;
}

/** Never throws; what was refused and why stands in `problems`. `nowMs`: to name those that have expired. */
export function loadAnchors(
  pem: string,
  nowMs: number,
): { anchors: Anchors; problems: readonly AnchorProblem[] } {
  const bySubject = new Map<string, Certificate[]>();
  const problems: AnchorProblem[] = [];
  const seen = new Map<string, number>();
  const blocks = [...pem.matchAll(block)].slice(0, anchorsMax + 1);
  const aboutFile = (code: AnchorProblemCode, sentence: string) =>
    problems.push({ code, place: 0, refused: true, sentence });
  if (blocks.length === 0)
    aboutFile('archivo-sin-certificados', 'El archivo de autoridades no contiene ningún certificado PEM.');
  if (blocks.length > anchorsMax)
    aboutFile('demasiados-certificados', `Se leen solo los primeros ${anchorsMax} certificados.`);
  for (const [index, match] of blocks.slice(0, anchorsMax).entries()) {
    const place = index + 1;
    const certificate = readCertificate(Buffer.from(match[1] ?? '', 'base64'));
    const first = seen.get(certificate?.sha256 ?? '');
    const problem: AnchorProblem | null =
      first === undefined
        ? objection(certificate, place, nowMs)
        : {
            code: 'certificado-repetido',
            place,
            refused: true,
            sentence: `Certificado ${place}: es el mismo que el ${first}.`,
          };
    if (problem !== null) problems.push(problem);
    if (certificate === null || problem?.refused === true) continue;
    seen.set(certificate.sha256, place);
    bySubject.set(certificate.subjectKey, [...(bySubject.get(certificate.subjectKey) ?? []), certificate]);
  }
  return { anchors: { bySubject }, problems };
}
