import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../../../tests/database.ts';
import { isRefusal } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { updateGrupos } from '../../store/sala-lectores.ts';
import { dismissReader } from './assign-reader.ts';
import { closeRoom } from './close-room.ts';
import { declareImpediments, enrolReader, readEnrolment } from './enrol-reader.ts';
import { readRoom } from './read-room.ts';
import { salaLimits } from './sala-limits.ts';
import { accepted, enrolled } from './testing/room.ts';
import { unlockRoom } from './unlock-room.ts';

const base = await testDatabase();
const { deps } = base;
after(base.stop);

const minuteMs = 60_000;
const codeOf = (value: unknown) => (isRefusal(value) ? value.code : 'accepted');
const staff = (roles: Funcionario['roles']): Funcionario => ({
  clase: 'funcionario',
  cuenta: deps.ids.randomId(),
  nombre: 'Persona Inventada',
  roles,
  unidades: [],
});
const frase = 'la cometa roja vuelve al patio';

test('only readers and custodians enrol, and nobody who is both (ASVS 2.3.5)', async () => {
  for (const roles of [
    ['funcionario'],
    ['administrador', 'supervisor', 'auditor'],
    ['lector', 'custodio'],
    [],
  ] as const) {
    const actor = staff(roles);
    assert.equal(codeOf(await enrolReader(deps, actor, { frase, impedimentos: [] })), 'sin-permiso');
    assert.equal(codeOf(await unlockRoom(deps, actor, frase)), 'sin-permiso');
    assert.equal(codeOf(await readRoom(deps, actor, 'x')), 'sin-permiso');
    assert.equal(await readEnrolment(deps, actor), null);
  }
});

test('a weak phrase is refused, and so are impediments without end', async () => {
  const actor = staff(['lector']);
  for (const weak of [
    'corta',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    '12121212121212121212',
    'contraseniacontrasenia',
    'x'.repeat(300),
  ]) {
    assert.equal(
      codeOf(await enrolReader(deps, actor, { frase: weak, impedimentos: [] })),
      'frase-debil',
      weak,
    );
  }
  const impedimentos = Array.from({ length: salaLimits.impedimentsMax + 1 }, (_, i) => `Entidad ${i}`);
  assert.equal(codeOf(await enrolReader(deps, actor, { frase, impedimentos })), 'datos-con-errores');
});

test('nobody puts another key in the place of a reader who has one', async () => {
  const actor = staff(['lector']);
  accepted(await enrolReader(deps, actor, { frase, impedimentos: [' Municipio  Inventado '] }));
  assert.equal(
    codeOf(await enrolReader(deps, actor, { frase: `${frase} otra vez`, impedimentos: [] })),
    'transicion-imposible',
  );
  assert.deepEqual((await readEnrolment(deps, actor))?.impedimentos, ['Municipio Inventado']);
  accepted(await declareImpediments(deps, actor, ['Otra Entidad Inventada']));
  accepted(await unlockRoom(deps, actor, frase));
  accepted(await dismissReader(deps, actor));
  assert.equal(codeOf(await unlockRoom(deps, actor, frase)), 'frase-incorrecta');
  accepted(await enrolReader(deps, actor, { frase: `${frase} otra vez`, impedimentos: [] }));
});

test('the room opens with the phrase, for its reader alone, and closes by itself', async () => {
  const {
    actor,
    lector,
    token,
    frase: own,
  } = await enrolled(deps, 'Lectora Inventada Rosales', ['denuncias']);
  const other = await enrolled(deps, 'Lector Inventado Cedeño', ['denuncias']);
  assert.equal(codeOf(await unlockRoom(deps, actor, `${own}x`)), 'frase-incorrecta');
  assert.equal(codeOf(await unlockRoom(deps, staff(['lector']), own)), 'frase-incorrecta');
  assert.deepEqual(accepted(await readRoom(deps, actor, token)).clavePrivada, lector.clavePrivada);
  assert.equal(codeOf(await readRoom(deps, other.actor, token)), 'sala-cerrada');
  assert.equal(codeOf(await readRoom(deps, actor, other.token)), 'sala-cerrada');
  assert.equal(codeOf(await readRoom(deps, { ...actor, roles: ['custodio'] }, token)), 'sala-cerrada');
  deps.clock.advance((salaLimits.roomIdleMinutes - 1) * minuteMs);
  accepted(await readRoom(deps, actor, token));
  deps.clock.advance(salaLimits.roomIdleMinutes * minuteMs);
  assert.equal(codeOf(await readRoom(deps, actor, token)), 'sala-cerrada');
  const again = accepted(await unlockRoom(deps, actor, own)).token;
  for (let minutes = 0; minutes < salaLimits.roomHours * 60 - 10; minutes += 10) {
    accepted(await readRoom(deps, actor, again));
    deps.clock.advance(10 * minuteMs);
  }
  deps.clock.advance(10 * minuteMs);
  assert.equal(codeOf(await readRoom(deps, actor, again)), 'sala-cerrada');
});

test('closing, opening elsewhere and being dismissed close the room', async () => {
  const { actor, token, frase: own } = await enrolled(deps, 'Lectora Inventada Bravo', ['denuncias']);
  const second = accepted(await unlockRoom(deps, actor, own)).token;
  assert.equal(codeOf(await readRoom(deps, actor, token)), 'sala-cerrada');
  await closeRoom(deps, second);
  assert.equal(codeOf(await readRoom(deps, actor, second)), 'sala-cerrada');
  const third = accepted(await unlockRoom(deps, actor, own)).token;
  accepted(await dismissReader(deps, actor));
  assert.equal(codeOf(await readRoom(deps, actor, third)), 'sala-cerrada');
});

test('a custodian is never given a group', async () => {
  const { actor } = await enrolled(deps, 'Custodia Inventada Bravo');
  assert.equal(await updateGrupos(deps.sala.db, actor.cuenta, ['denuncias']), false);
});

test('ASVS 6.3.1 whoever guesses at a reading phrase is stopped for a while, and the right one works afterwards', async () => {
  const actor = staff(['lector']);
  const own = `${frase} propia`;
  accepted(await enrolReader(deps, actor, { frase: own, impedimentos: [] }));
  for (let i = 0; i < salaLimits.phraseGuessesMax; i += 1)
    assert.equal(codeOf(await unlockRoom(deps, actor, `${own} ${i}`)), 'frase-incorrecta');
  assert.equal(codeOf(await unlockRoom(deps, actor, own)), 'demasiados-intentos');
  deps.clock.advance(salaLimits.phraseWindowMinutes * 60_000);
  accepted(await unlockRoom(deps, actor, own));
});
