// A certification authority for tests: a root, a sub-authority, persons in both Ecuadorian layouts, time stamps, revocation lists. Everybody in it is invented.
import type { KeyObject } from 'node:crypto';
import { type Der, der, integer, sequence, utcTime, utf8 } from './der-writer.ts';
import {
  authorityExtensions,
  crlAddress,
  extension,
  issueCertificate,
  type NameParts,
  name,
  policy,
  signatureId,
  signedStructure,
  signerUse,
  stampUse,
} from './issue-certificate.ts';
import { type KeyPair, type KeyType, testKey } from './test-keys.ts';

export type TestPerson = {
  readonly cedula: string;
  readonly ruc?: string;
  readonly nombres: string;
  readonly apellidos: string;
  readonly razonSocial?: string;
  readonly cargo?: string;
};

export type SignerOrder = {
  /** `arcotel-2024`: fields of the subject, with their IDCEC- and VATEC- prefixes. `anterior`: private extensions. */
  readonly profile?: 'arcotel-2024' | 'anterior';
  readonly kind?: 'natural' | 'miembro' | 'representante-legal';
  readonly key?: KeyType;
  readonly notBeforeMs?: number;
  readonly notAfterMs?: number;
  /** Hash with which the authority signs the certificate. */
  readonly hash?: string;
  readonly extensions?: readonly Der[];
};

/** What signs: a key, its certificate and those above it, DER. */
export type TestSigner = {
  readonly key: KeyObject;
  readonly certificate: Der;
  readonly above: readonly Der[];
};

export type TestAuthority = {
  /** The root alone; the sub-authority alone. */
  readonly rootPem: string;
  readonly subPem: string;
  readonly issue: (person: TestPerson, order?: SignerOrder) => TestSigner;
  readonly timestampService: (
    order?: Pick<SignerOrder, 'notBeforeMs' | 'notAfterMs' | 'extensions'>,
  ) => TestSigner;
  /** A list signed by the sub-authority. `revoked`: certificates and when. */
  readonly crl: (order: CrlOrder) => Der;
};

export type CrlOrder = {
  readonly thisUpdateMs: number;
  readonly nextUpdateMs: number;
  readonly revoked?: readonly { readonly certificate: Der; readonly atMs: number }[];
  /** Sign with the root's key instead: a list that is not the issuer's. */
  readonly wrongKey?: boolean;
  readonly extensions?: readonly Der[];
};

export const crlUrl = 'http://crl.example/sub.crl';
const arc = '1.3.6.1.4.1.37746';
const kinds = { natural: '1', miembro: '2', 'representante-legal': '3' } as const;
const start = Date.UTC(2020, 0, 1);
const end = Date.UTC(2039, 0, 1);
let serials = 1_000;

