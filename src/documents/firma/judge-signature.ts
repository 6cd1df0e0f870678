/** Judges one signature: its bytes, its certificate at the time of signing, its revocation; tells the findings and the facts. */
import { createHash } from 'node:crypto';
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import type { Certificate } from '../certificados/certificate.ts';
import { type Chain, type ChainFault, validateChain } from '../certificados/chain.ts';
import { DerFault } from '../certificados/der.ts';
import type { RevocationStatus } from '../certificados/revocation.ts';
import { textOf } from '../pdf/pdf-value.ts';
import type { Coverage } from './byte-range.ts';
import { claimedTimeMs } from './claimed-time.ts';
import type { FoundSignature } from './find-signatures.ts';
import { type Cms, readCms } from './read-cms.ts';
import { chainNames, factsOf, type SignatureFacts, signerFacts } from './signature-facts.ts';
import { dayInEcuador, finding, type SignatureCode } from './signature-sentences.ts';
import type { Trust } from './trust.ts';
import { type CmsProof, verifyCms } from './verify-cms.ts';
import { verifyTimestamp } from './verify-timestamp.ts';

export type Placed = FoundSignature & { readonly coverage: Coverage };
export type Judged = { readonly facts: SignatureFacts; readonly findings: readonly DocumentFinding[] };

const signatureTimestamp = '1.2.840.113549.1.9.16.2.14';
const dataType = '1.2.840.113549.1.7.1';
const formats = new Set(['adbe.pkcs7.detached', 'ETSI.CAdES.detached']);

const codeOfFault: Readonly<Record<ChainFault, SignatureCode>> = {
  'unknown-authority': 'ca-desconocida',
  expired: 'cert-caducado',
  'not-yet-valid': 'cert-aun-no-vigente',
  'expired-authority': 'ca-caducada',
  'weak-algorithm': 'algoritmo-debil',
  'wrong-use': 'cert-no-sirve-para-firmar',
  'critical-extension': 'ca-desconocida',
};
const codeOfProof = {
  altered: 'firma-alterada',
  malformed: 'firma-mal-formada',
  weak: 'algoritmo-debil',
  unsupported: 'algoritmo-no-reconocido',
} as const satisfies Record<string, SignatureCode>;

/** The digest of what a signature covers. */
export function coveredDigest(bytes: Uint8Array, { gapStart, gapEnd, end }: Coverage) {
  return (hash: string): Uint8Array =>
    createHash(hash).update(bytes.subarray(0, gapStart)).update(bytes.subarray(gapEnd, end)).digest();
}

export function blankFacts(
  signature: FoundSignature,
  coverage: Coverage | null,
  fileBytes: number,
): SignatureFacts {
  return {
    kind: signature.kind,
    field: signature.field,
    format: signature.subFilter.slice(0, 60),
    intact: false,
    trusted: false,
    coveredBytes: coverage?.end ?? null,
    coversWholeFile: coverage?.end === fileBytes,
    algorithm: null,
    signer: null,
    chain: [],
    revocation: null,
    timeMs: null,
    timeSource: null,
  };
}

function readSignature(signature: Placed): Cms | null {
  try {
    const cms = readCms(signature.contents?.bytes ?? new Uint8Array());
    return cms.content === null && cms.contentType === dataType ? cms : null;
  } catch (fault) {
    if (fault instanceof DerFault) return null;
    throw fault;
  }
}

type Time = Pick<SignatureFacts, 'timeMs' | 'timeSource'> & { readonly findings: readonly DocumentFinding[] };

/** `stampedMs`: the time a document time-stamp over this signature proves, null without one. */
async function timeOfSigning(
  cms: Cms,
  signature: Placed,
  stampedMs: number | null,
  trust: Trust,
): Promise<Time> {
  const token = cms.unsigned.get(signatureTimestamp);
  const stamp =
    token === undefined
      ? null
      : await verifyTimestamp(token.raw, (hash) => createHash(hash).update(cms.signature).digest(), trust);
  if (stamp?.ok) return { timeMs: stamp.timeMs, timeSource: 'sello-de-tiempo', findings: [] };
  const findings =
    stamp === null
      ? []
      : [finding('sello-de-tiempo-no-valido', { campo: signature.field, causa: stamp.reason })];
  if (stampedMs !== null) return { timeMs: stampedMs, timeSource: 'sello-de-tiempo', findings };
  const timeMs = claimedTimeMs(cms, textOf(signature.dict.entries.get('M')));
  return { timeMs, timeSource: timeMs === null ? null : 'declarada-por-el-firmante', findings };
}

