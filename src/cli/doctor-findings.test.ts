/** What `doctor` says of the key receipts are signed with. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Config, readConfig } from '../platform/config.ts';
import { systemIds } from '../platform/ids.ts';
import { makeSelfSigned } from '../trust/recibo/demo-seal.ts';
import { receiptFindings } from './doctor-findings.ts';

const nowMs = Date.UTC(2026, 10, 23);
const dayMs = 86_400_000;

function demo(): Config {
  const reading = readConfig({});
  assert.ok(reading.ok);
  return reading.config;
}

test('receipts without a key, with one, with one that is over, and with one that cannot be read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-doctor-'));
  try {
    const production = { ...demo(), mode: 'production' as const };
    const [unsigned] = receiptFindings(production, nowMs);
    assert.equal(unsigned?.level, 'atencion');
    assert.match(unsigned?.sentence ?? '', /salen sin firma/);
    assert.equal(receiptFindings(demo(), nowMs)[0]?.level, 'bien');

    const file = join(folder, 'sello.pem');
    await writeFile(file, makeSelfSigned('Institución de Muestra', systemIds, nowMs));
    const signing = { ...production, receiptKeyFile: file, receiptCertFile: file };
    const [good] = receiptFindings(signing, nowMs);
    assert.equal(good?.level, 'bien');
    assert.match(good?.sentence ?? '', /«Institución de Muestra», con un certificado vigente hasta el 20/);
    const [over] = receiptFindings(signing, nowMs + 11 * 365 * dayMs);
    assert.equal(over?.level, 'atencion');
    assert.match(over?.sentence ?? '', /sin firma: el certificado .* no está vigente/);
    const [broken] = receiptFindings({ ...signing, receiptKeyFile: join(folder, 'nada.pem') }, nowMs);
    assert.equal(broken?.level, 'mal');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
