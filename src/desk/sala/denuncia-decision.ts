/** What a reader decides about a complaint: who has it, whether it is admitted, where it goes, how it ends, what is kept. */
import { dateText } from '../../domain/calendar/civil-text.ts';
import { causales } from '../../domain/denuncia/causales.ts';
import { clasesDeDenuncia } from '../../domain/denuncia/denuncia.ts';
import { grupoDeClase } from '../../domain/denuncia/grupo-de-clase.ts';
import { button } from '../../ui/components/button.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import {
  errorIn,
  fieldIn,
  foldedForm,
  puede,
  type SalaView,
  salaForm,
  typedIn,
  words,
} from './denuncia-view.ts';
import { claseText, grupoText } from './sala-words.ts';

function holding(view: SalaView): Html {
  const { lectores, denuncia } = view.vista;
  const others = lectores.filter(({ cuenta }) => cuenta !== view.lector.cuenta);
  return html`${puede(view, 'tomar') && salaForm(view, { verbo: 'tomar', content: button({ text: 'Tomar la denuncia' }) })}
${
  puede(view, 'pasar') &&
  others.length > 0 &&
  foldedForm(view, 'Pasar a otra persona', {
    verbo: 'pasar',
    content: html`${select({ name: 'a', id: fieldIn('pasar', 'a'), label: 'A quién', emptyText: 'Elija a una persona', items: others.map(({ cuenta, nombre }) => ({ value: cuenta, text: nombre })), value: typedIn(view, 'pasar', 'a'), error: errorIn(view, 'pasar', 'a') })}${words(view, 'pasar', 'nota', 'Nota para quien la recibe')}${button({ text: 'Pasar', variant: 'secondary' })}`,
  })
}${denuncia.asignada === null && html`<p class="govuk-body">Para decidir o escribir, tómela primero.</p>`}`;
}

function judgement(
  view: SalaView,
  verbo: string,
  summary: string,
  label: string,
  does: string,
  extra: Html | false = false,
): Html {
  return foldedForm(view, summary, {
    verbo,
    content: html`${extra}${words(view, verbo, 'texto', label, 'Lo lee quien denunció.')}${button({ text: does, variant: 'secondary' })}`,
  });
}

function notAdmitted(view: SalaView): Html {
  const reasons = radios({
    name: 'causal',
    legend: 'Causa',
    idPrefix: fieldIn('inadmitir', 'causal'),
    items: causales.map(({ clave, etiqueta, base }) => ({ value: clave, text: etiqueta, hint: base })),
    value: typedIn(view, 'inadmitir', 'causal'),
    error: errorIn(view, 'inadmitir', 'causal'),
    small: true,
  });
  return judgement(
    view,
    'inadmitir',
    'No admitir',
    'Explicación para este caso (opcional)',
    'No admitir',
    reasons,
  );
}

function outcomes(view: SalaView): Html {
  return html`${puede(view, 'admitir') && judgement(view, 'admitir', 'Admitir', 'Qué sigue (opcional)', 'Admitir')}
${puede(view, 'inadmitir') && notAdmitted(view)}
${puede(view, 'orientar') && judgement(view, 'orientar', 'Indicar otra vía y cerrar', 'A dónde debe acudir y cómo', 'Responder y cerrar')}
${puede(view, 'investigar') && judgement(view, 'investigar', 'Abrir la investigación', 'Qué sigue (opcional)', 'Abrir la investigación')}
${puede(view, 'cerrar') && judgement(view, 'cerrar', 'Cerrar la denuncia', 'En qué terminó', 'Cerrar la denuncia')}`;
}

function reroute(view: SalaView): Html {
  const { clase: now } = view.vista.denuncia;
  const items = clasesDeDenuncia
    .filter((clase) => clase !== now)
    .map((clase) => ({ value: clase, text: `${claseText[clase]} → ${grupoText[grupoDeClase(clase)]}` }));
  return foldedForm(view, 'Cambiar la clase o el grupo', {
    verbo: 'derivar',
    content: html`<p class="govuk-body">Si pasa a otro grupo, se sella para sus lectores y quienes la leían, usted incluido, dejan de poder abrirla. No se deshace.</p>
${select({ name: 'clase', id: fieldIn('derivar', 'clase'), label: 'Clase', emptyText: 'Elija una clase', items, value: typedIn(view, 'derivar', 'clase'), error: errorIn(view, 'derivar', 'clase') })}${words(view, 'derivar', 'motivo', 'Por qué', 'Lo lee quien denunció.')}${button({ text: 'Cambiar', variant: 'warning' })}`,
  });
}

export function denunciaDecision(view: SalaView): Html {
  return html`<section aria-labelledby="decision"><h2 class="govuk-heading-m" id="decision">Qué hacer</h2>${holding(view)}${outcomes(view)}${puede(view, 'derivar') && reroute(view)}</section>`;
}

/** How long it is kept, and the legal hold that wins over it. */
export function denunciaConservacion(view: SalaView): Html {
  const { retenida, conservarHasta } = view.vista.denuncia;
  const verbo = retenida ? 'soltar' : 'retener';
  const sentence =
    conservarHasta === null
      ? 'El plazo de conservación empieza cuando termina.'
      : `Se conserva hasta el ${dateText(conservarHasta)}; después se destruyen sus claves y ya nadie puede abrirla.`;
  return html`<section aria-labelledby="conservacion"><h2 class="govuk-heading-m" id="conservacion">Conservación</h2>
<p class="govuk-body">${sentence} ${retenida && html`<strong>Hay una retención legal: nada se destruye mientras dure.</strong>`}</p>
${puede(view, verbo) && foldedForm(view, retenida ? 'Levantar la retención legal' : 'Poner una retención legal', { verbo, content: html`${words(view, verbo, 'motivo', 'Motivo', 'Quién lo ordena, con qué documento. Queda como nota entre lectores.')}${button({ text: retenida ? 'Levantar' : 'Retener', variant: 'secondary' })}` })}</section>`;
}
