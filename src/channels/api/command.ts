/** What every command to a case carries: which case, the version that was read (If-Match), and the command's own key. */
import type { Changed, Command } from '../../actions/change-solicitud.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import type { WebContext } from '../../web/web.ts';
import type { Call, Reply } from './operation.ts';

export const etagOf = (version: number): string => `"${version}"`;

/** A reference as people write it; what cannot be one is nobody's. */
export function referenceOf({ params }: Call): string | Refusal {
  return leerReferencia(params.referencia ?? '') ?? refuse('no-encontrada');
}

export const keyOf = (c: WebContext): string => c.env.incoming.headers['idempotency-key']?.toString() ?? '';

export function readCommand(call: Call): Command | Refusal {
  const referencia = referenceOf(call);
  if (isRefusal(referencia)) return referencia;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(call.c.env.incoming.headers['if-match'] ?? '')?.[1];
  if (version === undefined) return refuse('version-necesaria');
  return { referencia, versionVista: Number(version), llave: keyOf(call.c) };
}

export function changedReply(changed: Changed | Refusal): Reply | Refusal {
  if (isRefusal(changed)) return changed;
  const { referencia, estado, version } = changed;
  return { status: 200, body: { referencia, estado, version }, headers: { etag: etagOf(version) } };
}
