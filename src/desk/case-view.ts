/** What every part of the case page works with, and the form around each verb. */
import type { LetterPreview } from '../actions/cartas/preview-letter.ts';
import type { InterestEstimate } from '../actions/interest-estimate.ts';
import type { StaffCase } from '../actions/read-case-for-staff.ts';
import { impedimentoPara } from '../domain/policy.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Entidad } from '../domain/registro/proceso.ts';
import { esFuncionario } from '../domain/solicitud/actor.ts';
import { type Verbo, verbosDelPersonal } from '../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../domain/solicitud/solicitud.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import { paths } from '../paths.ts';
import { type FormBody, first } from '../platform/http/form-body.ts';
import { form } from '../ui/components/form.ts';
import { type Content, type Html, html } from '../ui/html.ts';
import { commandFields } from '../web/command-fields.ts';
import { tokenFor } from '../web/visit.ts';
import type { Web, WebContext } from '../web/web.ts';
import type { Staff } from './require-staff.ts';
import { verbPurpose } from './verb-purpose.ts';

/** A verb that was sent and refused, or only looked at first: what was typed comes back, with the reasons beside it. */
export type Attempt = {
  readonly verbo: Verbo;
  /** Null: nothing was asked of the verb yet, only what it would do. */
  readonly refusal: Refusal | null;
  readonly body: FormBody;
  /** The version the person was looking at; 0 where the form named none. */
  readonly versionVista: number;
  readonly carta?: LetterPreview | null;
};

export type CaseView = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly caso: StaffCase;
  readonly verbos: ReadonlySet<Verbo>;
  readonly attempt: Attempt | null;
  /** The entity that «notificar» would write to, or why it is not known; null where nobody is to be asked now. */
  readonly aNotificar: Entidad | Refusal | null;
  /** What was owed might have earned; null where it is not shown. */
  readonly interes: InterestEstimate | null;
  /** The letter that was asked to be seen; null for a verb that sends none. */
  readonly carta?: LetterPreview | null;
  /** Where to go on after what was just done; null where nothing leads on. */
  readonly siguiente: Html | null;
};

/** What would change nothing is not offered, though policy has nothing against it. */
function isIdle(
  verbo: Verbo,
  { asignado, propuesta, dosPersonas, requerimiento }: Solicitud,
  definicion: Definicion | null,
): boolean {
  if (verbo === 'notificar') return definicion?.requerimiento === undefined;
  // Where an entity is to be asked, nothing is granted before it was.
  if (verbo === 'aprobar' && definicion?.requerimiento !== undefined && requerimiento === undefined)
    return true;
  if (verbo === 'tomar') return asignado !== null;
  if (verbo === 'proponer') return !dosPersonas || propuesta !== null;
  return verbo === 'retirar-propuesta' && propuesta === null;
}

/** A denial that needs two persons begins as a proposal, in the form of the denial itself. */
export function proposesDenial({ dosPersonasParaNegar, propuesta }: Solicitud): boolean {
  return dosPersonasParaNegar === true && propuesta === null;
}

/** The verbs the page shows: those that policy and lifecycle allow this person now. */
export function verbsOffered(
  actor: Staff['actor'],
  solicitud: Solicitud,
  definicion: Definicion | null,
): ReadonlySet<Verbo> {
  const may = (verbo: Verbo) => esFuncionario(actor) && impedimentoPara(actor, verbo, solicitud) === null;
  return new Set(
    verbosDelPersonal.filter(
      (verbo) =>
        (may(verbo) && !isIdle(verbo, solicitud, definicion)) ||
        (verbo === 'negar' && proposesDenial(solicitud) && may('proponer')),
    ),
  );
}

/** What was typed in a field of a verb's form, where that form came back. */
export function typed({ attempt }: CaseView, verbo: Verbo, name: string): string {
  return attempt?.verbo === verbo ? first(attempt.body, name) : '';
}

export function typedAll({ attempt }: CaseView, verbo: Verbo, name: string): readonly string[] {
  return attempt?.verbo === verbo ? (attempt.body.get(name) ?? []) : [];
}

/** The reasons beside one field, all of them. */
export function errorAt({ attempt }: CaseView, verbo: Verbo, path: string): Content | undefined {
  if (attempt?.verbo !== verbo) return undefined;
  const errors = attempt.refusal?.errors ?? [];
  const sentences = errors.filter((one) => one.path === path).map((one) => one.sentence);
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** Several forms share the page: a field's id says whose it is. */
export function fieldIdOf(verbo: Verbo, name: string): string {
  return `${verbo}-${name}`;
}

/** For fields that stand elsewhere on the page. */
export function formIdOf(verbo: Verbo): string {
  return `formulario-${verbo}`;
}

/** Carries the version that is shown and a key of its own, so that a second click repeats nothing. */
export function verbForm(view: CaseView, verbo: Verbo, content: Content): Html {
  const { web, c, caso } = view;
  const { referencia } = caso.solicitud;
  return form({
    action: paths.mesa.verbo(referencia, verbo),
    id: formIdOf(verbo),
    csrf: tokenFor(web, c.var.visit, verbPurpose(verbo)),
    draftKey: draftKeyOf(referencia, verbo),
    content: html`${commandFields(web, caso.solicitud)}${content}`,
  });
}

export function draftKeyOf(referencia: string, verbo: Verbo): string {
  return `mesa-${referencia}-${verbo}`;
}
