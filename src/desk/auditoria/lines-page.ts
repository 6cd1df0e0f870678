/** Who did and who read what: one table over everything that leaves a line, with filters and a place instead of pages. */
import { type CuentaHallada, findAccounts } from '../../actions/auditoria/find-accounts.ts';
import { shortHash } from '../../actions/auditoria/line-words.ts';
import type { LinesAsked } from '../../actions/auditoria/lines-asked.ts';
import { noteAudit, notedAsk } from '../../actions/auditoria/note-audit.ts';
import { searchHash } from '../../actions/auditoria/note-search.ts';
import { countLines, type Lines, readLines } from '../../actions/auditoria/read-lines.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { dateText, instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { isRefusal, type Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { pagination } from '../../ui/components/pagination.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { auditTabs } from './audit-tabs.ts';
import { askedBy, type LinesAddress, type LinesTyped, linesHref, readLinesAddress } from './lines-address.ts';
import { linesFilters } from './lines-filters.ts';
import { linesTable } from './lines-table.ts';
import { requireAuditor } from './require-auditor.ts';

const toStart = { text: 'Volver al inicio', href: paths.mesa.inicio };

export type LinesVisit = {
  readonly address: LinesAddress;
  readonly asked: LinesAsked;
  readonly zone: Zone;
  /** The one account that is meant; null where none or several are. */
  readonly cuenta: CuentaHallada | null;
  /** Several accounts fit what was typed. */
  readonly cuentas: readonly CuentaHallada[];
};

/** What an address asks for, accounts looked up. */
export async function visitOf(
  web: Web,
  { actor }: Staff,
  query: URLSearchParams,
): Promise<LinesVisit | Refusal> {
  const read = readLinesAddress(query);
  const { typed } = read;
  const cuentas = await findAccounts(web.deps, actor, typed);
  if (isRefusal(cuentas)) return cuentas;
  const [only] = cuentas.length === 1 ? cuentas : [];
  const nobody = cuentas.length === 0 && (typed.quien !== '' || typed.cuenta !== '');
  const none = { path: 'quien', sentence: 'No hay ninguna cuenta con ese usuario, correo o RUC.' };
  const { zone } = await web.deps.calendar();
  const hoy = civilDateAt(web.deps.clock.nowMs(), zone);
  return {
    address: nobody ? { ...read, errors: [...read.errors, none] } : read,
    asked: askedBy(typed, only?.id ?? null, { hoy, zone, hashOf: (words) => searchHash(web.deps, words) }),
    zone,
    cuenta: only ?? null,
    cuentas,
  };
}

function choice(cuentas: readonly CuentaHallada[], typed: LinesTyped): Html {
  return html`<h2 class="govuk-heading-m">¿De quién?</h2><p class="govuk-body">Varias cuentas coinciden con «${typed.quien}».</p><ul class="govuk-list">${cuentas.map(
    ({ id, nombre, usuario, ruc }) =>
      html`<li><a class="govuk-link" href="${linesHref({ ...typed, quien: '', cuenta: id })}">${nombre}</a> (${usuario}${ruc !== null && html`, RUC ${ruc}`})</li>`,
  )}</ul>`;
}

function heading({ asked, cuenta, zone, address }: LinesVisit): Html {
  const day = (atMs: number) => dateText(civilDateAt(atMs, zone));
  const since = asked.desdeMs === 0 ? 'Desde el principio' : `Del ${day(asked.desdeMs)}`;
  const { red } = address.typed;
  const { referencia } = asked;
  return html`<h1 class="govuk-heading-l">${cuenta === null ? 'Auditoría' : `Qué hizo y qué leyó ${cuenta.nombre}`}</h1>
${auditTabs(paths.mesa.auditoria.inicio)}
<p class="govuk-body">${since} al ${day(asked.hastaMs - 1)}${referencia !== null && html`, en la solicitud <a class="govuk-link" href="${paths.mesa.auditoria.caso(referencia)}">${referencia}</a>`}${red !== '' && `, desde la red ${shortHash(red)}`}. Lo que usted consulta aquí también queda escrito.</p>`;
}

function countWords(count: number | null, asked: number): string {
  if (count === null) return '';
  if (count > asked) return `Más de ${asked.toLocaleString('es-EC')} líneas.`;
  return count === 1 ? '1 línea.' : `${count.toLocaleString('es-EC')} líneas.`;
}

function foot({ address, zone }: LinesVisit, { siguiente, vistoHastaMs }: Lines): Html {
  const { typed, tras } = address;
  return html`${vistoHastaMs !== null && insetText({ text: `Se miró hasta el ${instantText(vistoHastaMs, zone)}. Siga con «Página siguiente» para mirar más atrás.` })}
${
  (tras !== null || siguiente !== null) &&
  pagination({
    previous: tras === null ? undefined : { href: linesHref(typed), text: 'Primera página' },
    next: siguiente === null ? undefined : { href: linesHref(typed, siguiente), text: 'Página siguiente' },
  })
}`;
}

const elsewhere = html`<p class="govuk-body v-auditoria-nota">Las denuncias selladas no aparecen aquí: la sala reservada lleva su propia bitácora, que leen quienes trabajan en ella (Sala reservada, Bitácora).</p>`;

export async function linesPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAuditor(web, c);
  if (staff instanceof Response) return staff;
  const visit = await visitOf(web, staff, new URL(c.req.url).searchParams);
  if (isRefusal(visit)) return deskRefusal(web, c, visit, toStart);
  const { address, asked, cuentas, zone } = visit;
  const { errors, typed } = address;
  const isReady = errors.length === 0 && cuentas.length < 2;
  const pedido = notedAsk(asked);
  if (isReady) await noteAudit(web.deps, staff.session, 'lineas', { pedido, referencia: asked.referencia });
  const [lines, count] = isReady
    ? await Promise.all([
        readLines(web.deps, staff.actor, asked, address.tras),
        address.tras === null ? countLines(web.deps, asked) : null,
      ])
    : [{ lineas: [], siguiente: null, vistoHastaMs: null }, null];
  if (isRefusal(lines)) return deskRefusal(web, c, lines, toStart);
  const tramites = new Map(web.deps.definiciones.todas.map(({ definicion: d }) => [d.id, d.nombre]));
  const summary = errors.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }));
  return deskPage(web, c, {
    title: visit.cuenta === null ? 'Auditoría' : `Auditoría: ${visit.cuenta.nombre}`,
    place: 'auditoria',
    errorsPresent: errors.length > 0,
    main: html`${errors.length > 0 && errorSummary({ errors: summary })}${heading(visit)}
${linesFilters(address)}
${cuentas.length > 1 && choice(cuentas, typed)}
${isReady && html`<p class="govuk-body">${countWords(count, 1_000)} <a class="govuk-link" href="${linesHref(typed, null, paths.mesa.auditoria.exportar)}">Exportar estas líneas</a></p>`}
${lines.lineas.length > 0 ? linesTable(lines.lineas, { zone, tramites }) : isReady && emptyState({ title: 'Ninguna línea coincide', text: 'Pruebe con otro periodo o con menos filtros.' })}
${foot(visit, lines)}${elsewhere}`,
  });
}
