// How much anybody may take from the mail door and the sealed door: bombs, endless lines, slow hands, full queues; others are served meanwhile.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { mailOf, workOff } from '../../src/actions/correo/testing/mail-scene.ts';
import { lmtpLimits } from '../../src/channels/correo/lmtp-limits.ts';
import { type Lmtp, startLmtp } from '../../src/channels/correo/lmtp-server.ts';
import { paths } from '../../src/paths.ts';
import { stretch } from '../../src/trust/sellado/stretch.ts';
import { lmtpClient } from '../correo/lmtp-client.ts';
import { SealedHand } from '../sealed-hand.ts';
import { someReaders } from '../sealed-readers.ts';
import { type Served, serveScene } from '../served.ts';
import { hiddenFields } from '../web-client.ts';
import { everyDoor } from './hands.ts';
import { closing, endlessFile, fieldPart, send, wholeFile } from './parcel.ts';

const { denuncias } = paths;
const ours = 'tramites@agencia-demostracion.example';
const alert = 'alerta@agencia-demostracion.example';
const from = 'persona.prueba@correo.example';
const mega = 1024 * 1024;
let served: Served;
let lmtp: Lmtp;
before(async () => {
  served = await serveScene(everyDoor);
  await someReaders(served.deps);
  lmtp = await startLmtp(served.deps, { host: '127.0.0.1', port: 0 });
});
after(async () => {
  await lmtp.stop();
  await served.stop();
});

async function delivered(mail: Buffer, para: readonly string[] = [ours]): Promise<string> {
  const client = await lmtpClient(lmtp.port);
  try {
    return (await client.deliver(from, para, mail)).join();
  } catch {
    return 'cut';
  } finally {
    client.cut();
  }
}

const stillServed = async (why: string): Promise<void> => {
  assert.match(await delivered(mailOf({ de: from })), /^250/, why);
  assert.equal((await fetch(served.origin + paths.catalogo)).status, 200, why);
};

/** Says `bytes` into an open mail and hangs up. */
function shout(bytes: Iterable<string | Buffer>): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(lmtp.port, '127.0.0.1');
    let said = '';
    const end = (): void => resolve(said);
    const timer = setTimeout(() => socket.destroy(), 8_000);
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      end();
    });
    for (const piece of bytes) socket.write(piece);
    socket.end();
  });
}

test('ASVS 15.2.2 4.2.1 lines without end, commands without sense, and a borrowed end of data end no process', async () => {
  const before = process.memoryUsage().rss;
  const attacks: Readonly<Record<string, readonly (string | Buffer)[]>> = {
    'endless command': ['LHLO x\r\n', ...Array.from({ length: 64 }, () => Buffer.alloc(mega, 0x61))],
    binary: [Buffer.alloc(mega, 0), Buffer.from([0xff, 0xfe, 0x0d, 0x0a])],
    http: ['POST / HTTP/1.1\r\nhost: x\r\n\r\nMAIL FROM:<a@b.example>\r\n'],
    'no greeting': ['MAIL FROM:<a@b.example>\r\nRCPT TO:<x@y.example>\r\nDATA\r\n'],
    'endless address': ['LHLO x\r\n', `MAIL FROM:<${'a'.repeat(200_000)}@b.example>\r\n`],
    'ten thousand recipients': [
      'LHLO x\r\n',
      `MAIL FROM:<a@b.example>\r\n`,
      ...Array.from({ length: 10_000 }, (_, n) => `RCPT TO:<tramites+${n}@agencia-demostracion.example>\r\n`),
    ],
    'ten thousand commands': [
      'LHLO x\r\n',
      ...Array.from({ length: 10_000 }, () => 'NOOP\r\nRSET\r\nVRFY x\r\n'),
    ],
    'size of a lie': [
      'LHLO x\r\n',
      `MAIL FROM:<a@b.example> SIZE=99999999999999999999\r\n`,
      `MAIL FROM:<a@b.example> SIZE=-1\r\n`,
    ],
    xforward: [
      'LHLO x\r\n',
      `XFORWARD ADDR=${'1'.repeat(60_000)} NAME=\r\n`,
      'XCLIENT ADDR=[UNAVAILABLE]\r\n',
    ],
  };
  for (const [why, bytes] of Object.entries(attacks)) {
    const said = await shout(bytes);
    assert.doesNotMatch(said, /\n\s+at |node_modules/, why);
    await stillServed(why);
  }
  assert.ok(process.memoryUsage().rss - before < 400 * mega, 'bounded memory');
});

