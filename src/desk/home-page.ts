/** The desk's first page: how much waits, what is late, and how the promise fares. */
import { countWaiting } from '../actions/chat/count-waiting.ts';
import { listQueue, type QueueAsked, type QueueRow, type QueueTab } from '../actions/list-queue.ts';
import { type DeskFigures, readDeskFigures } from '../actions/read-desk-figures.ts';
import { isRefusal } from '../domain/refusals.ts';
import { linkButton } from '../ui/components/button.ts';
import { type StatTile, statTiles } from '../ui/components/stat-tiles.ts';
import { table } from '../ui/components/table.ts';
import { type Html, html } from '../ui/html.ts';
import type { Web, WebContext } from '../web/web.ts';
import { countText } from './bounded-count.ts';
import { deskPage } from './desk-page.ts';
import { queueHref } from './queue-address.ts';
import { queueTable } from './queue-table.ts';
import { requireStaff, type Staff } from './require-staff.ts';

const urgentRows = 6;
/** No filter at all. */
const wholeQueue: Omit<QueueAsked, 'tab'> = {
  tramite: null,
  estado: null,
  unidad: null,
  venceHoy: false,
  buscar: '',
  tras: null,
};

/** One decimal, comma, as written here: «98,4 %». */
function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1).replace('.', ',')}\u00A0%`;
}

function tiles(figures: DeskFigures): readonly StatTile[] {
  const { mias, sinAsignar, vencidas, vencenHoy, decididasHoy, promesa } = figures;
  const dueToday = Math.max(0, vencenHoy - vencidas);
  const kept = promesa.cumplidas / Math.max(1, promesa.decididas);
  return [
    { label: 'A mi cargo', value: countText(mias), href: queueHref({ tab: 'mias' }) },
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

/** What an administrator does is not done here: the page says where. */
function administration(): Html {
  const work: readonly (readonly [string, string])[] = [
    ['Ver las cuentas', 'npx ventanilla user list'],
    ['Crear una cuenta', 'npx ventanilla user create'],
    ['Cambiar roles y unidades', 'npx ventanilla user rights'],
    ['Desactivar o activar una cuenta', 'npx ventanilla user disable | enable'],
    ['Dar una clave nueva', 'npx ventanilla user password'],
  ];
  return html`<h2 class="govuk-heading-m">Qué hace un administrador en esta versión</h2>
<p class="govuk-body">Administra las cuentas de las personas, y lo hace en el servidor, con la línea de comandos. En la mesa todavía no hay páginas de cuentas ni de ajustes: aquí solo puede cuidar la seguridad de su propia cuenta.</p>
${table({ caption: 'Tareas de administración', captionHidden: true, narrow: 'cards', firstCellIsHeader: true, head: [{ text: 'Tarea' }, { text: 'Comando' }], rows: work.map(([task, command]) => [task, html`<code>${command}</code>`]) })}
<p class="govuk-body">Cada cambio queda escrito entre los sucesos de seguridad. Los permisos nuevos rigen desde la siguiente página que abra la persona.</p>`;
}

/** The first few of a tab: what one would open next. */
async function firstOf(web: Web, staff: Staff, tab: QueueTab): Promise<readonly QueueRow[]> {
  const queue = await listQueue(web.deps, staff.actor, { ...wholeQueue, tab });
  return isRefusal(queue) ? [] : queue.filas.slice(0, urgentRows);
}

export async function homePage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const [figures, waiting] = await Promise.all([
    readDeskFigures(web.deps, staff.actor),
    countWaiting(web.deps, staff.actor),
  ]);
  const tab = figures !== null && figures.mias === 0 ? 'equipo' : 'mias';
  const urgent = figures === null ? [] : await firstOf(web, staff, tab);
  const name = staff.actor.nombre;
  return deskPage(web, c, {
    title: 'Inicio',
    place: 'inicio',
    mias: figures?.mias,
    waiting,
    main:
      figures === null
        ? html`<h1 class="govuk-heading-l">${name}</h1><p class="govuk-body">Su cuenta no atiende solicitudes.</p>${staff.actor.roles.includes('administrador') && administration()}`
        : html`<h1 class="govuk-heading-l">${name}</h1><p class="govuk-body">${figures.unidades.join(' · ')}</p>
${statTiles(tiles(figures))}
${urgent.length > 0 && html`<h2 class="govuk-heading-m">${tab === 'mias' ? 'Lo suyo que vence primero' : 'Sin asignar, lo que vence primero'}</h2>${queueTable(c, { web, staff }, urgent)}`}
${linkButton({ text: 'Abrir la cola', href: queueHref({ tab }) })}`,
  });
}
