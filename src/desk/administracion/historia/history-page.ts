/** The history of every setting: who changed what, when and why, and whether its chain holds. */
import {
  type CambioContado,
  type Historial,
  puedeLeerHistorial,
  readHistorial,
} from '../../../actions/ajustes/read-historial.ts';
import type { CadenaComprobada, FallaDeHistorial } from '../../../actions/ajustes/verify-historial.ts';
import type { ClaveDeAjuste } from '../../../domain/ajuste.ts';
import { ajustes, clavesDeAjuste, leerClave } from '../../../domain/ajustes/claves.ts';
import { instantText } from '../../../domain/calendar/civil-text.ts';
import { isRefusal, refuse } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { button } from '../../../ui/components/button.ts';
import { emptyState } from '../../../ui/components/empty-state.ts';
import { errorSummary } from '../../../ui/components/error-summary.ts';
import { select } from '../../../ui/components/select.ts';
import { table } from '../../../ui/components/table.ts';
import { tag } from '../../../ui/components/tag.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import { requireStaff } from '../../require-staff.ts';

const toStart = { text: 'Volver al inicio', href: paths.mesa.inicio };

const faultWords: { readonly [F in FallaDeHistorial]: string } = {
  reescrita: 'su contenido no es el que se escribió',
  suelta: 'no sigue a la anterior: alguna se cambió o se quitó',
  'sin-historia': 'rige, pero ningún cambio de la historia la explica',
  distinta: 'lo que rige no es lo que dice su último cambio',
};

function addressOf(clave: ClaveDeAjuste | null, desde: string): string {
  const query = new URLSearchParams({
    ...(clave === null ? {} : { ajuste: clave }),
    ...(desde === '' ? {} : { desde }),
  });
  return query.size === 0 ? paths.mesa.ajustes.historia : `${paths.mesa.ajustes.historia}?${query}`;
}

function stateOf({ fallas, comprobadas, entera }: CadenaComprobada): Html {
  const [newest] = fallas;
  if (newest !== undefined) return tag({ text: `Rota en la versión ${newest.version}`, tone: 'red' });
  if (comprobadas === 0) return tag({ text: 'Sin cambios', tone: 'grey' });
  if (!entera) return tag({ text: `Íntegra en los últimos ${comprobadas} cambios`, tone: 'yellow' });
  return tag({ text: 'Íntegra', tone: 'green' });
}

function chainsTable({ cadenas }: Historial): Html {
  return table({
    caption: 'Comprobación de la historia',
    captionSize: 'm',
    narrow: 'cards',
    firstCellIsHeader: true,
    head: [{ text: 'Ajuste' }, { text: 'Versión vigente' }, { text: 'Cambios' }, { text: 'Cadena' }],
    rows: cadenas.map((cadena) => [
      ajustes[cadena.clave].nombre,
      cadena.version === null ? 'La del producto' : String(cadena.version),
      String(cadena.comprobadas),
      stateOf(cadena),
    ]),
  });
}

/** Null where every chain holds. */
function alarm({ cadenas, cambios }: Historial): Html | null {
  const isShown = (clave: ClaveDeAjuste, version: number) =>
    cambios.some((one) => one.clave === clave && one.version === version);
  const errors = cadenas.flatMap(({ clave, fallas }) =>
    fallas.slice(0, 5).map(({ version, falla }) => ({
      text: `${ajustes[clave].nombre}, versión ${version}: ${faultWords[falla]}.`,
      href: isShown(clave, version) ? `#${clave}-${version}` : addressOf(clave, ''),
    })),
  );
  if (errors.length === 0) return null;
  return errorSummary({
    title: 'La historia no está íntegra',
    description:
      'Alguien cambió la base por fuera de esta página. Avise a quien opera el servicio y conserve un respaldo antes de tocar nada.',
    errors,
  });
}

const absent = (text: string) => html`<span class="v-sin-dato">${text}</span>`;

