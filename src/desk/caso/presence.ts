/** Who else has the case open: drawn with the page, renewed by its beat, which is told the same sentences as data. */
import { beatCasePresence, leaveCase } from '../../actions/presencia/case-presence.ts';
import { civilMinuteAt } from '../../domain/calendar/civil-date.ts';
import { dayMonthText, hourText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { isRefusal, refuse } from '../../domain/refusals.ts';
import { type Escritura, leerEscritura, type PresenteEnCaso } from '../../domain/solicitud/presente.ts';
import { leerReferencia } from '../../domain/solicitud/referencia.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { type Html, html } from '../../ui/html.ts';
import { forgery, readForm } from '../../web/post.ts';
import { problemAnswer } from '../../web/problem-answer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { CaseView } from '../case-view.ts';
import { staffOf } from '../require-staff.ts';

export const casePresencePurpose = 'mesa-presencia-caso';

const writes: { readonly [E in Escritura]: string } = {
  '': '',
  decision: ' Está escribiendo una decisión.',
  mensaje: ' Está escribiendo a la persona.',
  nota: ' Está escribiendo una nota.',
};

/** «María de Ejemplo también tiene abierto este caso desde las 10h05.» */
export function presenceSentence(
  { nombre, escribe, desdeMs }: PresenteEnCaso,
  nowMs: number,
  zone: Zone,
): string {
  const since = civilMinuteAt(desdeMs, zone);
  const isToday = civilMinuteAt(nowMs, zone).date === since.date;
  const day = isToday ? '' : `el ${dayMonthText(since.date)}, `;
  return `${nombre} también tiene abierto este caso, desde ${day}las ${hourText(since.minute)}.${writes[escribe]}`;
}

/** Empty when nobody else is there; the beat fills it. */
export function presenceBox({ web, c, caso }: CaseView): Html {
  const { referencia, version } = caso.solicitud;
  const { zone } = caso.relojes.promesa;
  const nowMs = web.deps.clock.nowMs();
  const sentences = caso.otros.map((otro) => presenceSentence(otro, nowMs, zone));
  return html`<div class="v-presentes" role="status" data-presentes="${paths.mesa.presenciaEnCaso(referencia)}" data-version="${version}" data-token="${tokenFor(web, c.var.visit, casePresencePurpose)}">${sentences.map((sentence) => html`<p class="v-presentes__uno">${sentence}</p>`)}</div>`;
}

/** `POST …/presencia`: the beat of the page that is open, or its farewell. */
export async function sendCasePresence(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return problemAnswer(c, body);
  const staff = staffOf(c.var.visit);
  if (staff === null) return problemAnswer(c, refuse('sesion-terminada'));
  const forged = forgery(web, c, casePresencePurpose, body);
  if (forged !== null) return problemAnswer(c, forged);
  const given = c.req.param('referencia') ?? '';
  const referencia = leerReferencia(given) ?? given;
  if (first(body, 'salir') === '1') {
    const left = await leaveCase(web.deps, staff.actor, referencia);
    return left === null ? c.json({ frases: [] }, 200) : problemAnswer(c, left);
  }
  const escribe = leerEscritura(first(body, 'escribe'));
  const beat = await beatCasePresence(web.deps, staff.actor, referencia, escribe);
  if (isRefusal(beat)) return problemAnswer(c, beat);
  const { zone } = await web.deps.calendar();
  const nowMs = web.deps.clock.nowMs();
  return c.json(
    { frases: beat.otros.map((otro) => presenceSentence(otro, nowMs, zone)), version: beat.version },
    200,
  );
}
