/** The filer, signed in or by the link of their letters, answers a correction: new answers and papers are checked again, and the clocks run on. */
import type { Json } from '../domain/canonical-json.ts';
import type { AdjuntoExaminado } from '../domain/documento/examen.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusals.ts';
import { type Actor, esSolicitante } from '../domain/solicitud/actor.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Adjunto } from '../domain/tramite/documento.ts';
import { type Entrada, leerDatos } from '../domain/tramite/leer-datos.ts';
import { verdictsDeDocumentos } from '../domain/tramite/verdicts-de-documentos.ts';
import { type Changed, type Command, changeSolicitud } from './change-solicitud.ts';
import { cleanMessage } from './clean-message.ts';
import { withDueDates } from './clocks.ts';
import type { Deps } from './deps.ts';
import { contextIn, examineAttachments } from './examine-attachments.ts';
import { gatherFacts } from './gather-facts.ts';
import { review } from './review.ts';

export type CorrectionAnswer = Command & {
  readonly texto: string;
  readonly entrada: Entrada;
  readonly adjuntos: readonly Adjunto[];
};

/** Ends the open pause at `nowMs`. */
function resumed(s: Solicitud, nowMs: number): Solicitud {
  return {
    ...s,
    correccion: null,
    pausas: s.pausas.map((p) => (p.hastaMs === null ? { ...p, hastaMs: nowMs } : p)),
  };
}

/** A new paper that certainly does not serve is told now, as it would be at filing, and not in another correction. */
function unfitPapers(papers: readonly AdjuntoExaminado[]): Refusal | null {
  const errors = verdictsDeDocumentos(papers)
    .filter(({ state }) => state === 'reject')
    .map(({ field, sentence }) => ({ path: field ?? '', sentence }));
  const [first] = errors;
  return first === undefined ? null : refuse('documento-no-aceptado', { sentence: first.sentence, errors });
}

export function answerCorrection(
  deps: Deps,
  actor: Actor,
  input: CorrectionAnswer,
): Promise<Changed | Refusal> {
  const { texto: crudo, entrada, adjuntos } = input;
  return changeSolicitud(deps, actor, input, {
    verbo: 'subsanar',
    cuerpo: { texto: crudo, entrada: entrada as Json, adjuntos: adjuntos.map((a) => a.sha256) },
    aplica: async (s, nowMs) => {
      const texto = cleanMessage(crudo, 'texto', 'mensaje-vacio');
      if (isRefusal(texto)) return texto;
      const vigente = deps.definiciones.porId(s.tramite);
      if (vigente === null || s.correccion === null) return refuse('transicion-imposible');
      const { campos, documentos } = s.correccion;
      const pedida = Object.fromEntries(
        campos.filter((c) => Object.hasOwn(entrada, c)).map((c) => [c, entrada[c]]),
      );
      const lectura = leerDatos(vigente.definicion, { ...s.datos, ...pedida });
      if (lectura.errores.length > 0) return refuse('datos-con-errores', { errors: lectura.errores });
      const nuevos = adjuntos.filter((a) => documentos.includes(a.documento));
      const conservados = s.adjuntos.filter((a) => !nuevos.some((n) => n.documento === a.documento));
      const { ruc } = s.solicitante;
      const titular = ruc === null || !esSolicitante(actor) ? null : { clase: actor.clase, ruc };
      const facts = await gatherFacts(deps, vigente.definicion, lectura.datos, titular, []);
      const papers = await examineAttachments(deps, vigente.definicion, contextIn(facts.hechos), [
        ...conservados,
        ...nuevos,
      ]);
      const unfit = unfitPapers(papers.filter(({ id }) => nuevos.some((nuevo) => nuevo.id === id)));
      if (unfit !== null) return unfit;
      const shown = review(vigente, lectura.datos, facts, papers);
      const open: Solicitud = {
        ...resumed(s, nowMs),
        datos: lectura.datos,
        resumen: shown.resumen,
        adjuntos: [...conservados, ...nuevos],
        verdicts: shown.rumbo.verdicts,
      };
      const evento = {
        texto,
        datos: pedida as Json,
        adjuntos: nuevos.map((a) => ({ documento: a.documento, nombre: a.nombre, sha256: a.sha256 })),
      };
      return { solicitud: withDueDates(open, facts.calendar, nowMs), evento };
    },
  });
}
