/** What an administrator can change, as a list of places: on the administration's own page and on their first one. */
import { type Html, html } from '../../ui/html.ts';
import { type Section, sectionGroups } from './sections.ts';

function item({ title, href, text }: Section): Html {
  return html`<li><h3 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="${href}">${title}</a></h3><p class="govuk-body">${text}</p></li>`;
}

export function sectionList(): Html {
  return html`<div class="v-secciones">${sectionGroups.map(
    ({ title, sections }) =>
      html`<section><h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list">${sections.map(item)}</ul></section>`,
  )}</div>`;
}
