/** The sealed identity: asking to open it with a reason, and opening it once when another person granted it. */
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { Apertura } from '../../domain/denuncia/denuncia.ts';
import { button } from '../../ui/components/button.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import { errorIn, foldedForm, puede, type SalaView, salaForm, words } from './denuncia-view.ts';
import { proofField } from './prove-again.ts';

const stateText: { readonly [E in Apertura['estado']]: string } = {
  pedida: 'Espera a un custodio',
  concedida: 'Concedida, sin abrir',
  negada: 'Negada',
  usada: 'Abierta',
};

function useForm(view: SalaView, { id, estado, pide }: Apertura): Html | string {
  if (estado !== 'concedida') return '';
  if (pide !== view.lector.cuenta) return 'Solo la abre quien la pidió';
  const name = `abrir-identidad-${id}`;
  return salaForm(view, {
    verbo: 'abrir-identidad',
    name,
    content: html`<input type="hidden" name="apertura" value="${id}">${proofField(view.web, view.staff, `${name}-clave`, errorIn(view, name, 'clave'))}${button({ text: 'Abrir la identidad una vez', variant: 'warning', classes: 'v-boton-menor' })}`,
  });
}

function requests(view: SalaView): Html | false {
  const { aperturas } = view.vista;
  if (aperturas.length === 0) return false;
  const rows = aperturas.map((apertura) => {
    const { dia, pideNombre, estado, decideNombre } = apertura;
    return [dateText(dia), pideNombre, stateText[estado], decideNombre ?? '', useForm(view, apertura)];
  });
  const head = ['Pedida', 'Quién pide', 'Estado', 'Quién decide', 'Acción'].map((text) => ({ text }));
  return table({
    caption: 'Pedidos de abrir la identidad',
    captionHidden: true,
    narrow: 'cards',
    head,
    rows,
  });
}

function askForm(view: SalaView): Html {
  const content = html`${proofField(view.web, view.staff, 'pedir-apertura-clave', errorIn(view, 'pedir-apertura', 'clave'))}
${words(view, 'pedir-apertura', 'motivo', 'Motivo', 'Lo leen el custodio y quien denunció. Diga para qué hace falta saber quién es.')}${button({ text: 'Pedir la apertura', variant: 'secondary' })}`;
  return foldedForm(view, 'Pedir la apertura de la identidad', { verbo: 'pedir-apertura', content });
}

export function denunciaIdentidad(view: SalaView): Html {
  const { conIdentidad } = view.vista.denuncia;
  const isPending = view.vista.aperturas.some(({ estado }) => estado === 'pedida' || estado === 'concedida');
  return html`<section aria-labelledby="identidad"><h2 class="govuk-heading-m" id="identidad">Identidad de quien denunció</h2>
<p class="govuk-body">${
    conIdentidad
      ? 'Está sellada aparte, con una clave partida en dos. Para abrirla hacen falta un motivo y una segunda persona, y quien denunció ve cada paso.'
      : 'No dio su identidad: lo que contó sirve como aviso.'
  }</p>
${requests(view)}${conIdentidad && !isPending && puede(view, 'pedir-apertura') && askForm(view)}</section>`;
}
