/** Who calls: a token of the API, or a session's, in the Authorization header. Cookies are not looked at, so no page can forge a call. */
import { type Caller, readApiToken } from '../../actions/api-tokens/read-api-token.ts';
import { readSession } from '../../actions/read-session.ts';
import { type Alcance, alcancesDe } from '../../domain/api/alcances.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { esSolicitante, type Funcionario, type Solicitante } from '../../domain/solicitud/actor.ts';
import type { Web, WebContext } from '../../web/web.ts';

const missing = 'Falta la cabecera Authorization con un token vigente.';

/** A supplier's or entity's own session may do all that its account may; staff's sessions belong to the browser. */
async function sessionCaller({ deps }: Web, token: string): Promise<Caller | Refusal | null> {
  const session = await readSession(deps, token);
  if (session === null) return null;
  const { id, actor } = session;
  return esSolicitante(actor)
    ? { id, actor, alcances: new Set(alcancesDe(actor.clase)) }
    : refuse('sin-permiso');
}

export async function readCaller(web: Web, c: WebContext): Promise<Caller | Refusal> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(c.env.incoming.headers.authorization ?? '')?.[1];
  const found =
    token === undefined ? null : ((await readApiToken(web.deps, token)) ?? (await sessionCaller(web, token)));
  return found ?? refuse('sesion-necesaria', { sentence: missing });
}

export function scopeRefusal({ alcances }: Caller, any: readonly Alcance[]): Refusal | null {
  if (any.some((alcance) => alcances.has(alcance))) return null;
  return refuse('alcance-insuficiente', {
    sentence: `El token no tiene el permiso que esta operación exige: ${any.join(' o ')}.`,
  });
}

/** Only operations with scopes of filers call it: whoever got so far and is none is asked for another token. */
export function filerOf(caller: Caller | null): Solicitante | Refusal {
  return caller !== null && esSolicitante(caller.actor) ? caller.actor : refuse('alcance-insuficiente');
}

export function officerOf(caller: Caller | null): Funcionario | Refusal {
  return caller !== null && !esSolicitante(caller.actor) ? caller.actor : refuse('alcance-insuficiente');
}
