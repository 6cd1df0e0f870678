/** Everything an officer sees of a case before deciding: the request, the evidence, the register beside it, the history. */
import type { EtapaComparada } from '../domain/cronograma/comparar-cronograma.ts';
import type { Plantilla } from '../domain/plantilla/plantilla.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import type { Ficha } from '../domain/registro/ficha.ts';
import type { Proceso } from '../domain/registro/proceso.ts';
import type { Funcionario } from '../domain/solicitud/actor.ts';
import type { Evento } from '../domain/solicitud/evento.ts';
import { estaAbierta } from '../domain/solicitud/lifecycle.ts';
import type { LoVisto } from '../domain/solicitud/lo-visto.ts';
import type { PresenteEnCaso } from '../domain/solicitud/presente.ts';
import { type Reapertura, reaperturaDe } from '../domain/solicitud/reapertura.ts';
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
import { caseSeen } from './dos-personas/case-seen.ts';
import { type FourEyes, readFourEyes, withFourEyes } from './dos-personas/read-four-eyes.ts';
import { contextIn } from './examine-attachments.ts';
import type { Facts } from './gather-facts.ts';
import { type MembersOfCase, membersOfCase } from './members-of-case.ts';
import { readableReferences } from './menciones/readable-references.ts';
import { templatesFor } from './plantillas/templates.ts';
import { noteCasePresence } from './presencia/case-presence.ts';
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
  /** What a risk or the definition demands of it is already said in it. */
  readonly solicitud: Solicitud;
  readonly cuatroOjos: FourEyes;
  /** What this look shows, part by part; null for a closed case. */
  readonly visto: LoVisto | null;
  /** Null for a trámite that is no longer offered. */
  readonly definicion: Definicion | null;
  readonly relojes: Clocks;
  /** Of a closed case. */
  readonly reapertura: Reapertura | null;
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
  /** Who else has it open now. */
  readonly otros: readonly PresenteEnCaso[];
  /** Cases that its notes name and this person may open. */
  readonly legibles: ReadonlySet<string>;
  /** Of its unit, for this trámite. */
  readonly plantillas: readonly Plantilla[];
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
  const [otros, legibles, plantillas] = await Promise.all([
    noteCasePresence(deps, actor, solicitud, ''),
    readableReferences(deps, actor, diario),
    templatesFor(deps, solicitud),
  ]);
  const socios = facts === null || !isOpen ? null : membersOfCase(facts.hechos.ficha, papeles);
  const cuatroOjos = await readFourEyes(deps, solicitud, isOpen ? definicion : null, socios);
  // Who decides second is shown the rows of the proposal, and no others.
  const filas = solicitud.propuesta?.excluidas ?? excluidas;
  return {
    solicitud: withFourEyes(solicitud, cuatroOjos),
    cuatroOjos,
    visto:
      definicion === null || facts === null || !isOpen
        ? null
        : caseSeen(deps, solicitud, definicion, { facts, papeles, socios, excluidas: filas }),
    definicion,
    relojes: readClocks(solicitud, calendar, nowMs),
    reapertura: reaperturaDe(solicitud, definicion, calendar, nowMs),
    diario,
    conversaciones,
    asignadoNombre,
    colegas,
    previa:
      definicion === null || facts === null || !isOpen
        ? null
        : previewApproval(deps, definicion, solicitud, facts, { adjuntos: papeles, excluidas: filas }),
    registro:
      definicion === null || facts === null ? null : await registerOf(deps, definicion, solicitud, facts),
    papeles,
    socios,
    otros,
    legibles,
    plantillas,
  };
}
