/** Proves that an authority opens a package offline with its own key, and that nobody else does. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readAuthorityKey, sealIdentityForAuthority, sealPaquete } from '../trust/paquete/paquete.ts';
import type { CommandContext } from './command.ts';
import { newAuthorityKey, openPackageFile } from './sala-package.ts';

const folder = await mkdtemp(join(tmpdir(), 'paquete-'));
after(() => rm(folder, { recursive: true }));

const said: string[] = [];
const context: CommandContext = {
  args: [],
  env: {},
  terminal: {
    out: (text) => said.push(text),
    err: (text) => said.push(text),
    live: false,
    readInput: async () => '',
  },
  signal: new AbortController().signal,
};

test('a key made by the tool opens what was sealed to it, identity apart; another key, a cut or a changed file does not', async () => {
  const own = join(folder, 'propia');
  assert.equal(await newAuthorityKey(context, { carpeta: own }), 0);
  assert.equal((await stat(join(own, 'clave-privada.txt'))).mode & 0o777, 0o600);
  const publicKey = readAuthorityKey(await readFile(join(own, 'clave-publica.txt'), 'utf8'));
  assert.ok(publicKey !== null);
  const identidadSellada = await sealIdentityForAuthority(
    publicKey,
    Buffer.from('{"nombre":"Persona Sintética"}'),
  );
  const sealed = await sealPaquete(publicKey, { zip: Buffer.from('zip sintético'), identidadSellada });
  const path = join(folder, 'remision.paquete');
  await writeFile(path, sealed);
  const clave = join(own, 'clave-privada.txt');
  assert.equal(await openPackageFile(context, path, { clave, carpeta: join(folder, 'abierto') }), 0);
  assert.equal(await readFile(join(folder, 'abierto', 'remision.zip'), 'utf8'), 'zip sintético');
  assert.match(await readFile(join(folder, 'abierto', 'identidad.json'), 'utf8'), /Persona Sintética/);
  await assert.rejects(
    openPackageFile(context, path, { clave, carpeta: join(folder, 'abierto') }),
    /ya existe/,
  );

  const others = join(folder, 'ajena');
  await newAuthorityKey(context, { carpeta: others });
  const wrong = { clave: join(others, 'clave-privada.txt'), carpeta: join(folder, 'nada') };
  assert.equal(await openPackageFile(context, path, wrong), 1);
  for (const [name, bytes] of [
    ['cortado', sealed.subarray(0, -1)],
    ['cambiado', Buffer.concat([sealed.subarray(0, -1), Buffer.of((sealed.at(-1) ?? 0) ^ 1)])],
    ['otro', Buffer.from('no es un paquete')],
  ] as const) {
    await writeFile(join(folder, name), bytes);
    assert.equal(
      await openPackageFile(context, join(folder, name), { clave, carpeta: join(folder, 'nada') }),
      1,
    );
  }
  await assert.rejects(stat(join(folder, 'nada')), 'nothing is written for what does not open');
});

test('what is no key is refused before anything is sealed to it', () => {
  for (const text of [
    '',
    'corta',
    'A'.repeat(43),
    `${'A'.repeat(43)}=`,
    'x'.repeat(45),
    `${'é'.repeat(43)}=`,
  ])
    assert.equal(readAuthorityKey(text), null, text);
  assert.equal(readAuthorityKey(` ${Buffer.alloc(32, 7).toString('base64')}\n`)?.length, 32);
});
