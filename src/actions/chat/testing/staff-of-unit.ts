/** For tests of the chat: more people at work than the demonstration has, all synthetic. */
import type { Scene } from '../../../../tests/scene.ts';
import type { Refusal } from '../../../domain/refusals.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import type { Funcionario, RolFuncionario } from '../../../domain/solicitud/actor.ts';
import { insertCuenta } from '../../../store/cuentas.ts';

/** An account of staff, with a number in its name. */
export async function hire(
  { deps }: Scene,
  n: number,
  roles: readonly RolFuncionario[],
  unidades: readonly string[],
): Promise<Funcionario> {
  const cuenta = deps.ids.newId();
  const nombre = `Persona de Ejemplo ${n}`;
  await insertCuenta(
    deps.db,
    {
      id: cuenta,
      clase: 'funcionario',
      ruc: null,
      usuario: `ejemplo-${cuenta}`,
      nombre,
      correo: null,
      claveHash: null,
      roles: [...roles],
      unidades: [...unidades],
    },
    deps.clock.nowMs(),
  );
  return { clase: 'funcionario', cuenta, nombre, roles, unidades };
}

/** The code of a refusal; what was accepted says so. */
export function codeOf(outcome: unknown): Refusal['code'] | 'aceptado' {
  return isRefusal(outcome) ? outcome.code : 'aceptado';
}