test('ASVS 4.2.1 no end of data but CR LF . CR LF ends a mail: nothing smuggled behind another becomes a second one', async () => {
  const count = async () =>
    (
      await served.deps.db.query<{ n: number }>({
        name: 'prueba-correos',
        text: 'select count(*)::int as n from correos_recibidos',
      })
    )[0]?.n ?? 0;
  for (const [why, end] of Object.entries({
    'lf . lf': '\n.\n',
    'lf . crlf': '\n.\r\n',
    'cr . cr': '\r.\r',
    'crlf . lf': '\r\n.\n',
    'cr lf . cr': '\r\n.\r',
  })) {
    const atFirst = await count();
    const inner = `MAIL FROM:<jefe@entidad.example>\r\nRCPT TO:<${ours}>\r\nDATA\r\nFrom: jefe@entidad.example\r\n\r\nSegundo\r\n.\r\n`;
    const mail = `From: ${from}\r\nMessage-ID: <${end.length}${why.replaceAll(/\W/g, '')}@correo.example>\r\n\r\nPrimero${end}${inner}`;
    const said = await shout([
      `LHLO x\r\nMAIL FROM:<${from}>\r\nRCPT TO:<${ours}>\r\nDATA\r\n`,
      mail,
      'QUIT\r\n',
    ]);
    await wait(50);
    assert.ok((await count()) - atFirst <= 1, `${why}: ${said}`);
    assert.equal(
      (
        await served.deps.db.query({
          name: 'prueba-jefe',
          text: "select 1 as una from correo_entregas where sobre->>'de' = 'jefe@entidad.example'",
        })
      ).length,
      0,
      why,
    );
  }
});

test('ASVS 15.2.2 fifty slow hands hold their places at most; when they let go the door is open, and pages never wait', async () => {
  const slow: Socket[] = [];
  for (let n = 0; n < lmtpLimits.connectionsMax + 20; n += 1) {
    const socket = connect(lmtp.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('LHLO x\r\nMAIL FROM:<a@b.exa');
    slow.push(socket);
  }
  await wait(300);
  assert.equal((await fetch(served.origin + paths.catalogo)).status, 200);
  assert.equal((await fetch(served.origin + denuncias.inicio)).status, 200);
  for (const socket of slow) socket.destroy();
  await wait(200);
  await stillServed('after the slow hands');
});

test('ASVS 5.2.1 15.2.2 mails made to be costly are kept or set aside, each bounded, and the next one goes through', async () => {
  const head = (n: number) =>
    `From: ${from}\r\nTo: ${ours}\r\nSubject: bomba ${n}\r\nMessage-ID: <bomba${n}@correo.example>\r\nMIME-Version: 1.0\r\n`;
  const nested = (depth: number): string =>
    Array.from(
      { length: depth },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
    ).join('');
  const bombs: Readonly<Record<string, string>> = {
    'huge headers': `${head(1)}${'X-Relleno: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(150_000)}\r\nHola\r\n`,
    'one endless header': `${head(2)}X-Largo: ${'a'.repeat(12 * mega)}\r\n\r\nHola\r\n`,
    nested: `${head(3)}${nested(3_000)}\r\nfin\r\n`,
    'many parts': `${head(4)}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(20_000)}--b--\r\n`,
    'endless line': `${head(5)}Content-Type: text/plain\r\n\r\n${'a'.repeat(8 * mega)}\r\n`,
    'html of links': `${head(6)}Content-Type: text/html\r\n\r\n${'<a href="https://x.example"><b><i><u>'.repeat(60_000)}\r\n`,
    quotes: `${head(7)}Content-Type: text/plain\r\n\r\n${'> '.repeat(200_000)}\r\n${'El lun, 1 jun 2026 escribió:\r\n'.repeat(5_000)}`,
    words: `${head(8).replace('bomba 8', `${'=?utf-8?Q?=41?= '.repeat(20_000)}`)}\r\nHola\r\n`,
    addresses: `${head(9)}Cc: ${'"a" <a@b.example>, '.repeat(50_000)}x@y.example\r\n\r\nHola\r\n`,
    comments: `${head(10)}Authentication-Results: ${'('.repeat(500_000)}\r\nReceived: ${'('.repeat(500_000)}\r\n\r\nHola\r\n`,
  };
  for (const para of [ours, alert])
    for (const [why, bytes] of Object.entries(bombs)) {
      const answer = await delivered(Buffer.from(bytes, 'latin1'), [para]);
      assert.match(answer, /^(?:250|451|552)/, `${why} to ${para}: ${answer}`);
      assert.ok(answer.startsWith('250') || para === alert, `${why} to ${para}: ${answer}`);
    }
  await workOff(served.deps);
  const rows = await served.deps.db.query<{ asunto: string; estado: string }>({
    name: 'prueba-bombas',
    text: "select estado, leido->>'asunto' as asunto from correos_recibidos where estado = 'recibido'",
  });
  assert.deepEqual(rows, [], 'each was worked off or set aside');
  await stillServed('after the bombs');
});

test('ASVS 15.2.2 a full queue of key derivations says so in a sentence, loses nothing, and everybody else is served', async () => {
  const person = new SealedHand(served.origin);
  const words = await person.file(served.deps, {
    datos: { hechos: 'Un relato sintético.', seIdentifica: 'no' },
  });
  const busy = Array.from({ length: 260 }, () =>
    stretch('ocupa', Buffer.alloc(16), 'prueba').catch(() => null),
  );
  const guest = new SealedHand(served.origin);
  const page = await guest.get(denuncias.volver);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => guest.post(page, denuncias.volver, [['palabras', words.join(' ')]])),
  );
  const refused = answers.filter(({ status }) => status === 503);
  assert.ok(refused.length > 0, answers.map(({ status }) => status).join());
  for (const { html } of refused) assert.match(html, /Hay muchas personas a la vez\. Espere unos segundos/);
  assert.equal((await fetch(served.origin + paths.catalogo)).status, 200);
  assert.equal((await new SealedHand(served.origin).get(denuncias.nueva)).status, 200);
  // Whoever files stands in another line than those who try words.
  const filed = await new SealedHand(served.origin).file(served.deps, {
    datos: { hechos: 'Otro relato sintético.', seIdentifica: 'no' },
  });
  assert.equal(filed.length, 8);
  await Promise.all(busy);
  assert.equal((await guest.open(words)).status, 200);
});

