/** What somebody needs to enrol an authenticator app: the picture to scan, the secret to type, the first code. */
import { renderSVG } from 'uqr';
import type { TotpEnrolment } from '../actions/totp-enrolment.ts';
import { type FormBody, first } from '../platform/http/form-body.ts';
import { button } from '../ui/components/button.ts';
import { details } from '../ui/components/details.ts';
import { input } from '../ui/components/input.ts';
import { type Html, html, trusted } from '../ui/html.ts';

export type Enrolment = TotpEnrolment;

/** Only digits, letters and fixed signs get into the picture: it is drawn here, not by the text it shows. */
function picture(url: string): Html {
  const svg = renderSVG(url, { border: 2, pixelSize: 4 });
  return html`<div class="v-qr" role="img" aria-label="Código QR para su aplicación">${trusted(svg)}</div>`;
}

const groupsOfFour = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

export function enrolmentFields(enrolment: Enrolment, error: string | undefined): Html {
  const { ficha, secreto, url } = enrolment;
  return html`<input type="hidden" name="ficha" value="${ficha}"><input type="hidden" name="secreto" value="${secreto}"><input type="hidden" name="url" value="${url}">
<ol class="govuk-list govuk-list--number"><li>Abra en su teléfono una aplicación de códigos (por ejemplo, la que usa su institución).</li><li>Escanee esta imagen.</li><li>Escriba el código de seis números que muestra.</li></ol>
${picture(url)}
${details({ summary: 'No puedo escanear la imagen', content: html`<p class="govuk-body">Escriba esta clave en la aplicación, tipo «basada en la hora»:</p><p class="govuk-body"><code class="v-secreto">${groupsOfFour(secreto)}</code></p>` })}
${input({ name: 'codigo', label: 'Código que muestra la aplicación', inputmode: 'numeric', autocomplete: 'one-time-code', width: 10, error })}${button({ text: 'Activar y continuar' })}`;
}

/** The enrolment as the form brought it back: whoever changes it only shows themselves another picture. */
export function enrolmentIn(body: FormBody): Enrolment {
  return {
    ficha: first(body, 'ficha'),
    secreto: first(body, 'secreto').slice(0, 64),
    url: first(body, 'url').slice(0, 300),
  };
}
