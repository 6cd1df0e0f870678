/** The lists of the mail desk as tables: who wrote, what about, what is missing, how long it waits, who has it. */
import type { MailDesk, MailRow } from '../../actions/correo-mesa/list-mail-desk.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { impedimentoEnCorreo } from '../../domain/correo/quien-puede.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { csrfField } from '../../ui/components/form.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { commandFields } from '../../web/command-fields.ts';
import { fileSize } from '../../web/file-size.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { waitText } from '../chat/wait-text.ts';
import type { Staff } from '../require-staff.ts';
import { shortInstant } from '../short-instant.ts';
import { mailPurpose } from './mail-purpose.ts';
import { parkedSentence, senderTag, threadStateTag } from './mail-words.ts';

type Frame = { readonly web: Web; readonly c: WebContext; readonly staff: Staff; readonly ahoraMs: number };

const missingShownMax = 3;

const subjectOf = (asunto: string | null) =>
  asunto === null || asunto.trim() === '' ? 'Sin asunto' : asunto;

function takeForm({ web, c }: Frame, row: MailRow): Html {
  const text = html`Tomar<span class="govuk-visually-hidden"> ${row.referencia}</span>`;
  return html`<form action="${paths.mesa.correo.verbo(row.id, 'tomar')}" method="post">${csrfField(tokenFor(web, c.var.visit, mailPurpose('tomar')))}${commandFields(web, row)}${button({ text, variant: 'secondary', classes: 'v-boton-menor' })}</form>`;
}

function holder(frame: Frame, row: MailRow): Content {
  const { actor } = frame.staff;
  if (row.asignado === actor.cuenta) return html`<strong>Usted</strong>`;
  if (row.asignadoNombre !== null) return row.asignadoNombre;
  const canTake = row.estado !== 'cerrado' && impedimentoEnCorreo(actor, 'tomar', row) === null;
  return canTake ? takeForm(frame, row) : 'Sin asignar';
}

function about(row: MailRow): Html {
  const missing = row.faltanNombres.slice(0, missingShownMax).join(', ');
  const rest = row.faltanNombres.length - missingShownMax;
  return html`<div><span class="v-cola__tramite">${row.tramiteNombre ?? 'Sin reconocer'}</span>${row.solicitud !== null && html` <span class="v-cola__menor">${row.solicitud}</span>`}${missing !== '' && html` <span class="v-cola__menor">Falta: ${missing}${rest > 0 && ` y ${rest} más`}</span>`}</div>`;
}

function flags(row: MailRow): Html {
  return html`${threadStateTag(row.estado)} ${senderTag(row.autenticidad)} ${row.enCuarentena > 0 && tag({ text: `${row.enCuarentena} en cuarentena`, tone: 'orange' })}`;
}

function waits({ ahoraMs }: Frame, row: MailRow): Content {
  return row.esperaDesdeMs === null || row.estado === 'cerrado'
    ? html`<span class="v-cola__menor">${shortInstant(row.cambiadoMs, ahoraMs, zoneGuayaquil)}</span>`
    : waitText(row.esperaDesdeMs, ahoraMs);
}

export function threadTable(frame: Frame, rows: readonly MailRow[]): Html {
  const heads = ['Asunto', 'De', 'Trámite', 'Estado', 'Espera', 'Lo tiene'];
  return table({
    caption: 'Hilos de correo, primero el que cambió último',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    classes: 'v-cola v-correo-lista',
    head: heads.map((text) => ({ text })),
    rows: rows.map((row) => [
      html`<div><a class="govuk-link v-correo-lista__asunto" href="${paths.mesa.correo.hilo(row.id)}" data-fila>${subjectOf(row.asunto)}</a> <span class="v-cola__menor">${row.referencia}${row.correos > 1 && html` · ${row.correos} correos`}</span></div>`,
      html`<span class="v-cola__quien"><span class="v-cola__nombre">${row.nombre === '' ? row.direccion : row.nombre}</span>${row.nombre !== '' && html` <span class="v-cola__menor v-correo-lista__direccion">${row.direccion}</span>`}</span>`,
      about(row),
      html`<div class="v-cola__avisos">${flags(row)}</div>`,
      waits(frame, row),
      holder(frame, row),
    ]),
  });
}

/** Mails that are looked at one by one: parked, or in quarantine. */
export function looseTable(
  { ahoraMs }: Pick<Frame, 'ahoraMs'>,
  rows: MailDesk['sueltos'],
  kind: 'cuarentena' | 'apartados',
): Html {
  const why = (row: MailDesk['sueltos'][number]): Content =>
    kind === 'apartados'
      ? parkedSentence(row.causa)
      : html`<div><div class="v-cola__avisos">${senderTag(row.autenticidad)}</div>${row.hiloReferencia !== null && html` <span class="v-cola__menor">Dice ser del hilo ${row.hiloReferencia}</span>`}</div>`;
  return table({
    caption: kind === 'apartados' ? 'Correos que no se pudieron leer' : 'Correos en cuarentena',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    classes: 'v-cola v-correo-sueltos',
    head: ['Correo', 'De', 'Por qué', 'Llegó', 'Tamaño'].map((text) => ({ text })),
    rows: rows.map((row) => [
      html`<a class="govuk-link v-correo-lista__asunto" href="${paths.mesa.correo.mensaje(row.id)}" data-fila>${row.asunto === null && kind === 'apartados' ? 'Correo sin leer' : subjectOf(row.asunto)}</a>`,
      html`<span class="v-cola__nombre v-correo-lista__direccion">${row.remitente ?? 'Desconocido'}</span>`,
      why(row),
      shortInstant(row.recibidoMs, ahoraMs, zoneGuayaquil),
      fileSize(row.tamanoBytes),
    ]),
  });
}
