/** Proves what happens when two do the same at once, and what a package never takes along. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../../../tests/database.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { newKeyPair } from '../../trust/sellado/hpke.ts';
import { takeDenuncia } from './assign-denuncia.ts';
import { holdDenuncia } from './hold-denuncia.ts';
import { judgeDenuncia } from './judge-denuncia.ts';
import { openDenuncia } from './open-denuncia.ts';
import { proposePaquete } from './propose-paquete.ts';
import { readDenunciaForReader } from './read-denuncia-for-reader.ts';
import { releaseProposedPaquete } from './release-paquete.ts';
import { rerouteDenuncia } from './reroute-denuncia.ts';
import { accepted, enrolled, syntheticComplaint } from './testing/room.ts';
import { noteInDenuncia } from './write-in-denuncia.ts';

const base = await testDatabase();
const { deps } = base;
after(base.stop);

const one = (await enrolled(deps, 'Lectora Inventada Rosales', ['denuncias'])).lector;
const two = (await enrolled(deps, 'Lector Inventado Cedeño', ['denuncias'])).lector;

const codeOf = (value: unknown) => (isRefusal(value) ? value.code : 'hecho');

async function taken(): Promise<string> {
  const { id } = accepted(await openDenuncia(deps, syntheticComplaint(deps)));
  accepted(await takeDenuncia(deps, one, { id, versionVista: 1 }));
  return id;
}

const versionOf = async (id: string) => accepted(await readDenunciaForReader(deps, one, id)).denuncia.version;

test('ASVS 15.4.2 of twenty readers who take a complaint at once, one has it', async () => {
  const { id } = accepted(await openDenuncia(deps, syntheticComplaint(deps)));
  const outcomes = await Promise.all(
    [...Array(20).keys()].map((n) => takeDenuncia(deps, n % 2 === 0 ? one : two, { id, versionVista: 1 })),
  );
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 1);
  for (const outcome of outcomes)
    assert.match(codeOf(outcome), /^(?:hecho|denuncia-cambiada|otra-persona-la-tiene)$/);
});

test('ASVS 2.3.4 a second click of the same form does nothing again: the complaint changed meanwhile', async () => {
  const id = await taken();
  const orden = { id, versionVista: await versionOf(id), texto: 'Una sola nota' };
  const outcomes = await Promise.all([noteInDenuncia(deps, one, orden), noteInDenuncia(deps, one, orden)]);
  assert.deepEqual(outcomes.map(codeOf).toSorted(), ['denuncia-cambiada', 'hecho']);
  const { piezas } = accepted(await readDenunciaForReader(deps, one, id));
  assert.equal(piezas.filter(({ clase }) => clase === 'nota').length, 1);
});

test('who does not have a complaint decides nothing in it, and what ended is not decided again', async () => {
  const id = await taken();
  const fallo = { verbo: 'admitir', texto: '', causal: '' } as const;
  const theirs = { id, versionVista: await versionOf(id), ...fallo };
  assert.equal(codeOf(await judgeDenuncia(deps, two, theirs)), 'no-la-tiene');
  assert.equal(
    codeOf(await judgeDenuncia(deps, one, { ...theirs, verbo: 'cerrar', texto: 'x' })),
    'transicion-imposible',
  );
  assert.equal(
    codeOf(await takeDenuncia(deps, two, { id, versionVista: theirs.versionVista })),
    'otra-persona-la-tiene',
  );
  accepted(await judgeDenuncia(deps, one, { ...theirs, verbo: 'inadmitir', causal: 'repetida' }));
  assert.equal(
    codeOf(await judgeDenuncia(deps, one, { ...theirs, versionVista: await versionOf(id) })),
    'transicion-imposible',
  );
});

test('to a group in which nobody may read it, a complaint does not go: it would be nobody’s', async () => {
  const id = await taken();
  const orden = { id, versionVista: await versionOf(id), clase: 'extorsion', motivo: 'Hay amenazas' };
  assert.equal(codeOf(await rerouteDenuncia(deps, one, orden)), 'sin-lectores');
  assert.equal(
    codeOf(await rerouteDenuncia(deps, one, { ...orden, clase: 'inventada' })),
    'datos-con-errores',
  );
  accepted(await rerouteDenuncia(deps, one, { ...orden, clase: 'otra' }));
  assert.equal(accepted(await readDenunciaForReader(deps, one, id)).denuncia.clase, 'otra');
});

test('a reason too long, or none, is said beside its field', async () => {
  const id = await taken();
  const orden = { id, versionVista: await versionOf(id), verbo: 'retener' } as const;
  for (const motivo of [' ', 'x'.repeat(2_001)]) {
    const refused = await holdDenuncia(deps, one, { ...orden, motivo });
    assert.ok(isRefusal(refused));
    assert.deepEqual(
      refused.errors.map(({ path }) => path),
      ['motivo'],
    );
  }
});

test('ASVS 2.3.5 a package is released once, by another person, and takes no note and no original along', async () => {
  const id = await taken();
  const { publicKey } = await newKeyPair(deps.ids);
  accepted(
    await noteInDenuncia(deps, one, { id, versionVista: await versionOf(id), texto: 'Nota reservada' }),
  );
  const seen = accepted(await readDenunciaForReader(deps, one, id));
  const proposal = {
    id,
    versionVista: seen.denuncia.version,
    autoridad: 'Contraloría (sintética)',
    clave: publicKey.toString('base64'),
    motivo: 'Competencia de la Contraloría',
    apertura: '',
  };
  const notes = seen.piezas.filter(({ clase }) => clase === 'nota').map((pieza) => pieza.id);
  assert.equal(codeOf(await proposePaquete(deps, one, { ...proposal, piezas: notes })), 'datos-con-errores');
  const account = seen.piezas.filter(({ clase }) => clase === 'relato').map((pieza) => pieza.id);
  const { id: paquete } = accepted(await proposePaquete(deps, one, { ...proposal, piezas: account }));
  const orden = { id, paquete, versionVista: await versionOf(id) };
  assert.equal(codeOf(await releaseProposedPaquete(deps, one, orden)), 'misma-persona');
  const outcomes = await Promise.all([...Array(6)].map(() => releaseProposedPaquete(deps, two, orden)));
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 1);
  const after = accepted(await readDenunciaForReader(deps, two, id));
  assert.equal(after.denuncia.estado, 'remitida');
  assert.equal(after.paquetes.filter(({ estado }) => estado === 'liberado').length, 1);
  assert.equal(
    after.piezas.filter(
      ({ contenido }) =>
        contenido.como === 'abierta' && 'que' in contenido.valor && contenido.valor.que === 'remitida',
    ).length,
    1,
  );
});
