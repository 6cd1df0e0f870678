// The mail door is killed at every step of its pipeline under load: every mail that was answered 250 is there once, worked off
// once, answered once, and files one case at the most. Further kills come at random moments; the seed is printed.
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Mail, mailOf, ownAddress } from '../../src/actions/correo/testing/mail-scene.ts';
import type { FaultPoint } from '../../src/platform/fault-points.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { statement } from '../../src/store/statement.ts';
import { buildPdf } from '../authority/build-pdf.ts';
import { lmtpClient } from '../correo/lmtp-client.ts';
import { killHard } from '../product.ts';
import { openScene, type Scene } from '../scene.ts';
import type { MailProgramOrder } from './mail-program.ts';

const randomRounds = Number(process.env.MAIL_KILL_ROUNDS ?? 4);
const seed = Number(process.env.KILL_SEED ?? process.pid);
const mailsPerRound = 8;
const lastAnswersMs = 120_000;

const steps: readonly FaultPoint[] = [
  'tras-crudo-antes-de-fila',
  'tras-fila-antes-de-acuse',
  'tras-leer-antes-de-confirmar',
  'tras-caso-antes-de-correo',
  'tras-correo-antes-de-seguir',
  'antes-de-confirmar',
  'tras-confirmar-antes-de-responder',
  'tras-renombrar-antes-de-fila',
];

const program = fileURLToPath(new URL('./mail-program.ts', import.meta.url));

type Running = { readonly child: ChildProcess; readonly port: number; readonly gone: Promise<void> };

function startProgram(order: MailProgramOrder): Promise<Running> {
  const child = fork(program, [JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('message', (said: { port: number }) => resolve({ child, port: said.port, gone }));
    gone.then(() => reject(new Error('the mail door ended before it listened')));
  });
}

const pdf = (nombre: string) => ({
  nombre,
  tipo: 'application/pdf',
  bytes: buildPdf({ lines: [`Documento sintético ${nombre}`] }),
});
const files = [pdf('acta definitiva.pdf'), pdf('factura.pdf')];

/** In turn: a question, a whole payment complaint, a mail too large for its row, and one with papers missing. */
function nextMail(n: number): { readonly de: string; readonly crudo: Buffer; readonly filesCase: boolean } {
  const de = `remitente.${n}@lugar-${n}.example`;
  const complaint = {
    asunto: 'Retención indebida de pagos',
    texto: `La entidad no me paga la factura del contrato del proceso LICO-MDEMO-003-2026. Carta ${n}.`,
  };
  const kinds: readonly Mail[] = [
    { texto: `Buenos días, saludos cordiales ${n}.` },
    { ...complaint, adjuntos: files },
    { texto: `Un texto largo ${n}. ${'palabra '.repeat(12_000)}` },
    complaint,
  ];
  return { de, crudo: mailOf({ de, ...kinds[n % kinds.length] }), filesCase: n % kinds.length === 1 };
}

type Sent = ReturnType<typeof nextMail>;

/** Hands it in until somebody says that it is kept, as a mail server does. */
async function insist(mail: Sent, portNow: () => number, keepGoing: () => boolean): Promise<void> {
  while (keepGoing()) {
    try {
      const client = await lmtpClient(portNow());
      const [answer = ''] = await client.deliver(mail.de, [ownAddress], mail.crudo);
      client.cut();
      if (answer.startsWith('250')) return;
    } catch {
      // The line broke: whether it was kept is exactly what the next try finds out.
    }
    await wait(25);
  }
  assert.fail('a mail was never taken');
}

