/** The switches of doors and services: what is closed, what people read there, and since which version. */
import {
  changePuertas,
  type Interruptor,
  type Interruptores,
  readPuertas,
} from '../../../actions/ajustes/change-puertas.ts';
import { puertasLimits } from '../../../domain/ajustes/puertas.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { button } from '../../../ui/components/button.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { radios } from '../../../ui/components/radios.ts';
import { tag } from '../../../ui/components/tag.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { type Html, html } from '../../../ui/html.ts';
import { versionSeen } from '../../../web/command-fields.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import {
  type AdminView,
  adminErrors,
  adminForm,
  errorIn,
  fieldIn,
  fieldOf,
  reasonField,
  typedIn,
} from '../admin-form.ts';
import { receiveAdmin, withProof } from '../receive-admin.ts';
import { requireAdministrator } from '../require-administrator.ts';

const purpose = 'mesa-puertas';
const key = 'puertas';
const toAdministration = { text: 'Volver a administración', href: paths.mesa.administracion.inicio };

const stateName = (clave: string) => `estado-${clave}`;
const sentenceName = (clave: string) => `frase-${clave}`;

type StateWords = { readonly abierta: string; readonly cerrada: string; readonly mientras: string };
const ofDoors: StateWords = { abierta: 'Abierta', cerrada: 'Cerrada', mientras: 'mientras esté cerrada' };
const ofServices: StateWords = {
  abierta: 'En marcha',
  cerrada: 'En pausa',
  mientras: 'mientras esté en pausa',
};

function switchOf(
  view: AdminView,
  { clave, nombre, queEs, cerrado, frase, porOperador }: Interruptor,
  { abierta, cerrada, mientras }: StateWords,
): Html {
  const state =
    cerrado || porOperador ? tag({ text: cerrada, tone: 'orange' }) : tag({ text: abierta, tone: 'green' });
  const head = html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${nombre} ${state}</h3><p class="govuk-body">${queEs}</p>`;
  if (porOperador)
    return html`<div class="v-ajuste-puerta">${head}${insetText({ text: 'La cerró quien opera el servicio (CLOSED_DOORS): aquí no se puede abrir.' })}</div>`;
  return html`<div class="v-ajuste-puerta">${head}${radios({
    name: stateName(clave),
    idPrefix: fieldIn(key, stateName(clave)),
    legend: html`Cómo queda<span class="govuk-visually-hidden"> ${nombre}</span>`,
    legendSize: 's',
    small: true,
    inline: true,
    error: errorIn(view, key, stateName(clave)),
    value: typedIn(view, key, stateName(clave), cerrado ? 'cerrada' : 'abierta'),
    items: [
      { value: 'abierta', text: abierta },
      { value: 'cerrada', text: cerrada },
    ],
  })}${textarea({
    ...fieldOf(view, key, sentenceName(clave)),
    label: html`Qué leerán las personas ${mientras}<span class="govuk-visually-hidden">: ${nombre}</span>`,
    hint: `Hasta ${puertasLimits.fraseCharsMax} caracteres. Si queda vacío, se muestra la explicación del producto.`,
    rows: 2,
    value: typedIn(view, key, sentenceName(clave), frase),
  })}</div>`;
}

function switches(view: AdminView, { version, puertas, servicios }: Interruptores): Html {
  return adminForm(view, {
    key,
    action: paths.mesa.ajustes.puertas,
    purpose,
    version,
    proof: true,
    content: html`<h2 class="govuk-heading-m">Puertas adicionales</h2>
${puertas.length === 0 && html`<p class="govuk-body">Ningún trámite tiene puertas más allá de las publicadas.</p>`}${puertas.map((one) => switchOf(view, one, ofDoors))}
<h2 class="govuk-heading-m">Servicios</h2>${servicios.map((one) => switchOf(view, one, ofServices))}${reasonField(view, key)}`,
    submit: button({ text: 'Guardar' }),
  });
}

async function showDoors(view: AdminView): Promise<Response> {
  const { web, c, staff, attempt } = view;
  const found = await readPuertas(web.deps, staff.actor);
  if (isRefusal(found)) return deskRefusal(web, c, found, toAdministration);
  const done = attempt === null && c.req.query('hecho') === 'cambiadas';
  return deskPage(web, c, {
    title: 'Puertas y servicios',
    place: 'administracion',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [
      { text: 'Administración', href: paths.mesa.administracion.inicio },
      { text: 'Puertas y servicios' },
    ],
    main: html`${adminErrors(view)}${done && notificationBanner({ content: 'Guardó el cambio: rige en todos los procesos a los pocos segundos.', isSuccess: true })}
<h1 class="govuk-heading-l">Puertas y servicios</h1>
<div class="v-angosto"><p class="govuk-body">Las puertas que la institución publica en su tabla de trámites están siempre abiertas y no aparecen aquí. Lo que ya se presentó sigue su curso aunque la puerta se cierre.</p>
${switches(view, found)}
<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.ajustes.historia}?ajuste=puertas">Ver la historia de estos cambios</a></p></div>`,
  });
}

export async function doorsPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  return staff instanceof Response ? staff : showDoors({ web, c, staff, attempt: null });
}

export async function sendDoors(web: Web, c: WebContext): Promise<Response> {
  const received = await receiveAdmin(web, c, purpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = await withProof(web, c, received);
  const outcome =
    refusal ??
    (await changePuertas(web.deps, staff.actor, {
      versionVista: versionSeen(body),
      motivo: first(body, 'motivo'),
      dicho: (clave) => ({
        cerrado: first(body, stateName(clave)) === 'cerrada',
        frase: first(body, sentenceName(clave)),
      }),
    }));
  if (!isRefusal(outcome)) return seeOther(c, `${paths.mesa.ajustes.puertas}?hecho=cambiadas`);
  return showDoors({ web, c, staff, attempt: { key, refusal: outcome, body } });
}
