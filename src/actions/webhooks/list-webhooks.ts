/** Endpoints with how they fare, and the history of what was sent to one. */
import { apiLimits } from '../../domain/api/api-limits.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { type DestinoDeWebhook, listDestinos, listDestinosOfCuenta } from '../../store/webhook-destinos.ts';
import { countEntregas, type EntregaDeWebhook, listEntregas } from '../../store/webhook-entregas.ts';
import type { Deps } from '../deps.ts';
import { type Destinatario, findOwnDestino, isAdministrator, mayHaveWebhooks } from './webhook-owner.ts';

export type { EntregaDeWebhook };

export type WebhookListed = DestinoDeWebhook & {
  /** Whose it is; absent in one's own list. */
  readonly titular?: string;
  readonly pendientes: number;
  readonly muertas: number;
};

export type WebhookShown = {
  readonly destino: WebhookListed;
  readonly entregas: readonly EntregaDeWebhook[];
};

type Plain = DestinoDeWebhook & { readonly titular?: string };

async function counted(
  { db }: Pick<Deps, 'db'>,
  destinos: readonly Plain[],
): Promise<readonly WebhookListed[]> {
  const cuentas = await countEntregas(
    db,
    destinos.map(({ id }) => id),
  );
  return destinos.map((destino) => {
    const found = cuentas.find((cuenta) => cuenta.destino === destino.id);
    return { ...destino, pendientes: found?.pendientes ?? 0, muertas: found?.muertas ?? 0 };
  });
}

export async function listOwnWebhooks(
  deps: Pick<Deps, 'db'>,
  actor: Destinatario,
): Promise<readonly WebhookListed[] | Refusal> {
  if (!mayHaveWebhooks(actor)) return refuse('sin-permiso');
  return counted(deps, await listDestinosOfCuenta(deps.db, actor.cuenta, apiLimits.destinosListedMax));
}

export async function listEveryWebhook(
  deps: Pick<Deps, 'db'>,
  actor: Destinatario,
): Promise<readonly WebhookListed[] | Refusal> {
  if (!isAdministrator(actor)) return refuse('sin-permiso');
  return counted(deps, await listDestinos(deps.db, apiLimits.destinosListedMax));
}

export async function readWebhook(
  deps: Pick<Deps, 'db'>,
  actor: Destinatario,
  id: string,
): Promise<WebhookShown | Refusal> {
  const found = await findOwnDestino(deps, actor, id);
  if (isRefusal(found)) return found;
  const { secreto: _secret, secretoAnterior: _former, ...plain } = found;
  const [destino] = await counted(deps, [plain]);
  const entregas = await listEntregas(deps.db, id, apiLimits.deliveriesListedMax);
  return destino === undefined ? refuse('no-encontrada') : { destino, entregas };
}
