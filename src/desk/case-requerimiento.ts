/** What the contracting entity was asked and answered, its clock beside the officer's, and the form that asks it. */
import { dateText, longInstantText } from '../domain/calendar/civil-text.ts';
import { describePlazo } from '../domain/calendar/plazo.ts';
import { isRefusal } from '../domain/refusals.ts';
import { montoText } from '../domain/retencion/monto.ts';
import type { RequerimientoDeCaso } from '../domain/solicitud/solicitud.ts';
import { paths } from '../paths.ts';
import { button } from '../ui/components/button.ts';
import { input } from '../ui/components/input.ts';
import { insetText } from '../ui/components/inset-text.ts';
import { summaryList } from '../ui/components/summary-list.ts';
import { type Tone, tag } from '../ui/components/tag.ts';
import { type Html, html } from '../ui/html.ts';
import { type CaseView, errorAt, fieldIdOf, typed, verbForm } from './case-view.ts';
import { folded } from './verb-fields.ts';

const looks: {
  readonly [E in RequerimientoDeCaso['estado']]: { readonly text: string; readonly tone: Tone };
} = {
  pendiente: { text: 'Espera su respuesta', tone: 'teal' },
  contestado: { text: 'Respondió', tone: 'green' },
  vencido: { text: 'Sin respuesta', tone: 'red' },
  retirado: { text: 'Cerrado antes de responder', tone: 'grey' },
};

function answerRows({ caso: { solicitud, relojes } }: CaseView, { respuesta }: RequerimientoDeCaso) {
  if (respuesta === null) return [];
  const files = solicitud.adjuntos.filter(({ id }) => respuesta.adjuntos.includes(id));
  return [
    { key: 'Respondió', value: respuesta.etiqueta },
    ...(respuesta.fecha === null ? [] : [{ key: 'Fecha ofrecida', value: dateText(respuesta.fecha) }]),
    ...(respuesta.explicacion === ''
      ? []
      : [{ key: 'Explicación', value: html`<span class="v-escrito">${respuesta.explicacion}</span>` }]),
    ...files.map(({ id, nombre }) => ({
      key: 'Adjuntó',
      value: html`<a class="govuk-link" href="${paths.mesa.adjunto(solicitud.referencia, id)}" download>${nombre}</a>`,
    })),
    { key: 'Enviada', value: longInstantText(respuesta.contestadaMs, relojes.promesa.zone) },
  ];
}

/** Shown only where the operator gave a rate and the case has what it takes. */
function interest({ interes: found }: CaseView): Html | false {
  return (
    found !== null &&
    html`<p class="govuk-hint">Solo como información: ${found.dias} días desde el ${dateText(found.vencio)} al ${String(found.tasa).replace('.', ',')} % anual dan unos ${montoText(found.cents)} dólares de interés. No es una liquidación.</p>`
  );
}

export function caseRequerimiento(view: CaseView): Html | false {
  const { requerimiento } = view.caso.solicitud;
  if (requerimiento === undefined) return false;
  const { entidad, estado, notificadoMs, venceMs, plazo, recordadoMs } = requerimiento;
  const at = (ms: number) => longInstantText(ms, view.caso.relojes.promesa.zone);
  return html`<section aria-labelledby="requerimiento"><h2 class="govuk-heading-m" id="requerimiento">La entidad ${tag(looks[estado])}</h2>
${summaryList({
  rows: [
    { key: 'Entidad', value: `${entidad.nombre}, RUC ${entidad.ruc}` },
    { key: 'Notificada', value: at(notificadoMs) },
    { key: 'Su plazo', value: `${describePlazo(plazo)}: hasta el ${at(venceMs)}` },
    ...(recordadoMs === null ? [] : [{ key: 'Recordatorio', value: at(recordadoMs) }]),
    ...answerRows(view, requerimiento),
  ],
})}${estado === 'vencido' && insetText({ text: 'La entidad no respondió a tiempo. Al cerrar el caso, diga en el motivo a qué órgano de control lo remite.' })}${interest(view)}</section>`;
}

/** Whom the notice would go to, before anything is sent; a RUC is asked for only where the register does not tell. */
export function notifyForm(view: CaseView): Html | false {
  const { aNotificar, verbos } = view;
  if (!verbos.has('notificar') || aNotificar === null) return false;
  const asked = view.caso.definicion?.requerimiento;
  if (asked === undefined) return false;
  const again = view.caso.solicitud.requerimiento !== undefined;
  const whom = isRefusal(aNotificar)
    ? html`<p class="govuk-body">${aNotificar.sentence}</p>${input({
        name: 'entidad',
        id: fieldIdOf('notificar', 'entidad'),
        label: 'RUC de la entidad',
        width: 20,
        inputmode: 'numeric',
        value: typed(view, 'notificar', 'entidad'),
        error: errorAt(view, 'notificar', 'entidad'),
      })}`
    : html`<p class="govuk-body">Se enviará a <strong>${aNotificar.nombre}</strong>, a su correo registrado <strong>${aNotificar.correo}</strong>. Verá los hechos y un enlace para responder en ${describePlazo(asked.plazo)}; no verá los documentos del contratista.</p>`;
  const ask = verbForm(
    view,
    'notificar',
    html`${whom}${button({ text: 'Notificar a la entidad', variant: again ? 'secondary' : undefined, preventDoubleClick: true })}`,
  );
  return again
    ? folded(view, 'notificar', 'Notificar otra vez a la entidad', ask)
    : html`<h3 class="govuk-heading-s">Notificar a la entidad</h3>${ask}`;
}
