/** The process a petition is about, shown as soon as its code is known: what it is, and its schedule as it stands. */
import type { OwnProcess } from '../../actions/own-process.ts';
import { momentoEnPalabras } from '../../domain/cronograma/etapa-en-palabras.ts';
import type { FaseProceso, Proceso } from '../../domain/registro/proceso.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';

const phases: { readonly [F in FaseProceso]: string } = {
  precontractual: 'Precontractual',
  contractual: 'Contractual',
  desierto: 'Desierto',
  cancelado: 'Cancelado',
  finalizado: 'Finalizado',
};

/** «48500.00» as «USD 48.500,00»; anything else as it came. */
function money(amount: string): string {
  const parts = /^(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (parts === null) return `USD ${amount}`;
  const whole = (parts[1] ?? '').replace(/\B(?=(\d{3})+$)/g, '.');
  return `USD ${whole},${(parts[2] ?? '').padEnd(2, '0')}`;
}

function known(
  { codigo, objeto, tipo, fase, presupuesto, suspendido, etapas }: Proceso,
  open: boolean,
): Html {
  return html`${summaryList({
    card: { title: html`Proceso ${codigo}` },
    rows: [
      { key: 'Objeto', value: objeto },
      { key: 'Tipo', value: tipo },
      { key: 'Fase', value: `${phases[fase]}${suspendido ? ', suspendido por supervisión' : ''}` },
      { key: 'Presupuesto', value: presupuesto === null ? 'No consta' : money(presupuesto) },
    ],
  })}
${
  open &&
  details({
    summary: 'Ver el cronograma que consta hoy',
    content: html`<ul class="govuk-list">${etapas.map(({ nombre, fechaHora }) => html`<li><strong>${nombre}:</strong> ${momentoEnPalabras(fechaHora)}</li>`)}</ul>`,
  })
}`;
}

/** `withSchedule` false where the page shows the schedule itself. */
export function processCard(own: OwnProcess | null, withSchedule: boolean): Html | null {
  if (own === null) return null;
  if (own.proceso !== null) return known(own.proceso, withSchedule);
  return insetText({
    text: html`No encontramos el proceso <strong>${own.codigo}</strong> entre los de su entidad. Revise el código; si está bien escrito, puede seguir y un funcionario lo buscará en el portal.`,
  });
}
