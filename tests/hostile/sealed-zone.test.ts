// The sealed zone against a thief, a guesser, a flooder and its own people: what a stolen dump opens, what time tells, what two halves give, what is left after the end.
import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { handIn, mailOf } from '../../src/actions/correo/testing/mail-scene.ts';
import { handOnDenuncia, takeDenuncia } from '../../src/actions/sala/assign-denuncia.ts';
import { denyApertura, grantApertura } from '../../src/actions/sala/decide-apertura.ts';
import { listInbox } from '../../src/actions/sala/list-inbox.ts';
import { openAsReader } from '../../src/actions/sala/open-as-reader.ts';
import { openDenuncia } from '../../src/actions/sala/open-denuncia.ts';
import { proposePaquete } from '../../src/actions/sala/propose-paquete.ts';
import { readDenunciaForReader } from '../../src/actions/sala/read-denuncia-for-reader.ts';
import { requestApertura } from '../../src/actions/sala/request-apertura.ts';
import { salaLimits } from '../../src/actions/sala/sala-limits.ts';
import { shredDenuncia } from '../../src/actions/sala/shred-denuncia.ts';
import { syntheticComplaint } from '../../src/actions/sala/testing/room.ts';
import { unlockRoom } from '../../src/actions/sala/unlock-room.ts';
import { useApertura } from '../../src/actions/sala/use-apertura.ts';
import { isRefusal } from '../../src/domain/refusals.ts';
import { paths } from '../../src/paths.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { keysFrom } from '../../src/trust/keys.ts';
import { openBox } from '../../src/trust/sellado/box.ts';
import { newKeyPair } from '../../src/trust/sellado/hpke.ts';
import { subkey } from '../../src/trust/sellado/stretch.ts';
import { SealedHand } from '../sealed-hand.ts';
import { type Served, serveScene } from '../served.ts';
import { accepted } from './chat-case.ts';
import { everyDoor } from './hands.ts';
import { type RoomCase, roomCase } from './room-case.ts';

const secret = Buffer.from(systemIds.randomToken(32), 'base64url');
const { denuncias } = paths;
let served: Served;
let room: RoomCase;
before(async () => {
  served = await serveScene(everyDoor, { parts: { keys: keysFrom(secret, systemIds) } });
  room = await roomCase(served, 'Un relato sintético con un canario.');
});
after(() => served.stop());

const codeOf = (value: unknown) => (isRefusal(value) ? value.code : 'hecho');

async function rowsOf<R extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client(served.superuser);
  await client.connect();
  try {
    return (await client.query<R>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Whatever a thief could take for a key: every stored value of a key's length, and all that the secret gives. */
async function keysAtHand(): Promise<readonly Buffer[]> {
  const given = ['formulario', 'sesion', 'sala', 'chat', 'plus-correo', 'prueba-de-trabajo'].flatMap(
    (purpose) => {
      const key = Buffer.from(hkdfSync('sha256', secret, 'ventanilla', purpose, 32));
      return [
        key,
        ...['sal de las palabras', 'sal de la busqueda', 'sal de la semilla'].map((text) =>
          createHmac('sha256', key).update(text).digest(),
        ),
      ];
    },
  );
  const stored: Buffer[] = [];
  for (const { name } of await rowsOf<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'sala')",
  ))
    for (const value of (await rowsOf(`select * from ${name}`)).flatMap((row) => Object.values(row))) {
      if (Buffer.isBuffer(value) && value.length >= 32)
        stored.push(value.subarray(0, 32), value.subarray(-32), value.subarray(1, 33));
      else if (typeof value === 'string' && value.length >= 43)
        stored.push(
          Buffer.from(value, 'base64url').subarray(0, 32),
          Buffer.from(value, 'hex').subarray(0, 32),
        );
    }
  const unique = new Map(
    [secret, ...given, ...stored]
      .filter(({ length }) => length === 32)
      .map((key) => [key.toString('hex'), key]),
  );
  return [...unique.values()].flatMap((key) => [key, subkey(key, 'borrador'), subkey(key, 'sala abierta')]);
}

