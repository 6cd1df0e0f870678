/** What a dialogue leaves in the thread: the question asked, and the answer in words. */
import { textoDePregunta } from '../../domain/chat/dialogo.ts';
import type { LineaNueva } from '../../domain/chat/linea.ts';
import { documentosPedidos, resumirDatos } from '../../domain/tramite/resumen.ts';
import { readFactsByCode } from '../../store/catalogos.ts';
import type { Deps } from '../deps.ts';
import { valuesOfKind } from '../gather-facts.ts';
import type { OpenDraft } from '../open-draft.ts';
import type { DialoguePlace } from './dialogue-place.ts';

/** A line of the dialogue holds at most so much of an answer: the review shows the rest. */
const answerLinesMax = 30;

/** One answer as the summary shows it; empty where there is none (yet). */
async function answerInWords(deps: Deps, { vigente, lectura }: OpenDraft, campo: string) {
  const { definicion } = vigente;
  const valor = lectura.datos[campo];
  if (valor === undefined) return [];
  const one = { [campo]: valor };
  const names = await readFactsByCode(
    deps.db,
    valuesOfKind(definicion, one, 'ubicacion'),
    valuesOfKind(definicion, one, 'cpc'),
  );
  const summary = resumirDatos(definicion, lectura.datos, names);
  return summary.find((respuesta) => respuesta.campo === campo)?.lineas ?? [];
}

function papersInWords({ vigente, lectura, borrador }: OpenDraft): readonly string[] {
  return documentosPedidos(vigente.definicion, lectura.datos).flatMap(([clave, { etiqueta }]) =>
    borrador.adjuntos
      .filter(({ documento }) => documento === clave)
      .map(({ nombre }) => `${etiqueta}: ${nombre}`),
  );
}

/** The line that asks the present step. */
export async function questionLine(
  deps: Deps,
  { dialogo, draft, progress, paso }: DialoguePlace,
  cliente: string,
): Promise<LineaNueva> {
  const { definicion } = draft.vigente;
  const texto = textoDePregunta(definicion, draft.lectura.datos, {
    paso,
    actual: await answerInWords(deps, draft, paso),
    isAnswered: progress.contestados.includes(paso),
  });
  return {
    clase: 'pregunta',
    contenido: { tramite: dialogo.tramite, paso, texto },
    autor: { clase: 'asistente' },
    cliente,
  };
}

/** The line with what was answered, as the draft holds it now: the last such line is always what will be filed. */
export async function answerLine(
  deps: Deps,
  draft: OpenDraft,
  paso: string,
  cliente: string,
): Promise<LineaNueva> {
  const said = paso === 'documentos' ? papersInWords(draft) : await answerInWords(deps, draft, paso);
  const nothing = paso === 'documentos' ? 'No adjuntó documentos.' : 'No respondió';
  return {
    clase: 'respuesta',
    contenido: { paso, lineas: said.length === 0 ? [nothing] : said.slice(0, answerLinesMax) },
    autor: { clase: 'persona' },
    cliente,
  };
}
