/** What the checks say of the dates typed so far: lines for the live check, and the same lines as a piece of the page. */
import type { ScheduleCheck } from '../../actions/check-schedule.ts';
import { movidasEnPalabras } from '../../domain/cronograma/etapa-en-palabras.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';

export type FindingLine = {
  /** Whether it stops the petition; what does not is for an officer. */
  readonly impide: boolean;
  /** Id of the box it speaks of; null where that is on another page. */
  readonly casilla: string | null;
  readonly frase: string;
};

export type ScheduleFindings = {
  readonly hallazgos: readonly FindingLine[];
  /** What would move, and how many working days after the stage before. */
  readonly fechas: readonly string[];
};

/** What stops the petition first. `boxOf`: the box on the page that a path speaks of. */
export function findingsOf(
  { errores, verdicts, etapas }: ScheduleCheck,
  boxOf: (path: string) => string | null,
): ScheduleFindings {
  const unreadable = errores.map(
    ({ path, sentence }): FindingLine => ({ impide: true, casilla: boxOf(path), frase: sentence }),
  );
  const found = verdicts.map(
    ({ field, sentence, state }): FindingLine => ({
      impide: state === 'reject',
      casilla: field === null ? null : boxOf(field),
      frase: sentence,
    }),
  );
  const hallazgos = [...unreadable, ...found].sort((a, b) => Number(b.impide) - Number(a.impide));
  return { hallazgos, fechas: movidasEnPalabras(etapas) };
}

function findingItem({ impide, casilla, frase }: FindingLine): Html {
  const mark = impide
    ? tag({ text: 'Impide', tone: 'red' })
    : tag({ text: 'La ve un funcionario', tone: 'orange' });
  const text =
    casilla === null
      ? html`<span>${frase}</span>`
      : html`<a class="govuk-link" href="#${casilla}">${frase}</a>`;
  return html`<li class="v-prueba-hecha">${mark}${text}</li>`;
}

const inOrder = html`<p class="govuk-body">${tag({ text: 'En orden', tone: 'green' })} Las fechas respetan el orden, los términos y el horario.</p>`;
const nothingYet = html`<p class="govuk-body">Escriba las fechas nuevas: aquí verá si respetan el orden, los términos y el horario.</p>`;

export function scheduleFindings({ hallazgos, fechas }: ScheduleFindings): Html {
  if (hallazgos.length === 0 && fechas.length === 0) return nothingYet;
  return html`${hallazgos.length === 0 ? inOrder : html`<ul class="v-pruebas">${hallazgos.map(findingItem)}</ul>`}
${fechas.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${fechas.map((fecha) => html`<li>${fecha}</li>`)}</ul>`}`;
}

/** Moulds that the island fills with the words of a live check: how a line looks is written here only. */
export function findingMoulds(): Html {
  const mould = (nombre: string, content: Html) =>
    html`<template data-molde="${nombre}">${content}</template>`;
  const line = (impide: boolean, casilla: string | null) => findingItem({ impide, casilla, frase: '' });
  return html`${mould('impide', line(true, ''))}${mould('funcionario', line(false, ''))}${mould('impide-aparte', line(true, null))}${mould('funcionario-aparte', line(false, null))}${mould('en-orden', inOrder)}${mould('nada', nothingYet)}`;
}