test('design, invariant 7: a stolen dump and the secret open no draft, no open room and no package either', async () => {
  const { deps } = served;
  const person = new SealedHand(served.origin);
  const review = await person.tell({ datos: { hechos: 'Un borrador sintético.', seIdentifica: 'no' } });
  assert.equal(review.path, denuncias.revisar);
  const sent = new SealedHand(served.origin);
  await sent.sendIt(
    await sent.tell({ datos: { hechos: 'Uno enviado con sus palabras a la vista.', seIdentifica: 'no' } }),
    deps,
  );
  const { lector, actor, frase } = room.people.lectora;
  accepted(await unlockRoom(deps, actor, frase));
  const id = room.denuncia;
  accepted(await takeDenuncia(deps, lector, { id, versionVista: 1 }));
  const { denuncia, piezas } = accepted(await readDenunciaForReader(deps, lector, id));
  const [relato] = piezas.filter(({ clase }) => clase === 'relato');
  const { publicKey } = await newKeyPair(deps.ids);
  const propuesta = {
    id,
    versionVista: denuncia.version,
    autoridad: 'Autoridad Sintética',
    clave: publicKey.toString('base64'),
    motivo: 'Motivo sintético.',
    piezas: [relato?.id ?? ''],
    apertura: '',
  };
  accepted(await proposePaquete(deps, lector, propuesta));

  const keys = await keysAtHand();
  const drafts = await rowsOf<{ huella: string; sellado: Buffer }>(
    'select huella, sellado from sala.borradores',
  );
  const open = await rowsOf<{ cuenta: string; sellado: Buffer }>('select cuenta, sellado from sala.sesiones');
  const packages = await rowsOf<{ id: string; denuncia: string; contenido: Buffer }>(
    'select id, denuncia, contenido from sala.paquetes',
  );
  assert.ok(drafts.length >= 2 && open.length >= 5 && packages.length === 1 && keys.length > 150);
  for (const key of keys) {
    for (const { huella, sellado } of drafts)
      assert.equal(openBox(key, sellado, `borrador-de-denuncia|${huella}`), null);
    for (const { cuenta, sellado } of open) assert.equal(openBox(key, sellado, `sala|${cuenta}`), null);
    for (const one of packages)
      assert.equal(openBox(key, one.contenido, `paquete|${one.denuncia}|${one.id}`), null);
  }
  // The same attempts succeed with what only a cookie holds: they would have noticed.
  const token = Buffer.from(person.cookies.get('apunte') ?? '', 'base64url');
  assert.ok(
    drafts.some(
      ({ huella, sellado }) =>
        openBox(subkey(token, 'borrador'), sellado, `borrador-de-denuncia|${huella}`) !== null,
    ),
  );
});

/** Share of pairs in which the first is the greater: a half where nothing tells them apart (Mann and Whitney). */
function rank(ones: readonly number[], others: readonly number[]): number {
  const wins = ones.flatMap((one) =>
    others.map((other): number => (one > other ? 1 : one === other ? 0.5 : 0)),
  );
  return wins.reduce((sum, win) => sum + win, 0) / wins.length;
}

