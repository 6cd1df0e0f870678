// Proves the clamd client against a scanner that misbehaves in every way, and against the real one where it is installed.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClamdMood, eicar, type FakeClamd, startFakeClamd } from '../../../tests/fakes/clamd.ts';
import { parseScannerAddress, type ScannerAddress } from '../../platform/scanner-address.ts';
import { antivirusLimits } from './antivirus-limits.ts';
import { scanFinding, scannerNotConfigured } from './scan-finding.ts';
import { scannerAnswers, scanStream } from './scan-stream.ts';

let clamd: FakeClamd;
before(async () => {
  clamd = await startFakeClamd();
});
after(() => clamd.stop());

function addressOf(text: string): ScannerAddress {
  const address = parseScannerAddress(text);
  assert.ok(address, text);
  return address;
}

const quick = { deadlineMs: 300, connectMs: 300 };
const scan = (content: Buffer, limits = {}) =>
  scanStream(addressOf(clamd.address), Readable.from([content]), limits);

test('a clean file, an empty one and a large one are taken whole, in chunks, and are clean', async () => {
  clamd.mood = 'well';
  for (const sizeBytes of [0, 5, 3 * 1024 * 1024 + 7]) {
    assert.deepEqual(await scan(Buffer.alloc(sizeBytes, 'a')), { state: 'clean' });
    assert.equal(clamd.lastSizeBytes, sizeBytes);
  }
  assert.equal(clamd.chunkBytesMax, antivirusLimits.chunkBytes);
});

test('ASVS 5.4.3 the test virus is found wherever it lies, also across two pieces', async () => {
  clamd.mood = 'well';
  const virus = eicar();
  assert.equal(virus.length, 68);
  const found = { state: 'infected', signature: 'Eicar-Signature' };
  assert.deepEqual(await scan(virus), found);
  const pieces = [Buffer.alloc(100_000), virus.subarray(0, 30), virus.subarray(30), Buffer.alloc(10)];
  assert.deepEqual(await scanStream(addressOf(clamd.address), Readable.from(pieces)), found);
});

test('ASVS 5.4.3 every trouble of the scanner reads as unknown, never as clean', async () => {
  const expected: [ClamdMood, string][] = [
    ['stalls', 'tiempo-agotado'],
    ['deaf', 'tiempo-agotado'],
    ['cuts', 'cortado'],
    ['cuts-answer', 'respuesta-desconocida'],
    ['size-exceeded', 'demasiado-grande'],
    ['babbles', 'respuesta-desconocida'],
    ['endless', 'respuesta-desconocida'],
  ];
  for (const [mood, reason] of expected) {
    clamd.mood = mood;
    const source = Readable.from([Buffer.alloc(20_000_000)]);
    const result = await scanStream(addressOf(clamd.address), source, {
      ...quick,
      deadlineMs: mood === 'deaf' || mood === 'stalls' ? 300 : 20_000,
    });
    assert.deepEqual(result, { state: 'unknown', reason }, mood);
    assert.ok(source.destroyed, mood);
  }
});

test('an OK before the end of the file is no verdict', async () => {
  clamd.mood = 'hasty';
  const slow = Readable.from(
    (async function* () {
      yield Buffer.alloc(10);
      await sleep(100);
      yield eicar();
    })(),
  );
  const result = await scanStream(addressOf(clamd.address), slow);
  assert.deepEqual(result, { state: 'unknown', reason: 'respuesta-desconocida' });
});

test('nobody listening, a file too large for us and a file that breaks are unknown', async () => {
  clamd.mood = 'well';
  const gone = await startFakeClamd();
  await gone.stop();
  const unanswered = await scanStream(addressOf(gone.address), Readable.from(['a']), quick);
  assert.deepEqual(unanswered, { state: 'unknown', reason: 'sin-conexion' });
  const nowhere = await scanStream(addressOf('unix:/nonexistent/clamd.sock'), Readable.from(['a']), quick);
  assert.deepEqual(nowhere, { state: 'unknown', reason: 'sin-conexion' });
  const large = await scan(Buffer.alloc(1_001), { sizeBytesMax: 1_000 });
  assert.deepEqual(large, { state: 'unknown', reason: 'demasiado-grande' });
  assert.deepEqual(await scan(Buffer.alloc(1_000), { sizeBytesMax: 1_000 }), { state: 'clean' });
  const broken = new Readable({
    read() {
      this.destroy(new Error('disk'));
    },
  });
  const unread = await scanStream(addressOf(clamd.address), broken);
  assert.deepEqual(unread, { state: 'unknown', reason: 'lectura' });
});

