/** What `doctor` says of servers that answer, do not, or are something else; of old backups and lists. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startSmtpSink } from '../../tests/fakes/smtp-sink.ts';
import { freePort } from '../../tests/free-port.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { backupFindings, crlFindings } from './doctor-keeping.ts';
import { reachFindings } from './doctor-reach.ts';
import { noteBackup } from './respaldo/last-backup.ts';

function configWith(more: Partial<Config>): Config {
  const reading = readConfig({});
  assert.ok(reading.ok);
  return { ...reading.config, ...more };
}

test('a mail server that greets is well; one that is away or no mail server is not; no password is said', async () => {
  const sink = await startSmtpSink();
  const stranger = createServer((socket) => socket.end('HTTP/1.1 400\r\n\r\n'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const address = stranger.address();
  assert.ok(typeof address === 'object' && address !== null);
  try {
    const [well] = await reachFindings(configWith({ smtpUrl: sink.url }));
    assert.equal(well?.level, 'bien');
    const url = (port: number) => `smtp://usuario:secretisimo@127.0.0.1:${port}`;
    const [odd] = await reachFindings(configWith({ smtpUrl: url(address.port) }));
    assert.match(odd?.sentence ?? '', /responde algo que no se espera/);
    const [away] = await reachFindings(configWith({ smtpUrl: url(await freePort()) }));
    assert.match(away?.sentence ?? '', /no responde/);
    assert.match(away?.hacer ?? '', /SMTP_URL/);
    assert.doesNotMatch(JSON.stringify([odd, away]), /secretisimo|usuario/);
    const imapUrl = `imap://usuario:secretisimo@127.0.0.1:${address.port}`;
    const [mailbox] = await reachFindings(configWith({ imapUrl, mailAddress: 'a@agencia.example' }));
    assert.equal(mailbox?.level, 'mal');
    assert.deepEqual(await reachFindings(configWith({})), []);
  } finally {
    await sink.stop();
    stranger.close();
  }
});

test('backups and lists grow old', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-doctor-'));
  const nowMs = Date.UTC(2026, 10, 23);
  try {
    assert.match(backupFindings({ dataDir: folder }, nowMs)[0]?.sentence ?? '', /nunca/);
    noteBackup(folder, { creadoEn: new Date(nowMs).toISOString(), bytes: 1 });
    assert.equal(backupFindings({ dataDir: folder }, nowMs + 3_600_000)[0]?.level, 'bien');
    assert.match(backupFindings({ dataDir: folder }, nowMs + 5 * 86_400_000)[0]?.sentence ?? '', /5 días/);
    assert.deepEqual(crlFindings({ crlDir: undefined }, nowMs), []);
    assert.equal(crlFindings({ crlDir: join(folder, 'no-hay') }, nowMs)[0]?.level, 'mal');
    await rm(join(folder, 'ultimo-respaldo.json'));
    assert.match(crlFindings({ crlDir: folder }, nowMs)[0]?.sentence ?? '', /ninguna lista/);
    await writeFile(join(folder, 'lista.crl'), 'x');
    await utimes(join(folder, 'lista.crl'), nowMs / 1000, nowMs / 1000);
    assert.equal(crlFindings({ crlDir: folder }, nowMs)[0]?.level, 'bien');
    assert.match(crlFindings({ crlDir: folder }, nowMs + 30 * 86_400_000)[0]?.sentence ?? '', /^1 listas/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