test('ASVS 6.3.8 neither the look-up of words nor the page behind it tells by its time whether there is a complaint', async (t) => {
  const known = room.palabras.join(' ');
  const times = {
    conocidas: { mirar: [] as number[], abrir: [] as number[] },
    otras: { mirar: [] as number[], abrir: [] as number[] },
  };
  for (let n = 0; n < 30; n += 1)
    for (const which of n % 2 === 0 ? (['conocidas', 'otras'] as const) : (['otras', 'conocidas'] as const)) {
      const person = new SealedHand(served.origin);
      const page = await person.get(denuncias.volver);
      const typed = which === 'conocidas' ? known : [...room.palabras].toReversed().join(' ');
      const startMs = performance.now();
      await person.post(page, denuncias.volver, [['palabras', typed]]);
      const lookedMs = performance.now();
      await person.get(denuncias.hilo);
      times[which].mirar.push(lookedMs - startMs);
      times[which].abrir.push(performance.now() - lookedMs);
    }
  for (const what of ['mirar', 'abrir'] as const) {
    const found = rank(times.conocidas[what], times.otras[what]);
    t.diagnostic(`${what}: rank ${found.toFixed(3)} of 30 and 30`);
    // Four standard errors of an even race of thirty and thirty.
    assert.ok(found > 0.2 && found < 0.8, `${what} ${found}`);
  }
});

test('ASVS 2.3.5 only the reader who asked opens an identity, once, with the half of a custodian who is somebody else', async () => {
  const { deps } = served;
  const { lectora, custodia, extorsion } = room.people;
  const other = accepted(await openDenuncia(deps, syntheticComplaint(deps)));
  const caso = async (id: string) => accepted(await openAsReader(deps, lectora.lector, id));
  const asked = accepted(
    await requestApertura(deps, await caso(room.denuncia), 'Motivo sintético de prueba.'),
  );
  const { id } = asked;
  // A reader cannot decide, nor with the roles swapped in their own hands; nor can a custodian open.
  assert.ok(isRefusal(await grantApertura(deps, lectora.lector, id)));
  assert.ok(isRefusal(await grantApertura(deps, { ...lectora.lector, custodio: true }, id)));
  assert.ok(isRefusal(await openAsReader(deps, { ...custodia.lector, custodio: false }, room.denuncia)));
  assert.ok(isRefusal(await useApertura(deps, await caso(room.denuncia), id)), 'not granted yet');
  const decided = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      (n % 2 === 0 ? grantApertura : denyApertura)(deps, custodia.lector, id),
    ),
  );
  assert.equal(decided.filter((one) => !isRefusal(one)).length, 1, 'decided once');
  const again = accepted(await requestApertura(deps, await caso(room.denuncia), 'Otro motivo sintético.'));
  accepted(await grantApertura(deps, custodia.lector, again.id));
  assert.ok(isRefusal(await useApertura(deps, await caso(other.id), again.id)), 'of another complaint');
  const theirs = { ...(await caso(room.denuncia)), lector: extorsion.lector };
  assert.ok(isRefusal(await useApertura(deps, theirs, again.id)), 'asked by somebody else');
  const used = await Promise.all(
    Array.from({ length: 10 }, async () => useApertura(deps, await caso(room.denuncia), again.id)),
  );
  assert.equal(used.filter((one) => !isRefusal(one)).length, 1, 'opened once');
});

test('ASVS 8.2.2 who is named gets the complaint by no way round: handed on, or by another reader’s room', async () => {
  const { deps } = served;
  const { lectora, nombrado } = room.people;
  const { denuncia } = accepted(await readDenunciaForReader(deps, lectora.lector, room.denuncia));
  const handed = await handOnDenuncia(deps, lectora.lector, {
    id: room.denuncia,
    versionVista: denuncia.version,
    a: nombrado.lector.cuenta,
    nota: 'Para usted.',
  });
  assert.ok(isRefusal(handed), codeOf(handed));
  for (const lector of [
    nombrado.lector,
    { ...nombrado.lector, cuenta: lectora.lector.cuenta },
    { ...lectora.lector, cuenta: nombrado.lector.cuenta },
  ])
    assert.ok(isRefusal(await openAsReader(deps, lector, room.denuncia)));
  const sealed = await rowsOf("select 1 from sala.sellos where denuncia = $1 and para like '%' || $2", [
    room.denuncia,
    nombrado.lector.cuenta,
  ]);
  assert.deepEqual(sealed, []);
});

