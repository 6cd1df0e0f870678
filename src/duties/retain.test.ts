/** What had its time goes without a trace, what is open or ordered to be kept stays whole, and who dies half-way loses nothing. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { testStartMs } from '../../tests/deps.ts';
import { fileFor } from '../../tests/filing.ts';
import { addNote } from '../actions/add-note.ts';
import { beginTalk } from '../actions/chat/testing/waiting-person.ts';
import { depurarSolicitud } from '../actions/conservacion/depurar-solicitud.ts';
import { type MailScene, openMailScene } from '../actions/correo/testing/mail-scene.ts';
import { withdrawSolicitud } from '../actions/withdraw-solicitud.ts';
import { writeMessage } from '../actions/write-message.ts';
import { type Alcance, conserva } from '../domain/conservacion/orden-de-conservacion.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import { InjectedFault } from '../platform/fault-points.ts';
import { insertOrden, isConservada, liftOrden } from '../store/ordenes-de-conservacion.ts';
import { findSolicitudByReferencia, readJournal } from '../store/solicitudes.ts';
import { instant } from '../store/statement.ts';
import { checkEvent, firstBreak } from '../trust/chain.ts';
import { cleanUp } from './clean-up.ts';
import { retain } from './retain.ts';

const dayMs = 86_400_000;
let scene: MailScene;
let owner: pg.Client;
before(async () => {
  scene = await openMailScene();
  owner = new pg.Client(scene.superuser);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await scene.stop();
});

let counted = 0;
const key = () => {
  counted += 1;
  return `prueba-de-conservacion-${counted}`;
};

function done<T>(outcome: T | Refusal): T {
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? `${outcome.code}: ${outcome.sentence}` : '');
  return outcome;
}

async function caseOf(referencia: string) {
  const found = await findSolicitudByReferencia(scene.deps.db, referencia);
  assert.ok(found);
  return found;
}

async function command(referencia: string) {
  return { referencia, versionVista: (await caseOf(referencia)).version, llave: key() };
}

/** Waits for an officer, with words of its own in every place where somebody can write. Filed on the first day of the test. */
async function fileOpen(canary: string): Promise<string> {
  scene.deps.clock.set(testStartMs);
  const { referencia } = await fileFor(scene, {
    actor: scene.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: scene.today, motivo: `Suspendemos operaciones ${canary}.` },
  });
  done(
    await writeMessage(scene.deps, scene.supplier('conPendientes'), {
      ...(await command(referencia)),
      texto: `Mensaje ${canary}`,
    }),
  );
  done(
    await addNote(scene.deps, scene.staff('registro1'), {
      ...(await command(referencia)),
      texto: `Nota ${canary}`,
    }),
  );
  return referencia;
}

async function fileClosed(canary: string): Promise<string> {
  const referencia = await fileOpen(canary);
  done(await withdrawSolicitud(scene.deps, scene.supplier('conPendientes'), await command(referencia)));
  return referencia;
}

/** Every row of every table of the service, as text; the register itself and its accounts are kept by another rule. */
async function rowsWith(canary: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const sql = `select count(*)::int as n from ${name} t where t::text ilike '%' || $1 || '%'`;
    const { rows: hits } = await owner.query<{ n: number }>(sql, [canary]);
    if ((hits[0]?.n ?? 0) > 0) found.push(name);
  }
  return found;
}

async function filesWith(canary: string): Promise<number> {
  const folder = dirname(dirname(dirname(scene.deps.files.pathOf('0'.repeat(64)))));
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  let found = 0;
  for (const entry of names.filter((one) => one.isFile()))
    if ((await readFile(join(entry.parentPath, entry.name))).includes(canary)) found += 1;
  return found;
}

async function hold(que: Alcance): Promise<string> {
  const { deps } = scene;
  const { cuenta, nombre } = scene.staff('registro1');
  const orden = { id: deps.ids.newId(), que, motivo: 'Proceso judicial sintético', cuenta, nombre };
  await insertOrden(deps.db, orden, deps.clock.nowMs());
  return orden.id;
}

async function lift(id: string): Promise<void> {
  const { cuenta, nombre } = scene.staff('registro1');
  const who = { id, motivo: 'Terminó el proceso', cuenta, nombre };
  assert.equal(await liftOrden(scene.deps.db, who, scene.deps.clock.nowMs()), true);
}

const later = (days: number) => scene.deps.clock.advance(days * dayMs);
const elevenYears = 11 * 366;

