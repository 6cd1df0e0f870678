/** Where a page of questions goes on after one of its inner buttons: rows added or removed, a search, lists brought up to date. */
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';

const wordsCharsMax = 100;

export type Search = { readonly campo: string; readonly consulta: string };

/** The search an address carries, so that a page with results can be reloaded and gone back to. */
export function searchAsked(campo: string | undefined, consulta: string | undefined): Search | null {
  return campo === undefined || consulta === undefined
    ? null
    : { campo, consulta: consulta.slice(0, wordsCharsMax) };
}

const rowsOf = (answers: Entrada, campo: string): number => {
  const rows = Object.hasOwn(answers, campo) ? answers[campo] : undefined;
  return Array.isArray(rows) ? rows.length : 0;
};

/** The first list of a place that is still to be chosen: two digits are a province, four a canton. */
function nextList(answers: Entrada, campo: string): string {
  const chosen = Object.hasOwn(answers, campo) ? String(answers[campo]) : '';
  if (chosen.length < 2) return `${campo}_provincia`;
  return chosen.length < 4 ? `${campo}_canton` : campo;
}

/**
 * Query and fragment for the page to be shown again, at the place the button was about. `answers`: as they are after it.
 */
export function placeAfter(accion: string, answers: Entrada, body: FormBody): string {
  const [verb, campo = '', index] = accion.split(':');
  const at = (id: string) => `#${encodeURIComponent(id)}`;
  switch (verb) {
    case 'agregar':
      return at(`${campo}-${Math.max(0, rowsOf(answers, campo) - 1)}`);
    case 'quitar':
      return at(`${campo}-${Math.max(0, Math.min(Number(index), rowsOf(answers, campo) - 1))}`);
    case 'comprobar':
      return at(`${campo}-observaciones`);
    case 'cascada':
      return at(nextList(answers, campo));
    case 'buscar': {
      const words = first(body, `${campo}_buscar`).toWellFormed().slice(0, wordsCharsMax);
      return `?${new URLSearchParams({ en: campo, buscar: words })}${at(campo)}`;
    }
    default:
      return '';
  }
}
