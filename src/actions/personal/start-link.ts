/** The link with which a person of the staff chooses a password: made for an account, shown once, told to nobody else. */
import { paths } from '../../paths.ts';
import type { Queries } from '../../platform/database.ts';
import { tokenHash } from '../../platform/token-hash.ts';
import { insertEnlaceDeInicio } from '../../store/enlaces-de-inicio.ts';
import type { PersonalDeps } from './change-persona.ts';
import { personalLimits } from './personal-limits.ts';

/** 32 bytes: 256 bits. */
const tokenBytes = 32;

/** The path of a new link; every earlier one of the account ends. Its token is stored nowhere, so it cannot be shown again. */
export async function makeStartLink(
  deps: PersonalDeps,
  queries: Queries,
  cuenta: string,
  creadoPor: string,
): Promise<string> {
  const token = deps.ids.randomToken(tokenBytes);
  const creadoMs = deps.clock.nowMs();
  await insertEnlaceDeInicio(queries, {
    id: deps.ids.newId(),
    cuenta,
    huella: tokenHash(token),
    creadoPor,
    creadoMs,
    venceMs: creadoMs + personalLimits.startLinkHours * 3_600_000,
  });
  return paths.mesa.comenzar(token);
}
