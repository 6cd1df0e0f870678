/**
 * In the queue, j and k go down and up its rows while one of them has the focus; Enter follows it as any link.
 * Only there: a letter elsewhere on the page does nothing (WCAG 2.1.4).
 */

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 };

function connect(frame: HTMLElement): void {
  frame.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const from = event.target;
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(from instanceof Element) || from.closest('input, select, textarea')) return;
    const rows = [...frame.querySelectorAll<HTMLAnchorElement>('a[data-fila]')];
    const at = rows.findIndex((row) => row.closest('tr')?.contains(from));
    rows[at + step]?.focus();
    if (rows[at + step]) event.preventDefault();
  });
}

const frame = document.querySelector<HTMLElement>('[data-cola]');
if (frame) connect(frame);
