/** The buttons that decide, after the evidence: approve or propose, ask for a correction, deny, reopen. */
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
import { type CaseView, errorAt, fieldIdOf, proposesDenial, typed, typedAll, verbForm } from './case-view.ts';
import { letterButton, letterShown, templateChooser } from './caso/letter-tools.ts';
import { reopenSection } from './caso/reopen.ts';
import {
  denySecond,
  differencesBox,
  proposalBox,
  returnForm,
  riskBox,
  seenField,
} from './caso/two-persons.ts';
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
    html`${membersShown(view)}${seenField(view)}${differencesBox(view, 'aprobar')}${checklist(view)}${words(view, 'aprobar', 'motivo', reasonLabel(view), 'La persona lo leerá con la respuesta.')}${letterShown(view, 'aprobar', typed(view, 'aprobar', 'motivo'))}<div class="govuk-button-group">${button({ text: approveText(view, dosPersonas) })}${letterButton(view, 'aprobar')}</div>`,
  );
}

function propose(view: CaseView): Html {
  return verbForm(
    view,
    'proponer',
    html`${membersShown(view)}${seenField(view)}<p class="govuk-body">Este caso exige dos personas: usted propone y otra aprueba.</p>
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
${templateChooser(view, verbo)}${words(view, verbo, 'pide', 'Qué debe corregir', 'Diga con palabras sencillas qué falta y cómo arreglarlo.')}
${boxes('campos', 'Respuestas que debe dar otra vez', campos)}
${boxes(
  'documentos',
  'Documentos que debe volver a adjuntar',
  papers.map(([clave, { etiqueta }]) => ({ value: clave, text: etiqueta })),
)}${letterShown(view, verbo, typed(view, verbo, 'pide'))}<div class="govuk-button-group">${button({ text: 'Pedir la corrección', variant: 'secondary' })}${letterButton(view, verbo)}</div>`,
  );
}

function deny(view: CaseView): Html {
  if (view.caso.solicitud.propuesta?.decide === 'negar') return denySecond(view);
  const proposes = proposesDenial(view.caso.solicitud);
  const causales = view.caso.definicion?.causalesDeNegativa ?? [];
  return verbForm(
    view,
    'negar',
    html`${seenField(view)}${proposes && html`<input type="hidden" name="_propone" value="si"><p class="govuk-body">Negar este caso exige dos personas: usted propone y otra niega.</p>`}${radios(
      {
        name: 'causal',
        idPrefix: fieldIdOf('negar', 'causal'),
        legend: 'Causal',
        legendSize: 's',
        small: true,
        items: causales.map((causal) => ({ value: causal, text: causal })),
        value: typed(view, 'negar', 'causal'),
        error: errorAt(view, 'negar', 'causal'),
      },
    )}${templateChooser(view, 'negar')}${words(view, 'negar', 'motivo', 'Motivo de la negativa', 'La persona lo leerá: explique qué falta y qué puede hacer.')}${letterShown(view, 'negar', [typed(view, 'negar', 'causal'), typed(view, 'negar', 'motivo')].filter(Boolean).join('\n\n'))}<div class="govuk-button-group">${button({ text: proposes ? 'Proponer la negativa' : 'Negar la solicitud', variant: 'warning' })}${letterButton(view, 'negar')}</div>`,
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

const secondDenies = ({ caso }: CaseView): boolean => caso.solicitud.propuesta?.decide === 'negar';

export function caseDecision(view: CaseView): Html {
  const { verbos } = view;
  const stop = obstacle(view);
  return html`<section class="v-decidir" aria-labelledby="decidir"><h2 class="govuk-heading-m" id="decidir">Decisión</h2>
${outcome(view)}${riskBox(view)}${proposalBox(view)}
${stop !== null && html`<p class="govuk-body">${stop}</p>`}
${!hasAsked(view) && notifyForm(view)}${verbos.has('aprobar') && approve(view)}
${verbos.has('proponer') && propose(view)}
${verbos.has('retirar-propuesta') && verbForm(view, 'retirar-propuesta', button({ text: 'Retirar la propuesta', variant: 'secondary' }))}
${hasAsked(view) && notifyForm(view)}
${folded(view, 'pedir-subsanacion', 'Pedir una corrección', correction(view))}
${secondDenies(view) ? view.verbos.has('negar') && deny(view) : folded(view, 'negar', proposesDenial(view.caso.solicitud) ? 'Proponer que se niegue' : 'Negar', deny(view))}
${returnForm(view)}
${reopenSection(view)}</section>`;
}
