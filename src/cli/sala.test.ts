/** The operator's side of the sealed room, on a data folder of its own. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Deps } from '../actions/deps.ts';
import { openAsReader } from '../actions/sala/open-as-reader.ts';
import { openDenuncia } from '../actions/sala/open-denuncia.ts';
import { storeSealedFile } from '../actions/sala/store-sealed-file.ts';
import { accepted, enrolled, syntheticComplaint } from '../actions/sala/testing/room.ts';
import { createDeps } from '../context.ts';
import { isRefusal } from '../domain/refusals.ts';
import { startPlatform } from '../platform/start-platform.ts';
import { insertCuenta } from '../store/cuentas.ts';
import { runCli } from './run-cli.ts';

let folder: string;
let deps: Deps;
let closeService: () => Promise<void>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-sala-'));
  const platform = await startPlatform({ DATA_DIR: join(folder, 'datos'), LOG_LEVEL: 'error' });
  const nothing = {
    nudge: () => undefined,
    sendCode: () => Promise.resolve(),
    acknowledgeSealed: () => undefined,
  };
  deps = await createDeps(platform, 'http://127.0.0.1:1', nothing);
  closeService = async () => {
    deps.examiner.close();
    deps.mailReader.close();
    await deps.bus.stop();
    await platform.stop();
  };
});
after(async () => {
  await closeService();
  await rm(folder, { recursive: true, force: true });
});

async function run(args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const ran = { code: -1, out: '', err: '' };
  ran.code = await runCli({
    args: ['sala', ...args],
    env: { DATA_DIR: join(folder, 'datos') },
    signal: new AbortController().signal,
    terminal: {
      out: (text) => {
        ran.out += text;
      },
      err: (text) => {
        ran.err += text;
      },
      live: false,
      readInput: async (charsMax) => input.slice(0, charsMax),
    },
  });
  return ran;
}

test('orders that cannot be run say why', async () => {
  assert.match((await run([])).err, /Indique qué hacer: preparar, lector USUARIO, recuperar ID/);
  assert.match((await run(['preparar', '--partes', '3'])).err, /--necesarias/);
  assert.match((await run(['preparar', '--partes', '2', '--necesarias', '3'])).err, /no puede ser mayor/);
  assert.match((await run(['lector', 'nadie', '--grupos', 'denuncias'])).err, /No existe la cuenta/);
  assert.match(
    (await run(['lector', 'nadie', '--grupos', 'todo'])).err,
    /denuncias, extorsion, personal-propio/,
  );
  assert.match(
    (await run(['estado'])).out,
    /Falta una persona del grupo personal-propio.*Falta un custodio.*No hay llave/s,
  );
});

test('with enough parts of the recovery key a complaint comes out whole, with fewer nothing', async () => {
  const made = await run(['preparar', '--partes', '3', '--necesarias', '2']);
  assert.equal(made.code, 0, made.err);
  const parts = [...made.out.matchAll(/^ {2}([2-9a-z-]+)$/gm)].map(([, part]) => part ?? '');
  assert.equal(parts.length, 3);
  const reader = await enrolled(deps, 'Lectora Inventada Rosales', ['denuncias']);
  const late = await enrolled(deps, 'Lector Inventado Cedeño', ['extorsion']);
  const cuenta = {
    id: late.actor.cuenta,
    clase: 'funcionario',
    ruc: null,
    usuario: 'tardio',
    nombre: late.actor.nombre,
    correo: null,
    claveHash: null,
    roles: ['lector'],
    unidades: [],
  } as const;
  await insertCuenta(deps.db, cuenta, deps.clock.nowMs());
  const archivo = accepted(
    await storeSealedFile(deps, Readable.from([Buffer.from('prueba sintetica')]), {
      nombre: '../acta.txt',
      sizeBytesMax: 1_000,
    }),
  );
  const { id } = accepted(await openDenuncia(deps, syntheticComplaint(deps, { archivos: [archivo] })));
  const to = join(folder, 'recuperada');
  const few = await run(['recuperar', id, '--carpeta', to], `${parts[0]}\n`);
  assert.equal(few.code, 2);
  assert.match(few.err, /faltan partes/);
  assert.match((await run(['recuperar', id, '--carpeta', to], 'abcd-efgh\n')).err, /La parte 1 no se lee/);
  const whole = await run(['recuperar', id, '--carpeta', to], `Ana: ${parts[2]}\nLuis: ${parts[0]}\n`);
  assert.equal(whole.code, 0, whole.err);
  const text = await readFile(join(to, 'denuncia.json'), 'utf8');
  assert.match(text, /pidieron un pago/);
  assert.match(text, /Persona Sintética Inventada/);
  assert.deepEqual((await readdir(to)).sort(), ['archivo-3', 'denuncia.json']);
  assert.equal(await readFile(join(to, 'archivo-3'), 'utf8'), 'prueba sintetica');
  assert.ok(isRefusal(await openAsReader(deps, late.lector, id)));
  const given = await run(['recuperar', id, '--lector', 'tardio'], parts.join('\n'));
  assert.equal(given.code, 0, given.err);
  accepted(await openAsReader(deps, late.lector, id));
  accepted(await openAsReader(deps, reader.lector, id));
  assert.equal((await run(['lector', 'tardio', '--grupos', 'denuncias,extorsion'])).code, 0);
  assert.match(
    (await run(['estado'])).out,
    /Lector Inventado Cedeño\tdenuncias, extorsion.*2 de 3 partes.*íntegra/s,
  );
  assert.equal((await run(['lector', 'tardio', '--quitar'])).code, 0);
  assert.ok(isRefusal(await openAsReader(deps, late.lector, id)));
  assert.match((await run(['lector', 'tardio', '--quitar'])).err, /no estaba/);
});
