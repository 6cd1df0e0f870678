/** What the administration's forms share: ids of their own on one page, what was typed kept, and the proof of who is there. */
import { requireRecentStepUp } from '../../actions/step-up.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { FormBody } from '../../platform/http/form-body.ts';
import { first } from '../../platform/http/form-body.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';

/** A form that was refused: which one of its page, why, and what was typed. */
export type AdminAttempt = {
  readonly key: string;
  readonly refusal: Refusal;
  readonly body: FormBody;
} | null;

export type AdminView = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly attempt: AdminAttempt;
};

const reasonCharsMax = 500;

export const fieldIn = (key: string, name: string): string => `${key}-${name}`;

/** As typed where this form came back, else as it stands. */
export function typedIn({ attempt }: AdminView, key: string, name: string, kept: string): string {
  return attempt?.key === key ? first(attempt.body, name) : kept;
}

export function typedAllIn(
  { attempt }: AdminView,
  key: string,
  name: string,
  kept: readonly string[],
): readonly string[] {
  return attempt?.key === key ? (attempt.body.get(name) ?? []) : kept;
}

export function errorIn({ attempt }: AdminView, key: string, name: string): string | undefined {
  if (attempt?.key !== key) return undefined;
  return attempt.refusal.errors.find(({ path }) => path === name)?.sentence;
}

/** Where and with what: `name`, `id` and `error` of a field, for spreading into a brick. */
export function fieldOf(view: AdminView, key: string, name: string) {
  return { name, id: fieldIn(key, name), error: errorIn(view, key, name) };
}

/** The summary of what was refused, each line leading to its field. */
export function adminErrors({ attempt }: AdminView): Html | false {
  if (attempt === null) return false;
  const { key, refusal } = attempt;
  const errors = refusal.errors.map(({ path, sentence }) => ({
    text: sentence,
    href: `#${fieldIn(key, path)}`,
  }));
  return errorSummary({ errors: errors.length > 0 ? errors : [{ text: refusal.sentence }] });
}

export function reasonField(view: AdminView, key: string): Html {
  return countedTextarea({
    ...fieldOf(view, key, 'motivo'),
    label: 'Motivo',
    hint: 'Queda en el registro con su nombre.',
    rows: 2,
    lengthMax: reasonCharsMax,
    thresholdPercent: 80,
    value: typedIn(view, key, 'motivo', ''),
  });
}

/** Asked for only where the last proof is not recent. */
function proofField(view: AdminView, key: string): Html | false {
  const { web, staff } = view;
  if (requireRecentStepUp(staff.session, web.deps.clock.nowMs()) === null) return false;
  return passwordInput({
    ...fieldOf(view, key, 'clave'),
    label: 'Su clave',
    hint: 'Para confirmar que es usted quien hace este cambio.',
    autocomplete: 'current-password',
  });
}

/** `proof`: the change needs a fresh proof of who is at the keyboard. */
export function adminForm(
  view: AdminView,
  options: {
    readonly key: string;
    readonly action: string;
    readonly purpose: string;
    readonly version: number;
    readonly proof: boolean;
    readonly content: Content;
    readonly submit: Html;
  },
): Html {
  const { web, c } = view;
  const { key, action, purpose, version, proof, content, submit } = options;
  return form({
    action,
    id: `formulario-${key}`,
    csrf: tokenFor(web, c.var.visit, purpose),
    content: html`<input type="hidden" name="version" value="${version}">${content}${proof && proofField(view, key)}${submit}`,
  });
}
