// The audit room's lines: who may see them, every filter, pages without a gap or a repetition, and no index left aside.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { fileFor } from '../../../tests/filing.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { type Funcionario, rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import { noteLectura } from '../../store/lecturas.ts';
import { insertSuceso } from '../../store/sucesos.ts';
import { changeAjuste } from '../change-ajuste.ts';
import { sourceKeys } from '../source.ts';
import { exportLines } from './export-lines.ts';
import { findAccounts } from './find-accounts.ts';
import type { LinesAsked } from './lines-asked.ts';
import { waysFor } from './lines-asked.ts';
import { noteSearch, searchHash } from './note-search.ts';
import { collectLines, countLines, type Linea, type LinesPlace, readLines } from './read-lines.ts';
import { readReview, readReviews, startReview, stopReview } from './start-review.ts';
import { whoSawCase } from './who-saw-case.ts';

let t: Scene;
let client: pg.Client;
before(async () => {
  t = await openScene();
  client = new pg.Client(t.superuser);
  await client.connect();
});
after(async () => {
  await client.end();
  await t.stop();
});

const nothing: LinesAsked = {
  desdeMs: 0,
  hastaMs: 4_102_444_800_000,
  cuenta: null,
  referencia: null,
  fuente: null,
  clase: null,
  canal: null,
  red: null,
  consulta: null,
  soloLecturas: false,
};
const auditor = () => t.staff('auditor');

async function all(asked: Partial<LinesAsked>, rows = 7): Promise<readonly Linea[]> {
  const lineas: Linea[] = [];
  let tras: LinesPlace | null = null;
  for (let pages = 0; pages < 5_000; pages += 1) {
    const page: Awaited<ReturnType<typeof collectLines>> = await collectLines(
      t.deps.db,
      { ...nothing, ...asked },
      tras,
      rows,
    );
    lineas.push(...page.lineas);
    if (page.siguiente === null) return lineas;
    tras = page.siguiente;
  }
  throw new Error('the pages never end');
}

const session = (actor: Funcionario) => ({ id: `sesion-${actor.cuenta}`, creadaMs: 0, actor });

test('the room exists for auditors only; who saw a case also for supervisors of its unit', async () => {
  const filed = await fileFor(t, {
    actor: t.supplier('conPendientes'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'temporal', fecha: t.today, motivo: 'Suspendemos operaciones.' },
  });
  for (const rol of rolesDeFuncionario) {
    const actor: Funcionario = { ...auditor(), roles: [rol], unidades: ['Registro de Proveedores'] };
    const enters = rol === 'auditor';
    const pedido = { clase: 'ajustes' } as const;
    const outcomes = [
      await readLines(t.deps, actor, nothing, null),
      await findAccounts(t.deps, actor, { quien: 'auditor', cuenta: '' }),
      await exportLines(t.deps, actor, { asked: nothing, formato: 'csv', bom: false }),
      await startReview(t.deps, actor, { pedido, llave: `llave-${rol}` }),
      await readReviews(t.deps, actor),
    ];
    for (const outcome of outcomes) {
      if (enters) assert.ok(!isRefusal(outcome), rol);
      else assert.equal(isRefusal(outcome) && outcome.code, 'no-encontrada', rol);
    }
    const seen = await whoSawCase(t.deps, actor, filed.referencia);
    if (enters || rol === 'supervisor') assert.ok(!isRefusal(seen), rol);
    else assert.equal(isRefusal(seen) && seen.code, 'no-encontrada', rol);
  }
  const [own] = (await readReviews(t.deps, auditor())) as Exclude<
    Awaited<ReturnType<typeof readReviews>>,
    { code: string }
  >;
  assert.ok(own);
  const stranger: Funcionario = { ...auditor(), roles: ['administrador'] };
  assert.equal((await stopReview(t.deps, stranger, own.id))?.code, 'no-encontrada');
  assert.ok(isRefusal(await readReview(t.deps, auditor(), 'no-es-un-id')));
  assert.equal(await stopReview(t.deps, auditor(), own.id), null);
  const elsewhere: Funcionario = { ...auditor(), roles: ['supervisor'], unidades: ['Otra unidad'] };
  const refused = await whoSawCase(t.deps, elsewhere, filed.referencia);
  assert.equal(isRefusal(refused) && refused.code, 'no-encontrada');
});

