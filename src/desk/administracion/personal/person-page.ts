/** One person of the staff: what the account may do, what is given to it, and the changes one can make. */

import { readUnidades } from '../../../actions/personal/known-units.ts';
import { type Persona, readPersona } from '../../../actions/personal/list-persons.ts';
import { listRelevos } from '../../../actions/personal/list-relevos.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import type { Staff } from '../../require-staff.ts';
import { type AdminAttempt, adminErrors } from '../admin-form.ts';
import { requireAdministrator } from '../require-administrator.ts';
import {
  accessForm,
  closeForm,
  dataForm,
  openForm,
  type PersonView,
  rightsForm,
  routingForm,
} from './person-forms.ts';
import { stateOf } from './persons-page.ts';
import { listPlaces } from './places.ts';
import { roleText } from './role-words.ts';

const news: { readonly [hecho: string]: string } = {
  datos: 'Guardó los datos. Se avisó a la persona, también a su correo anterior.',
  permisos: 'Guardó los permisos: rigen desde su próxima página. Se le avisó por correo.',
  reparto: 'Guardó qué se le reparte.',
  desactivar:
    'La cuenta quedó desactivada y sus sesiones terminaron. Sus solicitudes pasan a su nuevo lugar.',
  activar: 'La cuenta está activa otra vez.',
};

type Named = readonly { readonly value: string; readonly text: string }[];

const named = (values: readonly string[], of: Named) =>
  values.map((value) => of.find((one) => one.value === value)?.text ?? value).join(', ');

function facts({ persona, aptitudes: skills, provincias: places }: PersonView): Html {
  const { usuario, correo, roles, unidades, aptitudes, provincias, capacidad, abiertas } = persona;
  const rows: readonly (readonly [string, string | Html])[] = [
    ['Cuenta', stateOf(persona)],
    ['Usuario', usuario],
    ['Correo', correo ?? 'Sin correo: no se le puede avisar de los cambios'],
    ['Roles', roles.map(roleText).join(', ') || 'Ninguno'],
    ['Unidades', unidades.join(', ') || 'Ninguna'],
    ['Se le reparte', named(aptitudes, skills) || 'Todo lo de sus unidades'],
    ['Provincias', named(provincias, places) || 'Todas'],
    ['Capacidad', capacidad === null ? 'La de su unidad' : String(capacidad)],
    ['Solicitudes abiertas', String(abiertas)],
  ];
  return summaryList({ rows: rows.map(([key, value]) => ({ key, value })) });
}

async function viewOf(
  web: Web,
  c: WebContext,
  staff: Staff,
  persona: Persona,
  attempt: AdminAttempt,
): Promise<PersonView> {
  const { deps } = web;
  const [unidades, provincias, colegas] = await Promise.all([
    readUnidades(deps.db),
    listPlaces(web),
    listRelevos(deps, staff.actor, persona),
  ]);
  const mine = unidades.descritas.filter(({ nombre }) => persona.unidades.includes(nombre));
  const skills = mine.flatMap(({ aptitudes }) =>
    aptitudes.map(({ nombre }) => ({ value: nombre, text: nombre })),
  );
  const tramites = deps.definiciones.todas
    .filter(({ definicion }) => persona.unidades.includes(definicion.atiende))
    .map(({ definicion: { id, nombre } }) => ({ value: id, text: nombre }));
  return {
    web,
    c,
    staff,
    attempt,
    persona,
    unidades: unidades.nombres,
    aptitudes: [...skills, ...tramites],
    provincias,
    colegas,
  };
}

export async function showPerson(
  web: Web,
  c: WebContext,
  staff: Staff,
  id: string,
  attempt: AdminAttempt,
): Promise<Response> {
  const { administracion, personal } = paths.mesa;
  const persona = await readPersona(web.deps, staff.actor, id);
  if (isRefusal(persona))
    return deskRefusal(web, c, persona, { text: 'Volver al personal', href: personal.inicio });
  const view = await viewOf(web, c, staff, persona, attempt);
  const done = attempt === null ? news[c.req.query('hecho') ?? ''] : undefined;
  const isSelf = persona.id === staff.actor.cuenta;
  const others = persona.activa
    ? html`${rightsForm(view)}${accessForm(view)}${closeForm(view)}`
    : openForm(view);
  return deskPage(web, c, {
    title: persona.nombre,
    place: 'administracion',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [
      { text: 'Administración', href: administracion.inicio },
      { text: 'Personal', href: personal.inicio },
      { text: persona.nombre },
    ],
    main: html`${adminErrors(view)}${done !== undefined && notificationBanner({ content: done, isSuccess: true })}
<h1 class="govuk-heading-l">${persona.nombre}</h1>${facts(view)}
<h2 class="govuk-heading-m">Cambios</h2>${dataForm(view)}${routingForm(view)}
${isSelf ? html`<p class="govuk-body">Sus propios permisos y accesos los cambia otra persona de administración.</p>` : others}`,
  });
}

export async function personPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  return showPerson(web, c, staff, c.req.param('id') ?? '', null);
}
