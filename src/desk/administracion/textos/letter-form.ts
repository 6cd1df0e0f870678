/** The agency's words of one letter: which letter, its parts, and how it looks with them. */
import {
  type CartaDeMuestra,
  type LugarDeCarta,
  sampleOf,
  type TextosVigentes,
} from '../../../actions/ajustes/change-textos.ts';
import {
  type ClaveDeCarta,
  clavesDeCarta,
  explicacionDeHuecoDeCarta,
  huecosDeCarta,
  type ParteDeCarta,
  palabrasPropias,
  partesDeCarta,
  textosLimits,
  todosLosTramites,
} from '../../../domain/ajustes/textos.ts';
import { nombreDeEvento } from '../../../domain/solicitud/evento.ts';
import { paths } from '../../../paths.ts';
import { button, buttonGroup } from '../../../ui/components/button.ts';
import { details } from '../../../ui/components/details.ts';
import { input } from '../../../ui/components/input.ts';
import { select } from '../../../ui/components/select.ts';
import { tag } from '../../../ui/components/tag.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { type Html, html } from '../../../ui/html.ts';
import { type AdminView, adminForm, fieldOf, reasonField, typedIn } from '../admin-form.ts';

export const letterPurpose = 'mesa-textos';
export const letterKey = 'carta';

export type LetterView = AdminView & {
  readonly vigentes: TextosVigentes;
  readonly lugar: { readonly carta: ClaveDeCarta; readonly tramite: string };
  /** As typed, where it was only tried; null otherwise. */
  readonly tried: CartaDeMuestra | null;
};

const nameOf = (carta: ClaveDeCarta) => (carta === 'general' ? 'Todas las cartas' : nombreDeEvento[carta]);

const labels: { readonly [P in ParteDeCarta]: { readonly label: string; readonly hint: string } } = {
  asunto: { label: 'Asunto', hint: 'Debe llevar {referencia}.' },
  apertura: { label: 'Apertura', hint: 'Va antes de los hechos: un saludo, por ejemplo.' },
  cierre: { label: 'Cierre', hint: 'Va después del enlace a la solicitud.' },
  firma: { label: 'Firma', hint: 'Ocupa el lugar del nombre de la institución.' },
};

export function addressOfLetter({ carta, tramite }: LugarDeCarta): string {
  return `${paths.mesa.ajustes.textos}?${new URLSearchParams({ carta, tramite })}`;
}

/** Which letters have words of the agency's own, each leading to its form. */
function ownLetters({ vigentes: { textos, tramites } }: LetterView): Html {
  const own = clavesDeCarta.flatMap((carta) =>
    Object.keys(textos.cartas[carta] ?? {}).map((tramite) => ({ carta, tramite })),
  );
  if (own.length === 0)
    return html`<p class="govuk-body">Ninguna carta tiene palabras propias: todas salen como las trae el producto.</p>`;
  return html`<ul class="govuk-list govuk-list--bullet">${own.map((lugar) => {
    const about = tramites.find(({ id }) => id === lugar.tramite)?.nombre ?? 'todos los trámites';
    return html`<li><a class="govuk-link" href="${addressOfLetter(lugar)}">${nameOf(lugar.carta)}: ${about}</a></li>`;
  })}</ul>`;
}

function chooser({ vigentes: { tramites }, lugar }: LetterView): Html {
  return html`<form class="v-ajuste-filtro" action="${paths.mesa.ajustes.textos}#carta" method="get">${select(
    {
      name: 'carta',
      id: 'elegir-carta',
      label: 'Carta',
      value: lugar.carta,
      items: clavesDeCarta.map((value) => ({ value, text: nameOf(value) })),
    },
  )}${select({
    name: 'tramite',
    id: 'elegir-tramite',
    label: 'Trámite',
    value: lugar.tramite,
    items: [
      { value: todosLosTramites, text: 'Todos' },
      ...tramites.map(({ id, nombre }) => ({ value: id, text: nombre })),
    ],
  })}${button({ text: 'Elegir', variant: 'secondary' })}</form>`;
}

function partField(view: LetterView, parte: ParteDeCarta): Html {
  const { vigentes, lugar } = view;
  const kept = palabrasPropias(vigentes.textos, lugar.carta, lugar.tramite)[parte];
  const field = {
    ...fieldOf(view, letterKey, parte),
    ...labels[parte],
    value: typedIn(view, letterKey, parte, kept),
  };
  return parte === 'asunto'
    ? input({ ...field, lengthMax: textosLimits.charsMax.asunto })
    : textarea({ ...field, rows: parte === 'firma' ? 2 : 3 });
}

const letterHtml = ({ asunto, texto }: CartaDeMuestra) =>
  html`<p class="govuk-body"><strong>Asunto:</strong> ${asunto}</p><p class="v-escrito v-carta__texto">${texto}</p>`;

function preview(view: LetterView): Html | false {
  const { web, vigentes, lugar, tried } = view;
  const shown = tried ?? sampleOf(web.deps, vigentes, lugar);
  if (shown === null) return false;
  return html`<section class="v-carta" id="muestra" aria-labelledby="muestra-titulo"><h3 class="govuk-heading-s" id="muestra-titulo">${tried === null ? 'Así sale hoy' : 'Así saldría'}</h3>${tried !== null && html`<p class="govuk-body">${tag({ text: 'Sin guardar', tone: 'yellow' })}</p>`}${letterHtml(shown)}</section>`;
}

const gaps = html`<ul class="govuk-list govuk-list--bullet">${huecosDeCarta.map((uno) => html`<li><code>{${uno}}</code>: ${explicacionDeHuecoDeCarta[uno]}</li>`)}</ul>`;

export function letterSection(view: LetterView): Html {
  const { vigentes, lugar } = view;
  const { carta, tramite } = lugar;
  const about = vigentes.tramites.find(({ id }) => id === tramite)?.nombre ?? 'todos los trámites';
  const parts = partesDeCarta.filter((parte) => parte !== 'asunto' || carta !== 'general');
  const isOwn = vigentes.textos.cartas[carta]?.[tramite] !== undefined;
  const try_ = {
    text: 'Ver cómo queda',
    variant: 'secondary',
    name: 'accion',
    value: 'probar',
    attributes: { formaction: `${paths.mesa.ajustes.textos}#muestra` },
  } as const;
  const reset = {
    text: 'Volver a las del producto',
    variant: 'secondary',
    name: 'accion',
    value: 'restablecer',
  } as const;
  return html`<h2 class="govuk-heading-m" id="carta">Cartas</h2>
<p class="govuk-body">Los hechos de cada carta (qué se decidió, hasta cuándo, el enlace) los escribe siempre el producto. Alrededor de ellos van las palabras de la institución: primero las del trámite, luego las de la carta y luego las de todas.</p>
${ownLetters(view)}${chooser(view)}
<h3 class="govuk-heading-s">${nameOf(carta)}: ${about}</h3>
${details({ summary: 'Espacios que se llenan solos', content: gaps })}
${adminForm(view, {
  key: letterKey,
  action: paths.mesa.ajustes.textos,
  purpose: letterPurpose,
  version: vigentes.version,
  proof: false,
  content: html`<input type="hidden" name="carta" value="${carta}"><input type="hidden" name="tramite" value="${tramite}">${parts.map((parte) => partField(view, parte))}${preview(view)}${reasonField(view, letterKey)}`,
  submit: buttonGroup([
    button({ text: 'Guardar', name: 'accion', value: 'guardar' }),
    button(try_),
    ...(isOwn ? [button(reset)] : []),
  ]),
})}`;
}
