/** Signatures and receipts: how long the product takes over one of each, warm. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAnchors } from '../src/documents/certificados/anchors.ts';
import { noRevocationSource } from '../src/documents/certificados/revocation.ts';
import { openExaminer } from '../src/documents/examen/examiner.ts';
import { examineSignedPdf } from '../src/documents/firma/examine-signed-pdf.ts';
import { systemClock } from '../src/platform/clock.ts';
import { systemIds } from '../src/platform/ids.ts';
import { makeSelfSigned } from '../src/trust/recibo/demo-seal.ts';
import { drawReceipt } from '../src/trust/recibo/draw-receipt.ts';
import { sealFromPem } from '../src/trust/recibo/seal.ts';
import { signPdf as signReceipt } from '../src/trust/recibo/sign-pdf.ts';
import { syntheticRecibo } from '../src/trust/recibo/testing/synthetic-recibo.ts';
import { buildPdf } from '../tests/authority/build-pdf.ts';
import { createAuthority } from '../tests/authority/create-authority.ts';
import { signPdf } from '../tests/authority/sign-pdf.ts';
import type { Figure, Measure } from './measure.ts';
import { latencyOf, rounded } from './statistics.ts';

const signatureMsMax = 50;
const receiptMsMax = 100;

async function timings(rounds: number, work: (round: number) => Promise<unknown>) {
  const taken: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    const startedMs = performance.now();
    await work(round);
    // The first ones warm the code up.
    if (round >= 0) taken.push(performance.now() - startedMs);
  }
  return latencyOf(taken);
}

async function signatureFigures(folder: string, rounds: number): Promise<Figure[]> {
  const authority = createAuthority();
  const nowMs = systemClock.nowMs();
  const signer = authority.issue({ cedula: '3000001036', nombres: 'Persona', apellidos: 'de Prueba' });
  const letters = Array.from({ length: 20 }, (_, i) =>
    signPdf(buildPdf({ lines: [`Oficio sintético ${i}.`] }), signer, { timeMs: nowMs - 60_000 }),
  );
  const { anchors } = loadAnchors(authority.rootPem, nowMs);
  const options = { anchors, revocation: noRevocationSource, nowMs, expected: null };
  const alone = await timings(rounds, async (round) => {
    const { findings } = await examineSignedPdf(
      letters[Math.abs(round) % letters.length] ?? Buffer.alloc(0),
      options,
    );
    if (!findings.some(({ code }) => code === 'firma-valida'))
      throw new Error('the signature was not found good');
  });
  const path = join(folder, 'oficio.pdf');
  await writeFile(path, letters[0] ?? Buffer.alloc(0));
  const examiner = openExaminer({ anchorsPem: authority.rootPem, crlFolder: null });
  const contexto = { hoy: new Date(nowMs).toISOString().slice(0, 10), ruc: null, firmante: null };
  const outside = await timings(rounds, () =>
    examiner.examine({ path, tipo: 'oficio-firmado', formato: 'pdf', contexto, nowMs }),
  );
  examiner.close();
  return [
    {
      name: 'signed letter examined, warm, p50 ms',
      value: rounded(alone.p50),
      goal: `< ${signatureMsMax}`,
      met: alone.p50 < signatureMsMax,
    },
    { name: 'the same, p95 ms', value: rounded(alone.p95) },
    { name: 'the same through the process of its own, p50 ms', value: rounded(outside.p50) },
  ];
}

async function receiptFigures(rounds: number): Promise<Figure[]> {
  const nowMs = systemClock.nowMs();
  const seal = sealFromPem(makeSelfSigned('Clave de medida', systemIds, nowMs), 'demostracion');
  const drawn = await timings(rounds, async () =>
    signReceipt(await drawReceipt(syntheticRecibo), seal, nowMs),
  );
  return [
    {
      name: 'receipt drawn and signed, warm, p50 ms',
      value: rounded(drawn.p50),
      goal: `< ${receiptMsMax}`,
      met: drawn.p50 < receiptMsMax,
    },
    { name: 'the same, p95 ms', value: rounded(drawn.p95) },
  ];
}

export const papers: Measure = {
  name: 'papers',
  title: 'Signed letters and receipts',
  async run({ quick }) {
    const folder = await mkdtemp(join(tmpdir(), 'medidas-papeles-'));
    try {
      const rounds = quick ? 20 : 200;
      return [...(await signatureFigures(folder, rounds)), ...(await receiptFigures(rounds))];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