export function pem(certificate: Uint8Array): string {
  const lines = Buffer.from(certificate)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function personName(person: TestPerson, current: boolean): NameParts {
  const full: [string, string] = ['CN', `${person.nombres} ${person.apellidos}`];
  if (!current) return [['C', 'EC'], full];
  const parts: [string, string][] = [
    ['C', 'EC'],
    ['serial', `IDCEC-${person.cedula}`],
    ['SN', person.apellidos],
    ['GN', person.nombres],
  ];
  if (person.razonSocial !== undefined) parts.push(['O', person.razonSocial]);
  if (person.ruc !== undefined) parts.push(['orgId', `VATEC-${person.ruc}`]);
  if (person.cargo !== undefined) parts.push(['T', person.cargo]);
  return [...parts, full];
}

function legacyExtensions(person: TestPerson): Der[] {
  const [first = '', second = ''] = person.apellidos.split(' ');
  const values: [number, string | undefined][] = [
    [1, person.cedula],
    [2, person.nombres],
    [3, first],
    [4, second],
    [5, person.cargo],
    [10, person.razonSocial],
    [11, person.ruc],
  ];
  return values.flatMap(([n, value]) =>
    value === undefined ? [] : [extension(`${arc}.3.${n}`, utf8(value))],
  );
}

function issueUnder(issuer: NameParts, issuerKey: KeyObject, sub: Der) {
  return (subject: NameParts, keys: KeyPair, extensions: readonly Der[], order: SignerOrder): TestSigner => {
    serials += 1;
    const [notBeforeMs, notAfterMs] = [order.notBeforeMs ?? start, order.notAfterMs ?? end];
    const request = { serial: serials, subject, issuer, issuerKey, keys, notBeforeMs, notAfterMs };
    const all = [...extensions, ...(order.extensions ?? [])];
    return {
      key: keys.privateKey,
      certificate: issueCertificate({ ...request, extensions: all }, order.hash),
      above: [sub],
    };
  };
}

/** DER of the serial number, cut out of a certificate made here (version, then serial). */
function serialOf(certificate: Der): Der {
  const content = certificate.subarray(certificate.indexOf(Buffer.from([0xa0, 3, 2, 1, 2])) + 5);
  return content.subarray(0, 2 + (content[1] ?? 0));
}

function revocationList(issuer: NameParts, key: KeyObject, order: Omit<CrlOrder, 'wrongKey'>): Der {
  const { revoked = [], extensions = [] } = order;
  const entries = revoked.map(({ certificate, atMs }) => sequence(serialOf(certificate), utcTime(atMs)));
  const list = entries.length === 0 ? [] : [sequence(...entries)];
  const more = extensions.length === 0 ? [] : [der(0xa0, sequence(...extensions))];
  const times = [utcTime(order.thisUpdateMs), utcTime(order.nextUpdateMs)];
  const content = sequence(integer(1), signatureId(key, 'sha256'), name(issuer), ...times, ...list, ...more);
  return signedStructure(content, key, 'sha256');
}

/** `label` names the keys: two authorities of one name and two labels are the real one and its impostor. */
export function createAuthority(
  options: { readonly label?: string; readonly subNotAfterMs?: number } = {},
): TestAuthority {
  const label = options.label ?? 'autoridad';
  const [rootKeys, subKeys] = [testKey('rsa', `${label} root`), testKey('rsa', `${label} sub`)];
  const rootName: NameParts = [
    ['C', 'EC'],
    ['O', 'Autoridad de prueba (sintética)'],
    ['CN', 'Raíz de prueba'],
  ];
  const subName: NameParts = [
    ['C', 'EC'],
    ['O', 'Autoridad de prueba (sintética)'],
    ['CN', 'Subordinada de prueba'],
  ];
  const fixed = { issuer: rootName, issuerKey: rootKeys.privateKey, notBeforeMs: start };
  const root = issueCertificate({
    ...fixed,
    serial: 1,
    subject: rootName,
    keys: rootKeys,
    notAfterMs: end,
    extensions: authorityExtensions(),
  });
  const subUntil = options.subNotAfterMs ?? end;
  const sub = issueCertificate({
    ...fixed,
    serial: 2,
    subject: subName,
    keys: subKeys,
    notAfterMs: subUntil,
    extensions: authorityExtensions(0),
  });
  const issueOne = issueUnder(subName, subKeys.privateKey, sub);
  return {
    rootPem: pem(root),
    subPem: pem(sub),
    issue(person, order = {}) {
      const current = order.profile !== 'anterior';
      const kindPolicy = policy(`${arc}.2.${kinds[order.kind ?? 'natural']}.1`);
      const own = current ? [] : legacyExtensions(person);
      const keys = testKey(order.key ?? 'rsa', 'signer');
      return issueOne(
        personName(person, current),
        keys,
        [signerUse, kindPolicy, crlAddress(crlUrl), ...own],
        order,
      );
    },
    timestampService(order = {}) {
      return issueOne(
        [
          ['C', 'EC'],
          ['CN', 'Sello de tiempo de prueba'],
        ],
        testKey('rsa', `${label} stamp`),
        [signerUse, stampUse],
        order,
      );
    },
    crl: ({ wrongKey = false, ...order }) =>
      revocationList(subName, wrongKey ? rootKeys.privateKey : subKeys.privateKey, order),
  };
}
