/** The automatic decision of one case judged again: gathers what was kept of it, and says what is missing. */

import type { CalendarIndex } from '../../domain/calendar/working-calendar.ts';
import { indexCalendar } from '../../domain/calendar/working-calendar.ts';
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { Evento } from '../../domain/solicitud/evento.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { type Evidencia, leerEvidencia } from '../../domain/tramite/evidencia.ts';
import { findDefinicionGuardada, listCambiosDe } from '../../store/auditoria-repeticion.ts';
import { findCalendar } from '../../store/relojes.ts';
import { findSolicitudByReferencia, readJournal } from '../../store/solicitudes.ts';
import { firstBreak } from '../../trust/chain.ts';
import type { Deps } from '../deps.ts';
import { versionOf } from '../version-of-definition.ts';
import { calendarHash } from './keep-evidence.ts';
import { type Recorded, type Replayed, replayDecision } from './replay-decision.ts';

/**
 * `igual`: the same result; `distinta`: `diferencias` say what is another; `sin-evidencia`: what a replay needs was not
 * kept or is gone; `no-automatica`: a person decided it, or nobody yet.
 */
export type ReplayedCase = {
  readonly referencia: string;
  readonly resultado: 'igual' | 'distinta' | 'sin-evidencia' | 'no-automatica';
  readonly diferencias: readonly string[];
};

type Needs = Pick<Deps, 'db' | 'calendar'>;

/** The definition as it was kept; or the sentence that says why it cannot be used. */
async function definitionOf({ db }: Needs, version: string): Promise<Definicion | string> {
  const kept = await findDefinicionGuardada(db, version);
  if (kept === null) return 'La definición del trámite con la que se decidió no está guardada.';
  const definicion = kept as Json as Definicion;
  return versionOf(definicion) === version
    ? definicion
    : 'La definición guardada no es la que se usó: su contenido no da su versión.';
}

/** The calendar of that moment, by the hash of its content; null where it is gone. */
async function calendarOf(deps: Needs, { calendario }: Evidencia): Promise<CalendarIndex | null> {
  const current = await deps.calendar();
  if (calendarHash(current.calendar) === calendario.huella) return current;
  const kept = await findCalendar(deps.db, Number(calendario.version));
  return kept !== null && calendarHash(kept) === calendario.huella ? indexCalendar(kept) : null;
}

const same = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b);
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

/** Journal against case and register: three places that must tell one story. */
async function besideJournal(
  { db }: Needs,
  s: Solicitud,
  presentada: Evento,
  decidida: Evento,
  isLast: boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  // Later corrections change the answers of the case, and say so in events of their own.
  if (isLast && !same(s.datos as Json, (presentada.datos.datos ?? null) as Json))
    found.push('Los datos de la solicitud no son los que el diario dice que se presentaron.');
  const { cambios, efecto } = decidida.datos as {
    readonly cambios?: Json;
    readonly efecto?: { clase?: string; encargo?: Json };
  };
  const isEmbedded = efecto?.encargo === null && (efecto.clase === 'proveedor' || efecto.clase === 'proceso');
  if (!isEmbedded) return found;
  const written = await listCambiosDe(db, s.referencia);
  if (!written.some((one) => same(plain(one.cambios), cambios ?? null)))
    found.push('La historia del registro no tiene el cambio que esta decisión dice que hizo.');
  return found;
}

const lacking = (referencia: string, sentence: string): ReplayedCase => ({
  referencia,
  resultado: 'sin-evidencia',
  diferencias: [sentence],
});

/** What was tampered with may not even have the shape that the rules read. */
function replayOr(recorded: Recorded, calendario: () => CalendarIndex): Replayed {
  try {
    return replayDecision(recorded, calendario);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    const sentence = 'No se puede repetir: lo que se guardó no tiene la forma que las reglas esperan.';
    return { diferencias: [sentence], miroCalendario: false };
  }
}

async function judgeAgain(
  deps: Needs,
  s: Solicitud,
  events: readonly Evento[],
  [presentada, decidida]: readonly [Evento, Evento],
): Promise<ReplayedCase> {
  const { referencia } = s;
  const evidencia = leerEvidencia(decidida.datos.evidencia);
  if (evidencia === null)
    return lacking(
      referencia,
      'Se decidió antes de que se guardaran los datos que hacen falta para repetirla.',
    );
  const version =
    typeof presentada.datos.definicion === 'string' ? presentada.datos.definicion : s.definicion;
  const definicion = await definitionOf(deps, version);
  if (typeof definicion === 'string') return lacking(referencia, definicion);
  const then = await calendarOf(deps, evidencia);
  const current = await deps.calendar();
  const recorded = {
    referencia,
    definicion,
    version,
    presentada: presentada.datos,
    decidida: decidida.datos,
    evidencia,
  };
  const { diferencias, miroCalendario } = replayOr(recorded, () => then ?? current);
  if (miroCalendario && then === null)
    return lacking(
      referencia,
      'El calendario de ese momento no está guardado y una comprobación lo necesita.',
    );
  const broken = firstBreak(events);
  const all = [
    ...(broken === null
      ? []
      : [`El evento ${broken.n} del diario fue reescrito: su contenido no da su hash.`]),
    ...diferencias,
    ...(await besideJournal(deps, s, presentada, decidida, events.at(-1) === decidida)),
  ];
  return { referencia, resultado: all.length === 0 ? 'igual' : 'distinta', diferencias: all };
}

/** Null for a reference that there is not. Asks nobody's rights: the caller has. */
export async function replayCase(deps: Needs, referencia: string): Promise<ReplayedCase | null> {
  const s = await findSolicitudByReferencia(deps.db as Deps['db'], referencia);
  if (s === null) return null;
  const events = await readJournal(deps.db, s.id);
  const presentada = events.find(({ clase }) => clase === 'presentada');
  const decidida = events.find(({ clase }) => clase === 'decidida');
  if (presentada === undefined || decidida === undefined)
    return {
      referencia,
      resultado: 'no-automatica',
      diferencias: ['No la decidió el programa: la decidió una persona o sigue abierta.'],
    };
  if ('depurado' in decidida.datos || 'depurado' in presentada.datos)
    return lacking(referencia, 'Su contenido se retiró al cumplirse el tiempo de conservación.');
  return judgeAgain(deps, s, events, [presentada, decidida]);
}
