/** Handing a complaint to another authority: one reader proposes what goes, another releases it. */
import { puedeSalir } from '../../actions/sala/propose-paquete.ts';
import type { PaqueteVisto } from '../../actions/sala/read-denuncia-for-reader.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { Pieza } from '../../domain/denuncia/denuncia.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { input } from '../../ui/components/input.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import {
  errorIn,
  fieldIn,
  foldedForm,
  puede,
  type SalaView,
  salaForm,
  typedAllIn,
  typedIn,
  words,
} from './denuncia-view.ts';
import { proofField } from './prove-again.ts';

const stateLooks = {
  propuesto: { text: 'Propuesto', tone: 'yellow' },
  liberado: { text: 'Liberado', tone: 'green' },
  retirado: { text: 'Retirado', tone: 'grey' },
} as const;

function pieceText({ clase, dia, contenido }: Pieza): string {
  const day = dateText(dia);
  if (clase === 'relato') return `Relato (${day})`;
  if (contenido.como === 'abierta' && 'archivo' in contenido.valor)
    return `Copia limpia ${contenido.valor.archivo.nombre} (${day})`;
  return `Mensaje de quien denunció (${day})`;
}

function decide(view: SalaView, { id, propone }: PaqueteVisto): Html {
  const hidden = html`<input type="hidden" name="paquete" value="${id}">`;
  const isOwn = propone === view.lector.cuenta;
  return html`${
    isOwn
      ? html`<p class="govuk-body">Usted lo propuso: debe liberarlo otra persona.</p>`
      : puede(view, 'liberar-remision') &&
        salaForm(view, {
          verbo: 'liberar-remision',
          name: `liberar-${id}`,
          content: html`${hidden}${proofField(view.web, view.staff, `liberar-${id}-clave`, errorIn(view, `liberar-${id}`, 'clave'))}${button({ text: 'Liberar la remisión', variant: 'warning', classes: 'v-boton-menor' })}`,
        })
  }${salaForm(view, { verbo: 'retirar-remision', name: `retirar-${id}`, content: html`${hidden}${button({ text: 'Retirar la propuesta', variant: 'secondary', classes: 'v-boton-menor' })}` })}`;
}

function packageItem(view: SalaView, paquete: PaqueteVisto): Html {
  const { id, autoridad, estado, proponeNombre, liberaNombre, dia, contenido, conIdentidad } = paquete;
  const pieces = view.vista.piezas.filter((pieza) => contenido?.piezas.includes(pieza.id) === true);
  return html`<li class="v-papel"><div class="v-papel__cabeza"><h3 class="v-papel__titulo">${autoridad}</h3>${tag(stateLooks[estado])}</div>
<p class="v-papel__datos"><span>Propuesto el ${dateText(dia)} por ${proponeNombre}</span>${liberaNombre !== null && html` <span>Liberado por ${liberaNombre}</span>`} <span>${conIdentidad ? 'Con la identidad' : 'Sin la identidad'}</span></p>
<p class="govuk-body v-escrito">${contenido?.motivo ?? 'El contenido fue alterado.'}</p><ul class="govuk-list govuk-list--bullet">${pieces.map((pieza) => html`<li>${pieceText(pieza)}</li>`)}</ul>
${estado === 'propuesto' && decide(view, paquete)}
${estado === 'liberado' && html`<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.sala.paquete(view.vista.denuncia.id, id)}" download>Descargar el paquete cifrado</a> Solo esa autoridad puede abrirlo.</p>`}</li>`;
}

function identityChoice(view: SalaView): Html | false {
  const granted = view.vista.aperturas.find(
    ({ estado, pide }) => estado === 'concedida' && pide === view.lector.cuenta,
  );
  if (granted === undefined) return false;
  const form = 'proponer-remision';
  return html`${checkboxes({ name: 'apertura', legend: 'Identidad', idPrefix: fieldIn(form, 'apertura'), small: true, hint: 'Usa la apertura que le concedieron. Se sella directamente para la autoridad: aquí nadie la ve.', items: [{ value: granted.id, text: 'Incluir la identidad de quien denunció' }], values: typedAllIn(view, form, 'apertura') })}`;
}

function proposal(view: SalaView): Html {
  const form = 'proponer-remision';
  const candidates = view.vista.piezas.filter(puedeSalir);
  const content = html`${input({ name: 'autoridad', id: fieldIn(form, 'autoridad'), label: 'Autoridad', hint: 'Fiscalía, Contraloría, UAFE, Superintendencia de Competencia Económica, SRI…', value: typedIn(view, form, 'autoridad'), error: errorIn(view, form, 'autoridad'), autocomplete: 'off' })}
${input({ name: 'clave', id: fieldIn(form, 'clave'), label: 'Clave pública de la autoridad', hint: '44 caracteres que la autoridad le entregó por un medio seguro. Compruébela con ella por otro medio.', value: typedIn(view, form, 'clave'), error: errorIn(view, form, 'clave'), autocomplete: 'off', spellcheck: false })}
${checkboxes({ name: 'piezas', legend: 'Qué se remite', hint: 'Los originales no salen: de los archivos se remiten copias limpias.', idPrefix: fieldIn(form, 'piezas'), small: true, items: candidates.map((pieza) => ({ value: pieza.id, text: pieceText(pieza) })), values: typedAllIn(view, form, 'piezas'), error: errorIn(view, form, 'piezas') })}
${identityChoice(view)}${words(view, form, 'motivo', 'Por qué se remite', 'Lo lee la autoridad.')}${button({ text: 'Proponer la remisión', variant: 'secondary' })}`;
  return foldedForm(view, 'Proponer la remisión a otra autoridad', { verbo: form, content });
}

export function denunciaRemision(view: SalaView): Html {
  const { paquetes } = view.vista;
  return html`<section aria-labelledby="remision"><h2 class="govuk-heading-m" id="remision">Remisión a otra autoridad</h2>
${paquetes.length > 0 ? html`<ul class="v-papeles">${paquetes.map((paquete) => packageItem(view, paquete))}</ul>` : html`<p class="govuk-body">No se ha remitido. Una persona propone y otra libera; el paquete sale cifrado para esa autoridad.</p>`}
${puede(view, 'proponer-remision') && proposal(view)}</section>`;
}
