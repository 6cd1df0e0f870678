/**
 * Tells of the clocks that run out: event, letter and next look in one transaction, so that whoever dies in it told
 * nobody and the next one tells all. The version each case was read at keeps two processes from telling twice.
 */
import { escalasLimits } from '../../domain/escalas/escalas-limits.ts';
import { type AvisoPendiente, porAvisar, trasAvisar } from '../../domain/escalas/por-avisar.ts';
import type { Queries } from '../../platform/database.ts';
import { type PorAvisarDe, readAQuienAvisar } from '../../store/a-quien-avisar.ts';
import { insertAvisosDebidos } from '../../store/avisos-debidos.ts';
import { type Recalculada, readAbiertas, writeRecalculadas } from '../../store/relojes.ts';
import {
  dropVigilancias,
  listPorMirar,
  putVigilancias,
  readYaDicho,
  type Vigilancia,
} from '../../store/vigilancia.ts';
import type { Deps } from '../deps.ts';
import { agencyToday } from '../reparto/today.ts';
import { peopleFor, silenceData, sistema, warningData, withEvent } from './told-case.ts';
import { type WarnedOf, warningLetter } from './warning-letter.ts';
import type { WatchRules } from './watch-rules.ts';
import { vigilanciaOf, type WatchedCase, watchedCase } from './watched-case.ts';

type Told = {
  readonly watched: WatchedCase;
  readonly avisos: readonly AvisoPendiente[];
  readonly change: Recalculada;
  /** As it lies once the event is written. */
  readonly after: Vigilancia;
};

/** What a look at some cases found: those with something to tell, and how the others lie. */
type Look = { readonly told: readonly Told[]; readonly quiet: readonly Vigilancia[] };

type Whom = (watched: WatchedCase, aviso: AvisoPendiente) => readonly PorAvisarDe[];

/** The warnings of a case go in one event; the silence in one of its own, at the next look. */
function tell(deps: Deps, watched: WatchedCase, whom: Whom, rules: WatchRules, nowMs: number): Told | null {
  const { caso, vigilada, silencio } = watched;
  const { zone } = rules.calendar;
  const { avisos, silencio: isSilent } = porAvisar(vigilada, rules.escala, rules.calendar, nowMs);
  if (avisos.length > 0) {
    const datos = warningData(avisos, (aviso) => whom(watched, aviso), zone);
    const next = { ...watched, vigilada: trasAvisar(vigilada, avisos) };
    return {
      watched,
      avisos,
      change: withEvent(deps, caso, { clase: 'avisar', datos }, nowMs),
      after: vigilanciaOf(next, rules, nowMs),
    };
  }
  if (!isSilent || silencio === null) return null;
  const datos = silenceData(silencio, caso, zone);
  const next = { ...watched, silencioDicho: true, vigilada: { ...vigilada, silencioRegistrado: true } };
  return {
    watched,
    avisos,
    change: withEvent(deps, caso, { clase: 'registrar-silencio', datos }, nowMs),
    after: vigilanciaOf(next, rules, nowMs),
  };
}

async function look(
  deps: Deps,
  queries: Queries,
  ids: readonly string[],
  rules: WatchRules,
  nowMs: number,
): Promise<Look & { readonly whom: Whom }> {
  // The cases first: what is said of them meanwhile only makes them quieter, and their version stops the rest.
  const casos = await readAbiertas(queries, ids);
  const said = await readYaDicho(queries, ids);
  const unidades = [...new Set(casos.map(({ lugar }) => lugar.unidad))];
  const people = await readAQuienAvisar(queries, ids, unidades, await agencyToday(deps));
  const whom: Whom = ({ caso }, { peldano }) => peopleFor(peldano, caso, people);
  const [told, quiet]: [Told[], Vigilancia[]] = [[], []];
  for (const caso of casos) {
    try {
      const watched = watchedCase(deps, caso, said.get(caso.id), rules, nowMs);
      const one = tell(deps, watched, whom, rules, nowMs);
      if (one === null) quiet.push(vigilanciaOf(watched, rules, nowMs));
      else told.push(one);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      deps.log.fault(error, { duty: 'avisar', id: caso.id });
      quiet.push({ solicitud: caso.id, mirarMs: null, marca: null, silencio: false });
    }
  }
  const open = new Set(casos.map(({ id }) => id));
  await dropVigilancias(
    queries,
    ids.filter((id) => !open.has(id)),
  );
  return { told, quiet, whom };
}

/** One letter to each person, about all that was written for them. */
async function oweLetters(
  deps: Deps,
  queries: Queries,
  told: readonly Told[],
  whom: Whom,
  rules: WatchRules,
): Promise<void> {
  const letters = new Map<string, { readonly para: string; readonly warned: WarnedOf[] }>();
  for (const { watched, avisos } of told) {
    const { referencia, tramite } = watched.caso;
    const nombre = deps.definiciones.porId(tramite)?.definicion.nombre ?? tramite;
    for (const aviso of avisos) {
      for (const { cuenta, correo } of whom(watched, aviso)) {
        if (correo === null) continue;
        const letter = letters.get(cuenta) ?? { para: correo, warned: [] };
        letter.warned.push({ referencia, nombre, aviso });
        letters.set(cuenta, letter);
      }
    }
  }
  const owed = [...letters.values()].map(({ para, warned }) => ({
    id: deps.ids.newId(),
    para,
    ...warningLetter(warned, deps.baseUrl, rules.calendar.zone),
  }));
  if (owed.length > 0) await insertAvisosDebidos(queries, 'aviso-de-plazos', owed, deps.clock.nowMs());
}

export type Warned = {
  /** Steps told and silences written. */
  readonly avisos: number;
  readonly silencios: number;
  /** Cases looked at: as many as asked for means that there may be more. */
  readonly miradas: number;
};

export async function warnDue(deps: Deps, rules: WatchRules): Promise<Warned> {
  const nowMs = deps.clock.nowMs();
  const { warnedCasesMax, warnedCasesPerStatement } = escalasLimits;
  const ids = await listPorMirar(deps.db, nowMs, warnedCasesMax);
  if (ids.length === 0) return { avisos: 0, silencios: 0, miradas: 0 };
  return deps.db.transaction(async (queries) => {
    const { told, quiet, whom } = await look(deps, queries, ids, rules, nowMs);
    const written = new Set<string>();
    // In one order, so that two processes at it wait for each other and never both.
    const inOrder = [...told].sort((a, b) => (a.watched.caso.id < b.watched.caso.id ? -1 : 1));
    for (let from = 0; from < inOrder.length; from += warnedCasesPerStatement) {
      const some = inOrder.slice(from, from + warnedCasesPerStatement).map(({ change }) => change);
      for (const id of await writeRecalculadas(queries, some, sistema, nowMs)) written.add(id);
    }
    // Whoever somebody changed meanwhile keeps the look that is due, and is looked at again.
    const done = told.filter(({ watched }) => written.has(watched.caso.id));
    await putVigilancias(queries, [...quiet, ...done.map(({ after }) => after)]);
    await oweLetters(deps, queries, done, whom, rules);
    await deps.faults.hit('antes-de-confirmar');
    const steps = done.reduce((sum, { avisos }) => sum + avisos.length, 0);
    const silencios = done.filter(({ avisos }) => avisos.length === 0).length;
    return { avisos: steps, silencios, miradas: ids.length };
  });
}
