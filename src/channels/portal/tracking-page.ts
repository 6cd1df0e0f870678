/** Public tracking: a reference opens the state of a case and the days, and nothing about anybody. */
import { type Tracked, trackSolicitud } from '../../actions/track-solicitud.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { input } from '../../ui/components/input.ts';
import { referenceText } from '../../ui/components/reference.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';
import { publicPage, seeOther } from '../../web/pages.ts';
import type { Web, WebContext } from '../../web/web.ts';

const turns: { readonly [T in Tracked['turno']]: string } = {
  institucion: 'De la institución: está por responder.',
  persona: 'De quien la presentó: debe responder a una corrección.',
  entidad: 'De la entidad a la que se notificó: debe responder.',
  nadie: 'De nadie: la solicitud está cerrada.',
};

const referenceField = 'referencia';
const referenceCharsMax = 60;

function search(value: string, error: string | undefined): Html {
  return html`<search><form action="${paths.seguimiento}" method="get">${input({
    name: referenceField,
    label: 'Referencia de la solicitud',
    hint: 'La recibió al presentar; por ejemplo VT-3456-789A-7M. Puede escribirla sin guiones.',
    error,
    value,
    width: 20,
    autocomplete: 'off',
    spellcheck: false,
  })}${button({ text: 'Consultar' })}</form></search>`;
}

function found({
  referencia,
  tramite,
  estado,
  resultados,
  turno,
  presentada,
  cerrada,
  promesaVence,
  aviso,
}: Tracked): Html {
  return html`${summaryList({
    card: { title: html`Solicitud ${referenceText(referencia)}` },
    rows: [
      { key: 'Trámite', value: tramite },
      { key: 'Estado', value: stateTag(estado, resultados === null ? null : { resultados }) },
      { key: '¿De quién es el turno?', value: turns[turno] },
      { key: 'Presentada', value: dateText(presentada) },
      ...(cerrada === null ? [] : [{ key: 'Cerrada', value: dateText(cerrada) }]),
      ...(cerrada !== null || promesaVence === null
        ? []
        : [{ key: 'Tiempo ofrecido', value: `Hasta el ${dateText(promesaVence)}` }]),
    ],
  })}
${aviso && html`<p class="govuk-body"><a class="govuk-link" href="${paths.avisoDeReprogramacion(referencia)}">Leer el aviso público con las fechas nuevas</a></p>`}
<p class="govuk-body">Aquí no se muestran nombres ni datos. Si la solicitud es suya, <a class="govuk-link" href="${paths.solicitud(referencia)}">ingrese para verla completa</a>.</p>`;
}

function render(web: Web, c: WebContext, typed: string, outcome: Tracked | Refusal | null): Response {
  const refusal = outcome !== null && isRefusal(outcome) ? outcome : null;
  return publicPage(web, c, {
    title: 'Seguimiento de una solicitud',
    place: 'seguimiento',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    main: html`${refusal !== null && errorSummary({ errors: [{ text: refusal.sentence, href: `#${referenceField}` }] })}
<h1 class="govuk-heading-l">¿En qué está una solicitud?</h1>
${outcome !== null && !isRefusal(outcome) && found(outcome)}${search(typed, refusal?.sentence)}`,
  });
}

/** A reference that is right gets an address of its own, to keep or to send on. */
export async function showTracking(web: Web, c: WebContext): Promise<Response> {
  const typed = c.req.query(referenceField);
  if (typed === undefined) return render(web, c, '', null);
  const outcome = await trackSolicitud(web.deps, typed.slice(0, referenceCharsMax), c.var.visit.network);
  return isRefusal(outcome)
    ? render(web, c, typed.slice(0, referenceCharsMax), outcome)
    : seeOther(c, paths.seguimientoDe(outcome.referencia));
}

export async function showTracked(web: Web, c: WebContext, referencia: string): Promise<Response> {
  const typed = referencia.slice(0, referenceCharsMax);
  const outcome = await trackSolicitud(web.deps, typed, c.var.visit.network);
  return render(web, c, isRefusal(outcome) ? typed : '', outcome);
}
