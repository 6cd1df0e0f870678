/** Statistics of the room without opening any seal; a count of one to four is never shown as a number. */
import { type CuentaMostrada, readCifrasDeSala } from '../../actions/sala/read-cifras-de-sala.ts';
import { salaLimits } from '../../actions/sala/sala-limits.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { clasesDeDenuncia } from '../../domain/denuncia/denuncia.ts';
import { barChart } from '../../ui/components/chart-bars.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { requireSala } from './require-sala.ts';
import { hechoText } from './sala-hechos.ts';
import { salaPage } from './sala-page.ts';
import { claseText, viaText } from './sala-words.ts';

const { figureMin } = salaLimits;

/** The bar of a small count is as long as that of any other small one. */
function barOf({ cuantas }: CuentaMostrada, label: string) {
  const isSmall = cuantas > 0 && cuantas < figureMin;
  return {
    label,
    value: isSmall ? figureMin / 2 : cuantas,
    text: isSmall ? `menos de ${figureMin}` : String(cuantas),
  };
}

const classText = (clave: string) => {
  const clase = clasesDeDenuncia.find((one) => one === clave);
  return clase === undefined ? clave : claseText[clase];
};
const wayText = (clave: string) => (clave === 'web' || clave === 'correo' ? viaText[clave] : clave);

export async function figuresPage(web: Web, c: WebContext): Promise<Response> {
  const room = await requireSala(web, c);
  if (room instanceof Response) return room;
  const cifras = await readCifrasDeSala(web.deps, room.lector);
  const chart = (
    id: string,
    title: string,
    counts: readonly CuentaMostrada[],
    textOf: (clave: string) => string,
  ) =>
    counts.length > 0 &&
    barChart({
      id,
      title,
      summary: 'Últimos doce meses',
      valueHead: 'Cuántas',
      bars: counts.map((count) => barOf(count, textOf(count.clave))),
    });
  // The first of the month reads «1 de noviembre de 2026».
  const monthOf = (clave: string) =>
    dateText(clave)
      .replace(/^\d+ de /, '')
      .replace(' de ', ' ');
  return salaPage(web, c, {
    title: 'Cifras de la sala',
    lector: room.lector,
    tab: 'cifras',
    content: html`<h1 class="govuk-heading-l">Cifras de la sala</h1>
<p class="govuk-body">De los últimos doce meses, sin abrir ninguna denuncia. Las cuentas de 1 a ${figureMin - 1} se muestran como «menos de ${figureMin}» para que no digan nada de una persona.</p>
${cifras.porHecho.length === 0 ? emptyState({ title: 'Todavía no hay nada que contar' }) : html`${chart('meses', 'Denuncias recibidas por mes', cifras.recibidasPorMes, monthOf)}${chart('clases', 'Denuncias recibidas por clase', cifras.recibidasPorClase, classText)}${chart('vias', 'Denuncias recibidas por vía', cifras.recibidasPorVia, wayText)}${chart('hechos', 'Qué se hizo', cifras.porHecho, hechoText)}`}`,
  });
}