test('a case, its chat, its mails and its files leave no word behind; the fact, the dates and a provable journal stay', async () => {
  const { deps } = scene;
  const canary = 'canariosintetico';
  const referencia = await fileClosed(canary);
  const { id } = await caseOf(referencia);
  const talk = await beginTalk(scene, { texto: `Le cuento: ${canary}` });
  await owner.query(
    `update conversaciones set estado = 'cerrada', cerrada_en = $2, persona_nombre = $3, correo = $4 where id = $1`,
    [talk.id, instant(deps.clock.nowMs()), `Persona ${canary}`, `${canary}@correo.example`],
  );
  await owner.query(
    'insert into conversacion_casos (conversacion, referencia, solicitud, n) values ($1, $2, $3, 1)',
    [talk.id, referencia, id],
  );
  const mail = await scene.mail({
    de: `${canary}@correo.example`,
    nombre: canary,
    asunto: `Asunto ${canary}`,
    texto: `Texto ${canary}`,
    adjuntos: [{ nombre: `${canary}.txt`, tipo: 'text/plain', bytes: Buffer.from(`archivo ${canary}`) }],
  });
  await owner.query(
    `update correo_hilos set solicitud = $2, cerrado_en = now(), estado = 'cerrado' where id = $1`,
    [mail.hilo, referencia],
  );
  const stored = await deps.files.store(Readable.from([Buffer.from(`papel ${canary}`)]), 1_000);
  assert.equal(stored.outcome, 'stored');
  await owner.query(
    `update solicitudes set contenido = jsonb_set(contenido, '{adjuntos}', $2::jsonb) where id = $1`,
    [
      id,
      JSON.stringify([
        {
          id: key(),
          documento: 'peticion',
          nombre: `${canary}.pdf`,
          sha256: stored.outcome === 'stored' ? stored.sha256 : '',
          tamanoBytes: 20,
          formato: 'pdf',
        },
      ]),
    ],
  );
  const antes = await readJournal(deps.db, id);
  assert.ok((await rowsWith(canary)).length >= 6);
  assert.ok((await filesWith(canary)) >= 1);

  later(elevenYears);
  assert.ok((await retain(deps)) >= 1);
  later(2);
  await retain(deps);
  await cleanUp(deps);
  assert.deepEqual(await rowsWith(canary), []);
  assert.equal(await filesWith(canary), 0);

  const despues = await caseOf(referencia);
  assert.deepEqual(
    [despues.estado, despues.referencia, despues.presentadaMs, despues.solicitante.ruc, despues.resumen],
    ['desistida', referencia, antes[0]?.ocurridoMs, null, []],
  );
  const diario = await readJournal(deps.db, id);
  assert.deepEqual(
    diario.slice(0, -1).map(({ hash }) => hash),
    antes.map(({ hash }) => hash),
  );
  assert.deepEqual(new Set(diario.slice(0, -1).map(checkEvent)), new Set(['depurado']));
  assert.equal(diario.at(-1)?.clase, 'depurar');
  assert.equal(firstBreak(diario), null);
  assert.ok(firstBreak(diario.slice(0, -1)) !== null, 'without its own event the removal is not believed');
});

test('an open case is never touched, and nobody can do anything to one that lost its content', async () => {
  const { deps } = scene;
  const open = await fileOpen('abierta');
  const closed = await fileClosed('cerrada');
  later(elevenYears);
  await retain(deps);
  assert.ok((await rowsWith('abierta')).length > 0);
  assert.equal((await caseOf(open)).depuradaMs, undefined);
  const outcome = await addNote(deps, scene.staff('registro1'), {
    ...(await command(closed)),
    texto: 'Una nota',
  });
  assert.equal(isRefusal(outcome) && outcome.code, 'transicion-imposible');
});

test('whatever orders there are, what one covers stays whole and what none covers goes', async () => {
  const { deps } = scene;
  const ruc = scene.supplier('conPendientes').ruc;
  type Make = (of: { readonly referencia: string; readonly presentadaMs: number }) => Alcance;
  const byCase = fc.boolean().map(
    (own): Make =>
      (of) => ({
        alcance: 'caso',
        referencia: own ? of.referencia : 'VT-NO-HAY',
      }),
  );
  const byHolder = fc.boolean().map(
    (own): Make =>
      () => ({
        alcance: 'titular',
        ruc: own ? ruc : '1799999935001',
      }),
  );
  const byPeriod = fc
    .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 4 }), fc.boolean())
    .map(
      ([from, days, own]): Make =>
        ({ presentadaMs }) => ({
          alcance: 'periodo',
          tramite: own ? 'cambio-a-pasivo' : 'otro-tramite',
          desdeMs: presentadaMs + from * dayMs,
          hastaMs: presentadaMs + (from + days) * dayMs,
        }),
    );
  const orders = fc.oneof(byCase, byHolder, byPeriod);
  await fc.assert(
    fc.asyncProperty(fc.array(orders, { maxLength: 3 }), async (made) => {
      const referencia = await fileClosed('retenida');
      const caso = await caseOf(referencia);
      const given = made.map((make) => make({ referencia, presentadaMs: caso.presentadaMs }));
      const ids = await Promise.all(given.map(hold));
      const covered = given.some((que) =>
        conserva(que, { referencia, ruc, tramite: caso.tramite, presentadaMs: caso.presentadaMs }),
      );
      assert.equal(await isConservada(deps.db, referencia), covered);
      later(elevenYears);
      await retain(deps);
      assert.equal((await caseOf(referencia)).depuradaMs === undefined, covered);
      const forced = await depurarSolicitud(deps, { referencia, anios: 10, version: 0 });
      assert.equal(isRefusal(forced), true);
      await Promise.all(ids.map(lift));
      await retain(deps);
      assert.ok((await caseOf(referencia)).depuradaMs !== undefined);
    }),
    { numRuns: 12 },
  );
});

