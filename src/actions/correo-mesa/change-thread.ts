/** The frame of every verb on a thread of mails: rights, version, journal and letter, in one transaction. */
import { conHecho } from '../../domain/correo/hilo.ts';
import { impedimentoEnCorreo, type VerboDeHilo } from '../../domain/correo/quien-puede.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Queries } from '../../platform/database.ts';
import { changeHilo, type Hilo } from '../../store/correo-mesa-hilo.ts';
import { insertSalidas, type SalidaNueva } from '../../store/correo-salidas.ts';
import type { Deps } from '../deps.ts';
import { openThread } from './read-thread-for-staff.ts';

/** The thread, the version the person was looking at, and the command's own key. */
export type ThreadCommand = { readonly id: string; readonly versionVista: number; readonly llave: string };

export type ThreadChange = {
  /** As it is to stand; its version and journal are the frame's. */
  readonly hilo: Hilo;
  /** What the journal keeps of it: words, and what they are about. */
  readonly texto?: string;
  readonly sobre?: string | null;
  readonly salida?: Omit<SalidaNueva, 'id' | 'hilo'>;
  /** Further writing of the same transaction; false takes everything back. */
  readonly alongside?: (queries: Queries) => Promise<boolean>;
};

export type ThreadChanged = { readonly id: string; readonly version: number };

/** Takes the transaction back where the thread was no longer as it was seen. */
class ThreadMoved extends Error {
  override readonly name = 'ThreadMoved';
}

/** Names who changed it, where the journal tells. */
function movedRefusal({ contenido }: Hilo): Refusal {
  const last = contenido.historia.at(-1);
  if (last === undefined) return refuse('hilo-cambiado');
  const who =
    last.quien === 'funcionario' ? last.nombre : last.quien === 'persona' ? 'La persona' : 'Un correo nuevo';
  return refuse('hilo-cambiado', {
    sentence: `${who} cambió este hilo mientras usted lo veía. Revise cómo está ahora y repita lo que quería hacer.`,
  });
}

const alreadyDone = ({ contenido }: Hilo, actor: Funcionario, llave: string): boolean =>
  contenido.historia.some((hecho) => hecho.llave === llave && hecho.cuenta === actor.cuenta);

/** Writes the change with its line in the journal, or takes everything back. False: the thread had moved on. */
export async function commitThread(
  deps: Deps,
  actor: Funcionario,
  verbo: string,
  llave: string,
  change: ThreadChange,
): Promise<boolean> {
  const nowMs = deps.clock.nowMs();
  const { hilo, texto = '', sobre = null, salida, alongside } = change;
  const id = deps.ids.newId();
  const contenido = conHecho(hilo.contenido, {
    enMs: nowMs,
    quien: 'funcionario',
    cuenta: actor.cuenta,
    nombre: actor.nombre,
    verbo,
    texto,
    sobre: salida === undefined ? sobre : id,
    llave,
  });
  try {
    await deps.db.transaction(async (queries) => {
      if (!(await changeHilo(queries, { ...hilo, contenido }, nowMs))) throw new ThreadMoved();
      if (salida !== undefined) await insertSalidas(queries, [{ ...salida, id, hilo: hilo.id }], nowMs);
      if (alongside !== undefined && !(await alongside(queries))) throw new ThreadMoved();
    });
  } catch (error) {
    if (error instanceof ThreadMoved) return false;
    throw error;
  }
  deps.nudge();
  return true;
}

/**
 * Runs a verb. A repeated key finds its own first doing; a version that is no longer the present one is refused with
 * `hilo-cambiado`, which says who changed it.
 */
export async function changeThread(
  deps: Deps,
  actor: Funcionario,
  { id, versionVista, llave }: ThreadCommand,
  verbo: VerboDeHilo,
  aplica: (hilo: Hilo) => Promise<ThreadChange | Refusal> | ThreadChange | Refusal,
): Promise<ThreadChanged | Refusal> {
  if (!/^[\w.:-]{8,100}$/.test(llave)) return refuse('llave-invalida');
  const hilo = await openThread(deps, actor, id);
  if (isRefusal(hilo)) return hilo;
  if (hilo.version !== versionVista)
    return alreadyDone(hilo, actor, llave) ? { id, version: hilo.version } : movedRefusal(hilo);
  const stop = impedimentoEnCorreo(actor, verbo, hilo);
  if (stop !== null) return stop;
  const change = await aplica(hilo);
  if (isRefusal(change)) return change;
  if (await commitThread(deps, actor, verbo, llave, change)) return { id, version: versionVista + 1 };
  const now = await openThread(deps, actor, id);
  if (isRefusal(now)) return now;
  return alreadyDone(now, actor, llave) ? { id, version: now.version } : movedRefusal(now);
}
