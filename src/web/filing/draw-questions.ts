/** Questions of a draft as form fields, with everything they can be answered with and what the register holds today. */
import { checkSchedule, scheduleFieldOf } from '../../actions/check-schedule.ts';
import type { OpenDraft } from '../../actions/open-draft.ts';
import { readFieldOptions } from '../../actions/read-field-options.ts';
import { type PresentEntry, readPresentEntry } from '../../actions/read-present-entry.ts';
import { type FieldError, isRefusal } from '../../domain/refusals.ts';
import { esSolicitante } from '../../domain/solicitud/actor.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { type Html, html } from '../../ui/html.ts';
import { optionsAsked } from '../fields/options-asked.ts';
import { renderField } from '../fields/render-field.ts';
import type { Web, WebContext } from '../web.ts';
import { errorsByPath } from './field-errors.ts';
import type { Search } from './inner-buttons.ts';
import { presentEntry } from './present-entry.ts';
import { processCard } from './process-card.ts';

export type QuestionsShown = {
  /** Names of the questions, in the order asked. */
  readonly campos: readonly string[];
  /** What was typed so far, valid or not. */
  readonly entrada: Entrada;
  readonly errors: readonly FieldError[];
  readonly search: Search | null;
};

/** What Enter presses where buttons that only look something up come before "Continuar". */
const enterButton = button({
  text: 'Continuar',
  classes: 'v-primero',
  attributes: { tabindex: '-1', 'aria-hidden': 'true' },
});

const hasInnerButtons = (definicion: Definicion, campos: readonly string[]) =>
  campos.some((campo) => ['ubicacion', 'cpc', 'lista'].includes(definicion.datos[campo]?.tipo ?? ''));

const nothingYet: PresentEntry = { consta: {}, proceso: null };

/** Whether one of the questions asks for a new schedule: its page brings the live check. */
export function asksSchedule(definicion: Definicion, campos: readonly string[]): boolean {
  const nombre = scheduleFieldOf(definicion)?.nombre;
  return nombre !== undefined && campos.includes(nombre);
}

/** The content of the form but its last buttons. Its token must be of the purpose `questionPurpose`. */
export async function drawQuestions(
  web: Web,
  c: WebContext,
  { vigente: { definicion }, borrador, lectura }: OpenDraft,
  { campos, entrada, errors, search }: QuestionsShown,
): Promise<Html> {
  const { actor } = c.var.visit;
  const withSchedule = asksSchedule(definicion, campos);
  const [options, { consta, proceso }, check] = await Promise.all([
    readFieldOptions(web.deps, actor, optionsAsked(definicion, campos, entrada, search)),
    esSolicitante(actor) ? readPresentEntry(web.deps, actor, definicion, lectura.datos) : nothingYet,
    withSchedule && esSolicitante(actor) ? checkSchedule(web.deps, actor, borrador.id) : null,
  ]);
  const schedule = {
    etapas: proceso?.proceso?.etapas ?? [],
    check: check === null || isRefusal(check) ? null : check,
    checkHref: paths.borradorComprobar(borrador.id),
  };
  const drawing = { options, errors: errorsByPath(errors), schedule };
  const fields = campos.map((name) => {
    const campo = definicion.datos[name];
    return campo === undefined
      ? html``
      : html`${presentEntry(consta[name])}${renderField(campo, name, entrada[name], drawing)}`;
  });
  return html`${hasInnerButtons(definicion, campos) && enterButton}${processCard(proceso, !withSchedule)}${fields}`;
}

/**
 * Without JavaScript, choosing the province and pressing "Continuar" is no mistake: the list of its cantons was not on
 * the page yet. It is one only when the page already offered the list for the same choice.
 */
export function listJustAppeared(before: Entrada, now: Entrada, path: string): boolean {
  const chosen = now[path];
  if (typeof chosen !== 'string' || (chosen.length !== 2 && chosen.length !== 4) || !/^\d+$/.test(chosen))
    return false;
  const earlier = before[path];
  return typeof earlier !== 'string' || !earlier.startsWith(chosen);
}
