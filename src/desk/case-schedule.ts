/** The schedule beside the one asked for, stage by stage, with the working days between stages: what the officer weighs. */
import type { EtapaComparada } from '../domain/cronograma/comparar-cronograma.ts';
import { habilesEnPalabras, momentoBreve } from '../domain/cronograma/etapa-en-palabras.ts';
import type { Verdict } from '../domain/tramite/verdict.ts';
import { table } from '../ui/components/table.ts';
import { tag } from '../ui/components/tag.ts';
import { type Content, type Html, html } from '../ui/html.ts';

function daysCell({ habilesAntes, habilesAhora }: EtapaComparada, isFirst: boolean): Content {
  if (isFirst) return 'Primera etapa';
  const [before, after] = [habilesEnPalabras(habilesAntes), habilesEnPalabras(habilesAhora)];
  return before === after
    ? after
    : html`<del class="v-antes">${before}</del> <ins class="v-ahora">${after}</ins>`;
}

function observations(verdicts: readonly Verdict[]): Html {
  if (verdicts.length === 0)
    return html`<p class="govuk-body">${tag({ text: 'En orden', tone: 'green' })} Comprobado hoy: orden, términos, horario y días hábiles.</p>`;
  const items = verdicts.map(
    ({ state, sentence }) =>
      html`<li class="v-prueba-hecha">${state === 'reject' ? tag({ text: 'Impide', tone: 'red' }) : tag({ text: 'Por decidir', tone: 'orange' })}<span>${sentence}</span></li>`,
  );
  return html`<h3 class="govuk-heading-s">Comprobado hoy</h3><ul class="v-pruebas">${items}</ul>`;
}

/**
 * `etapas`: in the order of the schedule; stages that stay say so, the eye goes to those that move. `verdicts`: what the
 * checks say of it now.
 */
export function scheduleTable(etapas: readonly EtapaComparada[], verdicts: readonly Verdict[]): Html {
  const rows = etapas.map((etapa, i) => [
    etapa.nombre,
    etapa.movida ? html`<del class="v-antes">${momentoBreve(etapa.antes)}</del>` : momentoBreve(etapa.antes),
    etapa.movida ? html`<ins class="v-ahora">${momentoBreve(etapa.ahora)}</ins>` : 'Sin cambio',
    daysCell(etapa, i === 0),
  ]);
  const shown = table({
    caption: 'Si se aprueba, el cronograma cambia así',
    captionSize: 'm',
    head: [
      { text: 'Etapa' },
      { text: 'Consta hoy' },
      { text: 'Quedaría' },
      { text: 'Desde la etapa anterior' },
    ],
    rows,
    firstCellIsHeader: true,
    narrow: 'cards',
  });
  return html`${shown}${observations(verdicts)}`;
}