function differences({ diferencias, masDiferencias, clave, version }: CambioContado): Html {
  if (diferencias.length === 0) return html`<p class="govuk-body">Dice lo mismo que la versión anterior.</p>`;
  return html`${table({
    caption: `Qué cambió en ${ajustes[clave].nombre}, versión ${version}`,
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    head: [{ text: 'Dato' }, { text: 'Antes' }, { text: 'Ahora' }],
    rows: diferencias.map(({ que, antes, ahora }) => [
      que === '' ? 'Valor' : que,
      antes === null ? absent('No estaba') : html`<del class="v-antes v-escrito">${antes}</del>`,
      ahora === null ? absent('Se quitó') : html`<ins class="v-ahora v-escrito">${ahora}</ins>`,
    ]),
  })}${masDiferencias > 0 && html`<p class="govuk-body">Y ${masDiferencias} ${masDiferencias === 1 ? 'diferencia' : 'diferencias'} más.</p>`}`;
}

function changeItem({ zone, cadenas }: Historial, cambio: CambioContado): Html {
  const { clave, version, nombre, ocurridoMs, motivo, hash } = cambio;
  const falla = cadenas
    .find((one) => one.clave === clave)
    ?.fallas.find((one) => one.version === version)?.falla;
  const id = `${clave}-${version}`;
  return html`<li class="v-ajuste" id="${id}" tabindex="-1"><h3 class="govuk-heading-s govuk-!-margin-bottom-1">${ajustes[clave].nombre}, versión ${version}${falla !== undefined && html` ${tag({ text: 'No íntegro', tone: 'red' })}`}</h3>
<p class="govuk-body govuk-!-margin-bottom-1"><time datetime="${new Date(ocurridoMs).toISOString()}">${instantText(ocurridoMs, zone)}</time> · ${nombre}</p>
${falla !== undefined && html`<p class="govuk-error-message">Este cambio no está íntegro: ${faultWords[falla]}.</p>`}
<p class="govuk-body v-escrito">${motivo}</p>
${differences(cambio)}
<p class="govuk-hint v-ajuste__huella">Huella: <code>${hash.slice(0, 16)}</code></p></li>`;
}

function filterForm(clave: ClaveDeAjuste | null): Html {
  return html`<form class="v-ajuste-filtro" action="${paths.mesa.ajustes.historia}" method="get">${select({
    name: 'ajuste',
    label: 'Ajuste',
    emptyText: 'Todos',
    value: clave ?? '',
    items: clavesDeAjuste.map((one) => ({ value: one, text: ajustes[one].nombre })),
  })}${button({ text: 'Ver', variant: 'secondary' })}</form>`;
}

export async function historyPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  if (!puedeLeerHistorial(staff.actor)) return deskRefusal(web, c, refuse('no-encontrada'), toStart);
  const clave = leerClave(c.req.query('ajuste') ?? '');
  const desde = c.req.query('desde') ?? '';
  const historial = await readHistorial(web.deps, staff.actor, { clave, desde });
  if (isRefusal(historial)) return deskRefusal(web, c, historial, toStart);
  const { cambios, anteriores } = historial;
  const broken = alarm(historial);
  const administers = staff.actor.roles.includes('administrador');
  return deskPage(web, c, {
    title: 'Historia de los ajustes',
    place: administers ? 'administracion' : 'auditoria',
    errorsPresent: broken !== null,
    breadcrumbs: administers
      ? [
          { text: 'Administración', href: paths.mesa.administracion.inicio },
          { text: 'Historia de los ajustes' },
        ]
      : [],
    main: html`${broken}<h1 class="govuk-heading-l">Historia de los ajustes</h1>
<p class="govuk-body">Cada cambio queda con su motivo y quién lo hizo, encadenado al anterior. La cadena se comprobó al abrir esta página.</p>
${chainsTable(historial)}
<h2 class="govuk-heading-m">Cambios</h2>${filterForm(clave)}
${cambios.length === 0 ? emptyState({ title: 'No hay cambios', text: 'Nadie cambió esto todavía: rige lo que trae el producto.' }) : html`<ol class="govuk-list v-ajustes">${cambios.map((cambio) => changeItem(historial, cambio))}</ol>`}
${anteriores !== null && html`<p class="govuk-body"><a class="govuk-link" href="${addressOf(clave, anteriores)}">Cambios anteriores</a></p>`}${desde !== '' && html`<p class="govuk-body"><a class="govuk-link" href="${addressOf(clave, '')}">Volver a los más recientes</a></p>`}`,
  });
}
