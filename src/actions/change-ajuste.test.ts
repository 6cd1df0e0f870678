// Settings: every change is a version with its reason, chained; two people at once never overwrite each other.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../tests/database.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { Funcionario, RolFuncionario } from '../domain/solicitud/actor.ts';
import { ajusteSource } from '../store/ajuste-source.ts';
import { listAjusteHistoria, readAjuste } from '../store/ajustes.ts';
import { sha256Hex } from '../trust/chain.ts';
import { changeAjuste } from './change-ajuste.ts';

let t: TestDatabase;
before(async () => {
  t = await testDatabase();
});
after(() => t.stop());

const staff = (...roles: readonly RolFuncionario[]): Funcionario => ({
  clase: 'funcionario',
  cuenta: '01980000-0000-7000-8000-000000000001',
  nombre: 'Persona de ejemplo',
  roles,
  unidades: [],
});
const change = (versionVista: number, dias: number) => ({
  clave: 'conservacion' as const,
  versionVista,
  valor: { dias },
  motivo: `Desde hoy, ${dias} días.`,
});

test('only an administrator changes a setting', async () => {
  for (const rol of ['funcionario', 'supervisor', 'auditor', 'delegado', 'lector', 'custodio'] as const) {
    const outcome = await changeAjuste(t.deps, staff(rol), change(0, 1));
    assert.ok(isRefusal(outcome) && outcome.code === 'sin-permiso', rol);
  }
  assert.equal(await readAjuste(t.deps.db, 'conservacion'), null);
});

test('versions follow each other, and their history is a chain that cannot be altered', async () => {
  const admin = staff('administrador');
  assert.equal(await changeAjuste(t.deps, admin, change(0, 30)), 1);
  assert.equal(await changeAjuste(t.deps, admin, change(1, 60)), 2);
  const late = await changeAjuste(t.deps, admin, change(1, 90));
  assert.ok(isRefusal(late) && late.code === 'version-vieja');
  const [second, first] = await listAjusteHistoria(t.deps.db, 'conservacion', 10);
  assert.ok(second !== undefined && first !== undefined);
  const { hash, ...open } = second;
  assert.equal(hash, sha256Hex(canonicalJson(open)));
  assert.equal(second.hashAnterior, first.hash);
  assert.equal(second.motivo, 'Desde hoy, 60 días.');
  await assert.rejects(
    t.deps.db.execute({ name: 'alterar', text: `update ajustes_historia set motivo = ''` }, []),
  );
});

test('of many changes at once one is written', async () => {
  const admin = staff('administrador');
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map((n) => changeAjuste(t.deps, admin, change(2, n))));
  assert.equal(outcomes.filter((outcome) => !isRefusal(outcome)).length, 1);
});

test('whoever keeps a setting in memory sees the new value within seconds', async () => {
  const dias = ajusteSource(t.deps, 'puertas', (ajuste) => ajuste?.valor ?? 'las de siempre');
  assert.equal(await dias(), 'las de siempre');
  const admin = staff('administrador');
  await changeAjuste(t.deps, admin, { clave: 'puertas', versionVista: 0, valor: 'otras', motivo: 'Prueba.' });
  assert.equal(await dias(), 'las de siempre');
  t.deps.clock.advance(2_000);
  assert.equal(await dias(), 'otras');
});
