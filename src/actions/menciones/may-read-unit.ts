/** Whether somebody of the staff may read the cases of a unit: policy is asked about a case of which only the unit is known. */
import { impedimentoPara } from '../../domain/policy.ts';
import { type Funcionario, rolesDeFuncionario } from '../../domain/solicitud/actor.ts';
import type { FuncionarioMencionable } from '../../store/menciones.ts';

export function mayReadUnit(actor: Funcionario, unidad: string): boolean {
  const solicitante = { clase: 'publico', ruc: null, nombre: '', cuenta: null } as const;
  const asunto = { estado: 'recibida', unidad, asignado: null, dosPersonas: false, solicitante } as const;
  return impedimentoPara(actor, 'leer', { ...asunto, propuesta: null }) === null;
}

/** An account as the actor it would be; roles that are no roles give nothing. */
export function asActor({ id, nombre, roles, unidades }: FuncionarioMencionable): Funcionario {
  return {
    clase: 'funcionario',
    cuenta: id,
    nombre,
    roles: rolesDeFuncionario.filter((rol) => roles.includes(rol)),
    unidades,
  };
}
