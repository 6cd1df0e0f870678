/** «Ninguna» clears the other boxes, and any other box clears «Ninguna». */

export function exclusiveBoxes(): void {
  document.addEventListener('change', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox' || !box.checked) return;
    const group = box.closest('[data-module="govuk-checkboxes"]');
    if (!group) return;
    const isExclusive = box.dataset.behaviour === 'exclusive';
    for (const other of group.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
      if (other !== box && (isExclusive || other.dataset.behaviour === 'exclusive')) other.checked = false;
    }
  });
}
