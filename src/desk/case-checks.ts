/** What each check found when the case was filed, worst first, with the facts it looked at. */
import type { Json } from '../domain/canonical-json.ts';
import type { Verdict, VerdictState } from '../domain/tramite/verdict.ts';
import { details } from '../ui/components/details.ts';
import { type Tone, tag } from '../ui/components/tag.ts';
import { type Html, html } from '../ui/html.ts';
import type { CaseView } from './case-view.ts';

const looks: { readonly [S in VerdictState]: { readonly text: string; readonly tone: Tone } } = {
  reject: { text: 'Impide', tone: 'red' },
  unknown: { text: 'Por comprobar', tone: 'purple' },
  warn: { text: 'Advertencia', tone: 'orange' },
  ok: { text: 'Conforme', tone: 'green' },
};
const order: readonly VerdictState[] = ['reject', 'unknown', 'warn', 'ok'];

function plain(value: Json | undefined): string {
  if (value === null || value === undefined) return 'sin dato';
  if (Array.isArray(value)) return value.map((one: Json) => plain(one)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** «cpcPedido» reads «cpc pedido». */
const nameOf = (key: string) => key.replace(/([A-Z])/g, ' $1').toLowerCase();

/** The figures behind a finding, and the rule that found it. */
function facts({ facts: given, check, version, code, sentence }: Verdict): Html {
  const rows =
    given !== null && typeof given === 'object' && !Array.isArray(given)
      ? Object.entries(given).map(([key, value]: [string, Json | undefined]) => [nameOf(key), plain(value)])
      : [];
  const all = [...rows, ['comprobación', `${check}, versión ${version}`], ['resultado', code]];
  return html`<p class="govuk-body v-sin-margen">${sentence}</p><dl class="v-hechos">${all.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function verdictItem({ state, sentence }: Verdict): Html {
  return html`<li class="v-prueba-hecha">${tag(looks[state])}<span>${sentence}</span></li>`;
}

/** Findings in papers stand beside the papers themselves. */
const ofPaper = ({ check }: Verdict) => check.startsWith('documento:');

export function caseChecks({ caso: { solicitud } }: CaseView): Html {
  const verdicts = solicitud.verdicts
    .filter((verdict) => !ofPaper(verdict))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return html`<section aria-labelledby="comprobaciones"><h2 class="govuk-heading-m" id="comprobaciones">Comprobaciones al presentar</h2>
${
  verdicts.length === 0
    ? html`<p class="govuk-body">Este trámite no tiene otras comprobaciones automáticas.</p>`
    : html`<ul class="v-pruebas">${verdicts.map(verdictItem)}</ul>${details({ summary: 'En qué se basa cada una', content: html`${verdicts.map(facts)}` })}`
}</section>`;
}
