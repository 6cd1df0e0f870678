/** The papers of a case: what was found in each, who signed it, whether the antivirus passed it, and how to look at it safely. */
import type { StaffPaper } from '../actions/read-papers-for-staff.ts';
import { instantText } from '../domain/calendar/civil-text.ts';
import type { Zone } from '../domain/calendar/zone.ts';
import type { FirmaVista } from '../domain/documento/examen.ts';
import { type DocumentFinding, worstState } from '../domain/documento/verdict.ts';
import { documentoDe } from '../domain/tramite/documento-de.ts';
import type { Verdict, VerdictState } from '../domain/tramite/verdict.ts';
import { paths } from '../paths.ts';
import { details } from '../ui/components/details.ts';
import { findingsToSay, paperState, rowMessages } from '../ui/components/paper-findings.ts';
import { type Tone, tag } from '../ui/components/tag.ts';
import { type Html, html } from '../ui/html.ts';
import { fileSize } from '../web/file-size.ts';
import type { CaseView } from './case-view.ts';

/** Enough of a SHA-256 to tell files apart by eye; the whole one is in the title. */
const hashShownChars = 16;

const antivirusLooks: {
  readonly [A in Exclude<StaffPaper['antivirus'], null>]: { readonly text: string; readonly tone: Tone };
} = {
  limpio: { text: 'Limpio', tone: 'green' },
  infectado: { text: 'Con virus', tone: 'red' },
  'sin-respuesta': { text: 'Sin respuesta todavía', tone: 'purple' },
  'no-configurado': { text: 'Sin antivirus', tone: 'orange' },
};

export function antivirusTag({ antivirus }: StaffPaper): Html {
  return tag(antivirus === null ? { text: 'Sin revisar', tone: 'orange' } : antivirusLooks[antivirus]);
}

/** The words say when nobody vouches for the file. */
export function downloadText({ antivirus }: StaffPaper): string {
  return antivirus === 'limpio' ? 'Descargar' : 'Descargar sin revisión de antivirus';
}

/** A signature is called good only where nothing about its paper is left to a person. */
function signatureLook(valida: boolean, state: VerdictState): { readonly text: string; readonly tone: Tone } {
  if (!valida) return { text: 'Firma sin comprobar', tone: 'orange' };
  return state === 'ok'
    ? { text: 'Firma comprobada', tone: 'green' }
    : { text: 'Firma correcta, con observaciones', tone: 'purple' };
}

function signature(
  { firmante, cedula, ruc, cargo, valida, hora, horaProbada, autoridad }: FirmaVista,
  zone: Zone,
  state: VerdictState,
) {
  const when = hora === null ? 'Sin hora' : instantText(Date.parse(hora), zone);
  const proved =
    hora === null ? '' : horaProbada ? ' (probada con sello de tiempo)' : ' (declarada, sin probar)';
  const rows: readonly (readonly [string, string | null])[] = [
    ['Firma', firmante === '' ? 'Sin nombre' : firmante],
    ['Cédula', cedula],
    ['RUC', ruc],
    ['Cargo', cargo],
    ['Hora', when + proved],
    ['Entidad', autoridad],
  ];
  return html`<div class="v-firma">${tag(signatureLook(valida, state))}<dl class="v-hechos">${rows
    .filter(([, value]) => value !== null)
    .map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl></div>`;
}

function findings(hallazgos: readonly DocumentFinding[]): Html {
  const items = findingsToSay(hallazgos).map(
    ({ state, sentence }) =>
      html`<li${state === 'reject' && html` class="v-hallazgo--mal"`}>${sentence}</li>`,
  );
  return html`<ul class="govuk-list v-hallazgos__lista">${items}</ul>`;
}

/** What was found when the case was filed: said where the file could not be looked into again now. */
function atFiling(verdicts: readonly Verdict[], { sha256 }: StaffPaper): readonly DocumentFinding[] {
  return verdicts.filter(({ check, facts }) => {
    if (!check.startsWith('documento:') || facts === null || typeof facts !== 'object') return false;
    return !Array.isArray(facts) && 'sha256' in facts && facts.sha256 === sha256;
  });
}

function found(view: CaseView, paper: StaffPaper): { state: { text: string; tone: Tone }; content: Html } {
  const { examen } = paper;
  const { zone } = view.caso.relojes.promesa;
  if (examen !== null) {
    const { hallazgos, datos } = examen;
    const texto = datos.texto ?? [];
    return {
      state: paperState(examen),
      content: html`${findings(hallazgos)}${(datos.firmas ?? []).map((firma) => signature(firma, zone, worstState(hallazgos)))}
${rowMessages(datos.mensajes ?? [], datos.mensajesResto ?? 0)}${
  texto.length > 0 &&
  details({
    summary: 'Texto leído de la imagen',
    content: html`<p class="govuk-hint">Leído por un programa: puede tener errores.</p><p class="govuk-body v-escrito">${texto.join('\n')}</p>`,
  })
}`,
    };
  }
  const before = atFiling(view.caso.solicitud.verdicts, paper);
  if (before.length > 0)
    return { state: paperState({ hallazgos: before }), content: html`${findings(before)}` };
  return {
    state: paperState(null),
    content: html`<p class="govuk-body">Todavía no hay resultado: vuelva a abrir la página en un momento.</p>`,
  };
}

/** Read as rows, never drawn as pages. */
export function isTable({ formato }: Pick<StaffPaper, 'formato'>): boolean {
  return formato === 'xlsx' || formato === 'ods' || formato === 'csv' || formato === 'xml';
}

function links(referencia: string, paper: StaffPaper): Html {
  const { id, nombre, antivirus } = paper;
  if (antivirus === 'infectado')
    return html`<p class="govuk-body"><strong>El antivirus encontró un virus: no se muestra ni se descarga.</strong></p>`;
  const hidden = html`<span class="govuk-visually-hidden"> de ${nombre}</span>`;
  return html`<p class="govuk-body v-papel__enlaces"><a class="govuk-link" href="${paths.mesa.paginas(referencia, id)}">${isTable(paper) ? 'Ver filas' : 'Ver páginas'}${hidden}</a> <a class="govuk-link" href="${paths.mesa.adjunto(referencia, id)}" download>${downloadText(paper)}${hidden}</a></p>`;
}

function paperItem(view: CaseView, paper: StaffPaper): Html {
  const { solicitud, definicion } = view.caso;
  const { nombre, documento, tamanoBytes, sha256 } = paper;
  const { state, content } = found(view, paper);
  return html`<li class="v-papel"><div class="v-papel__cabeza"><h3 class="v-papel__titulo">${documentoDe(definicion, documento)?.etiqueta ?? documento}</h3>${tag(state)}</div>
<p class="v-papel__datos"><span class="v-papel__nombre">${nombre}</span> <span>${fileSize(tamanoBytes)}</span> <span title="SHA-256 ${sha256}">SHA-256 <code>${sha256.slice(0, hashShownChars)}…</code></span> <span>Antivirus: ${antivirusTag(paper)}</span></p>
<div class="v-hallazgos">${content}</div>${links(solicitud.referencia, paper)}</li>`;
}

export function casePapers(view: CaseView): Html | false {
  const { papeles } = view.caso;
  if (papeles.length === 0) return false;
  return html`<section aria-labelledby="documentos"><h2 class="govuk-heading-m" id="documentos">Documentos</h2><ul class="v-papeles">${papeles.map((paper) => paperItem(view, paper))}</ul></section>`;
}
