/** Which account somebody means by a user name, an e-mail or a RUC. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { type CuentaHallada, findCuentasPara } from '../../store/auditoria-lineas.ts';
import type { Deps } from '../deps.ts';
import { auditoriaLimits as limits } from './auditoria-limits.ts';
import { audits } from './read-lines.ts';

export type { CuentaHallada } from '../../store/auditoria-lineas.ts';

/** `cuenta`: an id that was chosen before; it counts over what was typed. */
export async function findAccounts(
  deps: Pick<Deps, 'db'>,
  actor: Funcionario,
  { quien, cuenta }: { readonly quien: string; readonly cuenta: string },
): Promise<readonly CuentaHallada[] | Refusal> {
  if (!audits(actor)) return refuse('no-encontrada');
  if (quien === '' && cuenta === '') return [];
  const texto = cuenta === '' ? quien : '';
  return findCuentasPara(deps.db, { texto, id: cuenta === '' ? null : cuenta }, limits.accountsFound);
}
