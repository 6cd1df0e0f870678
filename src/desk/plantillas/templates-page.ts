/** The templates of a unit: its supervisors, and administrators, write them; every version stays. */

import { saveTemplate } from '../../actions/plantillas/save-template.ts';
import { templateLimits } from '../../actions/plantillas/template-limits.ts';
import { readUnitTemplates, type UnitTemplates, unitsKept } from '../../actions/plantillas/templates.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import {
  explicacionDeHueco,
  huecos,
  nombreDeUso,
  type Plantilla,
  usosDePlantilla,
} from '../../domain/plantilla/plantilla.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { details } from '../../ui/components/details.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { tag } from '../../ui/components/tag.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { versionSeen } from '../../web/command-fields.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';

export const templatesPurpose = 'mesa-plantillas';

type Attempt = { readonly refusal: Refusal; readonly body: FormBody };
type View = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly unidad: string;
  readonly attempt: Attempt | null;
};

const keyBytes = 16;
const homeStep = { text: 'Volver al inicio', href: paths.mesa.inicio };

function attemptOf({ attempt }: View, one: Plantilla | null): Attempt | null {
  return attempt !== null && first(attempt.body, 'id') === (one?.id ?? '') ? attempt : null;
}

/** Ids of fields by the template they belong to, so that the summary leads to the right one. */
const suffixOf = (id: string) => (id === '' ? 'nueva' : id.slice(-12));

function templateForm(view: View, one: Plantilla | null): Html {
  const { web, c, unidad } = view;
  const refused = attemptOf(view, one);
  const suffix = suffixOf(one?.id ?? '');
  const errorAt = (path: string) => refused?.refusal.errors.find((error) => error.path === path)?.sentence;
  const typed = (name: string, kept: string) => (refused === null ? kept : first(refused.body, name));
  const tramites = web.deps.definiciones.todas
    .filter(({ definicion }) => definicion.atiende === unidad)
    .map(({ definicion }) => ({ value: definicion.id, text: definicion.nombre }));
  const isActive = refused === null ? (one?.activa ?? true) : first(refused.body, 'activa') === 'si';
  return form({
    action: paths.mesa.plantillas(unidad),
    csrf: tokenFor(web, c.var.visit, templatesPurpose),
    draftKey: `mesa-plantilla-${unidad}-${one?.id ?? 'nueva'}`,
    content: html`<input type="hidden" name="id" value="${one?.id ?? ''}"><input type="hidden" name="version" value="${one?.version ?? 0}"><input type="hidden" name="llave" value="${web.deps.ids.randomToken(keyBytes)}">
${input({ name: 'titulo', id: `titulo-${suffix}`, label: 'Título', lengthMax: templateLimits.titleCharsMax, value: typed('titulo', one?.titulo ?? ''), error: errorAt('titulo') })}
${select({ name: 'uso', id: `uso-${suffix}`, label: 'Para qué sirve', items: usosDePlantilla.map((uso) => ({ value: uso, text: nombreDeUso[uso] })), value: typed('uso', one?.uso ?? 'mensaje'), error: errorAt('uso') })}
${select({ name: 'tramite', id: `tramite-${suffix}`, label: 'Trámite', emptyText: 'Todos los de la unidad', items: tramites, value: typed('tramite', one?.tramite ?? ''), error: errorAt('tramite') })}
${countedTextarea({ name: 'texto', id: `texto-${suffix}`, label: 'Texto', rows: 8, lengthMax: templateLimits.textCharsMax, thresholdPercent: 80, value: typed('texto', one?.texto ?? ''), error: errorAt('texto') })}
${checkboxes({ name: 'activa', idPrefix: `activa-${suffix}`, legend: 'Uso', legendSize: 's', small: true, items: [{ value: 'si', text: 'Se ofrece al escribir en un caso' }], values: isActive ? ['si'] : [] })}
${button({ text: one === null ? 'Guardar la plantilla' : 'Guardar una versión nueva' })}`,
  });
}

function versionsOf(
  { versiones }: UnitTemplates,
  { id }: Plantilla,
  zone: Parameters<typeof instantText>[1],
) {
  const own = versiones.filter((one) => one.id === id);
  return details({
    summary: own.length === 1 ? 'Una versión' : `${own.length} versiones`,
    content: html`<ol class="v-versiones" reversed>${own.map(
      ({ version, nombre, ocurridaMs, titulo, texto, activa }) =>
        html`<li><p class="govuk-body"><strong>Versión ${version}</strong>: ${nombre}, ${instantText(ocurridaMs, zone)}${!activa && '. Fuera de uso'}</p><p class="govuk-body v-escrito">${titulo}. ${texto}</p></li>`,
    )}</ol>`,
  });
}

