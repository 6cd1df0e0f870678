/** Whose endpoint it is: one's own, or for administrators anybody's; to others it does not exist. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { esFuncionario, type Funcionario, type Solicitante } from '../../domain/solicitud/actor.ts';
import { isUuid } from '../../domain/uuid.ts';
import { type DestinoDeWebhook, findDestino, type SecretosSellados } from '../../store/webhook-destinos.ts';
import type { Deps } from '../deps.ts';

export type Destinatario = Solicitante | Funcionario;

export function isAdministrator(actor: Destinatario): boolean {
  return esFuncionario(actor) && actor.roles.includes('administrador');
}

/** Suppliers and entities hear of their own cases; the agency's own systems are an administrator's business. */
export function mayHaveWebhooks(actor: Destinatario): boolean {
  return !esFuncionario(actor) || isAdministrator(actor);
}

export async function findOwnDestino(
  { db }: Pick<Deps, 'db'>,
  actor: Destinatario,
  id: string,
): Promise<(DestinoDeWebhook & SecretosSellados) | Refusal> {
  const found = isUuid(id) && mayHaveWebhooks(actor) ? await findDestino(db, id) : null;
  if (found === null || (found.cuenta !== actor.cuenta && !isAdministrator(actor)))
    return refuse('no-encontrada');
  return found;
}
