/** What the event of an automatic decision keeps of the facts it rested on. */
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { AdjuntoExaminado } from '../../domain/documento/examen.ts';
import { evidenciaDe } from '../../domain/tramite/evidencia.ts';
import { sha256Hex } from '../../trust/chain.ts';
import type { Facts } from '../gather-facts.ts';
import { auditoriaLimits as limits } from './auditoria-limits.ts';

const hashes = new WeakMap<WorkingCalendar, string>();

/** Of its content, whatever its version is called. One calendar serves thousands of filings. */
export function calendarHash(calendar: WorkingCalendar): string {
  const known = hashes.get(calendar);
  if (known !== undefined) return known;
  const { version: _named, ...content } = JSON.parse(JSON.stringify(calendar)) as { [k: string]: Json };
  const made = sha256Hex(canonicalJson(content));
  hashes.set(calendar, made);
  return made;
}

/** A long list of members read from a paper is not kept twice: without it a replay says what it lacks. */
function keptPaper(adjunto: AdjuntoExaminado): AdjuntoExaminado {
  const bytes = adjunto.examen === null ? 0 : JSON.stringify(adjunto.examen).length;
  return bytes > limits.examBytesMax ? { ...adjunto, examen: null } : adjunto;
}

export function evidenceOf(
  { hechos, asiento, calendar }: Facts,
  adjuntos: readonly AdjuntoExaminado[],
): Json {
  const entry = asiento === null ? null : { clase: asiento.clase, id: asiento.id, version: asiento.version };
  const kept = evidenciaDe(hechos, adjuntos.map(keptPaper), {
    huella: calendarHash(calendar.calendar),
    asiento: entry,
  });
  // JSON has one shape for what the domain types say more precisely.
  return JSON.parse(JSON.stringify(kept)) as Json;
}