test('ASVS 2.4.1 a flood of new complaints does not push the older ones that wait out of a reader’s inbox', async () => {
  const { deps } = served;
  const { lectora } = room.people;
  const para = `lector:${lectora.lector.cuenta}`;
  const flood = salaLimits.listedMax + 50;
  await rowsOf(
    `with nuevas as (insert into sala.denuncias (id, grupo, clase, estado, via, con_identidad, version, piezas, hash, dia, cambiada_dia)
       select gen_random_uuid(), 'denuncias', 'otra', 'recibida', 'correo', true, 1, 0, '', current_date + 30, current_date + 30 from generate_series(1, $1::int) returning id)
     insert into sala.sellos (denuncia, para, llave, sello) select id, $2, 'caso', '' from nuevas`,
    [flood, para],
  );
  const inbox = await listInbox(deps, lectora.lector, { ver: 'abiertas', estado: '', clase: '', grupo: '' });
  await rowsOf("delete from sala.sellos where sello = ''");
  await rowsOf("delete from sala.denuncias where hash = ''");
  assert.ok(
    inbox.filas.some(({ id }) => id === room.denuncia),
    'the complaint that waits longest is in the list',
  );
});

async function keptFiles(): Promise<number> {
  const folder = dirname(dirname(dirname(served.deps.sala.files.pathOf('0'.repeat(64)))));
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
    .length;
}

test('what was destroyed leaves its day, its place in the log and nothing else, mails included', async () => {
  const { deps } = served;
  const { lectora } = room.people;
  const before = await keptFiles();
  const raw = mailOf({
    de: 'quien.denuncia@correo.example',
    id: 'marca-propia@correo.example',
    asunto: 'Coima en un contrato',
    texto: 'El funcionario pidió una coima del diez por ciento para adjudicar.',
    adjuntos: [{ nombre: 'prueba.txt', tipo: 'text/plain', bytes: Buffer.from('prueba sintetica') }],
  });
  const taken = await handIn(deps, Readable.from([raw]), {
    sobre: { de: 'quien.denuncia@correo.example', para: ['alerta@agencia-demostracion.example'] },
  });
  assert.ok('id' in taken && taken.outcome === 'guardado');
  const { id } = taken;
  assert.equal((await rowsOf('select 1 from sala.correos where denuncia = $1', [id])).length, 1);
  const caso = accepted(await openAsReader(deps, lectora.lector, id));
  accepted(await requestApertura(deps, caso, 'Motivo sintético de prueba.'));
  assert.ok((await keptFiles()) > before);
  accepted(await shredDenuncia(deps, id));
  assert.equal(await keptFiles(), before);
  const left: string[] = [];
  for (const { name } of await rowsOf<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'sala' order by 1",
  ))
    for (const { row } of await rowsOf<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from sala."${name}" t where t::text like '%' || $1 || '%'`,
      [id],
    ))
      for (const [column, value] of Object.entries(row))
        if (
          [
            'sello',
            'sellado',
            'archivo',
            'motivo',
            'contenido',
            'busqueda',
            'clave_denunciante',
            'marca',
          ].includes(column) &&
          value !== null &&
          value !== '\\x'
        )
          left.push(`${name}.${column}`);
  assert.deepEqual(left, []);
  assert.deepEqual(
    await rowsOf(
      'select 1 from sala.sellos where denuncia = $1 union all select 1 from sala.correos where denuncia = $1',
      [id],
    ),
    [],
  );
  // The same mail once more is not a new complaint, and opens nothing.
  assert.equal(
    (
      await handIn(deps, Readable.from([raw]), {
        sobre: { de: 'quien.denuncia@correo.example', para: ['alerta@agencia-demostracion.example'] },
      })
    ).outcome,
    'guardado',
  );
  assert.ok(isRefusal(await openAsReader(deps, lectora.lector, id)));
});
