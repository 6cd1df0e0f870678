/** Who a certificate says its holder is, in both Ecuadorian layouts (reference: documents.md, section 1). */
import type { Certificate } from './certificate.ts';
import { readDer, stringOf } from './der.ts';
import { type CertificateKind, kindOfPolicies, legacyArcs } from './issuer-arcs.ts';

export type CertificateIdentity = {
  /** `arcotel-2024`: fields of the subject (ARCOTEL-2024-0176). `anterior`: private extensions of each authority. */
  readonly profile: 'arcotel-2024' | 'anterior' | 'ninguno';
  readonly kind: CertificateKind;
  readonly cedula: string | null;
  readonly pasaporte: string | null;
  readonly ruc: string | null;
  readonly nombres: string | null;
  readonly apellidos: string | null;
  readonly razonSocial: string | null;
  readonly cargo: string | null;
  /** Names and surnames, or the common name where the profile has none. */
  readonly nombre: string;
};

type Fields = Omit<CertificateIdentity, 'profile' | 'kind' | 'nombre' | 'cedula' | 'pasaporte'> & {
  readonly document: string | null;
};

/** ETSI EN 319 412-1, 5.1.3 and 5.1.4: «IDCEC-1710034065», «VATEC-…», «PASPE-…». */
const semanticPrefix = /^([A-Z]{3})[A-Z]{2}-/;

function bare(value: string | null): string | null {
  const text = value?.trim().replace(semanticPrefix, '').trim() ?? '';
  return text === '' ? null : text;
}

function extensionText(value: Uint8Array): string | null {
  try {
    const text = stringOf(readDer(value));
    if (text !== null) return bare(text);
  } catch {
    // Some authorities wrote the text without a type around it.
  }
  const raw = Buffer.from(value).toString('utf8');
  return /^[\p{L}\p{N}\p{P}\p{Zs}]+$/u.test(raw) ? bare(raw) : null;
}

function subjectFields(certificate: Certificate): Fields & { readonly present: boolean } {
  const raw = (oid: string) => certificate.subject.find((part) => part.oid === oid)?.value.trim() ?? null;
  const document = raw('2.5.4.5');
  const ruc = raw('2.5.4.97');
  return {
    present: document !== null && raw('2.5.4.42') !== null,
    document,
    ruc: bare(ruc),
    nombres: bare(raw('2.5.4.42')),
    apellidos: bare(raw('2.5.4.4')),
    razonSocial: bare(raw('2.5.4.10')),
    cargo: bare(raw('2.5.4.12')),
  };
}

/** DIGERCIC numbers its extensions in its own way. */
const civilRegistryArc = '1.3.6.1.4.1.55519.1.1.1.5.2';

function legacyFields(certificate: Certificate): Fields | null {
  const at = (arc: string, n: number) => {
    const extension = certificate.extensions.get(`${arc}.${n}`);
    return extension === undefined ? null : extensionText(extension.value);
  };
  const civil = (n: number) => at(civilRegistryArc, n);
  const none = { nombres: null, razonSocial: null, cargo: null };
  if (civil(1) !== null || civil(2) !== null)
    return { ...none, document: civil(1) ?? `PASXX-${civil(2)}`, ruc: civil(4), apellidos: civil(3) };
  for (const holder of legacyArcs) {
    const arc = `${holder}.3`;
    const document = at(arc, 1);
    const ruc = at(arc, 11);
    if (document === null && ruc === null) continue;
    const apellidos = [at(arc, 3), at(arc, 4)].filter((part) => part !== null).join(' ');
    return {
      document,
      ruc,
      nombres: at(arc, 2),
      apellidos: apellidos === '' ? null : apellidos,
      cargo: at(arc, 5),
      razonSocial: at(arc, 10),
    };
  }
  return null;
}

/** A document of ten digits is a cédula; any other is taken for a passport. */
function documents(document: string | null): Pick<CertificateIdentity, 'cedula' | 'pasaporte'> {
  const number = bare(document);
  const passport = semanticPrefix.exec(document ?? '')?.[1] === 'PAS' || !/^\d{10}$/.test(number ?? '');
  return { cedula: passport ? null : number, pasaporte: passport ? number : null };
}

export function readIdentity(certificate: Certificate): CertificateIdentity {
  const legacy = legacyFields(certificate);
  const current = subjectFields(certificate);
  const { document, ...fields } = legacy ?? current;
  const named = [fields.nombres, fields.apellidos].filter((part) => part !== null).join(' ');
  const fallback = certificate.subject.find(({ oid }) => oid === '2.5.4.3')?.value ?? '';
  const currentProfile = current.present ? 'arcotel-2024' : 'ninguno';
  return {
    profile: legacy === null ? currentProfile : 'anterior',
    kind: kindOfPolicies(certificate.policies),
    ...documents(document),
    ruc: fields.ruc,
    nombres: fields.nombres,
    apellidos: fields.apellidos,
    razonSocial: fields.razonSocial,
    cargo: fields.cargo,
    nombre: named === '' ? fallback : named,
  };
}
