/** The first time in the room: a reader chooses the phrase that opens their key, and says whom they must not judge. */
import { type Enrolamiento, readEnrolment } from '../../actions/sala/enrol-reader.ts';
import { salaLimits } from '../../actions/sala/sala-limits.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button, linkButton } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { passwordInput } from '../../ui/components/password-input.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { proofField } from './prove-again.ts';
import { requireRoomRole } from './require-sala.ts';
import { salaPurpose } from './sala-purpose.ts';

export type EnrolmentShown = {
  readonly refusal?: Refusal;
  /** As sent; the phrase is not shown again. */
  readonly body?: FormBody;
};

const fieldOf: { readonly [code: string]: string } = {
  'frase-debil': 'frase',
  'ingreso-fallido': 'clave',
  'demasiados-intentos': 'clave',
};

function impediments(value: string, error?: string): Html {
  return textarea({
    name: 'impedimentos',
    label: 'Personas y entidades sobre las que no debo juzgar',
    hint: 'Una por línea: familiares, socios, entidades donde trabajó. Su propio nombre ya cuenta. Si una denuncia las nombra, no se le entrega.',
    rows: 5,
    value,
    error,
  });
}

function enrolForm(web: Web, c: WebContext, staff: Staff, { refusal, body }: EnrolmentShown): Html {
  const at = (name: string) => {
    if (refusal === undefined) return undefined;
    return (
      refusal.errors.find(({ path }) => path === name)?.sentence ??
      (fieldOf[refusal.code] === name ? refusal.sentence : undefined)
    );
  };
  const typed = body === undefined ? '' : first(body, 'impedimentos');
  const content = html`${proofField(web, staff, 'clave', at('clave'))}
${passwordInput({ name: 'frase', label: 'Frase de lectura', hint: `Varias palabras que solo usted recuerde: al menos ${salaLimits.phraseCharsMin} caracteres. No use su clave.`, autocomplete: 'new-password', error: at('frase') })}
${passwordInput({ name: 'repetida', label: 'Escriba la frase otra vez', autocomplete: 'new-password', error: at('repetida') })}
${impediments(typed, at('impedimentos'))}${button({ text: 'Inscribirme' })}`;
  return html`${warningText({ text: 'Si pierde la frase, nadie puede devolvérsela ni cambiarla: la administración tendrá que quitar su inscripción para que haga otra, y lo que ya estaba sellado para usted no volverá a abrirse con su cuenta.' })}
<p class="govuk-body">Con ella se abre la clave que descifra las denuncias. El servidor no la guarda y la administración no la conoce. Anótela en papel y guárdela bajo llave, lejos de este equipo.</p>
${form({ action: paths.mesa.sala.llave, csrf: tokenFor(web, c.var.visit, salaPurpose('llave')), content })}`;
}

function declared(web: Web, c: WebContext, { impedimentos, custodio, grupos }: Enrolamiento): Html {
  const content = html`<input type="hidden" name="declarar" value="si">${impediments(impedimentos.join('\n'))}${button({ text: 'Guardar', variant: 'secondary' })}`;
  return html`<p class="govuk-body">Ya está inscrito${custodio ? ' como custodio' : ''}. ${!custodio && grupos.length === 0 && 'Falta que la administración le asigne un grupo de denuncias.'}</p>
<p class="govuk-body">Los cambios cuentan para las denuncias que lleguen desde ahora.</p>
${form({ action: paths.mesa.sala.llave, csrf: tokenFor(web, c.var.visit, salaPurpose('llave')), content })}
${linkButton({ text: 'Ir a la sala', href: paths.mesa.sala.inicio, variant: 'secondary' })}`;
}

export async function showEnrolment(
  web: Web,
  c: WebContext,
  staff: Staff,
  shown: EnrolmentShown,
): Promise<Response> {
  const { refusal } = shown;
  const enrolment = await readEnrolment(web.deps, staff.actor);
  const errors =
    refusal === undefined
      ? []
      : refusal.errors.length > 0
        ? refusal.errors.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }))
        : [{ text: refusal.sentence, href: `#${fieldOf[refusal.code] ?? 'impedimentos'}` }];
  return deskPage(web, c, {
    title: 'Inscribirse en la sala reservada',
    place: 'sala',
    status: refusal?.status ?? 200,
    errorsPresent: errors.length > 0,
    main: html`${errors.length > 0 && errorSummary({ errors })}
<h1 class="govuk-heading-l">${enrolment?.enrolado === true ? 'Mi inscripción en la sala reservada' : 'Inscribirse en la sala reservada'}</h1>
${enrolment?.enrolado === true ? declared(web, c, enrolment) : enrolForm(web, c, staff, shown)}`,
  });
}

export async function enrolmentPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireRoomRole(web, c);
  return staff instanceof Response ? staff : showEnrolment(web, c, staff, {});
}
