/** For supervisors: how much each agent carries, how long people wait, and who has not been answered. */
import { type ChatLoad, readChatLoad } from '../../actions/chat/read-chat-load.ts';
import { zoneGuayaquil } from '../../domain/calendar/zone.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { type StatTile, statTiles } from '../../ui/components/stat-tiles.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff } from '../require-staff.ts';
import { shortInstant } from '../short-instant.ts';
import { durationText, waitText } from './wait-text.ts';

/** Waits under a minute are told in seconds. */
const measured = (ms: number | null) =>
  ms === null ? '—' : ms < 60_000 ? `${Math.round(ms / 1000)}\u00A0s` : durationText(ms);

function tiles(load: ChatLoad): readonly StatTile[] {
  const { esperasDeHoy: waits, enEspera, esperaMasLargaMs, porEscrito } = load;
  const taken = waits.tomadas === 1 ? '1 tomada hoy' : `${waits.tomadas} tomadas hoy`;
  const toInbox = paths.mesa.chat.inicio;
  return [
    {
      label: 'En espera',
      value: enEspera,
      href: toInbox,
      ...(enEspera > 0 ? { tone: 'waiting' as const } : {}),
    },
    { label: 'La espera más larga', value: esperaMasLargaMs === null ? '—' : durationText(esperaMasLargaMs) },
    { label: 'Espera de la mitad, p50', value: measured(waits.medianaMs), detail: taken },
    { label: 'Espera de nueve de diez, p90', value: measured(waits.p90Ms), detail: taken },
    {
      label: 'Sin respuesta',
      value: load.sinContestar.length,
      detail: `más de ${load.minutosSinContestar} min`,
      ...(load.sinContestar.length > 0 ? { tone: 'bad' as const } : {}),
    },
    { label: 'Por escrito', value: porEscrito, href: toInbox },
  ];
}

function agents({ agentes }: ChatLoad, nowMs: number): Html {
  if (agentes.length === 0)
    return emptyState({
      title: 'Nadie está en el chat',
      text: 'Lo que pidan las personas seguirá por escrito.',
    });
  return table({
    caption: 'Carga de cada persona que atiende',
    captionSize: 'm',
    narrow: 'cards',
    classes: 'v-equipo',
    firstCellIsHeader: true,
    head: [
      { text: 'Quién' },
      { text: 'Estado' },
      { text: 'Atiende' },
      { text: 'Por escrito' },
      { text: 'Así desde' },
    ],
    rows: agentes.map(({ nombre, estado, atiende, capacidad, porEscrito, desdeMs }) => [
      nombre,
      estado === 'disponible'
        ? tag({ text: 'Disponible', tone: 'green' })
        : tag({ text: 'En pausa', tone: 'yellow' }),
      html`${atiende} de ${capacidad}${atiende >= capacidad && html` ${tag({ text: 'Completo', tone: 'orange' })}`}`,
      String(porEscrito),
      shortInstant(desdeMs, nowMs, zoneGuayaquil),
    ]),
  });
}

function unanswered({ sinContestar, minutosSinContestar }: ChatLoad, nowMs: number): Html {
  const title = `Sin respuesta hace más de ${minutosSinContestar} minutos`;
  if (sinContestar.length === 0)
    return html`<h2 class="govuk-heading-m">${title}</h2><p class="govuk-body">Todas las conversaciones atendidas tienen respuesta.</p>`;
  return table({
    caption: title,
    captionSize: 'm',
    narrow: 'cards',
    classes: 'v-equipo',
    firstCellIsHeader: true,
    head: [{ text: 'Persona' }, { text: 'La tiene' }, { text: 'Unidad' }, { text: 'Espera respuesta' }],
    rows: sinContestar.map(({ id, persona, agente, unidad, desdeMs }) => [
      html`<a class="govuk-link" href="${paths.mesa.chat.conversacion(id)}">${persona ?? 'Sin identificar'}</a>`,
      agente?.nombre ?? 'Nadie',
      unidad,
      waitText(desdeMs, nowMs),
    ]),
  });
}

export async function teamPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const load = await readChatLoad(web.deps, staff.actor);
  if (isRefusal(load)) return deskRefusal(web, c, load, { text: 'Ir al inicio', href: paths.mesa.inicio });
  const nowMs = web.deps.clock.nowMs();
  return deskPage(web, c, {
    title: 'Equipo y esperas',
    place: 'chat',
    breadcrumbs: [{ text: 'Chat', href: paths.mesa.chat.inicio }, { text: 'Equipo y esperas' }],
    main: html`<h1 class="govuk-heading-l">Equipo y esperas</h1><p class="govuk-body">${load.unidades.join(' · ')} · <a class="govuk-link" href="${paths.mesa.chat.equipo}">Actualizar</a></p>
${statTiles(tiles(load))}${agents(load, nowMs)}${unanswered(load, nowMs)}`,
  });
}
