/** The catalogue as its front page shows it. */
import { emptyState } from '../components/empty-state.ts';
import { searchBox } from '../components/search-box.ts';
import { type TramiteCardOptions, tramiteCards } from '../components/tramite-card.ts';
import { type Html, html } from '../html.ts';

const rapido = ['Chat en línea', 'Trámite Rápido'];
const immediate = { promise: 'Inmediato', isImmediate: true };

const cards: readonly TramiteCardOptions[] = [
  {
    name: 'Reseteo de clave',
    href: '#1',
    summary: 'Recupere el acceso si olvidó su clave.',
    doors: ['Portal de Compras Públicas'],
    ...immediate,
    measured: 'La mitad en 2 s; nueve de diez en 4 s',
  },
  {
    name: 'Actualización de dirección y/o nombre comercial',
    href: '#2',
    summary: 'Cambie el domicilio o el nombre con el que se le conoce.',
    doors: rapido,
    ...immediate,
    measured: 'La mitad en 1 s; nueve de diez en 3 s',
  },
  {
    name: 'Incremento de CPC',
    href: '#3',
    summary: 'Agregue los códigos de lo que su empresa ofrece.',
    doors: rapido,
    ...immediate,
  },
  {
    name: 'Actualización de socios en asociaciones',
    href: '#4',
    summary: 'Registre los socios que ingresaron o salieron de su asociación.',
    doors: ['Trámite Rápido'],
    promise: '72 horas',
    measured: 'La mitad en 1 día; nueve de diez en 2 días',
  },
  {
    name: 'Reprogramación de procesos',
    href: '#5',
    summary: 'Pida un nuevo cronograma cuando una causa ajena lo impide.',
    doors: ['Trámite Rápido'],
    promise: '72 horas',
  },
  {
    name: 'Denuncia de retención indebida de pagos',
    href: '#6',
    summary: 'Avise cuando una entidad retiene un pago que le corresponde.',
    doors: ['Correo electrónico'],
  },
];

export function catalogueHero(): Html {
  return html`<h1 class="govuk-heading-xl">¿Qué trámite necesita?</h1>
<p class="govuk-body-l">Todos los trámites en línea de compras públicas, con su tiempo ofrecido y el que de verdad toman.</p>
${searchBox({ action: '/', label: 'Busque por nombre o por lo que quiere hacer', hint: 'Por ejemplo, «cambiar mi teléfono»' })}`;
}

export function catalogueMain(): Html {
  return html`<h2 class="govuk-heading-m">Trámites de proveedores y entidades</h2>
${tramiteCards(cards)}
${emptyState({ title: 'Ningún trámite coincide con «zzz»', text: 'Pruebe con otras palabras.', action: html`<p class="govuk-body"><a class="govuk-link" href="/">Ver todos los trámites</a></p>` })}`;
}
