/** Design, invariant 7: the whole database, every file and the whole configuration together open no complaint and no identity. */
import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '../../../tests/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { keysFrom, type Proposito } from '../../trust/keys.ts';
import { openBox } from '../../trust/sellado/box.ts';
import { openWith } from '../../trust/sellado/hpke.ts';
import { openStream } from '../../trust/sellado/stream.ts';
import { subkey } from '../../trust/sellado/stretch.ts';
import { openAsReader } from './open-as-reader.ts';
import { openDenuncia } from './open-denuncia.ts';
import { prepareRecovery } from './prepare-recovery.ts';
import { requestApertura } from './request-apertura.ts';
import { storeSealedFile } from './store-sealed-file.ts';
import { accepted, enrolled, syntheticComplaint } from './testing/room.ts';

const secret = Buffer.from(systemIds.randomToken(32), 'base64url');
const base = await testDatabase(() => ({ keys: keysFrom(secret, systemIds) }));
const { deps } = base;
after(base.stop);

const canary = 'canarioamarilloenlamina';
const who = 'Identidad Canaria Inventada';
const purposes: readonly Proposito[] = [
  'formulario',
  'sesion',
  'presupuesto',
  'enlace-de-clave',
  'codigo-de-correo',
  'totp',
  'prueba-de-trabajo',
  'desafio',
  'plus-correo',
  'recibo',
  'chat',
  'codigo-de-chat',
  'sala',
];

type Dump = { readonly text: string; readonly values: readonly Buffer[] };

/** Every value of every table of the service and the room. */
async function dumpDatabase(): Promise<Dump> {
  const client = new pg.Client(base.superuser);
  await client.connect();
  try {
    const tables = await client.query<{ s: string; t: string }>(
      "select schemaname as s, tablename as t from pg_tables where schemaname in ('public', 'sala')",
    );
    const values: Buffer[] = [];
    let text = '';
    for (const { s, t } of tables.rows) {
      const rows = await client.query<Record<string, unknown>>(`select * from "${s}"."${t}"`);
      for (const value of rows.rows.flatMap((row) => Object.values(row))) {
        text += `${value instanceof Buffer ? value.toString('latin1') : JSON.stringify(value)}\n`;
        if (value instanceof Buffer) values.push(value);
        else if (typeof value === 'string' && value.length >= 40)
          values.push(Buffer.from(value), Buffer.from(value, 'hex'), Buffer.from(value, 'base64url'));
      }
    }
    return { text, values };
  } finally {
    await client.end();
  }
}

async function filesUnder(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name))),
  );
}

/** Whatever a thief could take for a key: every stored value of a key's length, and all that the secret gives. */
function keysAtHand(values: readonly Buffer[]): readonly Buffer[] {
  const given = purposes.flatMap((purpose) => {
    const key = Buffer.from(hkdfSync('sha256', secret, 'ventanilla', purpose, 32));
    const texts = ['sal de las palabras', 'sal de la busqueda', 'sal de la semilla', 'sala abierta', ''];
    return [key, ...texts.map((text) => createHmac('sha256', key).update(text).digest())];
  });
  const stored = values.flatMap((value) =>
    value.length >= 32 ? [value.subarray(0, 32), value.subarray(-32), value.subarray(1, 33)] : [],
  );
  const unique = new Map(
    [secret, ...given, ...stored].filter((key) => key.length === 32).map((key) => [key.toString('hex'), key]),
  );
  const plain = [...unique.values()];
  return [...plain, ...plain.map((key) => subkey(key, 'sala abierta'))];
}

test('a stolen database, every file and the secret of the installation open nothing', async () => {
  const reader = await enrolled(deps, 'Lectora Inventada Rosales', ['denuncias']);
  await enrolled(deps, 'Custodia Inventada Bravo');
  accepted(await prepareRecovery(deps, { parts: 3, needed: 2 }));
  const archivo = accepted(
    await storeSealedFile(deps, Readable.from([Buffer.from(canary)]), {
      nombre: `${canary}.txt`,
      sizeBytesMax: 1_000,
    }),
  );
  const identidad = { nombre: who, identificacion: '', correo: '', telefono: '' };
  const relato = { respuestas: [{ campo: 'hechos', pregunta: '¿Qué pasó?', valor: canary }] };
  const nueva = syntheticComplaint(deps, {
    relato,
    identidad,
    archivos: [archivo],
    textoParaImpedimentos: canary,
  });
  const { id, palabras } = accepted(await openDenuncia(deps, nueva));
  const caso = accepted(await openAsReader(deps, reader.lector, id));
  accepted(await requestApertura(deps, caso, `Motivo ${canary}`));

  const { text, values } = await dumpDatabase();
  const files = await filesUnder(dirname(dirname(dirname(dirname(deps.sala.files.pathOf('aabb'))))));
  assert.ok(files.length >= 1);
  for (const found of [text, ...files.map((file) => file.toString('latin1')), base.logLines.join('\n')]) {
    for (const said of [canary, who, ...(palabras === null ? [] : [palabras.join(' ')]), nueva.llave])
      assert.ok(!found.includes(said), said);
  }

  const keys = keysAtHand(values);
  const { rows: sellos } = await query(`select denuncia, para, llave, sello from sala.sellos`);
  const { rows: piezas } = await query(`select denuncia, n, clase, autor, llave, sellado from sala.piezas`);
  assert.ok(sellos.length >= 6 && piezas.length >= 3 && keys.length > 100, String(keys.length));
  for (const key of keys) {
    for (const { denuncia, n, clase, autor, llave, sellado } of piezas)
      assert.equal(openBox(key, sellado, `pieza|${denuncia}|${n}|${clase}|${autor}|${llave}`), null);
    for (const { denuncia, para, llave, sello } of sellos)
      assert.equal(await openWith(key, sello, `sello|${denuncia}|${para}|${llave}`), null);
    await assert.rejects(readAll(files.at(-1) ?? Buffer.alloc(0), key));
  }
  // The same loop opens it with the right key: it would have noticed.
  const [relatoRow] = piezas;
  assert.ok(openBox(caso.clave, relatoRow?.sellado, `pieza|${id}|1|relato|denunciante|caso`));
});

async function query(text: string) {
  const client = new pg.Client(base.superuser);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

async function readAll(sealed: Buffer, key: Buffer): Promise<void> {
  const through = openStream(key);
  Readable.from([sealed]).pipe(through);
  for await (const part of through) assert.ok(part);
}

test("the service's role reaches nothing of the room, the room's role nothing of the service", async () => {
  const denied = /permission denied/;
  const count = (name: string, table: string) => ({ name, text: `select count(*) from ${table}` });
  const cause = (error: unknown) =>
    error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const attempt = (work: Promise<unknown>) =>
    assert.rejects(
      work.catch((error) => Promise.reject(cause(error))),
      denied,
    );
  await attempt(deps.db.query(count('robo-denuncias', 'sala.denuncias')));
  await attempt(deps.db.query(count('robo-piezas', 'sala.piezas')));
  await attempt(deps.sala.db.query(count('robo-cuentas', 'public.cuentas')));
  await attempt(deps.sala.db.execute({ name: 'borrar-bitacora', text: 'delete from sala.bitacora' }));
  await attempt(
    deps.sala.db.execute({ name: 'cambiar-bitacora', text: "update sala.bitacora set nombre = 'x'" }),
  );
});
