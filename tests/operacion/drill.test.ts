// The operator's drill: a backup taken while people file, the installation killed, everything brought back elsewhere,
// every table and file compared, the log and a receipt checked, and the service goes on from there.
import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { demoOutsideAccounts } from '../../demo/accounts.ts';
import { readReceipt } from '../../src/actions/read-receipt.ts';
import { receiptsWith } from '../../src/actions/receipts.ts';
import { verifyArchive } from '../../src/cli/respaldo/verify-archive.ts';
import { civilDateAt } from '../../src/domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../../src/domain/calendar/zone.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import type { Solicitante } from '../../src/domain/solicitud/actor.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { statement } from '../../src/store/statement.ts';
import { keysFrom } from '../../src/trust/keys.ts';
import { logKeysFrom, logNameOf } from '../../src/trust/registro-publico/log-keys.ts';
import { type Filer, startLoad } from '../faults/load.ts';
import { fileFor } from '../filing.ts';
import { killHard, type Product, postgresPid, startProduct } from '../product.ts';
import { command, within } from './installation.ts';

let root: string;
const at = (name: string): string => join(root, name);
const envOf = (name: string): Record<string, string> => ({ DATA_DIR: at(name), VENTANILLA_MODE: 'demo' });

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'ventanilla-simulacro-'));
});
after(async () => {
  for (const name of ['a', 'b']) {
    const pid = postgresPid(at(name));
    if (pid !== null) killHard(pid);
  }
  await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

async function signIn(origin: string): Promise<readonly Filer[]> {
  const filers: Filer[] = [];
  for (const { ruc, usuario, clave } of demoOutsideAccounts.filter((a) => a.clase === 'proveedor')) {
    const response = await fetch(`${origin}/api/v1/sesiones`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ruc, usuario, clave }),
    });
    const { token } = (await response.json()) as { token: string };
    filers.push({ token, name: usuario });
  }
  return filers;
}

const accountOf = statement<'usuario'>(
  'simulacro-cuenta',
  `select id as cuenta, ruc, nombre from cuentas where usuario = :usuario and clase = 'proveedor'`,
);
const entered = statement(
  'simulacro-asentados',
  `select (select count(*)::int from eventos) as eventos, (select count(*)::int from registro_hojas) as hojas`,
);
const pendingOf = statement(
  'simulacro-pendientes',
  `select c.nombre, (select count(*)::int from eventos e where (e.tx, e.seq) > (c.tx, c.seq)) as pendientes
   from cursores c where c.tx <> '0' order by c.nombre`,
);

/** Files a case with a paper; answers its reference. */
function fileWithPaper(env: Record<string, string>): Promise<{ actor: Solicitante; referencia: string }> {
  return within(env, async (deps) => {
    const usuario = demoOutsideAccounts.find((one) => one.clase === 'proveedor')?.usuario ?? '';
    const [row] = await deps.db.query<{ cuenta: string; ruc: string; nombre: string }>(accountOf, [usuario]);
    assert.ok(row);
    const actor: Solicitante = { clase: 'proveedor', ...row };
    const today = civilDateAt(deps.clock.nowMs(), zoneGuayaquil);
    const datos = { telefonos: [{ tipo: 'celular', numero: '0991234567' }] };
    const filed = await fileFor({ deps, today }, { actor, tramite: 'contactos-telefonicos', datos });
    return { actor, referencia: filed.referencia };
  });
}

/** Waits until the log has entered everything, then takes the receipt with its proof. */
function takeReceipt(
  env: Record<string, string>,
  { actor, referencia }: { actor: Solicitante; referencia: string },
): Promise<{ pdf: Buffer; key: string }> {
  return within(env, async (deps, secretKey) => {
    const keys = logKeysFrom(secretKey, logNameOf(undefined));
    for (;;) {
      const [row] = await deps.db.query<{ eventos: number; hojas: number }>(entered);
      if (row !== undefined && row.hojas >= row.eventos) break;
      await wait(100);
    }
    const receipts = receiptsWith(deps, keys, { agencyName: 'Agencia de prueba', seal: null });
    const receipt = await readReceipt(deps, receipts, actor, referencia, 1);
    assert.ok(!isRefusal(receipt));
    return { pdf: receipt.pdf, key: keys.verifierKey };
  });
}

async function kill(product: Product, name: string): Promise<void> {
  const pid = postgresPid(at(name));
  if (product.child.pid !== undefined) killHard(product.child.pid);
  if (pid !== null) killHard(pid);
  await product.gone;
}

async function manifestOf(file: string, key: Buffer | null) {
  const secret = await readFile(join(at('a'), 'secret.key'));
  return verifyArchive(file, key, keysFrom(secret, systemIds));
}

