/** `log verify` on real filings: whatever is rewritten, deleted, moved or left out, by whoever owns the database, is named. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { fileFor } from '../../tests/filing.ts';
import { openScene, type Scene } from '../../tests/scene.ts';
import { tramites } from '../../tramites/index.ts';
import { depurarSolicitud } from '../actions/conservacion/depurar-solicitud.ts';
import { declareEpoch } from '../actions/declare-epoch.ts';
import type { Json } from '../domain/canonical-json.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Evento } from '../domain/solicitud/evento.ts';
import { publishLog } from '../duties/publish-log.ts';
import { readConfig } from '../platform/config.ts';
import { readPublicado } from '../store/registro-publico.ts';
import { digestsOf, hashOf } from '../trust/chain.ts';
import { signCheckpoint } from '../trust/registro-publico/checkpoint.ts';
import { eventLeaf } from '../trust/registro-publico/event-leaf.ts';
import { logHeadPath } from '../trust/registro-publico/log-head.ts';
import { logKeysFrom } from '../trust/registro-publico/log-keys.ts';
import { verifierKeyOf } from '../trust/registro-publico/signed-note.ts';
import { emptyEdge, growTree, rootOf } from '../trust/registro-publico/tree-growth.ts';
import { leafHash } from '../trust/registro-publico/tree-hash.ts';
import { type CommandContext, UsageError } from './command.ts';
import { logCommand } from './log.ts';
import { openEpoch } from './log-epoch.ts';
import { exportLog } from './log-export.ts';
import { logKeysOf } from './log-keys-of.ts';
import { verifyExport } from './log-offline.ts';
import { verifyLog } from './log-verify.ts';
import type { Store } from './open-store.ts';

const tables = ['eventos', 'solicitudes', 'registro_hojas', 'registro_nodos', 'registro_puntos', 'cursores'];
let scene: Scene;
let folder: string;
let store: Store;
let owner: pg.Client;
let saved: string;
/** References by the order of filing. */
let filed: string[];

const context = (out: string[]): CommandContext => ({
  args: [],
  env: {},
  signal: new AbortController().signal,
  terminal: {
    out: (text) => void out.push(text),
    err: (text) => void out.push(text),
    live: false,
    readInput: async () => '',
  },
});

const publisher = () => ({
  db: store.database,
  clock: store.clock,
  keys: logKeysOf(store.config),
  headPath: logHeadPath(folder),
});

/** Past triggers and rights, as whoever owns the server can. */
async function force(sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
  await owner.query('set session_replication_role = replica');
  return owner.query(sql, [...values]);
}

let names = 0;

/** A change decided at once, so with two events. */
async function fileOne(): Promise<string> {
  names += 1;
  const definicion = tramites.find(({ datos }) => 'nombreComercial' in datos);
  assert.ok(definicion);
  const datos = { cambia: ['nombreComercial'], nombreComercial: `Telares de Prueba ${names}` };
  const actor = scene.supplier('textilera');
  return (await fileFor(scene, { actor, tramite: definicion.id, datos })).referencia;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ventanilla-registro-'));
  scene = await openScene();
  const reading = readConfig({ DATA_DIR: folder });
  assert.ok(reading.ok);
  const { db: database, clock, ids } = scene.deps;
  store = { config: reading.config, database, clock, ids, stop: async () => undefined };
  owner = new pg.Client(scene.superuser);
  await owner.connect();
  filed = [];
  for (let i = 0; i < 3; i += 1) filed.push(await fileOne());
  await publishLog(publisher());
  const first = await readPublicado(database);
  saved = join(folder, 'guardado.txt');
  await writeFile(saved, first?.nota ?? '');
  for (let i = 0; i < 3; i += 1) filed.push(await fileOne());
  await publishLog(publisher());
  for (const table of tables) await force(`create table copia_${table} as table ${table}`);
});
after(async () => {
  await owner.end();
  await scene.stop();
  await rm(folder, { recursive: true, force: true });
});

