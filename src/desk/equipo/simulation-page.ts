/** «¿A quién le tocaría?»: a rule tried on the cases of a unit before it is switched on. Nothing is written. */
import { type Simulacion, simulate } from '../../actions/reparto/simulate.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { nombreDeModo } from '../../domain/reparto/regla.ts';
import { paths } from '../../paths.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff } from '../require-staff.ts';

const tried = ['turno', 'carga'] as const;

function perPerson({ presentes, porPersona }: Simulacion): Html {
  return table({
    caption: 'Cuántas recibiría cada persona',
    captionSize: 'm',
    narrow: 'cards',
    classes: 'v-equipo',
    firstCellIsHeader: true,
    head: ['Quién', 'Abiertas ahora', 'En espera', 'Recibiría'].map((text) => ({ text })),
    rows: presentes.map(({ cuenta, nombre, activas, enEspera }) => [
      nombre,
      String(activas),
      String(enEspera),
      html`<strong>${porPersona.get(cuenta) ?? 0}</strong>`,
    ]),
  });
}

function perCase({ repartos, deAhora }: Simulacion): Html {
  return table({
    caption: deAhora ? 'Lo que espera en la cola' : 'Las últimas que ya se atendieron',
    captionSize: 'm',
    narrow: 'cards',
    classes: 'v-equipo',
    firstCellIsHeader: true,
    head: ['Solicitud', 'Trámite', 'Le tocaría a', 'Por qué'].map((text) => ({ text })),
    rows: repartos.map(({ caso, tramiteNombre, eleccion }) => [
      caso.referencia,
      tramiteNombre,
      eleccion.persona?.nombre ?? 'Nadie',
      eleccion.motivo,
    ]),
  });
}

export async function simulationPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const unidad = c.req.query('unidad') ?? '';
  const modo = tried.find((one) => one === c.req.query('modo')) ?? null;
  const trial = await simulate(web.deps, staff.actor, { unidad, modo });
  if (isRefusal(trial))
    return deskRefusal(web, c, trial, { text: 'Volver al inicio', href: paths.mesa.inicio });
  const isAdmin = staff.actor.roles.includes('administrador');
  const { administracion, equipo, reparto } = paths.mesa;
  const back = isAdmin ? { text: 'Reparto', href: reparto } : { text: 'Equipo', href: equipo.inicio };
  return deskPage(web, c, {
    title: `¿A quién le tocaría? ${unidad}`,
    place: isAdmin ? 'administracion' : 'equipo',
    breadcrumbs: [
      ...(isAdmin ? [{ text: 'Administración', href: administracion.inicio }] : []),
      back,
      { text: '¿A quién le tocaría?' },
    ],
    main: html`<h1 class="govuk-heading-l">¿A quién le tocaría?</h1>
<p class="govuk-body">${unidad}. ${nombreDeModo[trial.regla.modo]}. Es un ensayo: no asigna nada.</p>
<p class="govuk-body">Probar: ${tried.map((one) => html`<a class="govuk-link v-ensayo" href="${paths.mesa.simularReparto(unidad, one)}"${one === trial.regla.modo && html` aria-current="true"`}>${one === 'turno' ? 'por turno' : 'por carga'}</a> `)}</p>
${trial.presentes.length === 0 ? emptyState({ title: 'No hay nadie presente en la unidad', text: 'Todas las personas están ausentes o desactivadas.' }) : perPerson(trial)}
${trial.repartos.length === 0 ? emptyState({ title: 'La unidad no ha tenido solicitudes', text: 'Vuelva cuando haya recibido alguna.' }) : perCase(trial)}`,
  });
}