test('a backup taken while people file brings everything back elsewhere, and the service goes on', async (t) => {
  const product = await startProduct(at('a'));
  let filing = true;
  // Where something fails half-way, neither the load nor the service outlives the test.
  t.after(() => {
    filing = false;
    product.child.kill('SIGKILL');
  });
  const load = startLoad(await signIn(product.origin));
  const withPaper = await fileWithPaper(envOf('a'));
  const running = load.run(product.origin, () => filing);
  while (load.acknowledged.size < 10) await wait(20);
  const receipt = await (async () => {
    filing = false;
    await running;
    return takeReceipt(envOf('a'), withPaper);
  })();
  filing = true;
  const again = load.run(product.origin, () => filing);
  await mkdir(at('respaldos'));
  await writeFile(at('clave'), Buffer.alloc(32, 7));
  const acknowledgedBefore = new Set(load.acknowledged.values());
  const sealed = await command(envOf('a'), 'backup', at('respaldos'), '--key', at('clave'), '--json');
  assert.equal(sealed.code, 0, sealed.err);
  const { archivo } = JSON.parse(sealed.out) as { archivo: string };
  const atBackup = load.acknowledged.size;
  filing = false;
  await again;
  await kill(product, 'a');
  assert.ok(atBackup >= acknowledgedBefore.size);

  // Elsewhere: only the backup, its key and the installation's own key arrive there.
  await mkdir(at('b'), { mode: 0o700 });
  const withoutKey = await command(envOf('b'), 'restore', archivo, '--key', at('clave'));
  assert.match(withoutKey.err, /Falta la clave del servicio/);
  await copyFile(join(at('a'), 'secret.key'), join(at('b'), 'secret.key'));
  const unsealed = await command(envOf('b'), 'restore', archivo);
  assert.match(unsealed.err, /está cifrado: indique su clave/);
  const restored = await command(envOf('b'), 'restore', archivo, '--key', at('clave'));
  assert.match(restored.out, /Restaurado lo respaldado el /, restored.err);
  assert.match(restored.out, /época nueva del registro público/);
  assert.doesNotMatch(restored.out, /✗/);

  // Every table and file: the copy of the copy is the copy, but for what the declared epoch adds.
  const copy = await command(envOf('b'), 'backup', at('copia.respaldo'), '--json');
  assert.equal(copy.code, 0, copy.err);
  const [one, other] = [
    await manifestOf(archivo, Buffer.alloc(32, 7)),
    await manifestOf(at('copia.respaldo'), null),
  ];
  const before = new Map(one.tablas.map((tabla) => [tabla.nombre, tabla]));
  const grown = [
    'public.registro_hojas',
    'public.registro_nodos',
    'public.registro_puntos',
    'public.registro_epocas',
  ];
  assert.equal(other.tablas.length, one.tablas.length);
  for (const tabla of other.tablas)
    if (!grown.includes(tabla.nombre)) assert.deepEqual(tabla, before.get(tabla.nombre), tabla.nombre);
  const leaves = (name: string, manifest: typeof one) =>
    manifest.tablas.find(({ nombre }) => nombre === name)?.filas ?? 0;
  assert.equal(leaves('public.registro_hojas', other), leaves('public.registro_hojas', one) + 1);
  assert.equal(leaves('public.registro_epocas', other), 1);
  assert.deepEqual(other.archivos, one.archivos);
  assert.ok(one.archivos.archivos.cuantos > 0);
  assert.ok(leaves('public.solicitudes', one) >= acknowledgedBefore.size);

  const verified = await command(envOf('b'), 'log', 'verify');
  assert.equal(verified.code, 0, verified.err);
  await writeFile(at('recibo.pdf'), receipt.pdf);
  await writeFile(at('clave.pub'), receipt.key);
  const proved = await command(envOf('b'), 'receipt', 'verify', at('recibo.pdf'), '--key', at('clave.pub'));
  // Unsigned as it is here, the log speaks for it.
  assert.match(proved.out, /✓ El suceso consta en el registro público/);

  // The service goes on: what was not yet dispatched is, new events come behind, and nothing waits for ever.
  const next = await startProduct(at('b'));
  try {
    const later = startLoad(await signIn(next.origin));
    let more = true;
    const filed = later.run(next.origin, () => more);
    while (later.acknowledged.size < 5) await wait(20);
    more = false;
    await filed;
    await within(envOf('b'), async ({ db }) => {
      for (;;) {
        const rows = await db.query<{ nombre: string; pendientes: number }>(pendingOf);
        assert.ok(rows.length >= 2);
        if (rows.every(({ pendientes }) => pendientes === 0)) break;
        await wait(100);
      }
    });
    const after = await command(envOf('b'), 'log', 'verify');
    assert.equal(after.code, 0, after.err);
    const full = await command(envOf('b'), 'restore', archivo, '--key', at('clave'));
    assert.equal(full.code, 2);
    assert.match(full.err, /ya la usa el proceso|Hay una Ventanilla atendiendo/);
  } finally {
    next.child.kill('SIGTERM');
    await next.gone;
  }
  const occupied = await command(envOf('b'), 'restore', archivo, '--key', at('clave'));
  assert.match(occupied.err, /no está vacía/);
  const replaced = await command(envOf('b'), 'restore', archivo, '--key', at('clave'), '--replace');
  assert.match(replaced.out, /Restaurado lo respaldado/, replaced.err);
  assert.equal((await command(envOf('b'), 'log', 'verify')).code, 0);

  // A damaged one is refused with a sentence before anything is touched.
  const bytes = await readFile(at('copia.respaldo'));
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  await writeFile(at('danado.respaldo'), bytes);
  await writeFile(at('cortado.respaldo'), bytes.subarray(0, middle));
  await writeFile(at('ajeno.respaldo'), 'hola');
  for (const name of ['danado', 'cortado']) {
    const refused = await command(envOf('b'), 'restore', at(`${name}.respaldo`), '--check');
    assert.equal(refused.code, 2, name);
    assert.match(refused.err, /está dañado o incompleto: use otro\. No se cambió nada\./);
  }
  const foreign = await command(envOf('b'), 'restore', at('ajeno.respaldo'));
  assert.match(foreign.err, /no es un respaldo de Ventanilla/);
  assert.equal((await stat(archivo)).mode & 0o777, 0o600);
});