test('a scanner that does not read stops the reading of the file', async () => {
  clamd.mood = 'deaf';
  let pulledBytes = 0;
  const piece = Buffer.alloc(256 * 1024);
  const endless = new Readable({
    highWaterMark: 1,
    read() {
      pulledBytes += piece.length;
      this.push(piece);
    },
  });
  const limits = { deadlineMs: 500, connectMs: 500, sizeBytesMax: 1024 ** 3 };
  const result = await scanStream(addressOf(clamd.address), endless, limits);
  assert.equal(result.state, 'unknown');
  assert.ok(pulledBytes < 64 * 1024 * 1024, `pulled ${pulledBytes} bytes`);
});

test('a socket file works as TCP does, and the scanner can be asked whether it lives', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  const bySocket = await startFakeClamd(join(folder, 'clamd.sock'));
  try {
    const address = addressOf(bySocket.address);
    assert.equal(address.kind, 'unix');
    assert.deepEqual(await scanStream(address, Readable.from([eicar()])), {
      state: 'infected',
      signature: 'Eicar-Signature',
    });
    assert.equal(await scannerAnswers(address), true);
    bySocket.mood = 'babbles';
    assert.equal(await scannerAnswers(address), false);
    await bySocket.stop();
    assert.equal(await scannerAnswers(address), false);
  } finally {
    await bySocket.stop();
    rmSync(folder, { recursive: true });
  }
});

test('a name of a signature from outside is made printable and short', async () => {
  clamd.mood = 'well';
  clamd.signatures.set(`Raro\u0007\n${'x'.repeat(500)}`, Buffer.from('raro'));
  const result = await scan(Buffer.from('raro'));
  assert.ok(
    result.state === 'unknown' ||
      (result.state === 'infected' && /^[\x20-\x7e]{1,200}$/.test(result.signature)),
  );
  clamd.signatures.set(`Raro\u0007${'x'.repeat(500)}`, Buffer.from('otro'));
  const other = await scan(Buffer.from('otro'));
  assert.ok(other.state === 'infected' && /^[\x20-\x7e]{200}$/.test(other.signature));
});

test('each result has its finding; only clean is ok', () => {
  const findings = [
    scanFinding({ state: 'clean' }),
    scanFinding({ state: 'infected', signature: 'Eicar-Signature' }),
    ...(
      [
        'sin-conexion',
        'tiempo-agotado',
        'cortado',
        'demasiado-grande',
        'respuesta-desconocida',
        'lectura',
      ] as const
    ).map((reason) => scanFinding({ state: 'unknown', reason })),
    scannerNotConfigured,
  ];
  assert.deepEqual(
    findings.map(({ state, code }) => `${state} ${code}`),
    [
      'ok antivirus-limpio',
      'reject antivirus-infectado',
      ...Array<string>(6).fill('unknown antivirus-sin-respuesta'),
      'unknown antivirus-no-configurado',
    ],
  );
  assert.equal(new Set(findings.map(({ sentence }) => sentence)).size, findings.length);
});

const hasClamd = spawnSync('clamd', ['--version']).status === 0;

test('the real clamd agrees', { skip: hasClamd ? false : 'clamd is not installed' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  const path = join(folder, 'clamd.sock');
  // A private signature: the name, then the pattern in hexadecimal.
  writeFileSync(join(folder, 'own.ndb'), `Own.Test:0:*:${eicar().toString('hex')}\n`);
  writeFileSync(
    join(folder, 'clamd.conf'),
    `LocalSocket ${path}\nDatabaseDirectory ${folder}\nForeground yes\nStreamMaxLength 1M\n`,
  );
  const daemon = spawn('clamd', ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  try {
    const address = addressOf(`unix:${path}`);
    for (let tries = 0; tries < 100 && !(await scannerAnswers(address)); tries += 1) await sleep(200);
    assert.deepEqual(await scanStream(address, Readable.from([Buffer.from('limpio')])), { state: 'clean' });
    assert.equal((await scanStream(address, Readable.from([eicar()]))).state, 'infected');
    const large = await scanStream(address, Readable.from([Buffer.alloc(2 * 1024 * 1024)]));
    assert.deepEqual(large, { state: 'unknown', reason: 'demasiado-grande' });
  } finally {
    daemon.kill();
    await once(daemon, 'exit');
    rmSync(folder, { recursive: true });
  }
});
