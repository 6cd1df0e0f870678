/** The buttons that decide, after the evidence: approve or propose, ask for a correction, deny, reopen. */
import { longInstantText } from '../domain/calendar/civil-text.ts';
import { limits } from '../domain/limits.ts';
import { estaAbierta, type Verbo } from '../domain/solicitud/lifecycle.ts';
import { nombreDeEstadoEn } from '../domain/tramite/resultados.ts';
import { documentosPedidos } from '../domain/tramite/resumen.ts';
import { button } from '../ui/components/button.ts';
import { checkboxes } from '../ui/components/checkboxes.ts';
import { insetText } from '../ui/components/inset-text.ts';
import { radios } from '../ui/components/radios.ts';
import { type Html, html } from '../ui/html.ts';
import { changesTable } from './case-register.ts';
import { notifyForm } from './case-requerimiento.ts';
import { type CaseView, errorAt, fieldIdOf, typed, typedAll, verbForm } from './case-view.ts';
import { membersShown } from './members-choice.ts';
import { folded, words } from './verb-fields.ts';

function checklist(view: CaseView): Html | false {
  const revisiones = view.caso.definicion?.revisiones ?? [];
  if (revisiones.length === 0) return false;
  return checkboxes({
    name: 'revisiones',
    idPrefix: fieldIdOf('aprobar', 'revisiones'),
    legend: 'Compruebe cada punto',
    legendSize: 's',
    small: true,
    items: revisiones.map((revision) => ({ value: revision, text: revision })),
    values: typedAll(view, 'aprobar', 'revisiones'),
    error: errorAt(view, 'aprobar', 'revisiones'),
  });
}

/** What the first person said, for the second to judge on the same evidence. */
function proposal({ caso, staff }: CaseView): Html | false {
  const { propuesta, version } = caso.solicitud;
  if (propuesta === null) return false;
  const { zone } = caso.relojes.promesa;
  const isOwn = propuesta.cuenta === staff.actor.cuenta;
  const since = version - propuesta.version;
  return html`<div class="v-propuesta"><h3 class="govuk-heading-s">${isOwn ? 'Usted propuso aprobar' : `${propuesta.nombre} propuso aprobar`}</h3>
<p class="govuk-body v-escrito">${propuesta.motivo}</p>
<p class="govuk-hint">${longInstantText(propuesta.propuestaMs, zone)}. ${since === 0 ? 'Desde entonces el caso no ha cambiado.' : `Desde entonces hubo ${since === 1 ? 'un movimiento' : `${since} movimientos`}: revise la historia.`}</p>
<p class="govuk-body">${isOwn ? 'Falta la aprobación de otra persona de la unidad.' : 'Si no está de acuerdo, deje una nota interna: quien la propuso o su supervisor puede retirarla.'}</p></div>`;
}

/** A trámite with words of its own for how it ends closes with them. */
function approveText({ caso: { definicion } }: CaseView, dosPersonas: boolean): string {
  if (definicion?.requerimiento !== undefined && definicion.resultados !== undefined)
    return `Cerrar como «${definicion.resultados.aprobada}»`;
  return dosPersonas ? 'Aprobar como segunda persona' : 'Aprobar';
}

const reasonLabel = ({ caso: { definicion } }: CaseView): string =>
  definicion?.requerimiento === undefined
    ? 'Motivo de la aprobación'
    : 'Qué resultó, y a quién se remite si hace falta';

function approve(view: CaseView): Html {
  const { dosPersonas } = view.caso.solicitud;
  return verbForm(
    view,
    'aprobar',
    html`${membersShown(view)}${checklist(view)}${words(view, 'aprobar', 'motivo', reasonLabel(view), 'La persona lo leerá con la respuesta.')}${button({ text: approveText(view, dosPersonas) })}`,
  );
}

function propose(view: CaseView): Html {
  return verbForm(
    view,
    'proponer',
    html`<p class="govuk-body">Este caso exige dos personas: usted propone y otra aprueba.</p>
${words(view, 'proponer', 'motivo', 'Por qué propone aprobar', 'Lo leerá la segunda persona.')}${button({ text: 'Proponer la aprobación' })}`,
  );
}