const freeClaims = statement(
  'prueba-soltar',
  `update correos_recibidos set ocupado_hasta = null where estado = 'recibido'`,
);
const waiting = statement(
  'prueba-esperan',
  `select count(*)::int as n from correos_recibidos where estado = 'recibido'`,
);
const apart = statement(
  'prueba-apartados',
  `select id, causa, intentos from correos_recibidos where estado = 'apartado'`,
);
const tally = statement(
  'prueba-cuenta-de-correo',
  `select m.remitente, count(distinct m.id)::int as correos, count(distinct m.hilo)::int as hilos, min(m.estado) as estado,
     (select count(*)::int from correo_salidas s join correo_hilos h on h.id = s.hilo where h.direccion = m.remitente) as salidas,
     (select count(*)::int from correos k join correo_salidas s on s.id = k.id where s.para = m.remitente) as cartas,
     (select count(*)::int from solicitudes q where q.contenido::text like '%' || m.remitente || '%') as casos,
     (select count(*)::int from correo_hilos h join solicitudes q on q.referencia = h.solicitud where h.direccion = m.remitente) as unidos
   from correos_recibidos m group by m.remitente`,
);

type Tally = {
  readonly remitente: string;
  readonly correos: number;
  readonly hilos: number;
  readonly estado: string;
  readonly salidas: number;
  readonly cartas: number;
  readonly casos: number;
  readonly unidos: number;
};

async function settle(scene: Scene): Promise<void> {
  const untilMs = performance.now() + lastAnswersMs;
  for (;;) {
    const [row] = await scene.deps.db.query<{ n: number }>(waiting);
    if (row?.n === 0) return;
    assert.ok(performance.now() < untilMs, `${row?.n} mails were never worked off`);
    await wait(100);
  }
}

test('ASVS 2.3.3, correo 36: killed at every step, each mail is there exactly once', async (t) => {
  t.diagnostic(`seed ${seed}`);
  const scene = await openScene();
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-muertes-'));
  const secret = systemIds.randomToken(32);
  const start = (faults: string) => startProgram({ connection: scene.connection, folder, faults, secret });
  const sent: Sent[] = [];
  let running = await start('');
  let pause = (seed % 2_147_483_646) + 1;
  const nextPauseMs = (): number => {
    pause = (pause * 48_271) % 2_147_483_647;
    return 20 + (pause % 400);
  };
  const portNow = () => running.port;
  try {
    const kinds = [...steps, ...Array.from({ length: randomRounds }, () => null)];
    for (const step of kinds) {
      if (running.child.pid !== undefined) killHard(running.child.pid);
      await running.gone;
      await scene.deps.db.execute(freeClaims);
      running = await start(step === null ? '' : `${step}=kill@2`);
      const untilMs = performance.now() + lastAnswersMs;
      const round = Array.from({ length: mailsPerRound }, (_, i) => nextMail(sent.length + i));
      sent.push(...round);
      const taking = Promise.all(
        round.map((mail) => insist(mail, portNow, () => performance.now() < untilMs)),
      );
      if (step === null) {
        await wait(nextPauseMs());
        if (running.child.pid !== undefined) killHard(running.child.pid);
      }
      // The step is reached by one of the mails of the round, unless another death comes first.
      await Promise.race([running.gone, wait(20_000)]);
      assert.ok(
        running.child.exitCode !== null || running.child.signalCode !== null,
        `never reached: ${step}`,
      );
      await scene.deps.db.execute(freeClaims);
      running = await start('');
      await taking;
      await settle(scene);
    }
    assert.deepEqual(await scene.deps.db.query(apart), []);
    const rows = await scene.deps.db.query<Tally>(tally);
    assert.equal(rows.length, sent.length);
    for (const mail of sent) {
      const row = rows.find(({ remitente }) => remitente === mail.de);
      const cases = mail.filesCase ? 1 : 0;
      const expected = {
        remitente: mail.de,
        correos: 1,
        hilos: 1,
        estado: 'procesado',
        salidas: 1,
        cartas: 1,
        casos: cases,
        unidos: cases,
      };
      assert.deepEqual(row, expected);
    }
  } finally {
    if (running.child.pid !== undefined) killHard(running.child.pid);
    await running.gone;
    await scene.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
