/** What just happened to a case: the person's own deed, or what others did while it was being looked at. */
import { longInstantText } from '../domain/calendar/civil-text.ts';
import type { Verbo } from '../domain/solicitud/lifecycle.ts';
import { nombreDeEstadoEn } from '../domain/tramite/resultados.ts';
import { errorSummary } from '../ui/components/error-summary.ts';
import { draftDone } from '../ui/components/form.ts';
import { insetText } from '../ui/components/inset-text.ts';
import { notificationBanner } from '../ui/components/notification-banner.ts';
import { timeline } from '../ui/components/timeline.ts';
import { type Html, html } from '../ui/html.ts';
import { historyEvent } from './case-history.ts';
import { changesTable } from './case-register.ts';
import { type CaseView, draftKeyOf, fieldIdOf } from './case-view.ts';

/** An event this recent still is news; the register's own confirmation may have followed it. */
const recentEvents = 2;

/** Where a trámite has its own words for how it ends. */
function resultSentence({ caso: { solicitud, definicion } }: CaseView): string {
  return `La solicitud quedó así: ${nombreDeEstadoEn(definicion, solicitud.estado)}. La persona recibirá un aviso.`;
}

function sentenceOf(verbo: Verbo, view: CaseView): string {
  const { caso } = view;
  const { solicitud, relojes, asignadoNombre } = caso;
  switch (verbo) {
    case 'tomar':
      return 'Tomó la solicitud: ahora está a su cargo.';
    case 'pasar':
      return `Pasó la solicitud a ${asignadoNombre ?? 'otra persona'}.`;
    case 'devolver':
      return 'Devolvió la solicitud a la cola: está sin asignar.';
    case 'anotar':
      return 'Guardó la nota. Solo la ve el personal.';
    case 'escribir':
      return 'Envió el mensaje. La persona recibirá un aviso.';
    case 'pedir-subsanacion': {
      const until = solicitud.correccion?.venceMs;
      return `Pidió la corrección. Los relojes están en pausa${until === undefined ? '' : `; la persona puede responder hasta el ${longInstantText(until, relojes.promesa.zone)}`}.`;
    }
    case 'notificar': {
      const asked = solicitud.requerimiento;
      return asked === undefined
        ? 'Notificó a la entidad.'
        : `Notificó a ${asked.entidad.nombre}. Puede responder hasta el ${longInstantText(asked.venceMs, relojes.promesa.zone)}; la persona recibirá un aviso.`;
    }
    case 'proponer':
      return solicitud.propuesta?.decide === 'negar'
        ? 'Propuso negar. Falta que otra persona de la unidad lo decida.'
        : 'Propuso la aprobación. Falta que otra persona de la unidad la apruebe.';
    case 'retirar-propuesta':
      return 'Retiró la propuesta.';
    case 'devolver-propuesta':
      return 'Devolvió la propuesta con su motivo. Quien tiene el caso lo verá en la historia.';
    case 'aprobar':
      if (caso.definicion?.resultados !== undefined) return resultSentence(view);
      return solicitud.decision?.efecto === 'pendiente'
        ? 'Aprobó la solicitud. El cambio se aplicará en cuanto el registro de la agencia lo confirme.'
        : 'Aprobó la solicitud y el cambio ya está aplicado.';
    case 'negar':
      if (caso.definicion?.resultados !== undefined) return resultSentence(view);
      return 'Negó la solicitud. La persona recibirá el motivo y lo que puede hacer ahora.';
    case 'reabrir':
      return 'Reabrió la solicitud: volvió a la cola de la unidad.';
    default:
      return 'Listo.';
  }
}

/** Only what the journal confirms: a link with `hecho` in it claims nothing by itself. */
export function caseDone(view: CaseView, hecho: string | undefined): Html | false {
  const { diario, solicitud } = view.caso;
  const done = diario
    .slice(-recentEvents)
    .find(({ clase, actor }) => clase === hecho && actor.cuenta === view.staff.actor.cuenta);
  if (done === undefined) return false;
  const verbo = done.clase as Verbo;
  const changes = verbo === 'aprobar' ? (solicitud.decision?.cambios ?? []) : [];
  return html`${notificationBanner({
    isSuccess: true,
    content: html`<p class="govuk-notification-banner__heading">${sentenceOf(verbo, view)}</p>${changes.length > 0 && changesTable(changes, 'Lo que cambió en el registro', 'Ahora')}${view.siguiente}`,
  })}${draftDone(draftKeyOf(solicitud.referencia, verbo))}`;
}

/** Each verb adds one event, so the versions between say how many are new. */
function eventsSince({ caso, attempt }: CaseView) {
  const { version } = caso.solicitud;
  const missed = attempt === null || attempt.versionVista === 0 ? 0 : version - attempt.versionVista;
  return missed > 0 ? caso.diario.slice(-missed) : [];
}

/** What was typed into a form that is no longer there. */
function orphaned({ attempt, verbos }: CaseView): Html | false {
  if (attempt === null || verbos.has(attempt.verbo)) return false;
  const texts = ['motivo', 'pide', 'texto', 'nota'].flatMap((name) => attempt.body.get(name) ?? []);
  return (
    texts.some((text) => text.trim() !== '') &&
    insetText({
      text: html`<p class="govuk-body"><strong>Lo que usted había escrito</strong></p>${texts.map((text) => html`<p class="govuk-body v-escrito">${text}</p>`)}`,
    })
  );
}

export function caseRefused(view: CaseView): Html | false {
  const { attempt, caso } = view;
  if (attempt === null || attempt.refusal === null) return false;
  const { refusal, verbo } = attempt;
  const isOffered = view.verbos.has(verbo);
  const links = refusal.errors.map(({ path, sentence }) =>
    isOffered ? { text: sentence, href: `#${fieldIdOf(verbo, path)}` } : { text: sentence },
  );
  const since = eventsSince(view).map((evento) =>
    historyEvent(evento, caso.relojes.promesa.zone, caso.definicion),
  );
  return html`${errorSummary({
    errors: links.length > 0 ? links : [{ text: refusal.sentence }],
    ...(links.length > 0 && refusal.code !== 'datos-con-errores' ? { description: refusal.sentence } : {}),
  })}
${since.length > 0 && html`<div class="v-mientras"><h2 class="govuk-heading-s">Mientras usted veía esta solicitud</h2>${timeline({ events: since, label: 'Lo que cambió mientras tanto' })}</div>`}
${orphaned(view)}`;
}
