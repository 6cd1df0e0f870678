/** How each unit shares out what comes in, and the way to try a rule before it holds. */
import { readUnidades } from '../../../actions/personal/known-units.ts';
import { changeReglas } from '../../../actions/reparto/change-reglas.ts';
import { readReglas, type UnidadConRegla } from '../../../actions/reparto/rules-in-force.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { modosDeReparto, nombreDeModo } from '../../../domain/reparto/regla.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { button } from '../../../ui/components/button.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { details } from '../../../ui/components/details.ts';
import { input } from '../../../ui/components/input.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { radios } from '../../../ui/components/radios.ts';
import { type Html, html } from '../../../ui/html.ts';
import { versionSeen } from '../../../web/command-fields.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage } from '../../desk-page.ts';
import {
  type AdminView,
  adminErrors,
  adminForm,
  errorIn,
  fieldIn,
  fieldOf,
  reasonField,
  typedAllIn,
  typedIn,
} from '../admin-form.ts';
import { receiveAdmin } from '../receive-admin.ts';
import { requireAdministrator } from '../require-administrator.ts';

const purpose = 'mesa-reparto';
const keyOf = (n: number) => `regla-${n}`;

function fields(view: AdminView, key: string, { nombre, regla }: UnidadConRegla): Html {
  const kept = [...(regla.pegajoso ? ['pegajoso'] : []), ...(regla.soloEnHorario ? ['horario'] : [])];
  return html`<input type="hidden" name="unidad" value="${nombre}">${radios({
    name: 'modo',
    idPrefix: fieldIn(key, 'modo'),
    legend: 'Cómo se reparte',
    legendSize: 's',
    small: true,
    error: errorIn(view, key, 'modo'),
    value: typedIn(view, key, 'modo', regla.modo),
    items: modosDeReparto.map((value) => ({ value, text: nombreDeModo[value] })),
  })}${input({
    ...fieldOf(view, key, 'capacidad'),
    label: 'Solicitudes a la vez por persona',
    width: 4,
    inputmode: 'numeric',
    value: typedIn(view, key, 'capacidad', String(regla.capacidad)),
  })}${input({
    ...fieldOf(view, key, 'peso'),
    label: 'Cuánto pesa una que espera respuesta de afuera',
    hint: 'En porcentaje de una que se está atendiendo.',
    width: 3,
    suffix: '%',
    inputmode: 'numeric',
    value: typedIn(view, key, 'peso', String(regla.enEsperaPesaPorciento)),
  })}${checkboxes({
    name: 'ademas',
    idPrefix: fieldIn(key, 'ademas'),
    small: true,
    values: typedAllIn(view, key, 'ademas', kept),
    items: [
      { value: 'pegajoso', text: 'A quien atendió la solicitud anterior de la misma persona, si puede' },
      { value: 'horario', text: 'Solo mientras la oficina está abierta' },
    ],
  })}${reasonField(view, key)}`;
}

function section(view: AdminView, version: number, unit: UnidadConRegla, n: number): Html {
  const { nombre, regla, unidad } = unit;
  const key = keyOf(n);
  const content = adminForm(view, {
    key,
    action: paths.mesa.reparto,
    purpose,
    version,
    proof: false,
    content: fields(view, key, unit),
    submit: button({ text: 'Guardar la regla' }),
  });
  return html`<section class="v-unidad" aria-labelledby="${key}-titulo"><h2 class="govuk-heading-m" id="${key}-titulo">${nombre}</h2>
<p class="govuk-body">${nombreDeModo[regla.modo]}. Hasta ${regla.capacidad} a la vez por persona.${unidad?.recibe === false && ' La unidad no recibe por reparto.'}</p>
<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.simularReparto(nombre)}">¿A quién le tocaría?<span class="govuk-visually-hidden"> ${nombre}</span></a></p>
${details({ summary: html`Cambiar la regla<span class="govuk-visually-hidden"> de ${nombre}</span>`, isOpen: view.attempt?.key === key, content })}</section>`;
}

async function showRules(view: AdminView): Promise<Response> {
  const { web, c, attempt } = view;
  const { administracion } = paths.mesa;
  const [{ nombres }, reglas] = await Promise.all([readUnidades(web.deps.db), readReglas(web.deps.db)]);
  const hecho = attempt === null ? c.req.query('hecho') : undefined;
  return deskPage(web, c, {
    title: 'Reparto',
    place: 'administracion',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Administración', href: administracion.inicio }, { text: 'Reparto' }],
    main: html`${adminErrors(view)}${hecho !== undefined && notificationBanner({ content: 'Guardó la regla: rige desde el siguiente reparto.', isSuccess: true })}
<h1 class="govuk-heading-l">Reparto</h1>
<p class="govuk-body">A quién se asigna lo que nadie ha tomado. Nunca a quien está ausente o desactivado, a quien no atiende ese trámite o esa provincia, ni a quien ya lo devolvió. Cada asignación dice en la solicitud por qué le correspondía.</p>
${nombres.map((nombre, n) => section(view, reglas.version, reglas.de(nombre), n))}`,
  });
}

export async function rulesPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  return staff instanceof Response ? staff : showRules({ web, c, staff, attempt: null });
}

export async function sendRule(web: Web, c: WebContext): Promise<Response> {
  const received = await receiveAdmin(web, c, purpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = received;
  const ademas = body.get('ademas') ?? [];
  const unidad = first(body, 'unidad');
  const outcome =
    refusal ??
    (await changeReglas(web.deps, staff.actor, {
      unidad,
      versionVista: versionSeen(body),
      motivo: first(body, 'motivo'),
      modo: first(body, 'modo'),
      capacidad: first(body, 'capacidad'),
      enEsperaPesaPorciento: first(body, 'peso'),
      pegajoso: ademas.includes('pegajoso'),
      soloEnHorario: ademas.includes('horario'),
    }));
  if (!isRefusal(outcome)) return seeOther(c, `${paths.mesa.reparto}?hecho=guardada`);
  const { nombres } = await readUnidades(web.deps.db);
  const key = keyOf(nombres.indexOf(unidad));
  return showRules({ web, c, staff, attempt: { key, refusal: outcome, body } });
}
