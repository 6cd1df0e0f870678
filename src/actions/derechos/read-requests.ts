/** Requests about data, for whoever made them and for the data protection officer. */
import { computeDeadline } from '../../domain/calendar/deadline.ts';
import { explainDeadline } from '../../domain/calendar/deadline-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import type { PasoDePeticion, Peticion } from '../../domain/derechos/peticion.ts';
import { type PlanEnPalabras, planEnPalabras } from '../../domain/derechos/plan-de-supresion.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario, Solicitante } from '../../domain/solicitud/actor.ts';
import {
  findPeticion,
  listPeticionesAbiertas,
  listPeticionesCerradas,
  listPeticionesDeCuenta,
  readPasos,
} from '../../store/peticiones-de-datos.ts';
import { readPlanDeSupresion } from '../../store/supresion.ts';
import { conservacionInForce } from '../conservacion/conservacion-in-force.ts';
import type { Deps } from '../deps.ts';
import { derechosLimits as limits } from './derechos-limits.ts';
import { personaDe } from './personal-addresses.ts';

export type OwnRequests = {
  readonly peticiones: readonly Peticion[];
  readonly respuestaDias: number;
  readonly zone: Zone;
  readonly nowMs: number;
};

export async function readOwnRequests(deps: Deps, actor: Solicitante): Promise<OwnRequests> {
  const [peticiones, { zone }, { conservacion }] = await Promise.all([
    listPeticionesDeCuenta(deps.db, actor.cuenta, limits.listedMax),
    deps.calendar(),
    conservacionInForce(deps),
  ]);
  const { respuestaDias } = conservacion;
  return { peticiones, respuestaDias, zone, nowMs: deps.clock.nowMs() };
}

export type DataDesk = {
  readonly abiertas: readonly Peticion[];
  readonly cerradas: readonly Peticion[];
  readonly zone: Zone;
  readonly nowMs: number;
};

export async function readDataDesk(deps: Deps, actor: Funcionario): Promise<DataDesk | Refusal> {
  if (!actor.roles.includes('delegado')) return refuse('no-encontrada');
  const [abiertas, cerradas, { zone }] = await Promise.all([
    listPeticionesAbiertas(deps.db, limits.listedMax),
    listPeticionesCerradas(deps.db, limits.listedMax),
    deps.calendar(),
  ]);
  return { abiertas, cerradas, zone, nowMs: deps.clock.nowMs() };
}

export type DataRequest = {
  readonly peticion: Peticion;
  readonly pasos: readonly PasoDePeticion[];
  /** How the date was reckoned, in words. */
  readonly explicacion: string;
  /** Of an erasure whose asker is known. */
  readonly plan: PlanEnPalabras | null;
  readonly zone: Zone;
  readonly nowMs: number;
};

export async function readDataRequest(
  deps: Deps,
  actor: Funcionario,
  id: string,
): Promise<DataRequest | Refusal> {
  if (!actor.roles.includes('delegado')) return refuse('no-encontrada');
  const peticion = /^[0-9a-f-]{36}$/.test(id) ? await findPeticion(deps.db, id) : null;
  if (peticion === null) return refuse('no-encontrada');
  const [pasos, calendar, { conservacion }] = await Promise.all([
    readPasos(deps.db, id),
    deps.calendar(),
    conservacionInForce(deps),
  ]);
  const wantsPlan = peticion.derecho === 'supresion' && peticion.identidad !== null;
  const cuentas = wantsPlan ? await readPlanDeSupresion(deps.db, await personaDe(deps, peticion)) : null;
  const nowMs = deps.clock.nowMs();
  const clock = {
    plazo: peticion.plazo,
    startedAtMs: peticion.recibidaMs,
    territory: {},
    pauses: [],
    calendarVersion: calendar.calendar.version,
    finishedAtMs: peticion.respondidaMs,
  };
  return {
    peticion,
    pasos,
    explicacion: explainDeadline(computeDeadline(clock, calendar, nowMs)),
    plan: cuentas === null ? null : planEnPalabras(cuentas, conservacion),
    zone: calendar.zone,
    nowMs,
  };
}
