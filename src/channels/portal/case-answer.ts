/** The answer to a case: what was decided and changed, why, on which law, and what to do next; or who has it until when. */
import type { CaseView } from '../../actions/read-case.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { dateText, longDateText } from '../../domain/calendar/civil-text.ts';
import type { Estado } from '../../domain/solicitud/lifecycle.ts';
import type { Decision, Solicitud } from '../../domain/solicitud/solicitud.ts';
import { publicaDe } from '../../domain/tramite/aviso-publico.ts';
import { paths } from '../../paths.ts';
import { beforeAfter } from '../../ui/components/before-after.ts';
import { linkButton } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { panel } from '../../ui/components/panel.ts';
import { referenceText } from '../../ui/components/reference.ts';
import { type Html, html } from '../../ui/html.ts';
import { caseClocks } from './case-clocks.ts';
import { paragraphs } from './case-history.ts';
import { newestReceipt } from './case-receipts.ts';
import { caseRequerimiento } from './case-requerimiento.ts';

type Face = { readonly title: string; readonly mood?: 'espera' | 'negada' };

const faces: { readonly [E in Estado]: Face } = {
  recibida: { title: 'Recibimos su solicitud', mood: 'espera' },
  'en-revision': { title: 'Su solicitud está en revisión', mood: 'espera' },
  'por-subsanar': { title: 'Necesitamos algo de usted', mood: 'espera' },
  notificada: { title: 'Notificamos a la entidad', mood: 'espera' },
  aprobada: { title: 'Solicitud aprobada' },
  negada: { title: 'Solicitud negada', mood: 'negada' },
  desistida: { title: 'Usted desistió de esta solicitud', mood: 'negada' },
  archivada: { title: 'Solicitud archivada', mood: 'negada' },
};

function titleOf({ solicitud: { estado }, definicion }: CaseView): string {
  const isDecided = estado === 'aprobada' || estado === 'negada';
  return (isDecided ? definicion?.resultados?.[estado] : undefined) ?? faces[estado].title;
}

function answerPanel(view: CaseView): Html {
  const { solicitud, definicion } = view;
  const { mood } = faces[solicitud.estado];
  const automatic = solicitud.decision?.funcionario === null && solicitud.decision.cambios.length > 0;
  return panel({
    title: titleOf(view),
    mood,
    body: html`${definicion?.nombre ?? solicitud.tramite}<br>Referencia: ${referenceText(solicitud.referencia)}${automatic && solicitud.decision?.efecto === 'aplicado' && html`<br>El cambio ya consta en el registro.`}`,
  });
}

