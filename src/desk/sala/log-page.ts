/** The log of the room: who did what and who read what, by day; never what it was about. For readers, custodians and the auditor. */
import { firstBreakOfBitacora, readBitacora } from '../../actions/sala/bitacora.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { table } from '../../ui/components/table.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage } from '../desk-page.ts';
import { requireStaff } from '../require-staff.ts';
import { noSuchPlace, requireSala } from './require-sala.ts';
import { hechoText } from './sala-hechos.ts';
import { salaPage } from './sala-page.ts';

const entriesShown = 300;
/** Enough of an identifier to tell complaints of the log apart; it opens nothing. */
const idShownChars = 8;

async function logContent({ deps }: Web): Promise<Html> {
  const [entries, firstBreak] = await Promise.all([
    readBitacora(deps, entriesShown),
    firstBreakOfBitacora(deps),
  ]);
  const rows = entries.map(({ n, dia, nombre, clase, denuncia, hash }) => [
    String(n),
    dateText(dia),
    nombre,
    hechoText(clase),
    denuncia === null ? '' : html`<code>${denuncia.slice(0, idShownChars)}</code>`,
    html`<code title="${hash}">${hash.slice(0, idShownChars)}…</code>`,
  ]);
  return html`<h1 class="govuk-heading-l">Bitácora de la sala</h1>
<p class="govuk-body">Quién hizo y quién leyó qué, por día. Cada línea lleva la huella de la anterior: si falta o cambia una, se nota.</p>
${firstBreak === null ? html`<p class="govuk-body">La cadena está completa.</p>` : warningText({ text: `La cadena se rompe en la línea ${firstBreak}: algo se borró o se cambió fuera del sistema. Avise a la máxima autoridad.` })}
${rows.length === 0 ? emptyState({ title: 'Todavía no hay nada anotado' }) : table({ caption: `Últimas ${entriesShown} líneas, primero la más reciente`, captionHidden: true, narrow: 'cards', head: ['N.º', 'Día', 'Quién', 'Qué hizo', 'Denuncia', 'Huella'].map((text) => ({ text })), rows })}`;
}

export async function logPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  if (staff.actor.roles.includes('auditor'))
    return deskPage(web, c, { title: 'Bitácora de la sala', main: await logContent(web) });
  if (staff.actor.roles.every((rol) => rol !== 'lector' && rol !== 'custodio')) return noSuchPlace(web, c);
  const room = await requireSala(web, c);
  if (room instanceof Response) return room;
  return salaPage(web, c, {
    title: 'Bitácora de la sala',
    lector: room.lector,
    tab: 'bitacora',
    content: await logContent(web),
  });
}