test('ASVS 5.2.1 5.2.4 uploads of the sealed door: too large, cut off, too many, without token; nothing of them stays', async () => {
  const folder = async () =>
    (await readdir(tmpdir())).filter((name) => name.startsWith('ventanilla-sala-')).length;
  const spools = await folder();
  const person = new SealedHand(served.origin);
  await person.tell({ datos: { hechos: 'Un relato sintético.', seIdentifica: 'no' } });
  const page = await person.get(denuncias.archivos);
  const { _csrf = '' } = hiddenFields(page.html, denuncias.archivos);
  const cookie = `apunte=${person.cookies.get('apunte')}`;
  const headers = { cookie, origin: served.origin, 'sec-fetch-site': 'same-origin' };
  const url = served.origin + denuncias.archivos;
  const token = fieldPart('_csrf', _csrf);
  const loose = async () =>
    (
      await served.deps.sala.db.query<{ n: number }>({
        name: 'prueba-sueltos',
        text: 'select count(*)::int as n from sala.archivos_sueltos',
      })
    )[0]?.n ?? 0;
  const atFirst = await loose();
  const huge = await send(url, headers, [token, ...endlessFile('archivos', 52), closing]);
  assert.ok([413, 422].includes(huge.status), String(huge.status));
  const without = await send(url, headers, [
    fieldPart('_csrf', 'x'),
    ...wholeFile('archivos', 'a.txt', Buffer.from('x')),
    closing,
  ]);
  assert.equal(without.status, 403, without.text.slice(0, 100));
  const late = await send(url, headers, [
    ...wholeFile('archivos', 'a.txt', Buffer.from('x')),
    token,
    closing,
  ]);
  assert.ok(late.status >= 400 || late.status === 303);
  assert.equal(await loose(), atFirst, 'nothing was kept');
  const many = await send(url, headers, [
    token,
    ...Array.from({ length: 14 }, (_, n) =>
      wholeFile('archivos', `${n}.txt`, Buffer.from(`archivo ${n}`)),
    ).flat(),
    closing,
  ]);
  assert.equal(many.status, 422, many.text.slice(0, 200));
  assert.match(many.text, /el máximo/);
  const foreign = await send(
    url,
    { ...headers, 'sec-fetch-site': 'cross-site', origin: 'https://malo.example' },
    [token, ...wholeFile('archivos', 'b.txt', Buffer.from('y')), closing],
  );
  assert.equal(foreign.status, 403);
  assert.equal(await folder(), spools);
});
