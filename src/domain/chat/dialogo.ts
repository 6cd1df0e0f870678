/** A trámite asked question by question: which step comes next, and the words in which it is asked. */
import type { Campo, Datos } from '../tramite/campo.ts';
import { seCumple } from '../tramite/condicion.ts';
import type { Definicion } from '../tramite/definicion.ts';
import { documentosPedidos } from '../tramite/resumen.ts';

/** Steps that are no question. No question of a definition served by the chat may have such a name. */
export const ownSteps = ['documentos', 'revisar'] as const;

/** Kinds of question that are answered with a code sent by mail: they need a page of their own, so the chat asks none. */
export const pruebaConCodigo: ReadonlySet<Campo['tipo']> = new Set<Campo['tipo']>([
  'correoConCodigo',
  'codigoAlRegistrado',
]);

/** Whether the chat asks the questions of this trámite. */
export function seAtiendePorChat({ canales, noSeOfrece }: Definicion): boolean {
  return canales.includes('chat') && noSeOfrece !== true;
}

/**
 * Every step for these answers, in the order of the definition's pages: its questions that are shown, a list being one;
 * the documents where any is asked for; the review. `datos`: as `leerDatos` gives them, so that an answer to a question
 * that is not shown opens nothing.
 */
export function pasosDe(definicion: Definicion, datos: Datos): readonly string[] {
  const preguntas = definicion.paginas
    .flatMap((pagina) => pagina.campos)
    .filter((campo) => seCumple(definicion.mostrarSi[campo], datos));
  const papeles = documentosPedidos(definicion, datos).length > 0 ? ['documentos'] : [];
  return [...preguntas, ...papeles, 'revisar'];
}

/** How far a dialogue has come. */
export type Progress = {
  readonly datos: Datos;
  /** Questions whose answer, as it stands, cannot be read, and `documentos` while one that is required is missing. */
  readonly pendientes: ReadonlySet<string>;
  /** Steps answered, skipped or confirmed. */
  readonly contestados: readonly string[];
};

/** The first step that was not gone through yet or has to be mended; `revisar` when there is none. */
export function siguientePaso(definicion: Definicion, { datos, pendientes, contestados }: Progress): string {
  const falta = pasosDe(definicion, datos).find(
    (paso) => paso !== 'revisar' && (!contestados.includes(paso) || pendientes.has(paso)),
  );
  return falta ?? 'revisar';
}

/** The step asked now: the one kept, as long as it is still asked for; otherwise the next one. */
export function pasoPresente(definicion: Definicion, progress: Progress, guardado: string): string {
  const pasos = pasosDe(definicion, progress.datos);
  const siguiente = siguientePaso(definicion, progress);
  if (!pasos.includes(guardado)) return siguiente;
  // A review that would show something unanswered is left for what is missing.
  return guardado === 'revisar' ? siguiente : guardado;
}

/** The step before this one; null at the first. */
export function pasoAnterior(definicion: Definicion, datos: Datos, paso: string): string | null {
  const pasos = pasosDe(definicion, datos);
  return pasos[pasos.indexOf(paso) - 1] ?? null;
}

/** Whether an answer to this step is taken now: it is the one asked, or one gone through that another tab still shows. */
export function takesAnswer(
  definicion: Definicion,
  { datos, contestados }: Pick<Progress, 'datos' | 'contestados'>,
  presente: string,
  paso: string,
): boolean {
  return (
    paso !== 'revisar' &&
    pasosDe(definicion, datos).includes(paso) &&
    (paso === presente || contestados.includes(paso))
  );
}

/** The steps one can go back to from the present one: earlier ones, and at the review all of them. */
export function canGoBackTo(definicion: Definicion, datos: Datos, presente: string, paso: string): boolean {
  const pasos = pasosDe(definicion, datos);
  const [hasta, al] = [pasos.indexOf(presente), pasos.indexOf(paso)];
  return al >= 0 && al < hasta;
}

/** Whether a question may be left without an answer. */
export function canBeSkipped(campo: Campo | undefined): boolean {
  if (campo === undefined) return false;
  return campo.tipo === 'lista' ? campo.min === 0 : campo.opcional === true;
}

/** «Calle principal:» alone, «Calle principal.» before another sentence; what is a question already stays as it is. */
function comoPregunta(etiqueta: string, end: ':' | '.'): string {
  return /[?.:]$/.test(etiqueta) ? etiqueta : `${etiqueta}${end}`;
}

/** What the thread keeps of a question: `actual` is the answer it has so far, in words; empty for none. */
export type PreguntaHecha = {
  readonly paso: string;
  readonly actual: readonly string[];
  /** True when the present answer is the person's own and not one filled in beforehand. */
  readonly isAnswered: boolean;
};

const sobreLaRespuesta = (actual: readonly string[], isAnswered: boolean): readonly string[] => {
  if (actual.length === 0) return [];
  const said = actual.map((linea) => `«${linea}»`).join(', ');
  return [
    isAnswered
      ? `Su respuesta es ${said}. Puede cambiarla.`
      : `Ya está escrito ${said}. Confírmelo o cámbielo.`,
  ];
};

/** The words in which a step is asked in the thread. */
export function textoDePregunta(
  definicion: Definicion,
  datos: Datos,
  { paso, actual, isAnswered }: PreguntaHecha,
): string {
  if (paso === 'revisar') return 'Revise sus respuestas. Si todo está bien, presente la solicitud.';
  if (paso === 'documentos') {
    const papeles = documentosPedidos(definicion, datos).map(([, { etiqueta, opcional }]) =>
      opcional === true ? `${etiqueta} (opcional)` : etiqueta,
    );
    return `Adjunte los documentos: ${papeles.join('; ')}.`;
  }
  const campo = definicion.datos[paso];
  if (campo === undefined) return '';
  const skipNote = canBeSkipped(campo) ? ['Si no la necesita, puede omitirla.'] : [];
  const more = [...sobreLaRespuesta(actual, isAnswered), ...skipNote];
  return [comoPregunta(campo.etiqueta, more.length === 0 ? ':' : '.'), ...more].join(' ');
}
