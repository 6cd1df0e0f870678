/** What an entity was asked in a case, for the person who filed it: until when it has time, what it answered, and whether they were paid. */
import type { CaseView } from '../../actions/read-case.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { longDateText } from '../../domain/calendar/civil-text.ts';
import type { RequerimientoDeCaso } from '../../domain/solicitud/solicitud.ts';
import { paths } from '../../paths.ts';
import { linkButton } from '../../ui/components/button.ts';
import { type Html, html } from '../../ui/html.ts';
import { entityAnswer } from './requerimiento-facts.ts';

function standing({ estado }: RequerimientoDeCaso, until: string): string {
  switch (estado) {
    case 'pendiente':
      return `Tiene para responder hasta el ${until}.`;
    case 'contestado':
      return 'Ya respondió.';
    case 'vencido':
      return `No respondió hasta el ${until}, cuando terminó su plazo. Quien atiende su caso decidirá qué sigue.`;
    case 'retirado':
      return 'El caso se cerró antes de que respondiera.';
  }
}

export function caseRequerimiento({ solicitud, zone, puede }: CaseView): Html {
  const { requerimiento, referencia, adjuntos } = solicitud;
  if (requerimiento === undefined) return html``;
  const { entidad, notificadoMs, venceMs } = requerimiento;
  const day = (atMs: number) => longDateText(civilDateAt(atMs, zone));
  return html`<h2 class="govuk-heading-m">La entidad</h2>
<p class="govuk-body">Notificamos a <strong>${entidad.nombre}</strong> el ${day(notificadoMs)}. ${standing(requerimiento, day(venceMs))}</p>
${entityAnswer(requerimiento, adjuntos, zone, (id) => paths.adjunto(referencia, id))}
${puede.has('confirmar-pago') && linkButton({ text: '¿Ya le pagaron? Díganoslo', href: paths.confirmarPago(referencia) })}`;
}