/** The checks behind a decision, each in its own sentence. */
function checksOf({ solicitud }: CaseView): Html | null {
  const sentences = [...new Set(solicitud.verdicts.map(({ sentence }) => sentence))];
  return sentences.length === 0
    ? null
    : html`<ul class="govuk-list govuk-list--bullet">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}

/** Ends in one full stop, whether or not the text brought its own. */
const sentence = (text: string) => `${text.replace(/\.$/, '')}.`;

function reasons(view: CaseView, { funcionario, resultado, motivo, baseLegal }: Decision): Html {
  const checks = checksOf(view);
  // Closed by the person's own word, not by a check.
  const isAutomatic = funcionario === null && view.solicitud.requerimiento === undefined;
  const why = isAutomatic
    ? checks !== null &&
      html`<p class="govuk-body">Se decidió en el acto, con estas comprobaciones:</p>${checks}`
    : html`${paragraphs(motivo)}${checks !== null && details({ summary: 'Qué se comprobó al presentar', content: checks })}`;
  const ground = resultado === 'negada' ? 'Causal' : 'Base legal';
  return html`<h2 class="govuk-heading-m">Por qué</h2>${why}
${baseLegal !== '' && html`<p class="govuk-body"><strong>${ground}:</strong> ${sentence(baseLegal)}</p>`}`;
}

function decided(view: CaseView, decision: Decision): Html {
  const { definicion } = view;
  const { cambios, efecto, resultado } = decision;
  const approved = resultado === 'aprobada';
  const pending = efecto === 'pendiente' && cambios.length > 0;
  const next = definicion?.despues[approved ? 'aprobado' : 'negado'];
  const changes = cambios.map(({ etiqueta, antes, ahora }) => ({
    label: etiqueta,
    before: antes === '' ? undefined : antes,
    after: ahora === '' ? undefined : ahora,
  }));
  return html`${approved && !pending && html`<p class="govuk-body-l">${definicion?.respuestas.aprobado}</p>`}
${!approved && definicion?.resultados === undefined && html`<p class="govuk-body-l">No concedimos lo que pidió.</p>`}
${pending && insetText({ text: 'La decisión está tomada. El registro todavía no confirma el cambio: lo seguimos intentando y aquí verá cuándo quedó hecho.' })}
${changes.length > 0 && beforeAfter({ changes, caption: pending ? 'Qué cambiará en el registro' : 'Qué cambió en el registro', afterText: pending ? 'Quedará' : 'Ahora' })}
${publicaDe(definicion, decision) !== null && html`<p class="govuk-body"><a class="govuk-link" href="${paths.avisoDeReprogramacion(view.solicitud.referencia)}">Ver el aviso público con las fechas nuevas</a>, para quienes siguen el proceso.</p>`}
${reasons(view, decision)}
${next !== undefined && html`<h2 class="govuk-heading-m">Qué hacer ahora</h2><p class="govuk-body">${next}</p>`}`;
}

/** By when the agency answers, as it offered; or that it is late. */
function promise({ relojes, zone, solicitud }: CaseView): Html {
  const { dueAtMs, state } = relojes.promesa;
  if (dueAtMs === null || solicitud.estado === 'por-subsanar') return html``;
  const date = longDateText(civilDateAt(dueAtMs, zone));
  return state === 'vencido'
    ? html`<p class="govuk-body-l">Debimos responder hasta el ${date}. Estamos en falta; su solicitud sigue en pie.</p>`
    : html`<p class="govuk-body-l">Le responderemos hasta el ${date}.</p>`;
}

function holder(view: CaseView): Html {
  const { solicitud, definicion } = view;
  const { unidad, asignado, requerimiento } = solicitud;
  const who =
    asignado === null
      ? html`Está en la cola de <strong>${unidad}</strong>; la tomará la primera persona libre.`
      : html`La tiene una persona de <strong>${unidad}</strong>.`;
  const reasons = [
    ...new Set(solicitud.verdicts.filter(({ officer }) => officer).map(({ sentence }) => sentence)),
  ];
  return html`${promise(view)}<h2 class="govuk-heading-m">Quién la tiene y hasta cuándo</h2>
<p class="govuk-body">${who} ${requerimiento === undefined && definicion?.respuestas.enRevision}</p>
${requerimiento === undefined && reasons.length > 0 && html`<p class="govuk-body">No se decidió en el acto por esto:</p><ul class="govuk-list govuk-list--bullet">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}`;
}

function correctionAsked({ solicitud, zone }: CaseView): Html {
  const { correccion, referencia, unidad } = solicitud;
  if (correccion === null) return html``;
  const until = dateText(civilDateAt(correccion.venceMs, zone));
  return notificationBanner({
    title: 'Le toca a usted',
    content: html`<p class="govuk-notification-banner__heading">${unidad} le pide una corrección</p>${paragraphs(correccion.pide)}
<p class="govuk-body">Responda hasta el ${until}. Si no responde, la solicitud se archiva. Mientras espera su respuesta, nuestros plazos están en pausa.</p>
${linkButton({ text: 'Responder a la corrección', href: paths.subsanar(referencia) })}`,
  });
}

/** For endings without a decision. What an earlier decision changed, before the case was reopened, stays changed. */
function closedWords({ estado, decision }: Solicitud): string {
  const register =
    decision !== null && decision.cambios.length > 0
      ? 'Lo que ya se había cambiado en el registro se mantiene.'
      : 'Nada cambió en el registro.';
  return estado === 'desistida'
    ? `La solicitud quedó cerrada sin decisión, como usted pidió. ${register}`
    : `No llegó la corrección dentro del plazo, y la solicitud se archivó. ${register}`;
}

export function caseAnswer(view: CaseView): Html {
  const { solicitud, relojes } = view;
  const { estado, decision, cerradaMs } = solicitud;
  const isDecided = estado === 'aprobada' || estado === 'negada';
  const body =
    cerradaMs === null
      ? holder(view)
      : isDecided && decision !== null
        ? decided(view, decision)
        : html`<p class="govuk-body">${closedWords(solicitud)}</p>`;
  return html`${answerPanel(view)}${correctionAsked(view)}${newestReceipt(view)}${body}${caseRequerimiento(view)}
${cerradaMs !== null && html`<h2 class="govuk-heading-m">Los plazos</h2>`}${caseClocks(relojes)}
<p class="govuk-body"><a class="govuk-link" href="${paths.plazos(solicitud.referencia)}">Cómo se calculan los plazos, paso a paso</a></p>`;
}
