/** What an officer is told of a case that is kept by order, or that has lost its content. */
import { readOrdersOfCase } from '../../actions/conservacion/read-orders.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web } from '../../web/web.ts';

/** The reasons stay with the data protection officer: they may be under reserve. */
export async function caseKept(web: Web, solicitud: Solicitud): Promise<Html | false> {
  const { zone } = await web.deps.calendar();
  if (solicitud.depuradaMs !== undefined)
    return insetText({
      text: `El ${instantText(solicitud.depuradaMs, zone)} se cumplió su tiempo y se retiró su contenido personal. Quedan la referencia, los estados, las fechas y el resultado.`,
    });
  const [first] = await readOrdersOfCase(web.deps, solicitud);
  return (
    first !== undefined &&
    insetText({
      text: html`<strong>Con orden de conservación</strong> desde el ${instantText(first.puestaMs, zone)}: nada de este caso se retira mientras rija.`,
    })
  );
}
