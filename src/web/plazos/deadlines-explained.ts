/** Each clock of a case in a section of its own: how it stands, how its date is reckoned, and how it came to change. */

import { instantText } from '../../domain/calendar/civil-text.ts';
import { remainingText } from '../../domain/calendar/deadline-text.ts';
import { describePlazo } from '../../domain/calendar/plazo.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import type { PasoDePlazo, PlazoExplicado } from '../../domain/plazos/explicar-plazos.ts';
import { dueText, nombreDeReloj, type Reloj } from '../../domain/plazos/nuevas-fechas.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { timeline } from '../../ui/components/timeline.ts';
import { type Html, html } from '../../ui/html.ts';

const whose: { readonly [R in Reloj]: string } = {
  promesa: 'Lo que la agencia ofrece en su catálogo.',
  legal:
    'Lo que la ley da a la agencia para responder. Si se pasa del tiempo ofrecido, este sigue corriendo.',
  correccion: 'El tiempo para responder a la corrección que se pidió.',
  requerimiento: 'El tiempo que tiene la entidad para responder a lo que se le pidió.',
};

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
const sentence = (text: string): string => `${capital(text)}.`;

const stepItem = ({ texto, fuente }: PasoDePlazo): Html =>
  html`<li>${sentence(texto)}${fuente !== null && html` <span class="v-paso-fuente">Lo declara: ${fuente}.</span>`}</li>`;

/** The date changed so many times, the last first. */
function changes({ cambios, reloj }: PlazoExplicado, zone: Zone): Html | false {
  if (cambios.length === 0) return false;
  const events = [...cambios].reverse().map(({ ocurridoMs, antesMs, ahoraMs, motivo }) => ({
    title: ahoraMs === null ? 'Quedó sin fecha' : `Pasó al ${dueText(ahoraMs, zone)}`,
    when: instantText(ocurridoMs, zone),
    dateTime: new Date(ocurridoMs).toISOString(),
    detail: html`<p class="govuk-body">Antes: ${dueText(antesMs, zone)}.</p>${motivo !== '' && html`<p class="govuk-body">${capital(motivo)}</p>`}`,
  }));
  return html`<h3 class="govuk-heading-s">Cómo cambió la fecha</h3>${timeline({ events, label: `Cambios de fecha: ${nombreDeReloj[reloj]}` })}`;
}

function section(plazo: PlazoExplicado, zone: Zone): Html {
  const { reloj, resultado, pasos, final, seMantiene } = plazo;
  const id = `plazo-${reloj}`;
  const heading = html`<h2 class="govuk-heading-m" id="${id}">${nombreDeReloj[reloj]}: ${describePlazo(resultado.plazo)}</h2>`;
  if (resultado.state === 'sin-plazo')
    return html`<section aria-labelledby="${id}">${heading}<p class="govuk-body">La agencia no publica un tiempo para este trámite.</p></section>`;
  return html`<section aria-labelledby="${id}">${heading}<p class="govuk-body">${whose[reloj]}</p>
<p class="govuk-body"><strong>${final}</strong> ${!seMantiene && sentence(remainingText(resultado))}</p>
<h3 class="govuk-heading-s">Cómo se cuenta</h3><ol class="govuk-list govuk-list--number v-pasos-plazo">${pasos.map(stepItem)}</ol>
${seMantiene && insetText({ text: 'La fecha que ya se había avisado se mantiene: un cambio del calendario nunca acorta un plazo para responder.' })}
${changes(plazo, zone)}</section>`;
}

export function deadlinesExplained(plazos: readonly PlazoExplicado[], zone: Zone): Html {
  return html`${plazos.map((plazo) => section(plazo, zone))}
<p class="govuk-body">Los días hábiles son de lunes a viernes, sin los feriados nacionales, los del lugar de quien pide ni los del lugar de la oficina (COA, art. 158 y 159).</p>`;
}
