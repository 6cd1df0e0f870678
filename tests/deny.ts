/** Denies a case as the definition asks: by one officer, or proposed by the first and denied by the second. */
import type { Command } from '../src/actions/change-solicitud.ts';
import { denySolicitud } from '../src/actions/deny-solicitud.ts';
import type { Deps } from '../src/actions/deps.ts';
import { proposeDenial } from '../src/actions/dos-personas/propose-denial.ts';
import { isRefusal } from '../src/domain/refusals.ts';
import type { Funcionario } from '../src/domain/solicitud/actor.ts';
import { findSolicitudByReferencia } from '../src/store/solicitudes.ts';

type Words = { readonly motivo: string; readonly causal: string };

/** Throws when either of the two is refused. The case is already with the first. */
export async function deny(
  deps: Deps,
  [first, second]: readonly [Funcionario, Funcionario],
  referencia: string,
  words: Words,
): Promise<void> {
  async function command(): Promise<Command> {
    const versionVista = (await findSolicitudByReferencia(deps.db, referencia))?.version ?? -1;
    return { referencia, versionVista, llave: deps.ids.newId() };
  }
  const tramite = (await findSolicitudByReferencia(deps.db, referencia))?.tramite ?? '';
  const needsTwo = deps.definiciones.porId(tramite)?.definicion.dosPersonasParaNegar === true;
  const results = needsTwo
    ? [
        await proposeDenial(deps, first, { ...(await command()), ...words }),
        await denySolicitud(deps, second, { ...(await command()), ...words }),
      ]
    : [await denySolicitud(deps, first, { ...(await command()), ...words })];
  const refusal = results.find(isRefusal);
  if (refusal !== undefined) throw new Error(`${refusal.code}: ${refusal.sentence}`);
}
