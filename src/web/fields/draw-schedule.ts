/** A schedule as a form: every stage of the process with its present date and a box for the new one; nobody retypes a name. */
import type { ScheduleCheck } from '../../actions/check-schedule.ts';
import { mismaEtapa } from '../../domain/cronograma/cronograma-propuesto.ts';
import { momentoEnPalabras } from '../../domain/cronograma/etapa-en-palabras.ts';
import type { Etapa } from '../../domain/registro/proceso.ts';
import type { CampoLista, CampoSimple } from '../../domain/tramite/campo.ts';
import { button } from '../../ui/components/button.ts';
import { fieldNotes } from '../../ui/components/field.ts';
import { input } from '../../ui/components/input.ts';
import { type Html, html } from '../../ui/html.ts';
import { findingMoulds, findingsOf, scheduleFindings } from './schedule-findings.ts';
import { fixedMark } from './schedule-rows.ts';
import { shownMoment } from './shown-moment.ts';

/** What a page knows of the schedule when it draws the question. */
export type ScheduleShown = {
  /** The stages of the process; none where it is not in the register. */
  readonly etapas: readonly Etapa[];
  readonly check: ScheduleCheck | null;
  /** Where the live check is asked; null on pages without one. */
  readonly checkHref: string | null;
};

type Typed = { readonly etapa: string; readonly fechaHora: string };

const text = (value: unknown): string => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? one : '';
};

function typedRows(raw: unknown): readonly Typed[] {
  return (Array.isArray(raw) ? raw : []).map((row: unknown) => {
    const parts = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
    return { etapa: text(parts.etapa), fechaHora: text(parts.fechaHora) };
  });
}

/** The number each stage has in the names of its boxes: that of its row in the answer, or one after all of them. */
function numbered(etapas: readonly Etapa[], typed: readonly Typed[]) {
  let free = typed.length;
  return etapas.map((etapa) => {
    const row = typed.findIndex((one) => mismaEtapa(one.etapa, etapa.nombre));
    const index = row >= 0 ? row : free;
    if (row < 0) free += 1;
    return { etapa, index, value: typed[row]?.fechaHora ?? '' };
  });
}

type Errors = ReadonlyMap<string, string>;

function stageField(
  name: string,
  { etapa, index, value }: ReturnType<typeof numbered>[number],
  errors: Errors,
) {
  const at = `${name}.${index}`;
  return html`<div id="${at}.etapa" tabindex="-1"><input type="hidden" name="${at}.etapa" value="${etapa.nombre}"><input type="hidden" name="${at}.${fixedMark}" value="1">${input(
    {
      name: `${at}.fechaHora`,
      label: etapa.nombre,
      labelSize: 's',
      hint: `Consta hoy: ${momentoEnPalabras(etapa.fechaHora)}`,
      value: shownMoment(value),
      error: errors.get(`${at}.fechaHora`) ?? errors.get(`${at}.etapa`) ?? errors.get(at),
      width: 20,
      autocomplete: 'off',
      spellcheck: false,
    },
  )}</div>`;
}

/** Draws one question of a row the ordinary way. */
type DrawPart = (campo: CampoSimple, name: string, value: string) => Html;

/** Rows that name no stage of the process: they stay, to be mended or judged by an officer. */
function strayRows(
  campo: CampoLista,
  name: string,
  etapas: readonly Etapa[],
  typed: readonly Typed[],
  draw: DrawPart,
) {
  const first = (row: Typed) => typed.findIndex((one) => mismaEtapa(one.etapa, row.etapa));
  return typed.flatMap((row, i) => {
    const known = etapas.some((etapa) => mismaEtapa(etapa.nombre, row.etapa)) && first(row) === i;
    if (known || (row.etapa === '' && row.fechaHora === '')) return [];
    const parts = Object.entries(campo.campos).map(([sub, of]) =>
      draw(of, `${name}.${i}.${sub}`, sub === 'etapa' ? row.etapa : row.fechaHora),
    );
    return [
      html`<fieldset class="govuk-fieldset v-lista__fila" id="${name}-${i}"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Otra etapa</legend>${parts}${button({ text: 'Quitar esta etapa', variant: 'secondary', name: '_accion', value: `quitar:${name}:${i}`, classes: 'v-lista__quitar' })}</fieldset>`,
    ];
  });
}

export function drawSchedule(
  campo: CampoLista,
  name: string,
  raw: unknown,
  { etapas, check, checkHref }: ScheduleShown,
  errors: Errors,
  draw: DrawPart,
): Html {
  const typed = typedRows(raw);
  const rows = numbered(etapas, typed);
  // What stops the petition stands beside its box; a slip of the pen that was told already goes first.
  const stops = (check?.verdicts ?? []).flatMap(({ field, state, sentence }) =>
    state === 'reject' && field !== null ? [[field, sentence] as const] : [],
  );
  const said = new Map([...[...stops].reverse(), ...errors]);
  const boxOf = (path: string) => (path === name || path.startsWith(`${name}.`) ? path : null);
  return html`<div id="${name}" role="group" aria-labelledby="${name}-titulo"${checkHref !== null && html` data-cronograma="${checkHref}"`}><h2 class="govuk-heading-m" id="${name}-titulo">${campo.etiqueta}</h2>${fieldNotes(name, { hint: campo.ayuda, error: said.get(name) })}
${rows.map((row) => stageField(name, row, said))}
${strayRows(campo, name, etapas, typed, draw)}
${checkHref !== null && html`<section aria-labelledby="${name}-observaciones"><h3 class="govuk-heading-s" id="${name}-observaciones">Cómo quedaría</h3><div data-hallazgos aria-live="polite">${check !== null && scheduleFindings(findingsOf(check, boxOf))}</div>${findingMoulds()}${button({ text: 'Comprobar las fechas', variant: 'secondary', name: '_accion', value: `comprobar:${name}` })}</section>`}</div>`;
}
