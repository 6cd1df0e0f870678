/** What was told: the questions as they were shown and their answers, with what the public register knows beside them. */
import { respuestasDe } from '../../actions/sala/read-denuncia-for-reader.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import type { SalaView } from './denuncia-view.ts';

const gradeText = {
  A: 'Lo presenció y trae documentos',
  B: 'Lo presenció o trae documentos',
  C: 'Nombra un proceso, sin documentos',
  D: 'Sin documentos ni proceso todavía',
} as const;

/** Never findings: words that help to read first what cannot wait. */
function hints({ vista }: SalaView): Html {
  const { pistas, prueba } = vista;
  return html`<section aria-labelledby="pistas"><h2 class="govuk-heading-m" id="pistas">Pistas para ordenar el trabajo</h2>
<p class="govuk-hint">Salen de las palabras del relato. Ayudan a decidir qué leer primero; no prueban nada y no se muestran a quien denunció.</p>
${pistas.length > 0 && html`<ul class="govuk-list v-sala__pistas">${pistas.map(({ etiqueta }) => html`<li>${tag({ text: etiqueta, tone: 'purple' })}</li>`)}</ul>`}
<p class="govuk-body">Respaldo ${prueba}: ${gradeText[prueba]}.</p></section>`;
}

function processes({ vista }: SalaView): Html | false {
  if (vista.procesos.length === 0) return false;
  const rows = vista.procesos.map(({ codigo, encontrados }) => ({
    key: codigo,
    value:
      encontrados.length === 0
        ? 'No consta en el registro de procesos.'
        : html`<ul class="govuk-list">${encontrados.map(({ entidad, objeto, fase }) => html`<li><strong>${entidad}</strong>: ${objeto} (fase ${fase})</li>`)}</ul>`,
  }));
  return html`<section aria-labelledby="procesos"><h2 class="govuk-heading-m" id="procesos">En el registro público</h2>${summaryList({ rows })}</section>`;
}

export function denunciaRelato(view: SalaView): Html {
  const respuestas = respuestasDe(view.vista.piezas);
  const rows = respuestas.map(({ pregunta, valor }) => ({
    key: pregunta,
    value: html`<span class="v-escrito">${valor}</span>`,
  }));
  const raw = view.vista.piezas.find(({ clase }) => clase === 'crudo');
  const rawIsApart = raw?.contenido.como === 'sellada';
  return html`<section aria-labelledby="relato"><h2 class="govuk-heading-m" id="relato">Relato</h2>
${insetText({ text: 'Se selló al llegar, en la memoria del servidor. Es información reservada: no la copie fuera de la sala.' })}
${rows.length > 0 ? summaryList({ rows }) : html`<p class="govuk-body">${raw === undefined ? 'No se pudo leer el relato.' : 'Llegó por correo y no se pudo leer su texto.'}</p>`}
${rawIsApart && html`<p class="govuk-hint">El correo tal como llegó dice quién lo envió: está sellado con la identidad y se ve al abrirla.</p>`}</section>
${processes(view)}${rows.length > 0 && hints(view)}`;
}
