/** The command line as an operator uses it, on a data folder of its own: exit codes, sentences, accounts, imports. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sampleFiles } from '../../tests/sample-files.ts';
import { openStore } from './open-store.ts';
import { runCli } from './run-cli.ts';

let folder: string;
let closeService: () => Promise<void>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-orden-'));
  // Stands for a service that runs in the folder: every command below joins its PostgreSQL.
  const service = await openStore({ DATA_DIR: join(folder, 'datos') });
  closeService = () => service.stop();
});
after(async () => {
  await closeService();
  await rm(folder, { recursive: true, force: true });
});

type Ran = { code: number; out: string; err: string };

async function run(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<Ran> {
  const ran: Ran = { code: -1, out: '', err: '' };
  ran.code = await runCli({
    args,
    env: { DATA_DIR: join(folder, 'datos'), ...env },
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

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

test('an unknown order lists those there are; each tells its use', async () => {
  const unknown = await run(['invent']);
  assert.equal(unknown.code, 2);
  assert.match(unknown.err, /No existe la orden «invent».*import .*doctor/s);
  assert.match((await run([])).out, /import /);
  assert.match((await run(['user', '--help'])).out, /Uso: npx ventanilla user/);
  assert.match((await run(['version'])).out, /^Ventanilla \d/);
});

test('import answers 0, 1 or 2, names bad rows by file and line, and may be repeated', async () => {
  const good = await file('cpc.csv', 'codigo,descripcion\n83160,Mantenimiento\n');
  assert.deepEqual((await run(['import', 'cpc', good])).code, 0);
  const again = await run(['import', 'cpc', good, '--json']);
  const report: unknown = JSON.parse(again.out);
  assert.ok(typeof report === 'object' && report !== null && 'unchanged' in report);
  assert.equal(report.unchanged, 1);
  const mixed = await run([
    'import',
    'cpc',
    await file('mixto.csv', 'codigo,descripcion\nx,y\n67811,Pasajes\n'),
  ]);
  assert.equal(mixed.code, 1);
  assert.match(mixed.err, /^mixto\.csv:2: El código CPC lleva solo dígitos/);
  assert.match(mixed.out, /Nuevas 1, cambiadas 0, iguales 0, omitidas 0, con errores 1\./);
  for (const args of [
    ['import'],
    ['import', 'otra', good],
    ['import', 'cpc'],
    ['import', 'cpc', good, '--nada'],
    ['import', 'cpc', good, '--prefer', 'file'],
    ['import', 'suppliers', good, '--prefer', 'ambos'],
    ['import', 'suppliers', good],
    ['import', 'cpc', join(folder, 'no-existe.csv')],
  ]) {
    const refused = await run(args);
    assert.deepEqual([refused.code, refused.out], [2, ''], args.join(' '));
    assert.match(refused.err, /\.\n/);
  }
});

test('an account is created with a drawn password shown once, changed, and closed', async () => {
  const ana = ['--kind', 'funcionario', '--user', 'ana'];
  const rights = ['--role', 'funcionario', '--unit', 'Registro de Proveedores'];
  const created = await run(['user', 'create', ...ana, '--name', 'Persona de Prueba', ...rights]);
  assert.equal(created.code, 0, created.err);
  assert.match(created.out, /no se volverá a mostrar: [\w-]{24}\n/);
  assert.equal((await run(['user', 'create', ...ana, '--name', 'Otra', ...rights])).code, 2);
  assert.equal((await run(['user', 'rights', ...ana, '--role', 'rey'])).code, 2);
  assert.equal((await run(['user', 'rights', ...ana, '--role', 'auditor'])).code, 0);
  assert.equal((await run(['user', 'disable', ...ana])).code, 0);
  assert.match(
    (await run(['user', 'list'])).out,
    /funcionario\t\tana\tPersona de Prueba\tauditor\tdesactivada\n/,
  );
  assert.equal((await run(['user', 'password', '--kind', 'funcionario', '--user', 'nadie'])).code, 2);
});

test('a given password obeys the same rules as everywhere, and is never echoed', async () => {
  const textil = [
    '--kind',
    'proveedor',
    '--ruc',
    '1799999028001',
    '--user',
    'textil',
    '--name',
    'Textil de Prueba',
  ];
  const weak = await run(['user', 'create', ...textil, '--password-stdin'], 'corta\n');
  assert.deepEqual([weak.code, weak.out], [2, '']);
  const strong = await run(['user', 'create', ...textil, '--password-stdin'], 'lluvia sobre 7 tejados\n');
  assert.equal(strong.code, 0, strong.err);
  assert.doesNotMatch(strong.out + strong.err, /tejados/);
  assert.equal((await run(['user', 'create', ...textil, '--role', 'auditor'])).code, 2);
});

test('doctor tells what is missing; config never shows a secret; bad settings are listed', async () => {
  const doctor = await run(['doctor']);
  assert.equal(doctor.code, 0, doctor.out);
  assert.match(doctor.out, /El esquema está al día/);
  assert.match(doctor.out, /! Faltan los feriados/);
  assert.match(doctor.out, /recibos se firman con una clave de demostración/);
  assert.match(doctor.out, /! No hay antivirus/);
  const shown = await run(['config'], '', { DATABASE_URL: 'postgres://u:muy-secreto@localhost/x' });
  assert.match(shown.out, /DATABASE_URL=\(oculto\)/);
  assert.doesNotMatch(shown.out, /muy-secreto/);
  const wrong = await run(['doctor'], '', { PORT: 'x', VENTANILLA_NADA: '1' });
  assert.equal(wrong.code, 1);
  assert.match(wrong.out, /PORT: /);
  assert.match(wrong.out, /VENTANILLA_NADA: /);
  const away = { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' };
  assert.match((await run(['doctor'], '', away)).out, /✗ No se puede usar la base de datos/);
  assert.equal((await run(['import', 'cpc', await file('a.csv', 'codigo,descripcion\n')], '', away)).code, 2);
});

test('document check: what is found, by exit code, for people and as JSON, and nothing else when it cannot run', async () => {
  const paper = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const book = await paper('socios.xlsx', sampleFiles.xlsx);
  const good = await run(['document', 'check', book, '--as', 'excel-socios']);
  assert.equal(good.code, 0);
  assert.match(good.out, /✓ Leímos 1 socio/);
  const told = await run(['document', 'check', book, '--as', 'excel-socios', '--json']);
  assert.deepEqual(JSON.parse(told.out).state, 'warn');
  const text = await file('renombrado.xlsx', 'cédula;nombre\n');
  const bad = await run(['document', 'check', text, '--as', 'excel-socios']);
  assert.equal(bad.code, 1);
  assert.match(bad.out, /✗ .*no es una hoja de cálculo.*\[libro-ilegible\]/s);
  const broken = await file('roto.pdf', '%PDF-1.7\nnada\n%%EOF\n');
  assert.equal((await run(['document', 'check', broken, '--as', 'oficio-firmado'])).code, 1);
  const unreadable = await run(['document', 'check', join(folder, 'no-hay.pdf'), '--as', 'pdf']);
  assert.equal(unreadable.code, 2);
  assert.match(unreadable.err, /^No se puede leer/);
  assert.match((await run(['document', 'check', book])).err, /Diga qué es el archivo con --as/);
  assert.match((await run(['document', 'check', '--as', 'pdf'])).err, /Falta el archivo/);
  const anchors = { TRUST_ANCHORS: join(folder, 'no-hay.pem') };
  assert.match((await run(['document', 'check', book, '--as', 'pdf'], '', anchors)).err, /TRUST_ANCHORS/);
  const list = await paper('listado.csv', sampleFiles.csv);
  assert.equal((await run(['document', 'check', list, '--as', 'listado-seps'])).code, 2, 'no RUC, no date');
});

test('token: made for an account, shown once, listed without its secret, revoked', async () => {
  const who = ['--kind', 'funcionario', '--user', 'programas'];
  await run(['user', 'create', ...who, '--name', 'Persona de Prueba', '--role', 'funcionario']);
  const wrong = await run(['token', 'create', ...who, '--name', 'Cola', '--scope', 'solicitudes:leer']);
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /permiso.*mesa:leer, mesa:atender, mesa:decidir/s);
  const made = await run([
    'token',
    'create',
    ...who,
    '--name',
    'Cola',
    '--scope',
    'mesa:leer',
    '--days',
    '7',
  ]);
  assert.equal(made.code, 0, made.err);
  const [, id = '', secret = ''] = /^Token (\S+), .*mostrar: (vtn_[\w-]{43})\n$/s.exec(made.out) ?? [];
  assert.ok(secret !== '', made.out);
  const listed = await run(['token', 'list']);
  assert.ok(listed.out.includes(`${id}\tPersona de Prueba\tCola\tmesa:leer`) && !listed.out.includes(secret));
  assert.equal((await run(['token', 'revoke', '--id', id])).code, 0);
  assert.equal((await run(['token', 'revoke', '--id', id])).code, 2);
  assert.match((await run(['token'])).err, /create, list, revoke/);
});
