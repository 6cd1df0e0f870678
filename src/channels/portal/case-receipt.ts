/** What was filed, as a receipt: when, through which door, every answer, every file, every declaration. */
import type { CaseView } from '../../actions/read-case.ts';
import { longInstantText } from '../../domain/calendar/civil-text.ts';
import { papelDeEntidad } from '../../domain/tramite/documento-de.ts';
import { paths } from '../../paths.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';
import { fileSize } from '../../web/file-size.ts';
import { doorNames } from './doors.ts';

function filesOf({ solicitud, definicion }: CaseView) {
  const { adjuntos, referencia } = solicitud;
  const own = adjuntos.filter(({ documento }) => documento !== papelDeEntidad);
  return own.map(({ id, documento, nombre, tamanoBytes }) => ({
    key: definicion?.documentos[documento]?.etiqueta ?? documento,
    value: html`<a class="govuk-link" href="${paths.adjunto(referencia, id)}">${nombre}</a> <span class="govuk-hint">${fileSize(tamanoBytes)}</span>`,
  }));
}

export function caseReceipt(view: CaseView): Html {
  const { solicitud, zone } = view;
  const { resumen, confirmaciones, presentadaMs, canal, solicitante } = solicitud;
  const rows = [
    { key: 'Presentada', value: longInstantText(presentadaMs, zone) },
    { key: 'Por', value: doorNames[canal] },
    {
      key: 'A nombre de',
      value: solicitante.ruc === null ? solicitante.nombre : `${solicitante.nombre}, RUC ${solicitante.ruc}`,
    },
    ...resumen.map(({ etiqueta, lineas }) => ({
      key: etiqueta,
      value: html`${lineas.map((linea, i) => html`${i > 0 && html`<br>`}${linea}`)}`,
    })),
    ...filesOf(view),
    ...confirmaciones.map((text) => ({ key: 'Declaró', value: text })),
  ];
  return summaryList({ card: { title: 'Lo que usted presentó' }, rows });
}