test('every filter gives its own lines and no others, from every source', async () => {
  const officer = t.staff('supervisora');
  const filed = await fileFor(t, {
    actor: t.supplier('textilera'),
    tramite: 'contactos-telefonicos',
    datos: { telefonos: [{ tipo: 'convencional', numero: '022345678', extension: '' }] },
  });
  const { referencia } = filed;
  const { db, clock } = t.deps;
  await noteLectura(db, { referencia, cuenta: officer.cuenta, sesion: 's', desdeMs: 0 }, clock.nowMs());
  const { red } = sourceKeys(t.deps, { network: '198.51.100.0/24', device: null, equipo: 'Firefox' });
  await insertSuceso(
    db,
    { clase: 'ingreso-fallido', cuenta: officer.cuenta, detalle: { red } },
    clock.nowMs(),
  );
  await insertSuceso(
    db,
    {
      clase: 'permisos-cambiados',
      cuenta: officer.cuenta,
      detalle: { por: auditor().cuenta, motivo: 'prueba' },
    },
    clock.nowMs(),
  );
  const admin: Funcionario = { ...officer, roles: ['administrador'] };
  await changeAjuste(t.deps, admin, { clave: 'textos', versionVista: 0, valor: {}, motivo: 'Prueba.' });
  await noteSearch(t.deps, session(officer), 'Textiles  DEMOSTRACIÓN', 'buscador');
  await noteSearch(t.deps, session(officer), referencia.toLowerCase(), 'cola');

  const of = (lineas: readonly Linea[]) => [...new Set(lineas.map(({ clase }) => clase))].sort();
  assert.deepEqual(of(await all({ referencia })), [
    'asiento-cambiado',
    'decidida',
    'lectura-de-busqueda',
    'lectura-de-caso',
    'presentada',
  ]);
  assert.deepEqual(of(await all({ red })), ['ingreso-fallido']);
  assert.deepEqual(of(await all({ fuente: 'ajustes' })), ['ajuste-cambiado']);
  assert.ok((await all({ fuente: 'registro' })).every(({ fuente }) => fuente === 'registro'));
  assert.ok(
    (await all({ cuenta: auditor().cuenta })).some(
      ({ fuente, clase }) => fuente === 'hecho-por' && clase === 'permisos-cambiados',
    ),
  );
  assert.deepEqual(of(await all({ cuenta: officer.cuenta, soloLecturas: true })), [
    'lectura-de-busqueda',
    'lectura-de-caso',
  ]);
  assert.deepEqual(of(await all({ cuenta: officer.cuenta, referencia, soloLecturas: true })), [
    'lectura-de-busqueda',
    'lectura-de-caso',
  ]);
  assert.deepEqual(of(await all({ clase: 'decidida', canal: 'rapido' })), ['decidida']);
  assert.deepEqual(await all({ clase: 'decidida', canal: 'correo' }), []);
  const sought = await all({ consulta: searchHash(t.deps, 'textiles demostracion') });
  assert.equal(sought.length, 1);
  assert.doesNotMatch(JSON.stringify(sought), /textiles/i);
  assert.deepEqual(await all({ consulta: searchHash(t.deps, 'textiles') }), []);
  const seen = await whoSawCase(t.deps, auditor(), referencia);
  assert.ok(!isRefusal(seen));
  assert.deepEqual(
    seen.lectores.map(({ cuenta, veces }) => [cuenta, veces]),
    [[officer.cuenta, 1]],
  );
});

test('an export is written down before and after, and has every line of its filter', async () => {
  const made = await exportLines(t.deps, auditor(), {
    asked: { ...nothing, fuente: 'diario' },
    formato: 'ndjson',
    bom: false,
  });
  assert.ok(!isRefusal(made));
  let text = '';
  for await (const part of made.contenido) text += part.toString();
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { que: string; fuente: string });
  assert.equal(lines.length, (await all({ fuente: 'diario' })).length);
  assert.ok(lines.every(({ fuente }) => fuente === 'diario'));
  const [ended, begun] = await all({ cuenta: auditor().cuenta, fuente: 'seguridad' });
  assert.deepEqual([begun?.clase, ended?.clase], ['exportacion', 'exportacion-terminada']);
  assert.equal(ended?.detalle.filas, lines.length);
});

const seedLines = 100_000;

