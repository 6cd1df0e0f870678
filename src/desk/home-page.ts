/** The desk's first page: how much waits, what is late, and how the promise fares. */
import { countWaiting } from '../actions/chat/count-waiting.ts';
import { listQueue, type QueueRow, type QueueTab, wholeQueue } from '../actions/list-queue.ts';
import { unitsKept } from '../actions/plantillas/templates.ts';
import { type DeskFigures, readDeskFigures } from '../actions/read-desk-figures.ts';
import { roomRole } from '../actions/sala/enrol-reader.ts';
import { isRefusal } from '../domain/refusals.ts';
import type { RolFuncionario } from '../domain/solicitud/actor.ts';
import { paths } from '../paths.ts';
import { linkButton } from '../ui/components/button.ts';
import { type StatTile, statTiles } from '../ui/components/stat-tiles.ts';
import { type Html, html } from '../ui/html.ts';
import type { Web, WebContext } from '../web/web.ts';
import { sectionList } from './administracion/section-list.ts';
import { countText } from './bounded-count.ts';
import { mentionsBox } from './caso/mentions.ts';
import { deskPage } from './desk-page.ts';
import { keyBanner } from './ingreso/key-due.ts';
import { handlesRows } from './lote/lote-bar.ts';
import { queueHref } from './queue-address.ts';
import { queueTable } from './queue-table.ts';
import { requireStaff, type Staff } from './require-staff.ts';

const urgentRows = 6;

/** One decimal, comma, as written here: «98,4 %». */
function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1).replace('.', ',')}\u00A0%`;
}

/** `handles`: cases can be at their charge. */
function tiles(figures: DeskFigures, handles: boolean): readonly StatTile[] {
  const { mias, sinAsignar, vencidas, vencenHoy, decididasHoy, promesa } = figures;
  const dueToday = Math.max(0, vencenHoy - vencidas);
  const kept = promesa.cumplidas / Math.max(1, promesa.decididas);
  return [
    ...(handles ? [{ label: 'A mi cargo', value: countText(mias), href: queueHref({ tab: 'mias' }) }] : []),
    { label: 'Sin asignar', value: countText(sinAsignar), href: queueHref({ tab: 'equipo' }) },
    {
      label: 'Vencidas',
      value: countText(vencidas),
      href: queueHref({ tab: 'todas', venceHoy: true }),
      ...(vencidas > 0 ? { tone: 'bad' as const } : {}),
    },
    {
      label: 'Vencen hoy',
      value: countText(dueToday),
      href: queueHref({ tab: 'todas', venceHoy: true }),
      ...(dueToday > 0 ? { tone: 'waiting' as const } : {}),
    },
    {
      label: 'Decididas hoy',
      value: countText(decididasHoy.cuenta),
      detail: `${countText(decididasHoy.enElActo)} en el acto`,
    },
    promesa.decididas === 0
      ? { label: 'Promesa cumplida', value: '—', detail: 'sin decisiones en 30 días' }
      : {
          label: 'Promesa cumplida',
          value: percent(promesa.cumplidas, promesa.decididas),
          detail: `${countText(promesa.decididas)} decisiones, 30 días`,
          tone: kept >= 0.9 ? 'good' : 'bad',
        },
  ];
}

/** Whoever handles no cases has another place to begin. */
function elsewhere({ actor }: Staff): Html {
  const { datos, sala } = paths.mesa;
  const does = (rol: RolFuncionario) => actor.roles.includes(rol);
  return html`${does('delegado') && html`<p class="govuk-body"><a class="govuk-link" href="${datos.inicio}">Ver las peticiones sobre datos personales</a></p>`}
${roomRole(actor) !== null && html`<p class="govuk-body"><a class="govuk-link" href="${sala.inicio}">Ir a la sala reservada</a></p>`}
${does('administrador') && html`<p class="govuk-body">Su cuenta administra el servicio y no abre solicitudes. Cada cambio queda escrito con su motivo.</p>${sectionList()}`}
${actor.roles.length === 0 && html`<p class="govuk-body">Su cuenta todavía no tiene permisos. Pida a la administración que le asigne un rol.</p>`}`;
}

/** The first few of a tab: what one would open next. */
async function firstOf(web: Web, staff: Staff, tab: QueueTab): Promise<readonly QueueRow[]> {
  const queue = await listQueue(web.deps, staff.actor, { ...wholeQueue, tab });
  return isRefusal(queue) ? [] : queue.filas.slice(0, urgentRows);
}

export async function homePage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const [figures, waiting, mentions] = await Promise.all([
    readDeskFigures(web.deps, staff.actor),
    countWaiting(web.deps, staff.actor),
    mentionsBox(web, c, staff),
  ]);
  const tab = figures !== null && figures.mias === 0 ? 'equipo' : 'mias';
  const urgent = figures === null ? [] : await firstOf(web, staff, tab);
  const name = staff.actor.nombre;
  const keyNotice = await keyBanner(web, staff);
  const handles = handlesRows(staff.actor);
  return deskPage(web, c, {
    title: 'Inicio',
    place: 'inicio',
    mias: handles ? figures?.mias : undefined,
    waiting,
    main:
      figures === null
        ? html`${keyNotice}<h1 class="govuk-heading-l">${name}</h1>${elsewhere(staff)}`
        : html`${keyNotice}<h1 class="govuk-heading-l">${name}</h1><p class="govuk-body">${figures.unidades.join(' · ')}</p>
${statTiles(tiles(figures, handles))}
${mentions}
${urgent.length > 0 && html`<h2 class="govuk-heading-m">${tab === 'mias' ? 'Lo suyo que vence primero' : 'Sin asignar, lo que vence primero'}</h2>${queueTable(c, { web, staff }, urgent)}`}
${linkButton({ text: 'Abrir la cola', href: queueHref({ tab }) })}${unitsKept(web.deps, staff.actor).length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.plantillas()}">Plantillas de mis unidades</a></p>`}`,
  });
}
