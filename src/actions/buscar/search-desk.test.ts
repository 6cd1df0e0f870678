/** The search over a real register of cases: spellings, rights, order, pages, lag and what a kill leaves behind. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { fileFor } from '../../../tests/filing.ts';
import { openScene, type Scene } from '../../../tests/scene.ts';
import { fileEmailChange, filePassive, todayOf } from '../../desk/testing/desk-server.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario, RolFuncionario } from '../../domain/solicitud/actor.ts';
import { rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import { addNote } from '../add-note.ts';
import { takeSolicitud } from '../take-solicitud.ts';
import { buscarLimits } from './buscar-limits.ts';
import type { Hallazgo } from './read-hits.ts';
import { refreshSearch } from './refresh-search.ts';
import { type SearchAsked, searchDesk } from './search-desk.ts';

let scene: Scene;
let passive = '';
let email = '';
let closing = '';
const note = 'Revisé la contratación del proceso SIE-GADMA-012-2025 con los <b>socios</b> & «compañía».';

const nothingAsked: SearchAsked = {
  q: '',
  clase: null,
  tramite: null,
  unidad: null,
  estado: null,
  canal: null,
  mias: false,
  desde: null,
  hasta: null,
  lugar: null,
};

async function fill(): Promise<void> {
  for (;;) {
    const done = await refreshSearch(scene.deps);
    assert.ok(done !== null);
    if (done.events + done.older + done.changed === 0) return;
  }
}

async function hits(
  actor: Funcionario,
  asked: Partial<SearchAsked> & { readonly q: string },
): Promise<readonly Hallazgo[]> {
  const result = await searchDesk(scene.deps, actor, { ...nothingAsked, ...asked });
  assert.ok(!isRefusal(result));
  return result.hallazgos;
}

const references = async (q: string, asked: Partial<SearchAsked> = {}, usuario = 'registro1') =>
  (await hits(scene.staff(usuario), { ...asked, q })).map(({ referencia }) => referencia);

before(async () => {
  scene = await openScene();
  passive = (await filePassive(scene)).referencia;
  scene.deps.clock.advance(3_600_000);
  email = (await fileEmailChange(scene)).referencia;
  scene.deps.clock.advance(3_600_000);
  const filed = await fileFor(scene, {
    actor: scene.supplier('personaNatural'),
    tramite: 'cambio-a-pasivo',
    datos: { alcance: 'definitivo', fecha: todayOf(scene), motivo: 'Cierro el taller de ebanistería.' },
  });
  closing = filed.referencia;
  const officer = scene.staff('registro1');
  const command = { referencia: passive, versionVista: 1, llave: 'llave-nota-1' };
  assert.ok(!isRefusal(await addNote(scene.deps, officer, { ...command, texto: note })));
});
after(() => scene.stop());

test('what was committed is found only after a turn of the duty, and a turn that dies leaves all as it was', async () => {
  assert.deepEqual(await references('ebanistería'), []);
  const broken = {
    ...scene.deps,
    db: {
      ...scene.deps.db,
      transaction: <T>(work: Parameters<typeof scene.deps.db.transaction<T>>[0]) =>
        scene.deps.db.transaction<T>(async (queries) => {
          await work(queries);
          throw new Error('killed before commit');
        }),
    },
  };
  await assert.rejects(refreshSearch(broken), /killed before commit/);
  assert.deepEqual(await references('ebanistería'), []);
  await fill();
  assert.deepEqual(await references('ebanistería'), [closing]);
});

test('accents, capitals, endings and beginnings do not matter; phrases and exact codes do', async () => {
  for (const q of ['EBANISTERIA', 'ebanistería taller', 'taller ebanis', '"taller de ebanistería"'])
    assert.deepEqual(await references(q), [closing], q);
  for (const q of [
    'contratacion',
    'contratación',
    'contratacio',
    'contrataci',
    'contrataciones',
    'socio',
    'compania',
  ])
    assert.deepEqual(await references(q), [passive], q);
  assert.deepEqual(await references('"ebanistería de taller"'), []);
  assert.deepEqual(await references('"contratacion del proceso"'), [passive]);
  assert.deepEqual(await references('taller inexistente'), []);
  assert.deepEqual((await references('el taller')).length, 1);
});

test('references, numbers and process codes are found in any spelling', async () => {
  const signs = passive.slice(3).replaceAll('-', '');
  for (const q of [passive, passive.toLowerCase(), signs, passive.replaceAll('-', ' '), `vt${signs}`])
    assert.deepEqual(await references(q), [passive], q);
  const codes = [
    'SIE-GADMA-012-2025',
    'sie gadma 012 2025',
    'SIE–GADMA–012–2025',
    'siegadma0122025',
    'SIE.GADMA.012.2025',
    'sie-gadma-012-2025 socios',
  ];
  for (const q of codes) assert.deepEqual(await references(q), [passive], q);
  assert.deepEqual(await references('SIE-GADMA-013-2025'), []);
  const { ruc } = scene.supplier('personaNatural');
  assert.deepEqual(await references(ruc), [closing]);
  assert.deepEqual(await references(ruc.slice(0, 10)), [closing]);
  assert.deepEqual(await references(`${ruc.slice(0, 10)}-001`), [closing]);
});

test('filters narrow, and a state is the one of today even before the duty saw it', async () => {
  assert.deepEqual(
    new Set(await references('cambio', { tramite: 'cambio-a-pasivo' })),
    new Set([passive, closing]),
  );
  assert.deepEqual(await references('taller', { tramite: 'correo-electronico' }), []);
  assert.deepEqual(await references('taller', { canal: 'portal' }), []);
  assert.deepEqual(await references('taller', { estado: 'en-revision' }), []);
  const officer = scene.staff('registro2');
  const command = { referencia: closing, versionVista: 1, llave: 'llave-tomar-1' };
  assert.ok(!isRefusal(await takeSolicitud(scene.deps, officer, command)));
  assert.deepEqual(await references('taller', { estado: 'en-revision' }), [closing]);
  assert.deepEqual(await references('taller', { mias: true }, 'registro2'), [closing]);
  assert.deepEqual(await references('taller', { mias: true }, 'registro1'), []);
  assert.deepEqual(await references('contratacion', { mias: true }, 'registro1'), [passive]);
  const today = todayOf(scene);
  assert.deepEqual(await references('taller', { desde: today, hasta: today }), [closing]);
  assert.deepEqual(await references('taller', { hasta: '2020-01-01' }), []);
});

test('an excerpt says where it was found and marks the words as plain data', async () => {
  const [found] = await hits(scene.staff('registro1'), { q: 'socios compania' });
  assert.equal(found?.donde, 'nota');
  const marks = found.extracto.filter(({ marcado }) => marcado).map(({ texto }) => texto);
  assert.deepEqual(marks, ['socios', 'compañía']);
  assert.equal(found.extracto.map(({ texto }) => texto).join(''), note);
});

test('nothing that is typed becomes an operator or an error (ASVS 1.2.4)', async () => {
  const officer = scene.staff('registro1');
  const signs = fc.constantFrom(
    ...`'"\\&|!():*<->%_;$-\u0000 aeñ12/.@«»`.split(''),
    'socios',
    '<->',
    ':*',
    '!!',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(signs, { maxLength: 30 }), async (parts) => {
      const q = parts.join('').replaceAll('\u0000', '');
      assert.ok(!isRefusal(await searchDesk(scene.deps, officer, { ...nothingAsked, q })));
    }),
    { numRuns: 120 },
  );
  assert.deepEqual(await references('! taller'), [closing]);
  assert.deepEqual(await references("taller' | 'socios"), []);
});

test('nobody finds what they may not read, whatever their roles and units (property)', async () => {
  const units = [...new Set(scene.deps.definiciones.todas.map(({ definicion }) => definicion.atiende))];
  const unitOf = new Map<string, string>();
  for (const referencia of [passive, email, closing]) unitOf.set(referencia, 'Registro de Proveedores');
  const someone = fc.record({
    roles: fc.subarray([...rolesDeFuncionario]),
    unidades: fc.subarray([...units, 'Unidad que no existe']),
    q: fc.constantFrom('taller', 'pasivo', 'cambio', passive, 'socio', scene.supplier('textilera').ruc),
    unidad: fc.option(fc.constantFrom(...units), { nil: null }),
  });
  await fc.assert(
    fc.asyncProperty(someone, async ({ roles, unidades, q, unidad }) => {
      const actor: Funcionario = { ...scene.staff('registro1'), roles: roles as RolFuncionario[], unidades };
      const result = await searchDesk(scene.deps, actor, { ...nothingAsked, q, unidad });
      const handles = roles.includes('funcionario') || roles.includes('supervisor');
      const audits = roles.includes('auditor');
      if (isRefusal(result)) return assert.ok(!audits && !(handles && unidades.length > 0));
      for (const { referencia, unidad: of } of result.hallazgos) {
        assert.equal(unitOf.get(referencia ?? ''), of);
        assert.ok(audits || (handles && unidades.includes(of)));
        assert.ok(unidad === null || unidad === of);
      }
      if (audits && unidad === null) assert.ok(result.hallazgos.length > 0);
    }),
    { numRuns: 80 },
  );
});

test('pages follow each other without gap or repetition through more than one band', async () => {
  const copies = buscarLimits.bandRows + 30;
  await scene.deps.db.query(
    {
      name: 'prueba-copias',
      text: `insert into solicitudes (id, referencia, tramite, definicion, estado, version, solicitante_clase, solicitante_ruc, canal, unidad,
          presentada_en, promesa_vence_en, eventos, hash, contenido)
        select gen_random_uuid(), 'VT-COPIA-' || i, tramite, definicion, estado, version, solicitante_clase, solicitante_ruc, canal, unidad,
          presentada_en - make_interval(hours => i * 5), promesa_vence_en, eventos, hash,
          jsonb_set(contenido, '{resumen}', jsonb_build_array(jsonb_build_object('etiqueta', 'x', 'lineas', jsonb_build_array(
            'quinua' || case when i % 7 = 0 then ' quinua quinua' else '' end))))
        from solicitudes, generate_series(1, $2::int) as i where referencia = $1`,
    },
    [passive, copies],
  );
  await scene.deps.db.query(
    {
      name: 'prueba-rellenar',
      text: `update busqueda_relleno set hasta = 'ffffffff-ffff-ffff-ffff-ffffffffffff'`,
    },
    [],
  );
  await fill();
  const seen: string[] = [];
  let lugar: SearchAsked['lugar'] = null;
  let pages = 0;
  do {
    const result = await searchDesk(scene.deps, scene.staff('registro1'), {
      ...nothingAsked,
      q: 'quinua',
      lugar,
    });
    assert.ok(!isRefusal(result));
    seen.push(...result.hallazgos.map(({ id }) => id));
    lugar = result.siguiente;
    pages += 1;
  } while (lugar !== null && pages < 40);
  assert.equal(new Set(seen).size, seen.length);
  assert.equal(seen.length, copies);
});