async function showTemplates(view: View): Promise<Response> {
  const { web, c, staff, unidad, attempt } = view;
  const found = await readUnitTemplates(web.deps, staff.actor, unidad);
  if (isRefusal(found)) return deskRefusal(web, c, found, homeStep);
  const { zone } = await web.deps.calendar();
  const units = unitsKept(web.deps, staff.actor);
  const suffix = attempt === null ? '' : suffixOf(first(attempt.body, 'id'));
  const errors =
    attempt === null
      ? []
      : attempt.refusal.errors.length === 0
        ? [{ text: attempt.refusal.sentence }]
        : attempt.refusal.errors.map(({ path, sentence }) => ({
            text: sentence,
            href: `#${path}-${suffix}`,
          }));
  const isNewOpen = attempt !== null && first(attempt.body, 'id') === '';
  return deskPage(web, c, {
    title: `Plantillas de ${unidad}`,
    place: staff.actor.roles.includes('administrador') ? 'administracion' : null,
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    main: html`${errors.length > 0 && errorSummary({ errors })}<h1 class="govuk-heading-l">Plantillas de ${unidad}</h1>
${units.length > 1 && html`<nav aria-label="Unidades"><ul class="v-unidades">${units.map((one) => html`<li>${one === unidad ? html`<strong aria-current="page">${one}</strong>` : html`<a class="govuk-link" href="${paths.mesa.plantillas(one)}">${one}</a>`}</li>`)}</ul></nav>`}
<p class="govuk-body">Quien atiende un caso elige una plantilla, la lee, la cambia si hace falta y la envía. Nada sale solo.</p>
${details({ summary: 'Espacios que se llenan con los datos del caso', content: html`<dl class="v-huecos">${huecos.map((hueco) => html`<div><dt><code>{${hueco}}</code></dt><dd>${explicacionDeHueco[hueco]}</dd></div>`)}</dl>` })}
${details({ summary: 'Agregar una plantilla', isOpen: isNewOpen, content: templateForm(view, null) })}
${found.plantillas.length === 0 && html`<p class="govuk-body">La unidad no guarda plantillas todavía.</p>`}
${found.plantillas.map((one) => html`<section class="v-plantillas__una" aria-labelledby="plantilla-${suffixOf(one.id)}"><h2 class="govuk-heading-s" id="plantilla-${suffixOf(one.id)}">${one.titulo} ${tag({ text: nombreDeUso[one.uso], tone: 'grey' })} ${!one.activa && tag({ text: 'Fuera de uso', tone: 'orange' })}</h2><p class="govuk-body v-escrito">${one.texto}</p>${details({ summary: html`Cambiar<span class="govuk-visually-hidden"> «${one.titulo}»</span>`, isOpen: attemptOf(view, one) !== null, content: templateForm(view, one) })}${versionsOf(found, one, zone)}</section>`)}`,
  });
}

/** The unit that the address names, or the first of those the person keeps; null for whoever keeps none. */
function unitAsked({ deps }: Web, c: WebContext, staff: Staff): string | null {
  const kept = unitsKept(deps, staff.actor);
  const asked = c.req.query('unidad');
  if (asked === undefined) return kept[0] ?? null;
  return kept.find((one) => one === asked) ?? null;
}

export async function templatesPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const unidad = unitAsked(web, c, staff);
  if (unidad === null) return deskRefusal(web, c, refuse('no-encontrada'), homeStep);
  return showTemplates({ web, c, staff, unidad, attempt: null });
}

export async function sendTemplate(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body);
  const staff = await requireStaffFor(web, c, { purpose: templatesPurpose }, body);
  if (staff instanceof Response) return staff;
  const unidad = unitAsked(web, c, staff);
  if (unidad === null) return deskRefusal(web, c, refuse('no-encontrada'), homeStep);
  const typed = {
    unidad,
    id: first(body, 'id') || null,
    versionVista: versionSeen(body),
    llave: first(body, 'llave'),
    tramite: first(body, 'tramite'),
    uso: first(body, 'uso'),
    titulo: first(body, 'titulo'),
    texto: first(body, 'texto'),
    activa: first(body, 'activa') === 'si',
  };
  const refusal =
    forgery(web, c, templatesPurpose, body) ?? (await saveTemplate(web.deps, staff.actor, typed));
  if (refusal !== null) return showTemplates({ web, c, staff, unidad, attempt: { refusal, body } });
  return seeOther(c, paths.mesa.plantillas(unidad));
}
