/** What every part of a complaint's page works with, and the form around each verb. */
import type { DenunciaVista } from '../../actions/sala/read-denuncia-for-reader.ts';
import type { LectorAbierto } from '../../actions/sala/sala-types.ts';
import { puedeEnDenuncia, type VerboDeDenuncia } from '../../domain/denuncia/ciclo.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { details } from '../../ui/components/details.ts';
import { form } from '../../ui/components/form.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';
import { salaPurpose } from './sala-purpose.ts';

/** A form that was sent and refused: what was typed comes back, with the reasons beside it. */
export type SalaAttempt = {
  /** `verboDe` of the form. */
  readonly form: string;
  readonly refusal: Refusal;
  readonly body: FormBody;
};

export type SalaView = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly lector: LectorAbierto;
  readonly vista: DenunciaVista;
  readonly attempt: SalaAttempt | null;
};

export function puede({ vista, lector }: SalaView, verbo: VerboDeDenuncia): boolean {
  return puedeEnDenuncia(verbo, vista.denuncia, lector.cuenta);
}

export function typedIn({ attempt }: SalaView, form: string, name: string): string {
  return attempt?.form === form ? first(attempt.body, name) : '';
}

export function typedAllIn({ attempt }: SalaView, form: string, name: string): readonly string[] {
  return attempt?.form === form ? (attempt.body.get(name) ?? []) : [];
}

export function errorIn({ attempt }: SalaView, form: string, name: string): string | undefined {
  if (attempt?.form !== form) return undefined;
  return attempt.refusal.errors.find(({ path }) => path === name)?.sentence;
}

export const fieldIn = (form: string, name: string): string => `${form}-${name}`;

type VerbForm = {
  readonly verbo: string;
  /** Which of several forms of the same verb; the verb's own name unless told. */
  readonly name?: string;
  readonly content: Content;
  readonly hasFiles?: boolean;
};

/** Carries the version that is shown: what changed meanwhile is never overwritten, and a second click finds it changed. */
export function salaForm(
  { web, c, vista }: SalaView,
  { verbo, name = verbo, content, hasFiles }: VerbForm,
): Html {
  const { id, version } = vista.denuncia;
  return form({
    action: paths.mesa.sala.verbo(id, verbo),
    id: `formulario-${name}`,
    csrf: tokenFor(web, c.var.visit, salaPurpose(verbo, id)),
    ...(hasFiles === true ? { hasFiles } : {}),
    content: html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="formulario" value="${name}">${content}`,
  });
}

/** Folded away until it is wanted; open again when it came back with something to mend. */
export function foldedForm(view: SalaView, summary: string, of: VerbForm): Html {
  const name = of.name ?? of.verbo;
  return details({
    summary,
    id: `plegado-${name}`,
    isOpen: view.attempt?.form === name,
    content: salaForm(view, of),
  });
}

export function words(view: SalaView, form: string, name: string, label: string, hint?: string): Html {
  return textarea({
    name,
    id: fieldIn(form, name),
    label,
    hint,
    rows: 4,
    value: typedIn(view, form, name),
    error: errorIn(view, form, name),
  });
}
