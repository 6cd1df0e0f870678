/** Makes a recovery key: its public half is kept, the private one is handed out in parts and forgotten. */
import { type Refusal, refuse } from '../../domain/refusals.ts';
import { insertRecuperacion, listRecuperacion } from '../../store/sala-lectores.ts';
import { newKeyPair } from '../../trust/sellado/hpke.ts';
import { splitKey } from '../../trust/sellado/shares.ts';
import { appendBitacora } from './bitacora.ts';
import { undoing } from './change-denuncia.ts';
import type { SalaDeps } from './sala-types.ts';

/** The version is one byte of each part. */
const versionMax = 255;

/** Every complaint from now on is sealed to it. 2 <= needed <= parts <= 255. 'transicion-imposible' when another was made at the same time. */
export async function prepareRecovery(
  deps: SalaDeps,
  { parts, needed }: { readonly parts: number; readonly needed: number },
): Promise<{ readonly version: number; readonly parts: readonly string[] } | Refusal> {
  const version = ((await listRecuperacion(deps.sala.db)).at(-1)?.version ?? 0) + 1;
  if (version > versionMax) return refuse('transicion-imposible');
  const pair = await newKeyPair(deps.ids);
  const printed = await splitKey(pair.privateKey, version, parts, needed);
  return undoing(deps, async (queries) => {
    const llave = { version, clavePublica: pair.publicKey, k: needed, n: parts };
    if (!(await insertRecuperacion(queries, llave, deps.clock.nowMs())))
      return refuse('transicion-imposible');
    await appendBitacora(queries, deps, {
      clase: 'recuperacion-nueva',
      denuncia: null,
      cuenta: null,
      nombre: 'Operador',
    });
    return { version, parts: printed };
  });
}
