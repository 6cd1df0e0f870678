import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../../../tests/database.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { addPieza } from './add-pieza.ts';
import { changeDenuncia } from './change-denuncia.ts';
import { grantApertura } from './decide-apertura.ts';
import { openAsComplainant } from './open-as-complainant.ts';
import { openAsReader } from './open-as-reader.ts';
import { openDenuncia } from './open-denuncia.ts';
import { requestApertura } from './request-apertura.ts';
import { grantReader, moveToGroup } from './reseal.ts';
import { shredDenuncia } from './shred-denuncia.ts';
import { accepted, enrolled, syntheticComplaint } from './testing/room.ts';
import { useApertura } from './use-apertura.ts';
import { wordsToKey } from './words-to-key.ts';

const base = await testDatabase();
const { deps } = base;
after(base.stop);

const codeOf = (value: unknown) => (isRefusal(value) ? value.code : 'accepted');
const acto = {
  clase: 'acto',
  autor: 'sistema',
  contenido: { que: 'derivada', texto: 'Otro equipo se hace cargo.', quien: 'Sala' },
} as const;

const reader = await enrolled(deps, 'Lectora Inventada Rosales', ['denuncias']);
const custodian = await enrolled(deps, 'Custodia Inventada Bravo');

async function complaint(texto = 'Texto sintético.') {
  const { id, palabras } = accepted(
    await openDenuncia(deps, syntheticComplaint(deps, { textoParaImpedimentos: texto })),
  );
  return {
    id,
    palabras: palabras?.join(' ') ?? '',
    caso: accepted(await openAsReader(deps, reader.lector, id)),
  };
}

test('a reader who holds the key gives it to another, half of the identity with it; a custodian never gets it', async () => {
  const { id, caso } = await complaint();
  const late = await enrolled(deps, 'Lector Inventado Cedeño', ['extorsion']);
  assert.equal(codeOf(await openAsReader(deps, late.lector, id)), 'no-encontrada');
  assert.equal(codeOf(await grantReader(deps, caso, custodian.actor.cuenta)), 'sin-permiso');
  assert.equal(codeOf(await grantReader(deps, { ...caso, lector: null }, late.actor.cuenta)), 'sin-permiso');
  accepted(await grantReader(deps, caso, late.actor.cuenta));
  const theirs = accepted(await openAsReader(deps, late.lector, id));
  const asked = accepted(await requestApertura(deps, theirs, 'Motivo sintético.'));
  accepted(await grantApertura(deps, custodian.lector, asked.id));
  assert.equal(
    accepted(await useApertura(deps, theirs, asked.id)).identidad.nombre,
    'Persona Sintética Inventada',
  );
});

test('whom the complaint names gets it later neither: by the account as it came, by a message since', async () => {
  const named = await enrolled(deps, 'Segundo Apolinar Tigrero Mite', ['extorsion']);
  const { caso, palabras } = await complaint('Todo lo hizo un tal Segundo Apolinar con otros.');
  assert.equal(codeOf(await grantReader(deps, caso, named.actor.cuenta)), 'sin-permiso');
  const unnamed = await complaint();
  const own = accepted(await openAsComplainant(deps, await wordsToKey(deps, unnamed.palabras)));
  assert.notEqual(palabras, unnamed.palabras);
  const mensaje = {
    clase: 'mensaje',
    autor: 'denunciante',
    contenido: { texto: 'Fue Segundo Tigrero.' },
  } as const;
  accepted(await addPieza(deps, own, mensaje));
  assert.equal(codeOf(await grantReader(deps, unnamed.caso, named.actor.cuenta)), 'sin-permiso');
});

test('moved to another group, its readers read it and the former ones do not', async () => {
  const head = await enrolled(deps, 'Jefatura Inventada Solís', ['personal-propio']);
  const { id, caso, palabras } = await complaint();
  assert.equal(
    codeOf(await moveToGroup(deps, caso, 'personal-propio', { versionVista: 9, acto })),
    'denuncia-cambiada',
  );
  accepted(await openAsReader(deps, reader.lector, id));
  accepted(await moveToGroup(deps, caso, 'personal-propio', { versionVista: 1, acto }));
  assert.equal(codeOf(await openAsReader(deps, reader.lector, id)), 'no-encontrada');
  const moved = accepted(await openAsReader(deps, head.lector, id));
  assert.equal(moved.denuncia.grupo, 'personal-propio');
  accepted(await requestApertura(deps, moved, 'Motivo sintético.'));
  accepted(await openAsComplainant(deps, await wordsToKey(deps, palabras)));
});

test('a group whose readers it all names is no way out', async () => {
  const { caso } = await complaint('Lo sabe Griselda Tumbaco.');
  await enrolled(deps, 'Griselda Tumbaco', ['personal-propio']);
  const all = await moveToGroup(deps, { ...caso, lector: null }, 'personal-propio', {
    versionVista: 1,
    acto,
  });
  assert.equal(codeOf(all), 'sin-permiso');
});

test('a closed complaint takes notes only, a destroyed one nothing', async () => {
  const { id, caso } = await complaint();
  accepted(
    await changeDenuncia(deps, caso, { cambios: { estado: 'cerrada' }, versionVista: 1, hecho: 'cerrada' }),
  );
  const mensaje = { clase: 'mensaje', autor: 'lector', contenido: { texto: 'Algo más' } } as const;
  assert.equal(codeOf(await addPieza(deps, caso, mensaje)), 'denuncia-cerrada');
  accepted(
    await addPieza(deps, caso, { clase: 'nota', autor: 'lector', contenido: { texto: 'Nota', quien: 'A' } }),
  );
  accepted(await shredDenuncia(deps, id));
  assert.equal(codeOf(await addPieza(deps, caso, mensaje)), 'no-encontrada');
  assert.equal(codeOf(await grantReader(deps, caso, reader.actor.cuenta)), 'no-encontrada');
  assert.equal(codeOf(await changeDenuncia(deps, { ...caso, lector: null }, {})), 'palabras-desconocidas');
});
