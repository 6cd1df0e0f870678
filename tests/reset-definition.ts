/** The definition by which passwords are reset, for tests of what lies behind it. */
import type { DefinicionVigente } from '../src/actions/deps.ts';
import { tramites } from '../tramites/index.ts';

export function resetDefinition(): DefinicionVigente {
  const definicion = tramites.find(({ solicitante }) => solicitante === 'titular-sin-sesion');
  if (definicion === undefined) throw new Error('no definition resets passwords');
  return { definicion, version: 'de-prueba' };
}
