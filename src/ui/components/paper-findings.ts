/** What was found in an attached file: one word, the sentences behind it, who signed it, and its rows with remarks. */
import { instantText } from '../../domain/calendar/civil-text.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import type { Examen, FirmaVista, MensajeDeFila } from '../../domain/documento/examen.ts';
import { type DocumentFinding, worstState } from '../../domain/documento/verdict.ts';
import type { VerdictState } from '../../domain/tramite/verdict.ts';
import { type Content, type Html, html } from '../html.ts';
import { details } from './details.ts';
import type { Tone } from './tag.ts';

const rowsShownMax = 20;

const looks: { readonly [S in VerdictState]: { readonly text: string; readonly tone: Tone } } = {
  ok: { text: 'Conforme', tone: 'green' },
  warn: { text: 'Con observaciones', tone: 'orange' },
  unknown: { text: 'La revisa una persona', tone: 'purple' },
  reject: { text: 'No sirve', tone: 'red' },
};
const gravestFirst: readonly VerdictState[] = ['reject', 'unknown', 'warn', 'ok'];

/** One word for a file; null while it is being looked into. */
export function paperState(examen: Pick<Examen, 'hallazgos'> | null): {
  readonly text: string;
  readonly tone: Tone;
} {
  return examen === null ? { text: 'Revisando…', tone: 'blue' } : looks[worstState(examen.hallazgos)];
}

/** The gravest first; where something asks for attention, what is in order is not said beside it. */
export function findingsToSay(hallazgos: readonly DocumentFinding[]): readonly DocumentFinding[] {
  const sorted = hallazgos.toSorted((a, b) => gravestFirst.indexOf(a.state) - gravestFirst.indexOf(b.state));
  const remarks = sorted.filter(({ state }) => state !== 'ok');
  return remarks.length > 0 ? remarks : sorted;
}

const signedAt = ({ hora, horaProbada }: FirmaVista) =>
  hora === null
    ? 'sin hora declarada'
    : `el ${instantText(Date.parse(hora), zoneGuayaquil)}${horaProbada ? ', con sello de tiempo' : ', según declara'}`;

/** «Firmó … el …»: one line for each signature. */
export function signatureLine(firma: FirmaVista): string {
  const quien = firma.firmante === '' ? 'una persona sin nombre' : firma.firmante;
  const cargo = firma.cargo === null ? '' : ` (${firma.cargo})`;
  return `Firmó ${quien}${cargo} ${signedAt(firma)}.`;
}

const rowWords = (count: number) => (count === 1 ? '1 observación' : `${count} observaciones`);

/** The first remarks by row, the rest as a number. `rest`: those that were not even kept. */
export function rowMessages(mensajes: readonly MensajeDeFila[], rest: number, isOpen = false): Html | false {
  const total = mensajes.length + rest;
  if (total === 0) return false;
  const shown = mensajes.slice(0, rowsShownMax);
  const more = total - shown.length;
  const items = shown.map(({ sentence }) => html`<li>${sentence}</li>`);
  return details({
    summary: `Por fila: ${rowWords(total)}`,
    isOpen,
    content: html`<ul class="govuk-list v-filas">${items}</ul>${more > 0 && html`<p class="govuk-body">Y ${more === 1 ? 'una más' : `${more} más`}. Corrija estas y vuelva a adjuntar el archivo: verá las que queden.</p>`}`,
  });
}

function sentences(hallazgos: readonly DocumentFinding[]): Html {
  const items = findingsToSay(hallazgos).map(
    ({ state, sentence }) =>
      html`<li${state === 'reject' && html` class="v-hallazgo--mal"`}>${sentence}</li>`,
  );
  return html`<ul class="govuk-list v-hallazgos__lista">${items}</ul>`;
}

/** For whoever sends the file. `next`: what to do here with a file that does not serve; its rows then lie open. */
export function paperFindings(examen: Examen | null, next?: Content): Html {
  if (examen === null)
    return html`<div class="v-hallazgos"><p class="v-hallazgos__linea">La revisión sigue. Puede continuar: verá el resultado antes de presentar.</p></div>`;
  const { hallazgos, datos } = examen;
  const firmas = (datos.firmas ?? []).map(
    (firma) => html`<p class="v-hallazgos__linea">${signatureLine(firma)}</p>`,
  );
  const rejected = worstState(hallazgos) === 'reject';
  return html`<div class="v-hallazgos">${sentences(hallazgos)}${firmas}
${rowMessages(datos.mensajes ?? [], datos.mensajesResto ?? 0, rejected && next !== undefined)}${rejected && next !== undefined && html`<p class="v-hallazgos__linea"><strong>${next}</strong></p>`}</div>`;
}
