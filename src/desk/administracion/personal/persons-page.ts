/** The staff: found by name, user or unit, with what each may do and carries. */
import { type EstadoDePersonal, listPersons, type Persona } from '../../../actions/personal/list-persons.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { linkButton } from '../../../ui/components/button.ts';
import { emptyState } from '../../../ui/components/empty-state.ts';
import { pagination } from '../../../ui/components/pagination.ts';
import { searchBox } from '../../../ui/components/search-box.ts';
import { select } from '../../../ui/components/select.ts';
import { table } from '../../../ui/components/table.ts';
import { tag } from '../../../ui/components/tag.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { roleText } from './role-words.ts';

const states: readonly { readonly value: EstadoDePersonal; readonly text: string }[] = [
  { value: 'activas', text: 'Activas' },
  { value: 'desactivadas', text: 'Desactivadas' },
  { value: 'todas', text: 'Todas' },
];

/** How the account stands, in words. */
export function stateOf({ activa, conClave, conSegundoFactor }: Persona): Html {
  if (!activa) return tag({ text: 'Desactivada', tone: 'red' });
  if (!conClave) return tag({ text: 'Sin clave todavía', tone: 'yellow' });
  return conSegundoFactor
    ? tag({ text: 'Activa', tone: 'green' })
    : tag({ text: 'Falta el segundo paso', tone: 'yellow' });
}

const rowOf = (persona: Persona) => [
  html`<a class="govuk-link" href="${paths.mesa.personal.persona(persona.id)}">${persona.nombre}</a>`,
  persona.usuario,
  persona.roles.map(roleText).join(', '),
  persona.unidades.join(', ') || '—',
  String(persona.abiertas),
  stateOf(persona),
];

const pageHref = (q: string, estado: EstadoDePersonal, tras: string) =>
  `${paths.mesa.personal.inicio}?${new URLSearchParams({ q, estado, tras })}`;

export async function personsPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  const q = c.req.query('q') ?? '';
  const estado = states.find(({ value }) => value === c.req.query('estado'))?.value ?? 'activas';
  const asked = { buscar: q, estado, tras: c.req.query('tras') ?? null };
  const listed = await listPersons(web.deps, staff.actor, asked);
  if (isRefusal(listed)) return deskRefusal(web, c, listed);
  const { personas, siguiente } = listed;
  const { administracion, personal } = paths.mesa;
  const list =
    personas.length === 0
      ? emptyState({
          title: 'Nadie con esas señas',
          text: 'Busque por nombre, usuario o unidad, o cambie el estado.',
        })
      : table({
          caption: 'Personal',
          captionHidden: true,
          narrow: 'cards',
          classes: 'v-personal',
          firstCellIsHeader: true,
          head: ['Nombre', 'Usuario', 'Roles', 'Unidades', 'Abiertas', 'Cuenta'].map((text) => ({ text })),
          rows: personas.map(rowOf),
        });
  return deskPage(web, c, {
    title: 'Personal',
    place: 'administracion',
    breadcrumbs: [{ text: 'Administración', href: administracion.inicio }, { text: 'Personal' }],
    main: html`<div class="v-personal-cabeza"><h1 class="govuk-heading-l">Personal</h1>${linkButton({ text: 'Agregar a una persona', href: personal.nueva })}</div>
${searchBox({ action: personal.inicio, label: 'Nombre, usuario o unidad', value: q, extra: select({ name: 'estado', label: 'Cuentas', items: states.map((one) => ({ ...one })), value: estado }) })}
${list}${siguiente !== null && pagination({ items: [], next: { href: pageHref(q, estado, siguiente), text: 'Siguientes' } })}`,
  });
}
