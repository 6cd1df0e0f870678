// Many simulated people and staff over two processes on one database, with lost links, double sendings, double takes, killed
// processes and deploys: afterwards everybody's copy is the same, without a gap and without a line twice.
// CHAT_ROUNDS (200) and CHAT_SEED (printed) repeat or lengthen it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { readConversation } from '../../src/actions/chat/find-conversation.ts';
import { openSession } from '../../src/actions/open-session.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Funcionario } from '../../src/domain/solicitud/actor.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { readLineasSelladas } from '../../src/store/conversacion-lineas.ts';
import { findCuentaById } from '../../src/store/cuentas.ts';
import { instant } from '../../src/store/statement.ts';
import { firstBrokenLine } from '../../src/trust/chat-lines.ts';
import { keysFrom } from '../../src/trust/keys.ts';
import { stranger } from '../people.ts';
import { openScene, type Scene } from '../scene.ts';
import { type SimulatedAgent, simulatedAgent } from './agent.ts';
import { runRound } from './round.ts';
import { type ServiceProcess, startServiceProcess } from './service.ts';
import { openTown } from './town.ts';

const rounds = Number(process.env.CHAT_ROUNDS ?? 200);
const seed = Number(process.env.CHAT_SEED ?? process.pid);
const killShare = 0.5;
const origin = 'http://ventanilla.example';

const present = {
  name: 'prueba-presencia',
  text: `insert into agentes_presentes (cuenta, nombre, unidades, estado, capacidad, desde, vence_en)
    values ($1, $2, $3, 'disponible', 8, $4::timestamptz, $4::timestamptz + interval '1 day')`,
};

async function sessionOf({ deps }: Scene, { cuenta: id }: Funcionario): Promise<string> {
  const cuenta = await findCuentaById(deps.db, id);
  assert.ok(cuenta);
  const opened = await openSession(deps, cuenta, { source: stranger(), previousToken: null }, 'prueba');
  assert.ok(opened);
  return opened.token;
}

async function assertChain({ deps }: Scene, id: string): Promise<void> {
  const head = await readConversation(deps, { clase: 'asistente' }, id);
  assert.ok(!isRefusal(head));
  const broken = firstBrokenLine(id, await readLineasSelladas(deps.db, id), head);
  assert.equal(broken, null, `the chain of ${id} is broken`);
}

type Fleet = {
  readonly bases: () => readonly string[];
  /** One of the two is killed or retired, and another takes its place while the other serves on. */
  replace(kills: boolean): Promise<void>;
  readonly counts: { killed: number; retired: number };
  stop(): Promise<void>;
};

async function openFleet(scene: Scene, secret: string, folder: string): Promise<Fleet> {
  let started = 0;
  const start = (): Promise<ServiceProcess> => {
    started += 1;
    return startServiceProcess({
      connection: scene.connection,
      secret,
      folder,
      origin,
      name: `proceso-${started}`,
    });
  };
  let alive: readonly ServiceProcess[] = await Promise.all([start(), start()]);
  // Comes up while the others serve, so that rounds do not wait for it.
  let spare = start();
  let replacing: Promise<void> = Promise.resolve();
  const counts = { killed: 0, retired: 0 };
  const ending: Promise<void>[] = [];
  const swap = async (kills: boolean): Promise<void> => {
    const [oldest, ...others] = alive;
    assert.ok(oldest);
    alive = others;
    // Whoever is retired says good-bye while its successor serves already, as in a deploy.
    if (kills) await oldest.kill();
    else ending.push(oldest.retire());
    counts[kills ? 'killed' : 'retired'] += 1;
    alive = [...others, await spare];
    spare = start();
    // Whoever needs it next hears of a failure.
    spare.catch(() => undefined);
  };
  return {
    bases: () => alive.map(({ base }) => base),
    replace: (kills) => {
      replacing = replacing.then(() => swap(kills));
      return replacing;
    },
    counts,
    stop: async () => {
      // What went wrong with a replacement was told to whoever asked for it.
      await replacing.catch(() => undefined);
      await Promise.all(ending);
      const last = await spare.catch(() => null);
      await Promise.all([...alive, ...(last === null ? [] : [last])].map((process) => process.retire()));
    },
  };
}

async function runAll(t: TestContext, scene: Scene, folder: string): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  const keys = keysFrom(Buffer.from(secret, 'base64url'), systemIds);
  const staff = ['registro1', 'registro2', 'supervisora'].map((usuario) => scene.staff(usuario));
  const sessions = await Promise.all(staff.map((actor) => sessionOf(scene, actor)));
  const now = instant(scene.deps.clock.nowMs());
  for (const { cuenta, nombre, unidades } of staff)
    await scene.deps.db.execute(present, [cuenta, nombre, unidades, now]);
  const fleet = await openFleet(scene, secret, folder);
  let lines = 0;
  let conversations = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const town = openTown({
        round,
        seed: seed + round,
        deps: scene.deps,
        keys,
        origin,
        bases: fleet.bases,
      });
      const agents = staff.map((actor, i): SimulatedAgent => simulatedAgent(town, actor, sessions[i] ?? ''));
      try {
        const stored = await runRound(town, agents, () => fleet.replace(town.chance(killShare)));
        for (const [id, all] of stored) {
          await assertChain(scene, id);
          lines += all.length;
        }
        conversations += stored.size;
      } catch (error) {
        throw new Error(`round ${round} failed; repeat it with CHAT_SEED=${seed + round} CHAT_ROUNDS=1`, {
          cause: error,
        });
      }
    }
  } finally {
    await fleet.stop();
  }
  const { killed, retired } = fleet.counts;
  t.diagnostic(
    `${rounds} rounds, ${conversations} conversations, ${lines} lines, ${killed} kills, ${retired} deploys`,
  );
}

test(`every copy of a conversation is whole and the same after ${rounds} rounds (seed ${seed})`, async (t) => {
  const scene = await openScene();
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-chat-'));
  try {
    await runAll(t, scene, folder);
  } finally {
    await scene.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
