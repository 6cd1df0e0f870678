/** Has attached files looked into, each once for what it is compared with, and gives what was found. */
import { setTimeout as wait } from 'node:timers/promises';
import { examVersions } from '../documents/examen/exam-versions.ts';
import { unexamined } from '../documents/examen/unexamined.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { AdjuntoExaminado, ContextoDeExamen, Examen, TipoDeExamen } from '../domain/documento/examen.ts';
import { limits } from '../domain/limits.ts';
import { type Ficha, representanteVigente } from '../domain/registro/ficha.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import { documentoDe } from '../domain/tramite/documento-de.ts';
import type { Hechos } from '../domain/tramite/hechos.ts';
import { findExamen, keepExamen } from '../store/examenes.ts';
import { sha256Hex } from '../trust/chain.ts';
import type { Deps } from './deps.ts';

/** Kinds whose findings depend on who files or on the day. */
const compared: ReadonlySet<TipoDeExamen> = new Set<TipoDeExamen>(['oficio-firmado', 'listado-seps']);

/** What the papers of a filer are compared with. `ficha`: null for entities and where the register does not answer. */
export function contextOf(ficha: Ficha | null, ruc: string | null, hoy: string): ContextoDeExamen {
  const representante = ficha === null ? null : representanteVigente(ficha, hoy);
  const firmante =
    ficha === null || representante === null
      ? null
      : { ruc: ficha.ruc, cedula: representante.cedula, nombre: representante.nombre };
  return { hoy, ruc, firmante };
}

/** The same from the facts of a case. */
export const contextIn = ({ ficha, entidad, hoy }: Hechos): ContextoDeExamen =>
  contextOf(ficha, ficha?.ruc ?? entidad, hoy);

/** Names one way of looking at a file; another day or another signer is another way. */
function keyOf(tipo: TipoDeExamen, contexto: ContextoDeExamen): string {
  const { ruc, firmante, hoy } = contexto;
  const beside = {
    ruc: compared.has(tipo) ? ruc : null,
    firmante: tipo === 'oficio-firmado' ? firmante : null,
    hoy: tipo === 'listado-seps' ? hoy : null,
  };
  return `${tipo} ${examVersions[tipo]} ${sha256Hex(canonicalJson(beside)).slice(0, 32)}`;
}

/** The kind of look a slot asks for; a photograph in a slot for papers is looked at as one. */
export function tipoDe(definicion: Definicion, { documento, formato }: Adjunto): TipoDeExamen | null {
  const slot = documentoDe(definicion, documento);
  if (slot === undefined) return null;
  return formato === 'png' || formato === 'jpg' ? 'imagen' : slot.examen;
}

async function examineOne(
  deps: Deps,
  adjunto: Adjunto,
  tipo: TipoDeExamen,
  contexto: ContextoDeExamen,
): Promise<Examen> {
  const clave = keyOf(tipo, contexto);
  const known = await findExamen(deps.db, adjunto.sha256, clave);
  if (known !== null) return known;
  const nowMs = deps.clock.nowMs();
  const path = deps.files.pathOf(adjunto.sha256);
  const examen = await deps.examiner.examine({ path, tipo, formato: adjunto.formato, contexto, nowMs });
  // What could not be looked at is tried again when somebody asks again.
  if (!examen.hallazgos.some(({ code }) => code === 'examen-sin-terminar'))
    await keepExamen(deps.db, adjunto.sha256, clave, examen, nowMs);
  return examen;
}

/**
 * The files with what was found in them, looking into those nobody has looked into yet. A filing does not wait for a look
 * that takes longer than `msMax`: it is `unknown` then, and the look goes on behind for whoever decides.
 */
export function examineAttachments(
  deps: Deps,
  definicion: Definicion,
  contexto: ContextoDeExamen,
  adjuntos: readonly Adjunto[],
  msMax: number = limits.examWaitMsMax,
): Promise<readonly AdjuntoExaminado[]> {
  return Promise.all(
    adjuntos.map(async (adjunto) => {
      const tipo = tipoDe(definicion, adjunto);
      if (tipo === null) return { ...adjunto, examen: null };
      const looked = examineOne(deps, adjunto, tipo, contexto);
      // Whoever waits hears of a failure; once nobody waits, the next look will meet it again.
      looked.catch(() => undefined);
      const late = wait(msMax, unexamined(tipo, 'tiempo'), { ref: false });
      return { ...adjunto, examen: await Promise.race([looked, late]) };
    }),
  );
}

/** The same, for at most `msMax`: what takes longer goes on behind and is there the next time; until then it is null. */
export function examineAttachmentsWithin(
  deps: Deps,
  definicion: Definicion,
  contexto: ContextoDeExamen,
  adjuntos: readonly Adjunto[],
  msMax: number,
): Promise<readonly AdjuntoExaminado[]> {
  return Promise.all(
    adjuntos.map(async (adjunto) => {
      const looked = examineAttachments(deps, definicion, contexto, [adjunto]).catch((error: unknown) => {
        deps.log.error('examen-fallido', { kind: error instanceof Error ? error.name : 'desconocido' });
        return [];
      });
      const [first] = await Promise.race([looked, wait(msMax, [], { ref: false })]);
      return first ?? { ...adjunto, examen: null };
    }),
  );
}
