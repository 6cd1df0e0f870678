/** A secret that is shown this once, to be copied now. */
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';

export function secretPanel(title: string, secret: string): Html {
  return html`<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="secreto-titulo">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="secreto-titulo">${title}</h2></div>
<div class="govuk-notification-banner__content"><p class="govuk-body"><code class="v-secreto-largo" tabindex="0">${secret}</code></p>
${warningText({ text: 'Cópielo ahora y guárdelo donde solo su programa lo lea: no volveremos a mostrarlo.' })}</div></div>`;
}
