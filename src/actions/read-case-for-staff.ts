/** Everything an officer sees of a case before deciding: the request, the evidence, the register beside it, the history. */
import type { EtapaComparada } from '../domain/cronograma/comparar-cronograma.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Ficha } from '../domain/registro/ficha.ts';
import type { Proceso } from '../domain/registro/proceso.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import type { Evento } from '../domain/solicitud/evento.ts';
import { estaAbierta } from '../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { nombreDeParroquia } from '../domain/tramite/resumen.ts';
import type { Verdict } from '../domain/tramite/verdict.ts';
import { readFactsByCode } from '../store/catalogos.ts';
import { type Colega, listColegas, readNombreDeCuenta } from '../store/colegas.ts';
import { noteLectura } from '../store/lecturas.ts';
import { readJournal } from '../store/solicitudes.ts';
import { type ConversacionDeCaso, listConversacionesDeCaso } from '../store/transcripciones-de-chat.ts';
import { readForActor } from './change-solicitud.ts';
import { compareSchedule, scheduleVerdicts } from './check-schedule.ts';
import { type Clocks, readClocks } from './clocks.ts';
import type { Deps } from './deps.ts';
import { contextIn } from './examine-attachments.ts';
import type { Facts } from './gather-facts.ts';
import { type MembersOfCase, membersOfCase } from './members-of-case.ts';
import { factsOfCase, type Preview, previewApproval } from './preview-approval.ts';
import { readPapersForStaff, type StaffPaper } from './read-papers-for-staff.ts';

/** The entry as it is now, beside the version the checks saw at filing. */
export type RegisterNow = {
  readonly ficha: Ficha | null;
  readonly proceso: Proceso | null;
  /** «Parroquia, cantón, provincia» of the registered address. */
  readonly parroquia: string | null;
  /** Whether somebody changed the entry since the case was filed. */
  readonly cambio: boolean;
  readonly disponible: boolean;
  /** Civil date at the agency. */
  readonly hoy: string;
  /** For a trámite about a schedule: the present and the proposed one; empty for any other. */
  readonly cronograma: readonly EtapaComparada[];
  /** What the checks would say of that schedule today: dates pass and calendars change while a case waits. */
  readonly observaciones: readonly Verdict[];
};

export type StaffCase = {
  readonly solicitud: Solicitud;
  /** Null for a trámite that is no longer offered. */
  readonly definicion: Definicion | null;
  readonly relojes: Clocks;
  readonly diario: readonly Evento[];
  /** Conversations of the chat that it came out of. */
  readonly conversaciones: readonly ConversacionDeCaso[];
  readonly asignadoNombre: string | null;
  readonly colegas: readonly Colega[];
  /** Null for a closed case: what it changed is in its decision. */
  readonly previa: Preview | null;
  readonly registro: RegisterNow | null;
  /** In the order in which they were attached. */
  readonly papeles: readonly StaffPaper[];
  /** Null for a closed case, and where the papers bring no members to compare. */
  readonly socios: MembersOfCase | null;
};

async function registerOf(
  deps: Deps,
  definicion: Definicion,
  s: Solicitud,
  facts: Facts,
): Promise<RegisterNow> {
  const { hechos, asiento } = facts;
  const codigo = hechos.ficha?.direccion?.parroquia;
  const { parroquias } =
    codigo === undefined || hechos.parroquias.has(codigo)
      ? hechos
      : await readFactsByCode(deps.db, [codigo], []);
  return {
    ficha: hechos.ficha,
    proceso: hechos.proceso,
    parroquia: codigo === undefined ? null : nombreDeParroquia(codigo, { parroquias }),
    cambio: s.asientoVisto !== null && asiento !== null && s.asientoVisto.version !== asiento.version,
    disponible: hechos.registroDisponible,
    hoy: hechos.hoy,
    cronograma: compareSchedule(definicion, s.datos, hechos),
    observaciones: scheduleVerdicts(definicion, s.datos, hechos),
  };
}

/**
 * The visit is noted before anything is shown. `sesion`: the session that reads. `excluidas`: rows of a comparison that
 * the preview leaves out.
 */
export async function readCaseForStaff(
  deps: Deps,
  actor: Funcionario,
  sesion: { readonly id: string; readonly creadaMs: number },
  referencia: string,
  excluidas: readonly string[] = [],
): Promise<StaffCase | Refusal> {
  const solicitud = await readForActor(deps, actor, referencia);
  if (isRefusal(solicitud)) return solicitud;
  const nowMs = deps.clock.nowMs();
  const lectura = { cuenta: actor.cuenta, referencia, sesion: sesion.id, desdeMs: sesion.creadaMs };
  await noteLectura(deps.db, lectura, nowMs);
  const definicion = deps.definiciones.porId(solicitud.tramite)?.definicion ?? null;
  const isOpen = estaAbierta(solicitud.estado);
  const [calendar, diario, conversaciones, colegas, asignadoNombre, facts] = await Promise.all([
    deps.calendar(),
    readJournal(deps.db, solicitud.id),
    listConversacionesDeCaso(deps.db, solicitud.id),
    listColegas(deps.db, solicitud.unidad),
    solicitud.asignado === null ? null : readNombreDeCuenta(deps.db, solicitud.asignado),
    definicion === null ? null : factsOfCase(deps, definicion, solicitud),
  ]);
  const papeles = await readPapersForStaff(
    deps,
    definicion,
    facts === null ? null : contextIn(facts.hechos),
    solicitud,
  );
  return {
    solicitud,
    definicion,
    relojes: readClocks(solicitud, calendar, nowMs),
    diario,
    conversaciones,
    asignadoNombre,
    colegas,
    previa:
      definicion === null || facts === null || !isOpen
        ? null
        : previewApproval(deps, definicion, solicitud, facts, { adjuntos: papeles, excluidas }),
    registro:
      definicion === null || facts === null ? null : await registerOf(deps, definicion, solicitud, facts),
    papeles,
    socios: facts === null || !isOpen ? null : membersOfCase(facts.hechos.ficha, papeles),
  };
}
