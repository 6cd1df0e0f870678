/** Copies the reference of a case. The button appears only where the browser allows copying. */

export function copyButtons(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copiar]')) {
    button.hidden = false;
    const spoken = document.createElement('span');
    spoken.setAttribute('role', 'status');
    button.after(spoken);
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(button.dataset.copiar ?? '').then(
        () => {
          spoken.textContent = 'Copiada';
        },
        () => {
          spoken.textContent = 'No se pudo copiar: selecciónela con el ratón o el dedo';
        },
      );
    });
  }
}
