import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../../../tests/database.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { firstBreakOfBitacora, readBitacora } from './bitacora.ts';
import { denyApertura, grantApertura } from './decide-apertura.ts';
import { aperturasOf, listAperturas } from './list-aperturas.ts';
import { openAsComplainant } from './open-as-complainant.ts';
import { openAsReader } from './open-as-reader.ts';
import { openDenuncia } from './open-denuncia.ts';
import { readPiezas } from './read-piezas.ts';
import { requestApertura } from './request-apertura.ts';
import { accepted, enrolled, syntheticComplaint } from './testing/room.ts';
import { useApertura } from './use-apertura.ts';
import { wordsToKey } from './words-to-key.ts';

const base = await testDatabase();
const { deps } = base;
after(base.stop);

const reader = await enrolled(deps, 'Lectora Inventada Rosales', ['denuncias']);
const other = await enrolled(deps, 'Lector Inventado Cedeño', ['denuncias']);
const custodian = await enrolled(deps, 'Custodia Inventada Bravo');
const second = await enrolled(deps, 'Custodio Inventado Salinas');

const codeOf = (value: unknown) => (isRefusal(value) ? value.code : 'accepted');

async function complaint() {
  const { id, palabras } = accepted(await openDenuncia(deps, syntheticComplaint(deps)));
  const caso = accepted(await openAsReader(deps, reader.lector, id));
  return { id, caso, palabras: palabras?.join(' ') ?? '' };
}

test('ASVS 2.3.5 an identity is opened by two people, once, and the complainant sees every step', async () => {
  const { id, caso, palabras } = await complaint();
  const asked = accepted(await requestApertura(deps, caso, 'Debemos citar a quien denuncia.'));
  assert.equal(codeOf(await useApertura(deps, caso, asked.id)), 'transicion-imposible');
  const [pending] = (await listAperturas(deps, custodian.lector)).filter((one) => one.id === asked.id);
  assert.equal(pending?.motivo, 'Debemos citar a quien denuncia.');
  accepted(await grantApertura(deps, custodian.lector, asked.id));
  assert.equal(codeOf(await denyApertura(deps, second.lector, asked.id)), 'transicion-imposible');
  const theirs = accepted(await openAsReader(deps, other.lector, id));
  assert.equal(codeOf(await useApertura(deps, theirs, asked.id)), 'sin-permiso');
  const opened = accepted(await useApertura(deps, caso, asked.id));
  assert.equal(opened.identidad.nombre, 'Persona Sintética Inventada');
  assert.equal(codeOf(await useApertura(deps, caso, asked.id)), 'transicion-imposible');
  const own = accepted(await openAsComplainant(deps, await wordsToKey(deps, palabras)));
  const { piezas, cadenaIntacta } = await readPiezas(deps, own);
  assert.ok(cadenaIntacta);
  assert.deepEqual(
    piezas.flatMap(({ clase, contenido }) =>
      clase === 'acto' && contenido.como === 'abierta' ? [contenido.valor.que] : [],
    ),
    ['apertura-pedida', 'apertura-concedida', 'apertura-usada'],
  );
  assert.deepEqual(
    (await aperturasOf(deps, caso)).map(({ estado }) => estado),
    ['usada'],
  );
});

test('ASVS 2.3.5 neither a reader nor a custodian opens an identity alone', async () => {
  const { caso } = await complaint();
  const asked = accepted(await requestApertura(deps, caso, 'Motivo sintético.'));
  for (const alone of [
    { ...reader.lector },
    // The same person with a custodian's mark, or a custodian's key under the asker's account.
    { ...reader.lector, custodio: true },
    { ...custodian.lector, cuenta: reader.lector.cuenta },
  ]) {
    assert.match(
      codeOf(await grantApertura(deps, alone, asked.id)),
      /sin-permiso|no-encontrada|misma-persona/,
    );
  }
  assert.equal(codeOf(await requestApertura(deps, { ...caso, lector: null }, 'x')), 'sin-permiso');
  assert.equal(codeOf(await useApertura(deps, caso, asked.id)), 'transicion-imposible');
});

test('a request without a reason, or one that was denied, opens nothing', async () => {
  const { caso } = await complaint();
  assert.equal(codeOf(await requestApertura(deps, caso, '  ')), 'falta-motivo');
  const asked = accepted(await requestApertura(deps, caso, 'Motivo sintético.'));
  accepted(await denyApertura(deps, custodian.lector, asked.id));
  assert.equal(codeOf(await grantApertura(deps, second.lector, asked.id)), 'transicion-imposible');
  assert.equal(codeOf(await useApertura(deps, caso, asked.id)), 'transicion-imposible');
});

test('a custodian whom the complaint names is asked nothing and learns nothing', async () => {
  const texto = 'La señora Inventada Bravo guardó los papeles.';
  const nueva = syntheticComplaint(deps, { textoParaImpedimentos: texto });
  const head = await enrolled(deps, 'Jefatura Inventada Solís', ['personal-propio']);
  const { id } = accepted(await openDenuncia(deps, nueva));
  const caso = accepted(await openAsReader(deps, head.lector, id));
  const asked = accepted(await requestApertura(deps, caso, 'Motivo sintético.'));
  const seenBy = async (lector: typeof custodian.lector) =>
    (await listAperturas(deps, lector)).some((one) => one.id === asked.id);
  assert.equal(await seenBy(custodian.lector), false);
  assert.equal(await seenBy(second.lector), true);
  assert.equal(codeOf(await grantApertura(deps, custodian.lector, asked.id)), 'no-encontrada');
  accepted(await grantApertura(deps, second.lector, asked.id));
});

test('where no custodian holds the other half, nobody is asked', async () => {
  const everyCustodian = 'Inventada Bravo e Inventado Salinas.';
  const nueva = syntheticComplaint(deps, { textoParaImpedimentos: everyCustodian });
  const head = await enrolled(deps, 'Segunda Jefatura Solís', ['personal-propio']);
  const { id } = accepted(await openDenuncia(deps, nueva));
  const caso = accepted(await openAsReader(deps, head.lector, id));
  assert.equal(codeOf(await requestApertura(deps, caso, 'Motivo sintético.')), 'no-se-puede-conceder');
});

test('of parallel decisions one counts', async () => {
  const { caso } = await complaint();
  const asked = accepted(await requestApertura(deps, caso, 'Motivo sintético.'));
  const decisions = await Promise.all([
    grantApertura(deps, custodian.lector, asked.id),
    grantApertura(deps, second.lector, asked.id),
    denyApertura(deps, second.lector, asked.id),
  ]);
  assert.equal(decisions.filter((one) => !isRefusal(one)).length, 1);
});

test('the log of the room names who did what, and its chain holds', async () => {
  const classes = new Set((await readBitacora(deps, 500)).map((entry) => entry.clase));
  for (const clase of [
    'lector-nuevo',
    'custodio-nuevo',
    'sala-abierta',
    'leida',
    'apertura-pedida',
    'apertura-usada',
  ])
    assert.ok(classes.has(clase), clase);
  assert.equal(await firstBreakOfBitacora(deps), null);
});
