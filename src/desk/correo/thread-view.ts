/** What every part of the thread page works with, and the form around each verb. */
import type { StaffThread } from '../../actions/correo-mesa/read-thread-for-staff.ts';
import { impedimentoEnCorreo, type VerboDeHilo, verbosDeHilo } from '../../domain/correo/quien-puede.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { details } from '../../ui/components/details.ts';
import { form } from '../../ui/components/form.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import { commandFields } from '../../web/command-fields.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';
import { mailPurpose } from './mail-purpose.ts';

type Hilo = StaffThread['hilo'];

/** A verb that was refused: what was typed comes back, with the reason beside it. */
export type ThreadAttempt = {
  readonly verbo: VerboDeHilo;
  readonly refusal: Refusal;
  readonly body: FormBody;
};

export type ThreadView = {
  readonly web: Web;
  readonly c: WebContext;
  readonly staff: Staff;
  readonly thread: StaffThread;
  readonly verbos: ReadonlySet<VerboDeHilo>;
  readonly attempt: ThreadAttempt | null;
};

function isIdle(verbo: VerboDeHilo, { asignado, solicitud }: Hilo, cuenta: string): boolean {
  if (verbo === 'tomar') return asignado === cuenta;
  return (verbo === 'convertir' || verbo === 'vincular') && solicitud !== null;
}

/** What the page shows: that which is allowed to this person now, and would change something. */
export function threadVerbs({ actor }: Staff, hilo: Hilo): ReadonlySet<VerboDeHilo> {
  return new Set(
    verbosDeHilo.filter(
      (verbo) => impedimentoEnCorreo(actor, verbo, hilo) === null && !isIdle(verbo, hilo, actor.cuenta),
    ),
  );
}

export function threadTyped({ attempt }: ThreadView, verbo: VerboDeHilo, name: string): string {
  return attempt?.verbo === verbo ? first(attempt.body, name) : '';
}

export function threadError({ attempt }: ThreadView, verbo: VerboDeHilo, path: string): string | undefined {
  if (attempt?.verbo !== verbo) return undefined;
  return attempt.refusal.errors.find((error) => error.path === path)?.sentence;
}

export const threadFieldId = (verbo: VerboDeHilo, name: string): string => `${verbo}-${name}`;

export const threadDraftKey = (id: string, verbo: VerboDeHilo): string => `mesa-correo-${id}-${verbo}`;

/** Carries the version that is shown and a key of its own, so that a second click repeats nothing. */
export function threadForm({ web, c, thread }: ThreadView, verbo: VerboDeHilo, content: Content): Html {
  const { id } = thread.hilo;
  return form({
    action: paths.mesa.correo.verbo(id, verbo),
    id: `formulario-${verbo}`,
    csrf: tokenFor(web, c.var.visit, mailPurpose(verbo)),
    draftKey: threadDraftKey(id, verbo),
    content: html`${commandFields(web, thread.hilo)}${content}`,
  });
}

/** Only for who may do it; open again when it came back with something to mend. */
export function threadFolded(
  view: ThreadView,
  verbo: VerboDeHilo,
  summary: string,
  content: Content,
): Html | false {
  return (
    view.verbos.has(verbo) &&
    details({
      summary,
      id: `form-${verbo}`,
      isOpen: view.attempt?.verbo === verbo,
      content: threadForm(view, verbo, content),
    })
  );
}
