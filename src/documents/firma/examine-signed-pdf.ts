/** The check of a signed PDF (PAdES, as FirmaEC writes it): who signed, when, what exactly, and what came afterwards. */
import type { DocumentFinding } from '../../domain/documento/verdict.ts';
import type { Anchors } from '../certificados/anchors.ts';
import type { RevocationSource } from '../certificados/revocation.ts';
import { contentFindings, encryptedFinding, faultFinding } from '../pdf/content-findings.ts';
import { openPdf, type PdfDocument } from '../pdf/open-pdf.ts';
import { PdfFault } from '../pdf/pdf-fault.ts';
import { readBudget } from '../pdf/read-budget.ts';
import { type Coverage, rangesOverlap, readCoverage } from './byte-range.ts';
import { compareRevisions } from './compare-revisions.ts';
import { type FoundSignature, findSignatures } from './find-signatures.ts';
import { type ExpectedSigner, identityFindings, matchSigner } from './judge-identity.ts';
import { blankFacts, coveredDigest, type Judged, judgeSignature, type Placed } from './judge-signature.ts';
import type { Change } from './revision-view.ts';
import { factsOf, type SignatureFacts } from './signature-facts.ts';
import { signatureLimits } from './signature-limits.ts';
import { finding } from './signature-sentences.ts';
import type { Trust } from './trust.ts';
import { verifyTimestamp } from './verify-timestamp.ts';

export type SignedPdfOptions = {
  readonly anchors: Anchors;
  readonly revocation: RevocationSource;
  readonly nowMs: number;
  /** Who must be among the signers; absent or null: whoever signed is only told. */
  readonly expected?: ExpectedSigner | null;
  /** The slot also takes the scan of a letter signed by hand: a PDF without signature is then a matter for a person. */
  readonly acceptsScan?: boolean;
};

export type SignedPdfReport = {
  readonly findings: readonly DocumentFinding[];
  readonly signatures: readonly SignatureFacts[];
  /** Length of the revision that is shown and archived: the file's first bytes, up to the end of the signature that counts. */
  readonly signedRevisionBytes: number | null;
};

const nothing = { signatures: [], signedRevisionBytes: null };

type Revisions = (end: number) => PdfDocument;

/** Opens each revision once; all together have the budget of one file. */
function revisionsOf(pdf: PdfDocument): Revisions {
  const budget = readBudget();
  const opened = new Map<number, PdfDocument>([[pdf.bytes.length, pdf]]);
  return (end) => {
    const known = opened.get(end) ?? openPdf(pdf.bytes.subarray(0, end), budget);
    opened.set(end, known);
    return known;
  };
}

/** The signature must be a signature of its own revision already, at the same place. */
function standsInRevision(revision: PdfDocument, { coverage, number }: Placed): boolean {
  return findSignatures(revision).some(
    (one) =>
      one.number === number &&
      one.contents?.start === coverage.gapStart &&
      one.byteRange?.[2] === coverage.gapEnd,
  );
}

type Placing = { readonly placed: readonly Placed[]; readonly refused: readonly Judged[] };

function place(bytes: Uint8Array, found: readonly FoundSignature[], revisions: Revisions): Placing {
  const refused: Judged[] = [];
  const placed: Placed[] = [];
  const refuse = (signature: FoundSignature, coverage: Coverage | null, causa: string) => {
    const facts = blankFacts(signature, coverage, bytes.length);
    const code = causa === 'rangos-superpuestos' ? 'firma-alterada' : 'firma-mal-formada';
    refused.push({ facts, findings: [finding(code, factsOf(facts, { causa }))] });
  };
  for (const signature of found) {
    const coverage = readCoverage(bytes, signature);
    if (typeof coverage === 'string') refuse(signature, null, coverage);
    else placed.push({ ...signature, coverage });
  }
  placed.sort((a, b) => a.coverage.end - b.coverage.end);
  if (rangesOverlap(placed.map(({ coverage }) => coverage))) {
    for (const signature of placed) refuse(signature, signature.coverage, 'rangos-superpuestos');
    return { placed: [], refused };
  }
  const standing = placed.filter((signature) => {
    const stands = standsInRevision(revisions(signature.coverage.end), signature);
    if (!stands) refuse(signature, signature.coverage, 'no-esta-en-su-revision');
    return stands;
  });
  return { placed: standing, refused };
}

async function judgeStamp(bytes: Uint8Array, signature: Placed, trust: Trust): Promise<Judged> {
  const blank = blankFacts(signature, signature.coverage, bytes.length);
  const token = signature.contents?.bytes ?? new Uint8Array();
  const stamp = await verifyTimestamp(token, coveredDigest(bytes, signature.coverage), trust);
  if (!stamp.ok)
    return {
      facts: blank,
      findings: [finding('sello-de-tiempo-no-valido', factsOf(blank, { causa: stamp.reason }))],
    };
  const proved = { timeMs: stamp.timeMs, timeSource: 'sello-de-tiempo', chain: [stamp.authority] } as const;
  return {
    facts: { ...blank, ...proved, intact: true, trusted: true, algorithm: stamp.algorithm },
    findings: [],
  };
}

