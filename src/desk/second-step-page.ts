/** Second step of the staff sign-in: a code, a passkey, or, the very first time, enrolling an app. */
import type { HalfSignIn } from '../actions/half-sign-in.ts';
import { startPasskeySignIn } from '../actions/passkey-sign-in.ts';
import { startTotpEnrolment } from '../actions/totp-enrolment.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import { paths } from '../paths.ts';
import { button } from '../ui/components/button.ts';
import { details } from '../ui/components/details.ts';
import { errorSummary } from '../ui/components/error-summary.ts';
import { form } from '../ui/components/form.ts';
import { input } from '../ui/components/input.ts';
import { type Html, html } from '../ui/html.ts';
import { tokenFor } from '../web/visit.ts';
import type { Web, WebContext } from '../web/web.ts';
import { demoCode } from './demo-code.ts';
import { deskPage } from './desk-page.ts';
import { type Enrolment, enrolmentFields } from './enrolment-fields.ts';
import { passkeyForm } from './passkey-form.ts';
import { type Carried, carriedFields, showSignInPage } from './sign-in-page.ts';

export const secondStepPurpose = 'mesa-segundo-paso';

export type SecondStep = Carried &
  HalfSignIn & {
    readonly refusal?: Refusal | null;
    /** The enrolment under way, when its code was wrong. */
    readonly enrolment?: Enrolment;
    /** The refusal is about a recovery code. */
    readonly isRecovery?: boolean;
  };

/** Both kinds of proof come along, so that the step can be shown again as it was. */
function stepFields(step: SecondStep): Html {
  return html`${carriedFields(step)}<input type="hidden" name="half" value="${step.half}">${step.totp && html`<input type="hidden" name="totp" value="1">`}${step.passkey && html`<input type="hidden" name="passkey" value="1">`}`;
}

async function codeForm(web: Web, csrf: string, step: SecondStep): Promise<Html> {
  return html`${await demoCode(web, { half: step.half })}${form({
    action: paths.mesa.segundoPaso,
    csrf,
    content: html`${stepFields(step)}${input({
      name: 'codigo',
      label: 'Código de su aplicación',
      hint: 'Seis números que cambian cada 30 segundos.',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      width: 10,
      error: step.isRecovery === true ? undefined : step.refusal?.sentence,
      attributes: { autofocus: true },
    })}${button({ text: 'Ingresar' })}`,
  })}`;
}

async function enrol(web: Web, csrf: string, step: SecondStep): Promise<Html | Refusal> {
  const enrolment = step.enrolment ?? (await startTotpEnrolment(web.deps, { half: step.half }));
  if (isRefusal(enrolment)) return enrolment;
  return html`<p class="govuk-body">Es su primer ingreso. Además de la clave usará un código de su teléfono: así nadie entra solo con su clave.</p>
${await demoCode(web, { ficha: enrolment.ficha })}
${form({ action: paths.mesa.inscribir, csrf, content: html`${stepFields(step)}${enrolmentFields(enrolment, step.refusal?.sentence)}` })}`;
}

/** For whoever lost telephone and key. */
function recoveryForm(csrf: string, step: SecondStep): Html {
  const error = step.isRecovery === true ? step.refusal?.sentence : undefined;
  const content = form({
    action: paths.mesa.recuperar,
    csrf,
    content: html`${stepFields(step)}${input({ name: 'recuperacion', label: 'Código de recuperación', hint: 'De la hoja que guardó; cada uno sirve una sola vez.', autocomplete: 'off', spellcheck: false, width: 20, error })}${button({ text: 'Ingresar con este código', variant: 'secondary' })}`,
  });
  return details({
    summary: 'No tengo mi teléfono ni mi llave',
    isOpen: error !== undefined,
    content: html`${content}<p class="govuk-body">¿Tampoco tiene códigos? Pida a la administración que restablezca su acceso.</p>`,
  });
}

export async function showSecondStep(web: Web, c: WebContext, step: SecondStep): Promise<Response> {
  const { half, totp, passkey, refusal = null } = step;
  const csrf = tokenFor(web, c.var.visit, secondStepPurpose);
  const isFirst = !totp && !passkey;
  const options = passkey ? await startPasskeySignIn(web.deps, half) : null;
  const content = isFirst ? await enrol(web, csrf, step) : totp ? await codeForm(web, csrf, step) : html``;
  const stop = isRefusal(content) ? content : isRefusal(options) ? options : null;
  if (stop !== null) return showSignInPage(web, c, { ...step, refusal: refusal ?? stop });
  return deskPage(web, c, {
    title: 'Confirme que es usted',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    scripts: ['llave'],
    main: html`<div class="v-angosto">${refusal !== null && errorSummary({ errors: [{ text: refusal.sentence, href: step.isRecovery === true ? '#recuperacion' : totp || isFirst ? '#codigo' : undefined }] })}
<h1 class="govuk-heading-l">${isFirst ? 'Proteja su cuenta' : 'Confirme que es usted'}</h1>
${content as Html}
${options !== null && !isRefusal(options) && passkeyForm({ action: paths.mesa.llave, csrf, options, does: 'ingresar', text: 'Usar mi llave de acceso', hidden: stepFields(step) })}
${!isFirst && recoveryForm(csrf, step)}${passkey && !totp && html`<noscript><p class="govuk-body">Su cuenta se abre con una llave de acceso, que necesita JavaScript en el navegador.</p></noscript>`}
<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.ingresar}">Empezar otra vez</a></p></div>`,
  });
}
