/** What an officer is shown of a case, as hashes of its parts: the second of two persons decides on what the first saw. */
import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { LoVisto } from '../../domain/solicitud/lo-visto.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Verdict } from '../../domain/tramite/verdict.ts';
import { sha256Hex } from '../../trust/chain.ts';
import { prepareEffect } from '../apply-effect.ts';
import { scheduleVerdicts } from '../check-schedule.ts';
import type { Deps } from '../deps.ts';
import type { Facts } from '../gather-facts.ts';
import type { MembersOfCase } from '../members-of-case.ts';
import type { StaffPaper } from '../read-papers-for-staff.ts';

export type CaseEvidence = {
  readonly facts: Facts;
  readonly papeles: readonly StaffPaper[];
  readonly socios: MembersOfCase | null;
  /** Rows left out. */
  readonly excluidas: readonly string[];
};

const hashChars = 32;

/** Through JSON first: what is undefined is not there. */
const hashOf = (value: unknown): string =>
  sha256Hex(canonicalJson(JSON.parse(JSON.stringify(value)) as Json)).slice(0, hashChars);

const told = ({ check, version, state, code, facts }: Verdict) => ({ check, version, state, code, facts });

function paperTold({ documento, nombre, sha256, examen, antivirus }: StaffPaper) {
  const found = examen?.hallazgos.map(({ state, code, facts }) => ({ state, code, facts })) ?? null;
  return { documento, nombre, sha256, antivirus, found };
}

function registerTold({ hechos, asiento }: Facts): string {
  if (!hechos.registroDisponible) return 'sin-respuesta';
  return asiento === null ? 'sin-asiento' : `${asiento.clase} ${asiento.id} ${asiento.version}`;
}

export function caseSeen(
  deps: Deps,
  s: Solicitud,
  definicion: Definicion,
  { facts, papeles, socios, excluidas }: CaseEvidence,
): LoVisto {
  const effect = facts.hechos.registroDisponible
    ? prepareEffect(deps, definicion, s.datos, facts, {
        referencia: s.referencia,
        adjuntos: papeles,
        excluidas,
      })
    : null;
  return {
    respuestas: hashOf([s.datos, s.confirmaciones]),
    documentos: hashOf(papeles.map(paperTold)),
    comprobaciones: hashOf([
      s.verdicts.map(told),
      scheduleVerdicts(definicion, s.datos, facts.hechos).map(told),
    ]),
    registro: hashOf(registerTold(facts)),
    filas: hashOf([socios?.huella ?? null, [...excluidas].sort()]),
    cambios: hashOf(effect?.cambios.map(({ campo, antes, ahora }) => [campo, antes, ahora]) ?? null),
  };
}

/**
 * One hash over what a page shows of itself, which its forms carry back. The rows have a hash of their own, and what
 * would change follows from them and the rest: whoever chooses other rows has still seen this page.
 */
export function seenHash({ respuestas, documentos, comprobaciones, registro }: LoVisto): string {
  return hashOf([respuestas, documentos, comprobaciones, registro]);
}