/** From the last to the first: a document time-stamp proves the time of every signature below it. */
async function judgeAll(bytes: Uint8Array, placed: readonly Placed[], trust: Trust): Promise<Judged[]> {
  const judged: Judged[] = [];
  let stampedMs: number | null = null;
  for (const signature of [...placed].reverse()) {
    const stamp = signature.kind === 'sello-de-tiempo';
    const one: Judged = stamp
      ? await judgeStamp(bytes, signature, trust)
      : await judgeSignature(bytes, signature, stampedMs, trust);
    if (stamp && one.facts.trusted) stampedMs = one.facts.timeMs;
    judged.unshift(one);
  }
  return judged;
}

function changesAfter(pdf: PdfDocument, placed: readonly Placed[], revisions: Revisions): readonly Change[] {
  const changes: Change[] = [];
  let locked = false;
  for (const [index, signature] of placed.entries()) {
    const { end } = signature.coverage;
    const next = placed[index + 1];
    locked ||= signature.locks;
    const tail = pdf.bytes.subarray(end);
    if (next !== undefined) {
      const signs = !locked || next.kind === 'sello-de-tiempo';
      changes.push(...compareRevisions(revisions(end), revisions(next.coverage.end), signs));
    } else if (tail.length > 2 || tail.some((byte) => byte !== 10 && byte !== 13)) {
      const own =
        pdf.startOffset >= end && /%%EOF[\r\n]{0,2}$/.test(Buffer.from(tail.subarray(-7)).toString('latin1'));
      if (!own) changes.push({ kind: 'bytes-agregados', object: null });
      changes.push(...compareRevisions(revisions(end), pdf, false));
    }
  }
  return changes;
}

/** The last good signature of the person who counts; anything after it cannot deceive, because it is not shown. */
function shownRevision(
  signatures: readonly SignatureFacts[],
  expected: ExpectedSigner | null,
): number | null {
  const good = signatures.filter(({ kind, intact }) => kind === 'firma' && intact);
  const counts = good.filter(
    ({ signer, trusted }) =>
      trusted && (expected === null || (signer !== null && matchSigner(signer, expected).startsWith('same'))),
  );
  return (counts.at(-1) ?? good.at(-1))?.coveredBytes ?? null;
}

function conclusions(judged: readonly Judged[], changes: readonly Change[], expected: ExpectedSigner | null) {
  const signatures = judged.map(({ facts }) => facts).filter(({ kind }) => kind === 'firma');
  const trusted = signatures.filter((facts) => facts.trusted);
  const findings = judged.flatMap((one) => one.findings);
  if (expected !== null && trusted.length > 0) findings.push(...identityFindings(trusted, expected));
  if (changes.length > 0)
    findings.push(
      finding('modificado-despues-de-la-firma', { cambios: changes.map((change) => ({ ...change })) }),
    );
  for (const facts of trusted)
    findings.push(finding('firma-valida', factsOf(facts), { firmante: facts.signer?.nombre ?? '' }));
  return findings;
}

async function examine(bytes: Uint8Array, options: SignedPdfOptions): Promise<SignedPdfReport> {
  const expected = options.expected ?? null;
  const { anchors, revocation, nowMs } = options;
  const pdf = openPdf(bytes);
  if (pdf.encrypted) return { findings: [encryptedFinding], ...nothing };
  const content = contentFindings(pdf);
  const found = findSignatures(pdf);
  if (found.length > signatureLimits.signaturesMax) throw new PdfFault('too-complex', 'too many signatures');
  if (!found.some(({ kind }) => kind === 'firma')) {
    const code = options.acceptsScan === true ? 'firma-manuscrita-por-revisar' : 'firma-ausente';
    return { findings: [...content, finding(code, null)], ...nothing };
  }
  const revisions = revisionsOf(pdf);
  const { placed, refused } = place(bytes, found, revisions);
  const trust = { anchors, revocation, nowMs, skewMs: signatureLimits.clockSkewMs };
  const judged = [...refused, ...(await judgeAll(bytes, placed, trust))];
  const signatures = judged.map(({ facts }) => facts);
  const changes = changesAfter(pdf, placed, revisions);
  const signedRevisionBytes = shownRevision(signatures, expected);
  // What is shown may hold what a later revision hid.
  const shown =
    signedRevisionBytes === null || signedRevisionBytes === bytes.length
      ? []
      : contentFindings(revisions(signedRevisionBytes)).filter(
          (one) => !content.some(({ code }) => code === one.code),
        );
  return {
    findings: [...content, ...shown, ...conclusions(judged, changes, expected)],
    signatures,
    signedRevisionBytes,
  };
}

/** Never throws for any bytes, and never without a finding. No network: revocation answers from what it already has. */
export async function examineSignedPdf(
  bytes: Uint8Array,
  options: SignedPdfOptions,
): Promise<SignedPdfReport> {
  try {
    return await examine(bytes, options);
  } catch (fault) {
    if (fault instanceof PdfFault) return { findings: [faultFinding(fault)], ...nothing };
    throw fault;
  }
}
