/** The setting of how long things are kept, with how much would go by it today; and its change by an administrator. */
import { type ClaseConservada, clavesConservadas } from '../../domain/conservacion/clases.ts';
import { type Conservacion, leerConservacion } from '../../domain/conservacion/conservacion.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { countCasosVencidos, countVencidas, type Vencible } from '../../store/conservacion-vencida.ts';
import { changeAjuste } from '../change-ajuste.ts';
import type { Deps } from '../deps.ts';
import { conservacionInForce } from './conservacion-in-force.ts';
import { conservacionLimits as limits } from './conservacion-limits.ts';
import { endOf, endsOfCases } from './ends-of-time.ts';
import { cleanMotivo } from './order-conservation.ts';

const counted: { readonly [C in Exclude<ClaseConservada, 'solicitudes'>]: readonly Vencible[] } = {
  borradores: ['borradores'],
  conversaciones: ['conversaciones'],
  'correo-original': ['originales'],
  'correo-texto': ['hilos', 'sueltos'],
  cartas: ['cartas'],
  seguridad: ['seguridad'],
  lecturas: ['lecturas'],
  peticiones: ['peticiones'],
  paquetes: ['paquetes'],
};

export type Vista = {
  readonly version: number;
  readonly conservacion: Conservacion;
  /** What would go now, by kind; counting stops at `previewCountMax`. */
  readonly saldria: { readonly [C in ClaseConservada]: number };
  readonly tramites: readonly { readonly id: string; readonly nombre: string }[];
};

async function countOf(
  { db }: Deps,
  conservacion: Conservacion,
  clase: ClaseConservada,
  nowMs: number,
): Promise<number> {
  const max = limits.previewCountMax;
  if (clase === 'solicitudes') return countCasosVencidos(db, endsOfCases(conservacion, nowMs), max);
  let all = 0;
  for (const kind of counted[clase])
    all += await countVencidas(db, kind, endOf(conservacion, clase, nowMs), max);
  return Math.min(all, max);
}

/** `otra`: a setting that is only tried out; the one in force where null. */
export async function previewConservacion(
  deps: Deps,
  actor: Funcionario,
  otra: Conservacion | null,
): Promise<Vista | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('no-encontrada');
  const inForce = await conservacionInForce(deps);
  const conservacion = otra ?? inForce.conservacion;
  const nowMs = deps.clock.nowMs();
  const saldria: [ClaseConservada, number][] = [];
  for (const clase of clavesConservadas)
    saldria.push([clase, await countOf(deps, conservacion, clase, nowMs)]);
  return {
    version: inForce.version,
    conservacion,
    saldria: Object.fromEntries(saldria) as Vista['saldria'],
    tramites: deps.definiciones.todas.map(({ definicion: { id, nombre } }) => ({ id, nombre })),
  };
}

/** What was typed, checked; the fields at fault otherwise. */
export function readConservacionTyped(
  deps: Pick<Deps, 'definiciones'>,
  dicho: (nombre: string) => string,
): Conservacion | Refusal {
  const tramites = deps.definiciones.todas.map(({ definicion }) => definicion.id);
  const read = leerConservacion(dicho, tramites);
  return 'plazos' in read ? read : refuse('datos-con-errores', { errors: read });
}

/** The new version. */
export async function changeConservacion(
  deps: Deps,
  actor: Funcionario,
  change: { readonly versionVista: number; readonly conservacion: Conservacion; readonly motivo: string },
): Promise<number | Refusal> {
  if (!actor.roles.includes('administrador')) return refuse('sin-permiso');
  const motivo = cleanMotivo(change.motivo);
  if (isRefusal(motivo)) return motivo;
  const { versionVista, conservacion: valor } = change;
  return changeAjuste(deps, actor, { clave: 'conservacion', versionVista, valor, motivo });
}
