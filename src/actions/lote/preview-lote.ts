/** What a verb would do to each of many cases, and where it would not and why: nothing is written. */
import { impedimentoPara } from '../../domain/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { type Colega, listColegas } from '../../store/colegas.ts';
import { readForActor } from '../change-solicitud.ts';
import type { Deps } from '../deps.ts';
import type { AccionDeLote, FilaElegida } from './lote.ts';
import { loteLimits } from './lote-limits.ts';

export type FilaPrevista = FilaElegida & {
  /** Null where the case may not be read: then it does not exist. */
  readonly solicitud: Pick<Solicitud, 'tramite' | 'solicitante' | 'estado' | 'unidad' | 'asignado'> | null;
  /** Null: it will be done. */
  readonly impedimento: Refusal | null;
};

export type LotePrevisto = {
  readonly filas: readonly FilaPrevista[];
  /** Who handles cases of every unit among the rows that can be done; only asked for handing on. */
  readonly colegas: readonly Colega[];
};

function obstacle(
  actor: Funcionario,
  accion: AccionDeLote,
  solicitud: Solicitud,
  version: number,
): Refusal | null {
  if (solicitud.version !== version) return refuse('version-vieja');
  const stop = impedimentoPara(actor, accion, solicitud);
  if (stop !== null) return stop;
  if (accion !== 'tomar' || solicitud.asignado === null) return null;
  if (solicitud.asignado !== actor.cuenta) return refuse('otra-persona-la-tiene');
  return refuse('transicion-imposible', { sentence: 'Ya está a su cargo.' });
}

/** The same case twice is one row. */
export function distinctRows(filas: readonly FilaElegida[]): readonly FilaElegida[] {
  return [...new Map(filas.map((fila) => [fila.referencia, fila])).values()];
}

/** Refuses an empty choice and one above `rowsMax`. */
export function checkRows(filas: readonly FilaElegida[]): Refusal | null {
  if (filas.length === 0)
    return refuse('datos-con-errores', {
      sentence: 'No marcó ninguna solicitud. Vuelva a la cola y marque al menos una.',
    });
  return filas.length > loteLimits.rowsMax
    ? refuse('datos-con-errores', {
        sentence: `Marcó ${filas.length} solicitudes y el máximo es ${loteLimits.rowsMax}. Vuelva a la cola y marque menos.`,
      })
    : null;
}

async function commonColleagues(
  deps: Deps,
  actor: Funcionario,
  units: readonly string[],
): Promise<readonly Colega[]> {
  const lists = await Promise.all(units.map((unidad) => listColegas(deps.db, unidad)));
  const [first = [], ...rest] = lists;
  return first.filter(
    ({ id }) => id !== actor.cuenta && rest.every((list) => list.some((one) => one.id === id)),
  );
}

export async function previewLote(
  deps: Deps,
  actor: Funcionario,
  accion: AccionDeLote,
  chosen: readonly FilaElegida[],
): Promise<LotePrevisto | Refusal> {
  const elegidas = distinctRows(chosen);
  const stop = checkRows(elegidas);
  if (stop !== null) return stop;
  const filas = await Promise.all(
    elegidas.map(async (fila): Promise<FilaPrevista> => {
      const solicitud = await readForActor(deps, actor, fila.referencia);
      if (isRefusal(solicitud)) return { ...fila, solicitud: null, impedimento: solicitud };
      return { ...fila, solicitud, impedimento: obstacle(actor, accion, solicitud, fila.version) };
    }),
  );
  const units = filas.flatMap(({ impedimento, solicitud }) =>
    impedimento === null && solicitud !== null ? [solicitud.unidad] : [],
  );
  return {
    filas,
    colegas: accion === 'pasar' ? await commonColleagues(deps, actor, [...new Set(units)]) : [],
  };
}
