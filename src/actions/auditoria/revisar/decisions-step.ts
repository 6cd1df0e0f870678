/** A step of the replay of automatic decisions: some dozens of them, counted by how they came out. */
import type {
  HallazgoDeRevision,
  PasoDeRevision,
  PedidoDeRevision,
  Revision,
} from '../../../domain/auditoria/revision.ts';
import type { Json } from '../../../domain/canonical-json.ts';
import { type LugarDeDecision, listDecididas } from '../../../store/auditoria-repeticion.ts';
import type { Deps } from '../../deps.ts';
import { auditoriaLimits as limits } from '../auditoria-limits.ts';
import { type ReplayedCase, replayCase } from '../replay-case.ts';

type Replay = Extract<PedidoDeRevision, { clase: 'repeticion' }>;

const counters = {
  igual: 'iguales',
  distinta: 'distintas',
  'sin-evidencia': 'sinEvidencia',
  'no-automatica': 'noAutomaticas',
} as const;

function findingsOf({ referencia, resultado, diferencias }: ReplayedCase): readonly HallazgoDeRevision[] {
  if (resultado !== 'distinta') return [];
  return diferencias.map((frase) => ({ codigo: 'decision-distinta', frase, referencia }));
}

function tally(resultado: Revision['resultado'], replayed: readonly ReplayedCase[]): Revision['resultado'] {
  const counted: { [nombre: string]: Json } = {
    iguales: 0,
    distintas: 0,
    sinEvidencia: 0,
    noAutomaticas: 0,
    ...resultado,
  };
  for (const { resultado: how } of replayed) {
    const name = counters[how];
    counted[name] = Number(counted[name] ?? 0) + 1;
  }
  // Why a replay was not possible, once: the first reason stands for the others.
  const lacking = replayed.find(({ resultado: how }) => how === 'sin-evidencia' || how === 'no-automatica');
  const [why] = lacking?.diferencias ?? [];
  return why === undefined || counted.motivo !== undefined ? counted : { ...counted, motivo: why };
}

function outcome(
  replayed: readonly ReplayedCase[],
  revision: Revision,
  rest: Pick<PasoDeRevision, 'avance' | 'acabo' | 'total'>,
): PasoDeRevision {
  const nuevos = replayed.flatMap(findingsOf);
  return {
    ...rest,
    hechos: revision.hechos + replayed.length,
    resultado: tally(revision.resultado, replayed),
    nuevos,
    hallados: nuevos.length,
  };
}

export async function decisionsStep(
  deps: Pick<Deps, 'db' | 'calendar'>,
  revision: Revision,
  pedido: Replay,
): Promise<PasoDeRevision> {
  if ('referencia' in pedido) {
    const one = await replayCase(deps, pedido.referencia);
    return outcome(one === null ? [] : [one], revision, { avance: null, total: 1, acabo: true });
  }
  const tras = (revision.avance as Json as LugarDeDecision | null) ?? {
    us: pedido.desdeMs * 1000 - 1,
    seq: '0',
  };
  const { filas, sigue } = await listDecididas(deps.db, { ...pedido, tras }, limits.stepDecisions);
  const replayed: ReplayedCase[] = [];
  for (const { referencia } of filas) {
    const one = await replayCase(deps, referencia);
    if (one !== null) replayed.push(one);
  }
  const isFull = revision.hechos + replayed.length >= limits.decisionsMax;
  return outcome(replayed, revision, {
    avance: sigue === null ? null : { ...sigue },
    total: null,
    acabo: sigue === null || isFull,
  });
}