function correction(view: CaseView): Html {
  const { solicitud, definicion } = view.caso;
  const verbo = 'pedir-subsanacion';
  const papers = definicion === null ? [] : documentosPedidos(definicion, solicitud.datos);
  const boxes = (name: string, legend: string, items: readonly { value: string; text: string }[]) =>
    items.length > 0 &&
    checkboxes({
      name,
      idPrefix: fieldIdOf(verbo, name),
      legend,
      legendSize: 's',
      small: true,
      items,
      values: typedAll(view, verbo, name),
    });
  const campos = solicitud.resumen.map(({ campo, etiqueta }) => ({ value: campo, text: etiqueta }));
  return verbForm(
    view,
    verbo,
    html`<p class="govuk-body">Los relojes quedan en pausa. La persona tiene ${limits.correctionDays} días hábiles para responder.</p>
${words(view, verbo, 'pide', 'Qué debe corregir', 'Diga con palabras sencillas qué falta y cómo arreglarlo.')}
${boxes('campos', 'Respuestas que debe dar otra vez', campos)}
${boxes(
  'documentos',
  'Documentos que debe volver a adjuntar',
  papers.map(([clave, { etiqueta }]) => ({ value: clave, text: etiqueta })),
)}${button({ text: 'Pedir la corrección', variant: 'secondary' })}`,
  );
}

function deny(view: CaseView): Html {
  const causales = view.caso.definicion?.causalesDeNegativa ?? [];
  return verbForm(
    view,
    'negar',
    html`${radios({
      name: 'causal',
      idPrefix: fieldIdOf('negar', 'causal'),
      legend: 'Causal',
      legendSize: 's',
      small: true,
      items: causales.map((causal) => ({ value: causal, text: causal })),
      value: typed(view, 'negar', 'causal'),
      error: errorAt(view, 'negar', 'causal'),
    })}${words(view, 'negar', 'motivo', 'Motivo de la negativa', 'La persona lo leerá: explique qué falta y qué puede hacer.')}${button({ text: 'Negar la solicitud', variant: 'warning' })}`,
  );
}

const deciding: readonly Verbo[] = ['aprobar', 'notificar', 'proponer', 'negar', 'reabrir'];

/** Why nothing can be decided here, in one sentence. */
function obstacle({ caso, staff, verbos }: CaseView): string | null {
  const { asignado, estado, propuesta } = caso.solicitud;
  const { actor } = staff;
  if (deciding.some((verbo) => verbos.has(verbo)) || !estaAbierta(estado)) return null;
  if (!verbos.has('anotar')) return 'Su cuenta puede leer este caso, pero no decidirlo.';
  if (estado === 'por-subsanar') return 'Espera la respuesta de la persona; los relojes están en pausa.';
  if (estado === 'notificada')
    return 'La entidad tiene tiempo para responder; los relojes están en pausa hasta entonces.';
  if (asignado === null) return 'Tome la solicitud para decidirla.';
  if (asignado !== actor.cuenta && propuesta === null)
    return `La tiene ${caso.asignadoNombre ?? 'otra persona'}: solo esa persona la decide.`;
  return null;
}

function outcome({ caso: { solicitud, definicion } }: CaseView): Html | false {
  const { decision, estado } = solicitud;
  if (decision === null || (estado !== 'aprobada' && estado !== 'negada')) return false;
  const pending =
    decision.efecto === 'pendiente' &&
    insetText({ text: 'El registro de la agencia todavía no confirma el cambio; se reintenta solo.' });
  return html`<h3 class="govuk-heading-s">${nombreDeEstadoEn(definicion, decision.resultado)}</h3><p class="govuk-body v-escrito">${decision.motivo}</p>
<p class="govuk-hint">${decision.baseLegal}</p>${pending}${decision.cambios.length > 0 && changesTable(decision.cambios, 'Lo que cambió en el registro', 'Ahora')}`;
}

/** Once the entity was asked, asking again is the exception. */
const hasAsked = ({ caso }: CaseView): boolean => caso.solicitud.requerimiento !== undefined;

export function caseDecision(view: CaseView): Html {
  const { verbos } = view;
  const stop = obstacle(view);
  return html`<section class="v-decidir" aria-labelledby="decidir"><h2 class="govuk-heading-m" id="decidir">Decisión</h2>
${outcome(view)}${proposal(view)}
${stop !== null && html`<p class="govuk-body">${stop}</p>`}
${!hasAsked(view) && notifyForm(view)}${verbos.has('aprobar') && approve(view)}
${verbos.has('proponer') && propose(view)}
${verbos.has('retirar-propuesta') && verbForm(view, 'retirar-propuesta', button({ text: 'Retirar la propuesta', variant: 'secondary' }))}
${hasAsked(view) && notifyForm(view)}
${folded(view, 'pedir-subsanacion', 'Pedir una corrección', correction(view))}
${folded(view, 'negar', 'Negar', deny(view))}
${folded(view, 'reabrir', 'Reabrir', verbForm(view, 'reabrir', html`<p class="govuk-body">Vuelve a la cola de la unidad. Lo que ya se aplicó en el registro sigue así hasta que se decida otra cosa.</p>${words(view, 'reabrir', 'motivo', 'Por qué se reabre')}${button({ text: 'Reabrir la solicitud', variant: 'secondary' })}`))}</section>`;
}
