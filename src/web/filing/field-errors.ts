/** What is wrong with a form: which sentence stands beside which box, and where the summary leads. */
import type { FieldError } from '../../domain/refusals.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import { fieldAnchor } from '../fields/render-field.ts';

/** Each path once: the first thing wrong with a field is the one to mend. */
export function errorsByPath(errors: readonly FieldError[]): ReadonlyMap<string, string> {
  const byPath = new Map<string, string>();
  for (const { path, sentence } of errors) if (!byPath.has(path)) byPath.set(path, sentence);
  return byPath;
}

/** The box on the page that an error is about (`#…`); undefined where it is about none. */
export function anchorOf(definicion: Definicion, path: string): string | undefined {
  if (path === '') return undefined;
  const [name = '', , sub] = path.split('.');
  const campo = definicion.datos[name];
  return fieldAnchor(campo?.tipo === 'lista' && sub !== undefined ? campo.campos[sub] : campo, path);
}