async function restore(): Promise<void> {
  for (const table of tables) {
    const { rows } = await force(
      `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const columns: unknown = rows[0]?.columns;
    await force(`delete from ${table}`);
    await force(
      `insert into ${table} (${columns}) overriding system value select ${columns} from copia_${table}`,
    );
  }
}

type Ran = { readonly code: number; readonly said: string };

async function verify(checkpoint?: string): Promise<Ran> {
  const out: string[] = [];
  const code = await verifyLog(store, { checkpoint, json: false }, context(out));
  return { code, said: out.join('') };
}

/** Meddles, expects to be told, and puts everything back. */
async function found(meddle: () => Promise<unknown>, ...expected: readonly RegExp[]): Promise<void> {
  await meddle();
  try {
    const { code, said } = await verify(saved);
    assert.equal(code, 1, said);
    for (const one of expected) assert.match(said, one);
  } finally {
    await restore();
  }
}

const caseOf = (i: number) => `(select id from solicitudes where referencia = '${filed[i]}')`;
const eventOf = (i: number, n: number) => `solicitud = ${caseOf(i)} and n = ${n}`;

type Row = Omit<Evento, 'ocurridoMs' | 'hashAnterior'> & { ocurrido_en: Date };

/** Other content for a case's first event, and every hash behind it made to fit. Returns the leaves they would have. */
async function forge(i: number): Promise<readonly Buffer[]> {
  const { rows } = await force(`select * from eventos where solicitud = ${caseOf(i)} order by n`);
  const leaves: Buffer[] = [];
  let hashAnterior: string | null = null;
  for (const { solicitud, n, clase, actor, datos: honest, ocurrido_en, sal } of rows as readonly Row[]) {
    const datos: { readonly [k: string]: Json | undefined } = n === 1 ? { cambiado: 'por alguien' } : honest;
    const hash: string = hashOf({
      ...{ solicitud, n, clase, actor, datos, hashAnterior, sal: sal ?? null },
      ocurridoMs: ocurrido_en.getTime(),
    });
    await force(`update eventos set datos = $1, hash_anterior = $2, hash = $3 where ${eventOf(i, n)}`, [
      JSON.stringify(datos),
      hashAnterior,
      hash,
    ]);
    leaves.push(eventLeaf({ sal: logKeysOf(store.config).saltOf(solicitud), n, hash }));
    hashAnterior = hash;
  }
  await force('update solicitudes set hash = $1 where referencia = $2', [hashAnterior, filed[i]]);
  return leaves;
}

test('an untouched installation is found whole, also against a checkpoint kept from before', async () => {
  const { code, said } = await verify(saved);
  assert.equal(code, 0, said);
  assert.match(said, /de 6 solicitudes/);
  assert.match(said, /nada fue reescrito, borrado ni movido/);
});

test('an event rewritten is named, whether or not the forger fixed the chain behind it', async () => {
  await found(
    () => force(`update eventos set datos = datos || '{"x":1}' where ${eventOf(2, 1)}`),
    new RegExp(`El evento 1 de la solicitud ${filed[2]} fue reescrito`),
  );
  await found(() => forge(1), new RegExp(`El evento 1 de la solicitud ${filed[1]} no es el que se asentó`));
});

test('an event deleted is named: in the middle, at the end, all of a case, the case with it', async () => {
  const first = new RegExp(`El evento 1 de la solicitud ${filed[3]} fue borrado`);
  await found(() => force(`delete from eventos where ${eventOf(3, 1)}`), first, /hoja \d+/);
  await found(() => force(`delete from eventos where solicitud = ${caseOf(3)}`), first);
  await found(
    () => force(`delete from solicitudes where referencia = $1`, [filed[3]]),
    /la solicitud fue borrada y su diario no/,
  );
  await found(
    () =>
      force(
        `with c as (delete from solicitudes where referencia = $1 returning id) delete from eventos where solicitud in (select id from c)`,
        [filed[3]],
      ),
    /El evento 1 de una solicitud que ya no existe .* fue borrado/,
  );
});

test('events in another order are named: within the case, and in the journal', async () => {
  await found(
    () =>
      force(`update eventos set n = n + 10 where solicitud = ${caseOf(2)};
        update eventos set n = 13 - n where solicitud = ${caseOf(2)}`),
    new RegExp(`El evento 1 de la solicitud ${filed[2]} no es el que se asentó`),
    new RegExp(`El evento 1 de la solicitud ${filed[2]} fue reescrito`),
  );
  await found(
    () =>
      force(`update eventos e set tx = o.tx from eventos o
        where e.solicitud = ${caseOf(0)} and e.n = 1 and o.solicitud = ${caseOf(4)} and o.n = 1`),
    /está fuera de orden/,
  );
});

test('an event the log was made to pass by is named, and so is a leaf taken away', async () => {
  await found(async () => {
    const late = await fileOne();
    filed.push(late);
    await force(
      `update cursores set tx = pg_snapshot_xmin(pg_current_snapshot()) where nombre = 'registro-publico'`,
    );
  }, /El evento 1 de la solicitud \S+ falta en el registro/);
  await found(
    () => force('delete from registro_hojas where indice = 1'),
    /Falta la hoja 1 del registro/,
    /faltan hojas/,
  );
  await found(
    () => force('delete from registro_hojas where indice = (select max(indice) from registro_hojas)'),
    /faltan hojas/,
    /falta en el registro/,
  );
});

test('who forges event and leaf is given away by the nodes; who forges these too, by the signed heads', async () => {
  const leafToo = async () => {
    for (const [i, leaf] of (await forge(0)).entries())
      await force(`update registro_hojas set hoja = $1 where ${eventOf(0, i + 1)}`, [leaf]);
  };
  await found(leafToo, /no dan el nodo 1\/0/, /no dan la raíz que se publicó/);
  const nodesToo = async () => {
    await leafToo();
    const { rows } = await force('select hoja from registro_hojas order by indice');
    const hashes = rows.map(({ hoja }: { hoja: Buffer }) => leafHash(hoja));
    const { edge, levels } = growTree(emptyEdge, Buffer.concat(hashes));
    for (const { level, hashes: all } of levels.filter((one) => one.level > 0))
      for (let i = 0; i * 32 < all.length; i += 1)
        await force('update registro_nodos set hash = $1 where nivel = $2 and indice = $3', [
          all.subarray(i * 32, i * 32 + 32),
          level,
          i,
        ]);
    return rootOf(edge);
  };
  await found(nodesToo, /no dan la raíz que se publicó/, /no son las del punto de control guardado/);
  await found(async () => {
    await force('update registro_puntos set raiz = $1', [await nodesToo()]);
  }, /no lleva una firma válida/);
});

test('who holds every key and makes the log anew is given away by the file and by the saved checkpoint', async () => {
  const head = await readFile(logHeadPath(folder), 'utf8');
  const anew = async () => {
    await forge(0);
    for (const table of ['registro_hojas', 'registro_nodos', 'registro_puntos'])
      await force(`delete from ${table}`);
    await force(`update cursores set tx = '0', seq = 0 where nombre = 'registro-publico'`);
    await rm(logHeadPath(folder));
    await publishLog(publisher());
    assert.equal((await verify()).code, 0, 'by itself it is a flawless log');
  };
  await found(anew, /no son las del punto de control guardado/);
  await writeFile(logHeadPath(folder), head);
  await found(async () => {
    await anew();
    await writeFile(logHeadPath(folder), head);
  }, /no son las del último punto publicado desde esta máquina/);
});

test('a checkpoint that is none cannot be used; one of another installation is refused', async () => {
  await assert.rejects(verify(join(folder, 'no-existe')), UsageError);
  const other = join(folder, 'otro.txt');
  await writeFile(other, 'nada\n');
  await assert.rejects(verify(other), UsageError);
  await writeFile(other, (await readFile(saved, 'utf8')).replace(/— (\S+) (.{6})./, '— $1 $2A'));
  const { code, said } = await verify(other);
  assert.equal(code, 1);
  assert.match(said, /no lleva la firma de esta instalación/);
});

test('an export is checked without database or secret; one changed character, line or key is noticed', async () => {
  const file = join(folder, 'copia.jsonl');
  const out: string[] = [];
  assert.equal(await exportLog(store, file, context(out)), 0);
  await assert.rejects(exportLog(store, file, context(out)), UsageError);
  const text = await readFile(file, 'utf8');
  const check = async (content: string, change: object = {}): Promise<Ran> => {
    const said: string[] = [];
    const path = join(folder, 'revisada.jsonl');
    await writeFile(path, content);
    const options = { file: path, checkpoint: saved, key: undefined, json: false, ...change };
    return { code: await verifyExport(options, context(said)), said: said.join('') };
  };
  assert.equal((await check(text)).code, 0);
  const lines = text.trimEnd().split('\n');
  const { clave } = JSON.parse(lines[0] ?? '') as { clave: string };
  assert.equal((await check(text, { key: clave })).code, 0);
  assert.doesNotMatch(text, /VT-/, 'nothing in it says whose the events are');
  const flipped = text.replace(/(\d)"\}\n$/, (_all, digit: string) => `${(Number(digit) + 1) % 10}"}\n`);
  const other = verifierKeyOf(logKeysFrom(Buffer.alloc(32, 7), clave.slice(0, clave.indexOf('+'))).signer);
  for (const [broken, change, expected] of [
    [flipped === text ? text.replace(/[a-f]"\}\n$/, '0"}\n') : flipped, {}, /no son las de/],
    [lines.toSpliced(2, 1).join('\n'), {}, /La línea 3 no es la hoja 1/],
    [lines.slice(0, -1).join('\n'), {}, /vio/],
    [text, { key: other }, /no lleva la firma/],
  ] as const) {
    const { code, said } = await check(broken, change);
    assert.equal(code, 1);
    assert.match(said, expected);
  }
  await assert.rejects(check('nada\n'), UsageError);
  await assert.rejects(check(text, { key: 'nada' }), UsageError);
});

test('content removed with authorisation is told, not called broken; without it, or changed afterwards, it is found', async () => {
  const referencia = filed[0] ?? '';
  const done = await depurarSolicitud(scene.deps, { referencia, anios: 10, version: 0 });
  assert.ok(!isRefusal(done));
  const { code, said } = await verify(saved);
  assert.equal(code, 0, said);
  assert.match(said, /De 1 solicitud depurada se retiró el contenido con autorización/);
  const other = JSON.stringify({ depurado: 'c'.repeat(64) });
  await found(
    () => force(`update eventos set datos = $1 where ${eventOf(0, 1)}`, [other]),
    new RegExp(`El evento 1 de la solicitud ${referencia} fue reescrito`),
  );
  const withDigests = async (i: number): Promise<void> => {
    const { rows } = await force(`select * from eventos where ${eventOf(i, 1)}`);
    for (const { actor, datos, sal } of rows as readonly Row[]) {
      const digests = digestsOf({ actor, datos }, sal ?? '');
      const put = [
        JSON.stringify({ ...actor, depurado: digests.actor }),
        JSON.stringify({ depurado: digests.datos }),
      ];
      await force(`update eventos set sal = null, actor = $1, datos = $2 where ${eventOf(i, 1)}`, put);
    }
  };
  await found(
    () => withDigests(4),
    new RegExp(
      `El evento 1 de la solicitud ${filed[4]} perdió su contenido sin que nada en su diario lo autorice`,
    ),
  );
});

test('a declared epoch is part of a whole log; a declaration changed afterwards is named', async () => {
  const { keys, headPath } = publisher();
  await writeFile(headPath, signCheckpoint(99, Buffer.alloc(32, 1), keys.signer));
  assert.match((await verify()).said, /el último punto publicado desde esta máquina vio 99: faltan hojas/);
  assert.equal(await declareEpoch(publisher()), 'declarada');
  const { code, said } = await verify(saved);
  assert.equal(code, 0, said);
  await force(`update registro_epocas set ultimo_punto = 'otro'`);
  assert.match((await verify()).said, /La declaración de época de la hoja \d+ fue cambiada o borrada/);
});

test('the command says what it can do; an epoch is not declared by accident or without need', async () => {
  for (const args of [
    [],
    ['nada'],
    ['export'],
    ['verify', 'x'],
    ['verify', '--key', 'x'],
    ['epoch', 'x'],
    ['verify', '--nada'],
  ])
    await assert.rejects(logCommand.run({ ...context([]), args }), UsageError, args.join(' '));
  await assert.rejects(openEpoch(store, false, context([])), UsageError);
  const out: string[] = [];
  assert.equal(await openEpoch(store, true, context(out)), 0);
  assert.match(out.join(''), /no hace falta declarar nada/);
});
