/** Readers of the sealed room for tests: enrolled without a phrase, their keys at hand. */
import assert from 'node:assert/strict';
import type { Deps } from '../src/actions/deps.ts';
import type { LectorAbierto } from '../src/actions/sala/sala-types.ts';
import type { GrupoDeSala } from '../src/domain/denuncia/denuncia.ts';
import { insertLector, updateGrupos } from '../src/store/sala-lectores.ts';
import { newKeyPair } from '../src/trust/sellado/hpke.ts';

type Enrolled = {
  readonly nombre: string;
  readonly grupos: readonly GrupoDeSala[];
  readonly custodio?: boolean;
};

export async function enrolledReader(
  deps: Deps,
  { nombre, grupos, custodio = false }: Enrolled,
): Promise<LectorAbierto> {
  const { publicKey, privateKey } = await newKeyPair(deps.ids);
  const cuenta = deps.ids.randomId();
  const lector = {
    cuenta,
    nombre,
    custodio,
    clavePublica: publicKey,
    claveSellada: Buffer.of(0),
    impedimentos: [],
  };
  assert.ok(await insertLector(deps.sala.db, lector, deps.clock.nowMs()));
  if (grupos.length > 0) assert.ok(await updateGrupos(deps.sala.db, cuenta, grupos));
  return { cuenta, nombre, grupos, custodio, clavePrivada: privateKey };
}

/** One for each group, and a custodian. */
export async function someReaders(deps: Deps) {
  const [denuncias, extorsion, jefatura, custodia] = await Promise.all([
    enrolledReader(deps, { nombre: 'Lectora de Prueba Uno', grupos: ['denuncias'] }),
    enrolledReader(deps, { nombre: 'Lector de Prueba Dos', grupos: ['extorsion'] }),
    enrolledReader(deps, { nombre: 'Jefatura de Prueba', grupos: ['personal-propio'] }),
    enrolledReader(deps, { nombre: 'Custodia de Prueba', grupos: [], custodio: true }),
  ]);
  return { denuncias, extorsion, jefatura, custodia };
}
