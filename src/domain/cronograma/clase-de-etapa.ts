/** What each stage of a schedule is, read from its label as the portal prints it (120 real schedules of 2022, 22 labels). */
import { foldForSearch } from '../identity/nombre.ts';

export type ClaseEtapa =
  | 'publicacion'
  | 'aceptacion'
  | 'seleccion'
  | 'socializacion'
  | 'preguntas'
  | 'respuestas'
  | 'ofertas'
  | 'apertura'
  | 'solicitud-de-convalidacion'
  | 'respuesta-de-convalidacion'
  | 'evaluacion'
  | 'calificacion'
  | 'resultados'
  | 'inicio-de-puja'
  | 'fin-de-puja'
  | 'adjudicacion'
  | 'otra';

/** First match wins: «respuesta Convalidación» is no deadline of answers, «Socialización, Preguntas, Respuestas» neither. */
const palabras: readonly (readonly [RegExp, ClaseEtapa])[] = [
  [/solicitar convalidacion/, 'solicitud-de-convalidacion'],
  [/convalidacion/, 'respuesta-de-convalidacion'],
  [/socializacion/, 'socializacion'],
  [/publicacion/, 'publicacion'],
  [/aceptacion/, 'aceptacion'],
  [/seleccion/, 'seleccion'],
  [/respuestas|audiencia/, 'respuestas'],
  [/preguntas/, 'preguntas'],
  [/apertura/, 'apertura'],
  [/inicio de puja/, 'inicio-de-puja'],
  [/puja/, 'fin-de-puja'],
  [/adjudicacion/, 'adjudicacion'],
  [/calificacion|verificacion/, 'calificacion'],
  [/evaluacion/, 'evaluacion'],
  [/resultados/, 'resultados'],
  [/ofertas|propuestas|adhesion|manifestacion/, 'ofertas'],
];

export function claseDeEtapa(nombre: string): ClaseEtapa {
  const plegado = foldForSearch(nombre);
  return palabras.find(([forma]) => forma.test(plegado))?.[1] ?? 'otra';
}
