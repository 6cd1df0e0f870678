/** One page of the queue as a table: what it is, whose, since when, until when, and who has it. */
import type { QueueAsked, QueueRow } from '../actions/list-queue.ts';
import { limits } from '../domain/limits.ts';
import { impedimentoPara } from '../domain/policy.ts';
import { estaAbierta } from '../domain/solicitud/lifecycle.ts';
import { paths } from '../paths.ts';
import { button } from '../ui/components/button.ts';
import { clock } from '../ui/components/clock.ts';
import { csrfField } from '../ui/components/form.ts';
import { stateTag } from '../ui/components/state-tag.ts';
import { table } from '../ui/components/table.ts';
import { tag } from '../ui/components/tag.ts';
import { type Content, type Html, html } from '../ui/html.ts';
import { commandFields } from '../web/command-fields.ts';
import { tokenFor } from '../web/visit.ts';
import type { Web, WebContext } from '../web/web.ts';
import { briefClock } from './deadline-clock.ts';
import { handlesRows, rowBox } from './lote/lote-bar.ts';
import type { Staff } from './require-staff.ts';
import { shortInstant } from './short-instant.ts';
import { verbPurpose } from './verb-purpose.ts';

const entityNews = {
  contestar: { text: 'Respondió la entidad', tone: 'yellow' },
  vencer: { text: 'Entidad sin respuesta', tone: 'red' },
} as const;

const warnings = {
  'por-vencer': { text: 'Por vencer', tone: 'orange' },
  vencida: { text: 'Vencida', tone: 'red' },
} as const;

/** What an officer should know before opening it. */
function flags(row: QueueRow): Html {
  const isOpen = estaAbierta(row.estado);
  return html`${isOpen && row.silencio && tag({ text: 'Término legal vencido', tone: 'red' })}
${isOpen && !row.silencio && row.aviso !== null && tag(warnings[row.aviso])}
${row.dosPersonas && isOpen && !row.hayPropuesta && tag({ text: 'Dos personas', tone: 'purple' })}
${row.hayPropuesta && isOpen && tag({ text: 'Propuesta', tone: 'magenta' })}
${row.novedad === 'escribir' && isOpen && tag({ text: 'Mensaje nuevo', tone: 'yellow' })}
${(row.novedad === 'contestar' || row.novedad === 'vencer') && row.estado === 'en-revision' && tag(entityNews[row.novedad])}
${row.novedad === 'subsanar' && row.estado === 'en-revision' && tag({ text: 'Respondió', tone: 'yellow' })}`;
}

type Frame = {
  readonly web: Web;
  readonly staff: Staff;
  /** The rows can be marked: only where the bar that does something with them stands above. */
  readonly marks?: true;
  readonly orden?: QueueAsked['orden'];
};

/** Policy reads a little of a case; a row has just that. */
function canTake({ actor }: Staff, row: QueueRow): boolean {
  const { estado, unidad, asignado, dosPersonas } = row;
  const solicitante = { clase: 'publico', ruc: null, nombre: '', cuenta: null } as const;
  const asunto = { estado, unidad, asignado, dosPersonas, solicitante, propuesta: null };
  return asignado === null && impedimentoPara(actor, 'tomar', asunto) === null;
}

function takeForm({ web }: Frame, row: QueueRow, csrf: string): Html {
  const take = button({
    text: html`Tomar<span class="govuk-visually-hidden"> ${row.referencia}</span>`,
    variant: 'secondary',
    classes: 'v-boton-menor',
  });
  return html`<form action="${paths.mesa.verbo(row.referencia, 'tomar')}" method="post">${csrfField(csrf)}${commandFields(web, row)}${take}</form>`;
}

function holder(frame: Frame, row: QueueRow, csrf: string): Content {
  if (row.asignado === frame.staff.actor.cuenta) return html`<strong>Usted</strong>`;
  if (row.asignadoNombre !== null) return row.asignadoNombre;
  if (row.cerradaMs !== null) return '';
  return canTake(frame.staff, row) ? takeForm(frame, row, csrf) : 'Sin asignar';
}

export function queueTable(c: WebContext, frame: Frame, rows: readonly QueueRow[]): Html {
  const { web } = frame;
  const csrf = tokenFor(web, c.var.visit, verbPurpose('tomar'));
  const nowMs = web.deps.clock.nowMs();
  const first = frame.orden === 'nuevas' ? 'primero la más nueva' : 'primero la que vence antes';
  const heads = ['Referencia', 'Trámite', 'Solicitante', 'Recibida', 'Vence', 'Estado', 'La tiene'];
  return table({
    caption: `Solicitudes, hasta ${limits.pageRows} por página, ${first}`,
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    classes: 'v-cola',
    head: heads.map((text) => ({ text })),
    rows: rows.map((row) => [
      html`<div><span class="v-cola__ref">${frame.marks && row.cerradaMs === null && handlesRows(frame.staff.actor) && rowBox(row)}<a class="govuk-link" href="${paths.mesa.solicitud(row.referencia)}" data-fila>${row.referencia}</a></span><div class="v-cola__avisos">${flags(row)}</div></div>`,
      html`<span class="v-cola__tramite">${row.tramiteNombre}</span>`,
      html`<span class="v-cola__quien"><span class="v-cola__nombre">${row.solicitanteNombre}</span>${row.solicitanteRuc !== null && html` <span class="v-cola__menor">${row.solicitanteRuc}</span>`}</span>`,
      html`<span class="v-cola__hora">${shortInstant(row.presentadaMs, nowMs, row.reloj.zone)}</span>`,
      clock(briefClock('Vence', row.reloj)),
      stateTag(row.estado, web.deps.definiciones.porId(row.tramite)?.definicion),
      holder(frame, row, csrf),
    ]),
  });
}
