/** Units as data: what each is for, where it sits, what its people know, and which ones nobody described yet. */
import { removeUnidad, saveUnidad } from '../../../actions/personal/change-unidades.ts';
import { readUnidades, type UnidadesConocidas } from '../../../actions/personal/known-units.ts';
import { isRefusal } from '../../../domain/refusals.ts';
import { type Unidad, unidadesSinDescribir, unidadLimits } from '../../../domain/reparto/unidad.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { warningText } from '../../../ui/components/warning-text.ts';
import { html } from '../../../ui/html.ts';
import { versionSeen } from '../../../web/command-fields.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage } from '../../desk-page.ts';
import { type AdminView, adminErrors } from '../admin-form.ts';
import { listPlaces } from '../personal/places.ts';
import { receiveAdmin } from '../receive-admin.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { removeUnitPurpose, type UnitsView, unitKey, unitPurpose, unitSection } from './unit-form.ts';

/** As it would be described: what is known of a unit that only definitions name. */
const undescribed = (nombre: string): Unidad => ({
  nombre,
  descripcion: '',
  provincia: null,
  aptitudes: [],
  recibe: true,
});

function unitsIn({ descritas, nombres }: UnidadesConocidas): readonly Unidad[] {
  return nombres.map((nombre) => descritas.find((one) => one.nombre === nombre) ?? undescribed(nombre));
}

async function showUnits(view: AdminView): Promise<Response> {
  const { web, c, attempt } = view;
  const { administracion } = paths.mesa;
  const [known, provincias] = await Promise.all([readUnidades(web.deps.db), listPlaces(web)]);
  const missing = unidadesSinDescribir(known.descritas, known.atienden);
  const whole: UnitsView = {
    ...view,
    version: known.version,
    atienden: known.atienden,
    descritas: known.descritas,
    provincias,
  };
  const hecho = attempt === null ? c.req.query('hecho') : undefined;
  return deskPage(web, c, {
    title: 'Unidades',
    place: 'administracion',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Administración', href: administracion.inicio }, { text: 'Unidades' }],
    main: html`${adminErrors(view)}${hecho !== undefined && notificationBanner({ content: 'Guardó el cambio de las unidades.', isSuccess: true })}
<h1 class="govuk-heading-l">Unidades</h1>
<p class="govuk-body">Cada trámite dice qué unidad lo atiende, y cada solicitud conserva ese nombre: por eso el nombre de una unidad no se cambia aquí. Quien supervisa es quien tiene ese rol en la unidad.</p>
${missing.length > 0 && warningText({ text: `Hay trámites que atiende una unidad sin describir: ${missing.join(', ')}.` })}
${unitsIn(known).map((unidad, n) => unitSection(whole, unidad, n))}${known.descritas.length < unidadLimits.unidadesMax && unitSection(whole, null, -1)}`,
  });
}

export async function unitsPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  return staff instanceof Response ? staff : showUnits({ web, c, staff, attempt: null });
}

/** Which of the page's forms it was, so that what was typed comes back in it. */
async function keyOf(web: Web, nombre: string): Promise<string> {
  const { nombres } = await readUnidades(web.deps.db);
  return unitKey(nombres.indexOf(nombre));
}

export async function sendUnit(web: Web, c: WebContext): Promise<Response> {
  const received = await receiveAdmin(web, c, unitPurpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = received;
  const outcome =
    refusal ??
    (await saveUnidad(web.deps, staff.actor, {
      nombre: first(body, 'nombre'),
      descripcion: first(body, 'descripcion'),
      provincia: first(body, 'provincia'),
      recibe: first(body, 'recibe') === 'si',
      aptitudes: first(body, 'aptitudes'),
      motivo: first(body, 'motivo'),
      versionVista: versionSeen(body),
    }));
  if (!isRefusal(outcome)) return seeOther(c, `${paths.mesa.unidades}?hecho=guardada`);
  const key = first(body, 'nueva') === 'si' ? unitKey(-1) : await keyOf(web, first(body, 'nombre'));
  return showUnits({ web, c, staff, attempt: { key, refusal: outcome, body } });
}

export async function sendRemoveUnit(web: Web, c: WebContext): Promise<Response> {
  const received = await receiveAdmin(web, c, removeUnitPurpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = received;
  const nombre = first(body, 'nombre');
  const typed = { nombre, motivo: first(body, 'motivo'), versionVista: versionSeen(body) };
  const outcome = refusal ?? (await removeUnidad(web.deps, staff.actor, typed));
  if (!isRefusal(outcome)) return seeOther(c, `${paths.mesa.unidades}?hecho=eliminada`);
  const key = `quitar-${await keyOf(web, nombre)}`;
  return showUnits({ web, c, staff, attempt: { key, refusal: outcome, body } });
}
