/** Which rows of a comparison of members an approval takes: what its form carries, and what comes back unchecked. */
import type { MembersOfCase } from '../actions/members-of-case.ts';
import type { FilaComparada } from '../domain/socios/comparacion.ts';
import type { Verbo } from '../domain/solicitud/lifecycle.ts';
import { type FormBody, first } from '../platform/http/form-body.ts';
import { type Html, html } from '../ui/html.ts';
import type { CaseView } from './case-view.ts';

/** A page stays usable up to here; rows beyond are accepted or refused with all the others of their case. */
export const rowsShownMax = 4_000;

/** What the form of an approval says of the rows: which were shown, and the hash of what they would do. */
const shownField = 'filas-vistas';
const hashField = 'comparacion';
export const rowField = 'fila';

type Parts = {
  /** What has to be looked at. */
  readonly porVer: readonly FilaComparada[];
  /** The same person under the same name, whose spelling or day of entry is corrected. */
  readonly corregidas: readonly FilaComparada[];
  readonly iguales: readonly FilaComparada[];
};

export function partsOf({ comparacion, cambian }: MembersOfCase): Parts {
  const changing = new Set(cambian);
  const { filas } = comparacion;
  const same = filas.filter(({ clase }) => clase === 'igual');
  return {
    porVer: filas.filter(({ clase }) => clase !== 'igual'),
    corregidas: same.filter((fila) => changing.has(fila)),
    iguales: same.filter((fila) => !changing.has(fila)),
  };
}

/** What the button under the table sends with the approval form: show, do nothing. */
export const previewAction = 'ver-cambios';

/** Verbs whose form says which rows it takes. */
export const choosesRows: ReadonlySet<Verbo> = new Set<Verbo>(['aprobar', 'proponer']);

/** Whose form the boxes belong to; null for who chooses nothing, as the second of two persons. */
export function chooserOf({ verbos, caso }: CaseView): 'aprobar' | 'proponer' | null {
  if (verbos.has('proponer')) return 'proponer';
  return verbos.has('aprobar') && caso.solicitud.propuesta === null ? 'aprobar' : null;
}

/** Hidden fields inside the form that decides or proposes. */
export function membersShown(view: CaseView): Html | false {
  const { socios } = view.caso;
  if (socios === null) return false;
  const { porVer, corregidas } = partsOf(socios);
  const changing = new Set(socios.cambian);
  const shown = [...porVer.slice(0, rowsShownMax), ...corregidas.slice(0, rowsShownMax)];
  // Where nobody chooses, no row was offered.
  const offered = chooserOf(view) === null ? [] : shown.filter((fila) => changing.has(fila));
  const keys = JSON.stringify(offered.map(({ clave }) => clave));
  return html`<input type="hidden" name="${hashField}" value="${socios.huella}"><input type="hidden" name="${shownField}" value="${keys}">`;
}

function parsedKeys(text: string): readonly string[] {
  if (text === '') return [];
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    // A forged list names no row; the hash beside it then decides.
    return [];
  }
}

/** What was left unchecked, told by the form alone: a second click means the very same command. */
export function readMembersShown(body: FormBody): {
  readonly excluidas: readonly string[];
  readonly huella: string;
} {
  const accepted = new Set(body.get(rowField) ?? []);
  const shown = first(body, shownField);
  const excluidas = parsedKeys(shown).filter((clave) => !accepted.has(clave));
  // Without the list nobody knows what was left out: as if no comparison had been shown.
  return { excluidas, huella: shown === '' ? '' : first(body, hashField) };
}

/** Rows that came back unchecked, or that the first of two persons left out. */
export function leftOut({ attempt, caso }: CaseView): ReadonlySet<string> {
  const { propuesta } = caso.solicitud;
  if (propuesta !== null) return new Set(propuesta.excluidas);
  return new Set(
    attempt !== null && choosesRows.has(attempt.verbo) ? readMembersShown(attempt.body).excluidas : [],
  );
}
