/** The inbox as lists: who waits, what is mine, what goes on in writing, what the team attends. */
import type { Inbox } from '../../actions/chat/list-inbox.ts';
import { staffLimits } from '../../actions/chat/staff-limits.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { errorMessage } from '../../ui/components/error-message.ts';
import { csrfField } from '../../ui/components/form.ts';
import { type InboxRow, inboxList } from '../../ui/components/inbox-list.ts';
import { type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';
import { shortInstant } from '../short-instant.ts';
import { chatPurpose } from './chat-purpose.ts';
import { waitText } from './wait-text.ts';

type Fila = Inbox['enEspera'][number];

/** A `tomar` of a row that was refused: said in that row. */
export type TakeRefused = { readonly id: string; readonly refusal: Refusal };

type Frame = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly ahoraMs: number;
  readonly refused: TakeRefused | null;
};

export function whoOf({ persona }: { readonly persona: { readonly nombre: string } | null }): string {
  return persona?.nombre ?? 'Sin identificar';
}

const keyBytes = 16;

function takeForm({ web, c, refused }: Frame, fila: Fila): Html {
  const { chat } = paths.mesa;
  const said = refused?.id === fila.id ? refused.refusal.sentence : null;
  const words = html`Tomar<span class="govuk-visually-hidden"> la conversación de ${whoOf(fila)}</span>`;
  return html`<form class="v-fila__tomar" action="${chat.verbo(fila.id, 'tomar')}" method="post" data-tomar="${fila.id}" data-href="${chat.conversacion(fila.id)}" data-panel-href="${chat.panel(fila.id)}">${csrfField(tokenFor(web, c.var.visit, chatPurpose('tomar')))}
<input type="hidden" name="version" value="${fila.version}"><input type="hidden" name="cliente" value="${web.deps.ids.randomToken(keyBytes)}"><input type="hidden" name="desde" value="bandeja">${button({ text: words, variant: 'secondary', classes: 'v-boton-menor' })}
<span data-negado role="alert" class="v-fila__negado">${said !== null && errorMessage({ text: said })}</span></form>`;
}

const kinds = { persona: '', agente: 'Respuesta: ', asistente: 'Asistente: ' } as const;

function wordsOf({ ultima }: Fila): string {
  if (ultima === null) return '';
  if (ultima.texto === null) return 'Contenido retirado';
  return `${kinds[ultima.autor]}${ultima.clase === 'archivo' ? 'Archivo: ' : ''}${ultima.texto}`;
}

/** Promised by when, or since when it stands as it does. */
function sinceOf({ ahoraMs }: Frame, fila: Fila): { since: string; isLate: boolean } {
  const { promesaVenceMs, enEsperaDesdeMs, tomadaMs, cambiadaMs, estado, ultima, sinContestar } = fila;
  if (estado === 'diferida' && promesaVenceMs !== null) {
    const isLate = promesaVenceMs <= ahoraMs;
    return {
      since: `${isLate ? 'Venció' : 'Vence'} ${shortInstant(promesaVenceMs, ahoraMs, zoneGuayaquil)}`,
      isLate,
    };
  }
  if (estado === 'en-espera')
    return { since: `Espera ${waitText(enEsperaDesdeMs ?? cambiadaMs, ahoraMs)}`, isLate: false };
  return sinContestar && ultima !== null
    ? { since: waitText(ultima.ocurridaMs, ahoraMs), isLate: false }
    : { since: waitText(tomadaMs ?? cambiadaMs, ahoraMs), isLate: false };
}

function rowOf(frame: Frame, fila: Fila): InboxRow {
  const { chat } = paths.mesa;
  const isMine = fila.agente?.cuenta === frame.staff.actor.cuenta;
  const holder = fila.agente === null ? null : isMine ? 'La tiene usted' : `La tiene ${fila.agente.nombre}`;
  const several = frame.staff.actor.unidades.length > 1 ? fila.unidad : null;
  const owes = isMine && fila.sinContestar && fila.estado === 'atendida' ? 'Espera su respuesta' : null;
  const remark = [owes, isMine ? null : holder, fila.referencia, several].filter((text) => text !== null);
  return {
    id: fila.id,
    href: chat.conversacion(fila.id),
    panelHref: chat.panel(fila.id),
    who: whoOf(fila),
    isIdentified: fila.persona !== null,
    ...sinceOf(frame, fila),
    words: wordsOf(fila),
    unread: isMine ? fila.sinLeer : 0,
    isMine,
    lastLine: fila.lineas,
    remark: remark.length === 0 ? undefined : remark.join(' · '),
    action: fila.agente === null ? takeForm(frame, fila) : undefined,
  };
}

const countOf = (count: number) =>
  count >= staffLimits.inboxRowsCountedMax ? `${staffLimits.inboxRowsCountedMax}+` : String(count);

/** Everything the island exchanges when the inbox changed. */
export function inboxLists(frame: Frame, inbox: Inbox): Html {
  const { cuentas } = inbox;
  const rows = (filas: readonly Fila[]) => filas.map((fila) => rowOf(frame, fila));
  const mine = frame.staff.actor.cuenta;
  const others = inbox.equipo.filter(({ agente }) => agente?.cuenta !== mine);
  const own = (estado: Fila['estado']) => inbox.mias.filter((fila) => fila.estado === estado).length;
  const written = inbox.porEscrito.filter(({ agente }) => agente?.cuenta !== mine);
  return html`<span hidden data-esperan="${cuentas.enEspera}"></span>
${inboxList({ id: 'grupo-mias', title: 'Mías', count: countOf(cuentas.mias), empty: 'No tiene conversaciones.', rows: rows(inbox.mias) })}
${inboxList({ id: 'grupo-espera', title: 'En espera', count: countOf(cuentas.enEspera), empty: 'Nadie espera.', rows: rows(inbox.enEspera) })}
${inboxList({ id: 'grupo-escrito', title: 'Por escrito', count: countOf(cuentas.diferidas - own('diferida')), empty: 'Nada pendiente por escrito.', rows: rows(written) })}
${inboxList({ id: 'grupo-equipo', title: 'Del equipo', count: countOf(cuentas.atendidas - own('atendida')), empty: 'Nadie más atiende ahora.', rows: rows(others) })}`;
}
