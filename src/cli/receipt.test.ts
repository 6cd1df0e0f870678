// `receipt verify` as an operator or a stranger runs it: what it says, how it ends, and never a stack trace.
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { systemIds } from '../platform/ids.ts';
import { makeSelfSigned } from '../trust/recibo/demo-seal.ts';
import { drawReceipt } from '../trust/recibo/draw-receipt.ts';
import { sealFromPem } from '../trust/recibo/seal.ts';
import { signPdf } from '../trust/recibo/sign-pdf.ts';
import { syntheticRecibo } from '../trust/recibo/testing/synthetic-recibo.ts';
import { UsageError } from './command.ts';
import { receiptCommand } from './receipt.ts';

const nowMs = Date.UTC(2026, 10, 23, 15, 0);
const seal = sealFromPem(makeSelfSigned('Institución de Muestra', systemIds, nowMs), 'institucional');
let folder = '';
const at = (name: string) => join(folder, name);

async function run(...args: string[]): Promise<{ exit: number; out: string }> {
  const written: string[] = [];
  const terminal = {
    out: (text: string) => void written.push(text),
    err: () => assert.fail('nothing is written to err'),
    live: false,
    readInput: async () => '',
  };
  const exit = await receiptCommand.run({ args, env: {}, terminal, signal: new AbortController().signal });
  return { exit, out: written.join('') };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-orden-'));
  const good = signPdf(await drawReceipt({ ...syntheticRecibo, firma: seal.firma }), seal, nowMs);
  const bad = Buffer.from(good);
  bad[2_000] = (bad[2_000] ?? 0) ^ 1;
  const commanding = { ...syntheticRecibo, referencia: 'VT\u001b[2J\u0007', firma: seal.firma };
  const certificate = new X509Certificate(seal.certificates[0] ?? Buffer.alloc(0));
  await Promise.all([
    writeFile(at('bueno.pdf'), good),
    writeFile(at('malo.pdf'), bad),
    writeFile(at('sin-firma.pdf'), await drawReceipt(syntheticRecibo)),
    writeFile(at('ajeno.pdf'), 'hola'),
    writeFile(at('control.pdf'), signPdf(await drawReceipt(commanding), seal, nowMs)),
    writeFile(at('certificado.pem'), certificate.toString()),
    writeFile(at('grande.pdf'), Buffer.alloc(9 * 1024 * 1024)),
  ]);
});
after(() => rm(folder, { recursive: true, force: true }));

test('a good receipt ends with 0, and says what is proved and what is not', async () => {
  const { exit, out } = await run('verify', at('bueno.pdf'));
  assert.equal(exit, 0);
  assert.match(out, /^Recibo de decisión, solicitud VT-3456-789A-7M\n/);
  assert.match(out, /✓ El archivo está íntegro/);
  assert.match(out, /· El nombre de quien firmó es el que dice su propio certificado/);
  assert.match(out, /\nEl recibo está íntegro. No se comprobó quién lo firmó.\n$/);
  const known = await run('verify', at('bueno.pdf'), '--certificate', at('certificado.pem'));
  assert.equal(known.exit, 0);
  assert.match(known.out, /Recibo comprobado: está íntegro y lo firmó quien usted indicó.\n$/);
});

test('a changed receipt ends with 1; one that proves nothing, or is none, with 2', async () => {
  const changed = await run('verify', at('malo.pdf'));
  assert.equal(changed.exit, 1);
  assert.match(changed.out, /✗ El archivo cambió después de ser firmado[\s\S]*NO es válido/);
  const unsigned = await run('verify', at('sin-firma.pdf'));
  assert.equal(unsigned.exit, 2);
  assert.match(unsigned.out, /Nada en este recibo se pudo probar sin conexión/);
  const alien = await run('verify', at('ajeno.pdf'));
  assert.equal(alien.exit, 2);
  assert.match(alien.out, /^El archivo no es un recibo de Ventanilla, o no se puede leer/);
});

test('--json gives the same to programs', async () => {
  const { exit, out } = await run('verify', at('bueno.pdf'), '--json');
  assert.equal(exit, 0);
  const verdict = JSON.parse(out);
  assert.equal(verdict.resultado, 'probado');
  assert.equal(verdict.recibo.referencia, syntheticRecibo.referencia);
});

test('the words of a stranger’s file cannot command the terminal', async () => {
  const { out } = await run('verify', at('control.pdf'));
  assert.doesNotMatch(out, /[^\P{Cc}\n]/u);
});

test('what cannot be run says so in one sentence', async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /Diga qué recibo/],
    [['verify'], /Diga qué recibo/],
    [['otra', at('bueno.pdf')], /Diga qué recibo/],
    [['verify', at('no-existe.pdf')], /No se puede abrir/],
    [['verify', folder], /no es un archivo/],
    [['verify', at('grande.pdf')], /demasiado grande/],
    [['verify', at('bueno.pdf'), '--certificate', at('ajeno.pdf')], /no es un certificado/],
    [['verify', at('bueno.pdf'), '--key', at('no-existe')], /No se puede abrir/],
    [['verify', at('bueno.pdf'), '--otra'], /No se entiende la opción --otra/],
  ];
  for (const [args, sentence] of cases)
    await assert.rejects(
      run(...args),
      (error) => error instanceof UsageError && sentence.test(error.message),
    );
});