test('who dies half-way leaves the case as it was; the next turn does it once', async () => {
  const { deps } = scene;
  const referencia = await fileClosed('interrumpida');
  const antes = await readJournal(deps.db, (await caseOf(referencia)).id);
  later(elevenYears);
  deps.faults.arm('tras-retirar-antes-de-confirmar', { do: 'throw' });
  await assert.rejects(() => retain(deps), InjectedFault);
  deps.faults.disarm();
  assert.deepEqual(await readJournal(deps.db, (await caseOf(referencia)).id), antes);
  await retain(deps);
  await retain(deps);
  const diario = await readJournal(deps.db, (await caseOf(referencia)).id);
  assert.equal(diario.filter(({ clase }) => clase === 'depurar').length, 1);
});

test('a file goes once nothing names it, not while a draft does; a removal cut off is ended by the next turn', async () => {
  const { deps } = scene;
  const { cuenta } = scene.supplier('textilera');
  const store = async (text: string) => {
    const stored = await deps.files.store(Readable.from([Buffer.from(text)]), 1_000);
    assert.ok(stored.outcome === 'stored');
    await owner.query('insert into archivos_por_retirar values ($1, $2)', [
      stored.sha256,
      instant(deps.clock.nowMs()),
    ]);
    return stored.sha256;
  };
  const [used, free] = [await store('papel que un borrador usa'), await store('papel de nadie')];
  const draft = deps.ids.newId();
  later(2);
  await owner.query(
    `insert into borradores (id, cuenta, tramite, definicion, version, entrada, adjuntos, verificados, creado_en, cambiado_en)
     values ($1, $2, 'telefonos', 'x', 1, '{}', $3, '[]', $4, $4)`,
    [draft, cuenta, JSON.stringify([{ sha256: used }]), instant(deps.clock.nowMs())],
  );
  deps.faults.arm('tras-borrar-archivo-antes-de-fila', { do: 'throw' });
  await assert.rejects(() => retain(deps), InjectedFault);
  deps.faults.disarm();
  await retain(deps);
  assert.deepEqual([await deps.files.has(used), await deps.files.has(free)], [true, false]);
  later(70);
  await retain(deps);
  const { rows } = await owner.query('select 1 from borradores where id = $1', [draft]);
  assert.equal(rows.length, 0);
  later(2);
  await retain(deps);
  assert.equal(await deps.files.has(used), false);
});

test('conversations and mails without a case go after their own time, security events after theirs', async () => {
  const { deps } = scene;
  const canary = 'sueltosintetico';
  const talk = await beginTalk(scene, { texto: `Pregunta ${canary}` });
  await owner.query(`update conversaciones set estado = 'cerrada', cerrada_en = $2 where id = $1`, [
    talk.id,
    instant(deps.clock.nowMs()),
  ]);
  const mail = await scene.mail({ asunto: `Consulta ${canary}`, texto: canary });
  await owner.query(`update correo_hilos set estado = 'cerrado', cerrado_en = $2 where id = $1`, [
    mail.hilo,
    instant(deps.clock.nowMs()),
  ]);
  await owner.query(
    `insert into sucesos_de_seguridad (clase, detalle, ocurrido_en) values ('salida', $1, '2010-01-01'), ('salida', '{"x":"reciente"}', now())`,
    [JSON.stringify({ x: canary })],
  );
  later(300);
  await retain(deps);
  assert.ok((await rowsWith(canary)).includes('public.conversacion_lineas'));
  later(100);
  await retain(deps);
  const middle = await rowsWith(canary);
  assert.ok(!middle.includes('public.conversacion_lineas') && middle.includes('public.correo_hilos'));
  const { rows } = await owner.query('select crudo from correos_recibidos where id = $1', [mail.id]);
  assert.equal(rows[0]?.crudo, null, 'the raw mail goes before its text');
  later(400);
  await retain(deps);
  await cleanUp(deps);
  assert.deepEqual(await rowsWith(canary), []);
  const { rows: kept } = await owner.query(
    `select 1 from sucesos_de_seguridad where detalle ->> 'x' = 'reciente'`,
  );
  assert.equal(kept.length, 1, 'what is younger than thirty days stays whatever is asked');
});

test('the serving role can neither change an event nor put anything in its place', async () => {
  const { deps } = scene;
  const run = (text: string) => deps.db.execute({ name: `prueba-${key()}`, text }, []);
  const id = (await caseOf(await fileClosed('intocable'))).id;
  await assert.rejects(() => run(`update eventos set datos = '{}' where solicitud = '${id}'`));
  await assert.rejects(() => run('delete from sucesos_de_seguridad'));
  await assert.rejects(() => run('delete from conservaciones'));
  const digests = (n: number) => JSON.stringify([{ n, actor: 'a'.repeat(64), datos: 'b'.repeat(64) }]);
  await assert.rejects(
    () => run(`select depurar_diario('${id}', '${digests(1)}')`),
    'nothing in the journal allows it',
  );
});
