/** Puts the focus where the news is: on the error summary, or on a banner that says it worked. */

/** Focusable only for this moment, so that a later click does not land on it. */
function focusOnce(element: HTMLElement): void {
  element.setAttribute('tabindex', '-1');
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus();
}

/** A link of the summary leads to the field itself, with its label still in sight. */
function followLink(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const id = link?.hash.slice(1);
  const field = id ? document.getElementById(decodeURIComponent(id)) : null;
  if (!field) return;
  event.preventDefault();
  const legend = field.closest('fieldset')?.querySelector('legend');
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  const isChoice = field instanceof HTMLInputElement && /radio|checkbox/.test(field.type);
  ((isChoice && legend) || label || legend || field).scrollIntoView();
  const control = field.matches('input,select,textarea,button')
    ? field
    : (field.querySelector<HTMLElement>('input:not([type=hidden]),select,textarea') ?? field);
  control.focus({ preventScroll: true });
}

export function focusNews(): void {
  const summary = document.querySelector<HTMLElement>('[data-module="govuk-error-summary"]');
  summary?.addEventListener('click', followLink);
  const news = summary ?? document.querySelector<HTMLElement>('.govuk-notification-banner[role="alert"]');
  if (news) focusOnce(news);
}
