/** A form of the data protection officer's room, sent: what was typed, and the refusal to show beside it. */
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { type Html, html } from '../../ui/html.ts';
import { forgery, readForm } from '../../web/post.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { requireDelegado, toDatos } from './require-delegado.ts';

export type Attempt = { readonly form: string; readonly refusal: Refusal; readonly body: FormBody };

/** Of the form a page shows: the value typed and the error of a field, where that form was refused. */
export function typedIn(attempt: Attempt | null, form: string) {
  const own = attempt?.form === form ? attempt : null;
  return {
    value: (name: string, otherwise = '') => (own === null ? otherwise : first(own.body, name)),
    error: (name: string) => own?.refusal.errors.find(({ path }) => path === name)?.sentence,
  };
}

/** `idOf`: id of a field of the form that was refused. */
export function refusedSummary(
  attempt: Attempt | null,
  idOf: (path: string) => string = (path) => path,
): Html | false {
  if (attempt === null) return false;
  const { errors, sentence } = attempt.refusal;
  return html`${errorSummary({
    errors:
      errors.length === 0
        ? [{ text: sentence }]
        : errors.map((one) => ({ text: one.sentence, href: `#${idOf(one.path)}` })),
  })}`;
}

export type Sent = { readonly staff: Staff; readonly body: FormBody; readonly forged: Refusal | null };

/** The officer and the form, or the answer that stops it. */
export async function receiveForm(web: Web, c: WebContext, purpose: string): Promise<Sent | Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body, toDatos);
  const signedIn = await requireStaffFor(web, c, { purpose }, body);
  if (signedIn instanceof Response) return signedIn;
  const staff = requireDelegado(web, c);
  if (staff instanceof Response) return staff;
  return { staff, body, forged: forgery(web, c, purpose, body) };
}
