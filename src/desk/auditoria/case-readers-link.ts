/** On the page of a case: the way to who saw it, for whoever answers for others. */
import { seesReaders } from '../../actions/auditoria/who-saw-case.ts';
import { paths } from '../../paths.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Staff } from '../require-staff.ts';

export function caseReadersLink({ actor }: Staff, referencia: string): Html | false {
  return (
    seesReaders(actor) &&
    html`<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.auditoria.caso(referencia)}">Quién vio esta solicitud</a></p>`
  );
}
