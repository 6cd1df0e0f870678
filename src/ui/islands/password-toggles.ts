/** Shows and hides a password; hides it again before sending, so that no browser remembers it as plain text. */

function toggle(frame: Element): void {
  const field = frame.querySelector<HTMLInputElement>('.govuk-js-password-input-input');
  const button = frame.querySelector<HTMLButtonElement>('.govuk-js-password-input-toggle');
  if (!field || !button) return;
  const spoken = document.createElement('div');
  spoken.className = 'govuk-visually-hidden';
  spoken.setAttribute('aria-live', 'polite');
  button.after(spoken);
  const show = (visible: boolean) => {
    field.type = visible ? 'text' : 'password';
    button.textContent = visible ? 'Ocultar' : 'Mostrar';
    button.setAttribute('aria-label', visible ? 'Ocultar clave' : 'Mostrar clave');
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    const visible = field.type === 'password';
    show(visible);
    spoken.textContent = visible ? 'Su clave está a la vista' : 'Su clave está oculta';
  });
  field.form?.addEventListener('submit', () => show(false));
  addEventListener('pageshow', (event) => event.persisted && show(false));
}

export function passwordToggles(): void {
  for (const frame of document.querySelectorAll('[data-module="govuk-password-input"]')) toggle(frame);
}