async function seed(): Promise<void> {
  await client.query("set session_replication_role = 'replica'");
  await client.query(
    `insert into eventos (solicitud, n, clase, ocurrido_en, actor, datos, hash)
     select ('00000000-0000-7000-8000-' || lpad((g / 5)::text, 12, '0'))::uuid, g % 5 + 1,
       (array['presentada','tomar','anotar','escribir','aprobar'])[g % 5 + 1], timestamptz '2024-01-01' + g * interval '37 seconds',
       jsonb_build_object('clase', 'funcionario', 'cuenta', '00000000-0000-4000-8000-' || lpad((g % 300)::text, 12, '0'), 'nombre', 'Persona Sintética', 'ruc', null),
       '{}', repeat('0', 64)
     from generate_series(1, ${seedLines}) g`,
  );
  await client.query(
    `insert into sucesos_de_seguridad (clase, cuenta, detalle, ocurrido_en)
     select (array['ingreso','lectura-de-caso','salida','lectura-de-correo'])[g % 4 + 1], ('00000000-0000-4000-8000-' || lpad((g % 300)::text, 12, '0'))::uuid,
       jsonb_build_object('referencia', 'VT-' || (g % 20000), 'red', 'huella-' || (g % 5000), 'por', 'p' || (g % 300), 'consulta', 'c' || g), timestamptz '2024-01-01' + g * interval '41 seconds'
     from generate_series(1, ${seedLines}) g`,
  );
  await client.query(
    `insert into asientos_historia (clase, id, version, cambios, origen, ocurrido_en)
     select 'proveedor', 'sintetico-' || g, 1, '[]', 'importación sintética', timestamptz '2024-02-01' from generate_series(1, 20000) g`,
  );
  await client.query('analyze');
}

/** For any values, as a prepared statement gets it after some calls. */
async function planOf(name: string, text: string, values: readonly unknown[]): Promise<string> {
  await client.query(`set plan_cache_mode = 'force_generic_plan'`);
  await client.query(`prepare ${name} as ${text}`);
  const args = values.map((value) => (value === null ? 'null' : client.escapeLiteral(String(value))));
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain execute ${name}${args.length === 0 ? '' : `(${args.join(', ')})`}`,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test('with a hundred thousand lines no page reads a table from end to end', async () => {
  await seed();
  const cuenta = '00000000-0000-4000-8000-000000000007';
  const asks: readonly Partial<LinesAsked>[] = [
    {},
    { cuenta },
    { cuenta, clase: 'tomar' },
    { clase: 'aprobar' },
    { clase: 'aprobar', canal: 'rapido' },
    { referencia: 'VT-17' },
    { red: 'huella-3' },
    { consulta: 'c11' },
    { soloLecturas: true },
    { fuente: 'registro' },
  ];
  const ran: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }[] = [];
  const query: typeof t.deps.db.query = (statement, values) => {
    ran.push({ ...statement, values: values ?? [] });
    return t.deps.db.query(statement, values);
  };
  const db = { ...t.deps.db, query };
  for (const ask of asks) {
    const asked = { ...nothing, ...ask };
    assert.ok(waysFor(asked).length > 0);
    await collectLines(db, asked, null, 50);
    await countLines({ db }, asked);
  }
  assert.ok(ran.length > asks.length);
  for (const [i, { name, text, values }] of ran.entries()) {
    const plan = await planOf(`p_${i}`, text, values);
    assert.doesNotMatch(
      plan,
      /Seq Scan on (eventos|sucesos_de_seguridad|asientos_historia)/,
      `${name}\n${plan}`,
    );
  }
});

test('pages follow each other without gap or repetition, also among thousands of one instant', async () => {
  const window = { desdeMs: Date.parse('2024-01-31T23:00:00Z'), hastaMs: Date.parse('2024-02-01T01:00:00Z') };
  const whole = await all(window, 1_000);
  const small = await all(window, 333);
  const key = ({ fuente, us, clave }: Linea) => `${fuente} ${us} ${clave}`;
  assert.deepEqual(small.map(key), whole.map(key));
  assert.equal(new Set(whole.map(key)).size, whole.length);
  assert.ok(whole.filter(({ fuente }) => fuente === 'registro').length === 20_000);
  for (const [i, linea] of whole.entries()) assert.ok(i === 0 || linea.us <= (whole[i - 1]?.us ?? 0));
});

test('a rare line behind many others is found after as many looks as it takes, and the page says how far it looked', async () => {
  const cuenta = '00000000-0000-4000-8000-000000000007';
  const first = await collectLines(t.deps.db, { ...nothing, clase: 'tomar', canal: 'chat' }, null, 50);
  assert.equal(first.lineas.length, 0);
  assert.ok(first.vistoHastaMs !== null && first.siguiente !== null);
  const taken = await all({ clase: 'tomar', cuenta });
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from eventos where clase = 'tomar' and actor ->> 'cuenta' = $1`,
    [cuenta],
  );
  assert.equal(taken.length, rows[0]?.n);
  assert.equal(await countLines(t.deps, { ...nothing, clase: 'tomar' }), 1_001);
  assert.equal(await countLines(t.deps, { ...nothing, clase: 'tomar', canal: 'chat' }), null);
});
