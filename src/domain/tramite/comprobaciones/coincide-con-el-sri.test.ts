/** A difference with the tax register warns, asks for a declaration, and never blocks; without its data nothing is said. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { demoRegister } from '../../../../demo/register.ts';
import { plainFacts } from '../../../../tests/promises/plain-facts.ts';
import type { Ficha } from '../../registro/ficha.ts';
import { coincideConElSri } from './coincide-con-el-sri.ts';

const { textilera } = demoRegister('2026-11-23').proveedores;

function found(sri: Ficha['sri'], datos: { parroquia?: string; nombreComercial?: string }) {
  assert.ok(textilera);
  const ficha = { ...textilera, sri };
  const hechos = plainFacts('2026-11-23', { ficha });
  return coincideConElSri.halla({ cambia: [], ...datos }, hechos, []);
}

test('both differences warn, with what to declare', () => {
  const findings = found(
    { parroquia: '170150', nombreComercial: 'Uno' },
    { parroquia: '010150', nombreComercial: 'Dos' },
  );
  assert.deepEqual(
    findings.map((f) => [f.code, f.state, f.officer ?? false]),
    [
      ['direccion-distinta-del-sri', 'warn', false],
      ['nombre-distinto-del-sri', 'warn', false],
    ],
  );
  assert.ok(findings.every((f) => f.confirm));
});

test('capitals are no difference, and an unknown value is not compared', () => {
  assert.deepEqual(
    found(
      { parroquia: null, nombreComercial: 'TEXTILES' },
      { parroquia: '010150', nombreComercial: 'Textiles' },
    ),
    [],
  );
  assert.deepEqual(found(null, { parroquia: '010150', nombreComercial: 'Textiles' }), []);
});
