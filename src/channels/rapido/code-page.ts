/** Proof of an address: a code goes there, and the person types it here. Used for the new e-mail and for the present one. */
import { confirmEmailCode } from '../../actions/confirm-email-code.ts';
import { type OpenDraft, openDraft } from '../../actions/open-draft.ts';
import { readRegisteredAddress } from '../../actions/read-registered-address.ts';
import { sendEmailCode } from '../../actions/send-email-code.ts';
import { limits } from '../../domain/limits.ts';
import { type FieldError, isRefusal } from '../../domain/refusals.ts';
import { esSolicitante, type Solicitante } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { html } from '../../ui/html.ts';
import { errorsByPath } from '../../web/filing/field-errors.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import { requireFiler, requireFilerFor } from '../../web/require-filer.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { stepPage } from './frame.ts';
import { hrefOf, type Step, stepsOf, whereabouts } from './steps.ts';

const purpose = 'codigo';

/** Where the code of a field goes (what was typed, or the registered address), how it is shown, whether it is proved. */
type Target = { readonly envio: string; readonly mostrada: string; readonly proved: boolean };

/** `ma…@dominio.example`: enough to recognise one's own address, not enough to learn it. */
function masked(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 2)}…@${domain}`;
}

async function targetOf(
  web: Web,
  actor: Solicitante,
  draft: OpenDraft,
  campo: string,
): Promise<Target | null> {
  const kind = draft.vigente.definicion.datos[campo]?.tipo;
  const typed = draft.lectura.datos[campo];
  const registered = kind === 'codigoAlRegistrado' ? await readRegisteredAddress(web.deps, actor) : null;
  const direccion = kind === 'correoConCodigo' ? (typeof typed === 'string' ? typed : null) : registered;
  if (direccion === null) return null;
  const proved = draft.borrador.verificados.includes(`${campo}=${direccion.toLowerCase()}`);
  return registered === null
    ? { envio: direccion, mostrada: direccion, proved }
    : { envio: 'registrado', mostrada: masked(direccion), proved };
}

function render(
  web: Web,
  c: WebContext,
  draft: OpenDraft,
  campo: string,
  target: Target,
  errors: readonly FieldError[],
  sent: boolean,
): Response {
  const step: Step = { kind: 'codigo', campo };
  const csrf = tokenFor(web, c.var.visit, purpose);
  const here = paths.borradorCodigos(draft.borrador.id, campo);
  const next = hrefOf(
    whereabouts(stepsOf(draft.vigente.definicion, draft.lectura.datos), step).next,
    draft.borrador.id,
  );
  const send = form({
    action: `${here}/enviar`,
    csrf,
    content: button({
      text: sent ? 'Enviar otro código' : 'Enviar el código',
      ...(sent ? { variant: 'secondary' } : {}),
    }),
  });
  const confirm = form({
    action: here,
    csrf,
    content: html`${input({
      name: 'codigo',
      label: 'Código de seis dígitos',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      width: 10,
      error: errorsByPath(errors).get('codigo'),
      hint: `Llega en unos segundos y sirve ${limits.emailCodeMinutes} minutos. Revise también la carpeta de correo no deseado.`,
    })}${button({ text: 'Comprobar y continuar' })}`,
  });
  const title = draft.vigente.definicion.datos[campo]?.etiqueta ?? 'Compruebe el correo';
  const content = target.proved
    ? html`${insetText({ text: html`Ya comprobó <strong>${target.mostrada}</strong>.` })}<p class="govuk-body"><a class="govuk-button" href="${next}">Continuar</a></p>`
    : html`<p class="govuk-body">Comprobamos que usted recibe los mensajes de <strong>${target.mostrada}</strong> con un código.</p>${sent && confirm}${send}`;
  return stepPage(web, c, { draft, step, title, content, errors });
}

export async function showCode(web: Web, c: WebContext, id: string, campo: string): Promise<Response> {
  const actor = requireFiler(c);
  if (actor instanceof Response) return actor;
  const draft = await openDraft(web.deps, actor, id);
  if (isRefusal(draft)) return refusalPage(web, c, draft);
  const target = await targetOf(web, actor, draft, campo);
  if (target === null) return seeOther(c, paths.borrador(id));
  return render(web, c, draft, campo, target, [], c.req.query('enviado') === '1');
}

export async function sendCode(web: Web, c: WebContext, id: string, campo: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const actor = requireFilerFor(web, c, { purpose }, body);
  if (actor instanceof Response) return actor;
  const draft = await openDraft(web.deps, actor, id);
  if (isRefusal(draft)) return refusalPage(web, c, draft);
  const target = await targetOf(web, actor, draft, campo);
  if (target === null) return seeOther(c, paths.borrador(id));
  const outcome =
    forgery(web, c, purpose, body) ??
    (await sendEmailCode(web.deps, actor, { borradorId: id, campo, direccion: target.envio }));
  if (isRefusal(outcome))
    return render(web, c, draft, campo, target, [{ path: 'codigo', sentence: outcome.sentence }], true);
  await web.deps.sendCode(outcome.codeId);
  return seeOther(c, `${paths.borradorCodigos(id, campo)}?enviado=1`);
}

export async function confirmCode(web: Web, c: WebContext, id: string, campo: string): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return refusalPage(web, c, body);
  const actor = requireFilerFor(web, c, { purpose }, body);
  if (actor instanceof Response) return actor;
  if (!esSolicitante(actor)) return seeOther(c, paths.ingresar);
  const outcome =
    forgery(web, c, purpose, body) ??
    (await confirmEmailCode(web.deps, actor, { borradorId: id, campo, codigo: first(body, 'codigo') }));
  const draft = await openDraft(web.deps, actor, id);
  if (isRefusal(draft)) return refusalPage(web, c, draft);
  if (!isRefusal(outcome)) {
    const { next } = whereabouts(stepsOf(draft.vigente.definicion, draft.lectura.datos), {
      kind: 'codigo',
      campo,
    });
    return seeOther(c, hrefOf(next, id));
  }
  const target = await targetOf(web, actor, draft, campo);
  if (target === null) return seeOther(c, paths.borrador(id));
  return render(web, c, draft, campo, target, [{ path: 'codigo', sentence: outcome.sentence }], true);
}