function timeFinding(facts: SignatureFacts, trust: Trust): DocumentFinding | null {
  const { signer, timeMs } = facts;
  if (signer === null || facts.timeSource === 'sello-de-tiempo') return null;
  const possible = timeMs !== null && timeMs <= trust.nowMs + trust.skewMs;
  const stillValid = trust.nowMs >= signer.notBeforeMs && trust.nowMs <= signer.notAfterMs;
  const code = stillValid && (possible || timeMs === null) ? 'hora-no-probada' : 'hora-dudosa';
  return finding(code, factsOf(facts), { firmante: signer.nombre });
}

function chainFinding(facts: SignatureFacts, chain: Chain & { ok: false }): DocumentFinding {
  const { signer } = facts;
  const limitMs = chain.fault === 'not-yet-valid' ? signer?.notBeforeMs : signer?.notAfterMs;
  return finding(codeOfFault[chain.fault], factsOf(facts, { causa: chain.fault, cadena: facts.chain }), {
    firmante: signer?.nombre ?? '',
    fecha: dayInEcuador(limitMs ?? 0),
  });
}

/** The signer's own state; a revoked authority on the way to the anchor revokes what it issued. */
async function revocationOf(
  path: readonly Certificate[],
  trust: Trust,
  atMs: number,
): Promise<RevocationStatus> {
  const pairs = path.slice(1).map((issuer, index) => [path[index] ?? issuer, issuer] as const);
  const asked = pairs.map(([certificate, issuer]) => trust.revocation.statusOf(certificate, issuer, atMs));
  const states = await Promise.all(asked);
  return states.includes('revoked') ? 'revoked' : (states[0] ?? 'unknown');
}

async function judgeTrust(facts: SignatureFacts, chain: Chain, trust: Trust): Promise<Judged> {
  if (!chain.ok) return { facts, findings: [chainFinding(facts, chain)] };
  // Without proof of the time a stolen key could date itself before its revocation: what counts then is today.
  const atMs = facts.timeSource === 'sello-de-tiempo' ? (facts.timeMs ?? trust.nowMs) : trust.nowMs;
  const revocation = await revocationOf(chain.path, trust, atMs);
  const known = { ...facts, revocation, trusted: revocation !== 'revoked' };
  const names = { firmante: facts.signer?.nombre ?? '' };
  const findings: DocumentFinding[] = [];
  if (revocation === 'revoked') findings.push(finding('cert-revocado', factsOf(known), names));
  if (revocation === 'unknown') findings.push(finding('revocacion-sin-comprobar', factsOf(known), names));
  return { facts: known, findings };
}

function unproved(facts: SignatureFacts, proof: CmsProof & { ok: false }): Judged {
  return { facts, findings: [finding(codeOfProof[proof.fault], factsOf(facts, { causa: proof.reason }))] };
}

/** A signature of a person over `bytes` (the whole file). Never throws for any content. */
export async function judgeSignature(
  bytes: Uint8Array,
  signature: Placed,
  stampedMs: number | null,
  trust: Trust,
): Promise<Judged> {
  const blank = blankFacts(signature, signature.coverage, bytes.length);
  const malformed = (causa: string) => ({
    facts: blank,
    findings: [finding('firma-mal-formada', factsOf(blank, { causa }))],
  });
  if (!formats.has(signature.subFilter)) return malformed('formato-no-admitido');
  const cms = readSignature(signature);
  if (cms === null) return malformed('cms-ilegible');
  const named = cms.signer === null ? blank : { ...blank, signer: signerFacts(cms.signer) };
  const proof = verifyCms(cms, coveredDigest(bytes, signature.coverage));
  if (!proof.ok) return unproved(named, proof);
  const { findings, ...time } = await timeOfSigning(cms, signature, stampedMs, trust);
  const atMs = time.timeMs === null || time.timeMs > trust.nowMs + trust.skewMs ? trust.nowMs : time.timeMs;
  const { anchors } = trust;
  const chain = validateChain({
    leaf: proof.signer,
    anchors,
    others: cms.certificates,
    atMs,
    purpose: 'signature',
  });
  const facts = {
    ...named,
    ...time,
    intact: true,
    algorithm: proof.algorithm,
    chain: chainNames(chain.path),
  };
  const judged = await judgeTrust(facts, chain, trust);
  const bound = proof.bindsCertificate
    ? []
    : [finding('certificado-sin-vincular', factsOf(facts), { firmante: facts.signer?.nombre ?? '' })];
  const timed = judged.facts.trusted ? timeFinding(judged.facts, trust) : null;
  return {
    facts: judged.facts,
    findings: [...judged.findings, ...findings, ...bound, ...(timed === null ? [] : [timed])],
  };
}
