/** «Me mencionaron» on the first page, and putting one aside. */
import { type Mention, markMentionRead, readMentions } from '../../actions/menciones/read-mentions.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';

const purpose = 'mesa-mencion-leida';

function item(csrf: string, { id, referencia, tramiteNombre, de, creadaMs }: Mention, zone: Zone): Html {
  return html`<li class="v-menciones__una"><div><a class="govuk-link" href="${paths.mesa.solicitud(referencia)}#historia">${referencia}</a> ${tramiteNombre}<div class="govuk-hint v-menciones__quien">${de}, ${instantText(creadaMs, zone)}</div></div>
${form({ action: paths.mesa.mencionLeida, csrf, content: html`<input type="hidden" name="id" value="${id}">${button({ text: html`Ya la vi<span class="govuk-visually-hidden"> (${referencia})</span>`, variant: 'secondary', classes: 'v-boton-menor' })}` })}</li>`;
}

/** Nothing where nobody named them. */
export async function mentionsBox(web: Web, c: WebContext, staff: Staff): Promise<Html | false> {
  const mentions = await readMentions(web.deps, staff.actor);
  if (mentions.length === 0) return false;
  const { zone } = await web.deps.calendar();
  const csrf = tokenFor(web, c.var.visit, purpose);
  return html`<section aria-labelledby="menciones"><h2 class="govuk-heading-m" id="menciones">Me mencionaron (${mentions.length})</h2><ul class="v-menciones">${mentions.map((one) => item(csrf, one, zone))}</ul></section>`;
}

export async function sendMentionRead(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body);
  const staff = await requireStaffFor(web, c, { purpose }, body);
  if (staff instanceof Response) return staff;
  const refused =
    forgery(web, c, purpose, body) ?? (await markMentionRead(web.deps, staff.actor, first(body, 'id')));
  if (refused !== null)
    return deskRefusal(web, c, refused, { text: 'Volver al inicio', href: paths.mesa.inicio });
  return seeOther(c, paths.mesa.inicio);
}
