/** Fills the list of cantons when a province is chosen, and of parishes after the canton. */
import { connecting } from './connecting.ts';

type Option = { codigo: string; nombre: string };

function isOption(value: unknown): value is Option {
  return typeof value === 'object' && value !== null && 'codigo' in value && 'nombre' in value;
}

function readOptions(answer: unknown): Option[] {
  const list = typeof answer === 'object' && answer !== null && 'opciones' in answer ? answer.opciones : [];
  return Array.isArray(list) ? list.filter(isOption) : [];
}

function fill(select: HTMLSelectElement, options: readonly Option[]): void {
  const first = [...select.options].filter((option) => option.value === '');
  select.replaceChildren(...first, ...options.map(({ codigo, nombre }) => new Option(nombre, codigo)));
  select.value = '';
}

async function fetchOptions(href: string, parameter: string, value: string): Promise<Option[]> {
  const response = await fetch(`${href}?${new URLSearchParams({ [parameter]: value })}`, {
    headers: { Accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`lista no disponible: ${response.status}`);
  return readOptions(await response.json());
}

/** On any failure the button that works without scripts comes back. */
function connect(frame: HTMLElement): void {
  const levels = [...frame.querySelectorAll<HTMLSelectElement>('select[data-parametro]')];
  const button = frame.querySelector<HTMLElement>('[data-sin-js]');
  const status = frame.querySelector('[role=status]');
  if (button) button.hidden = true;
  let turn = 0;
  levels.forEach((select, index) => {
    select.addEventListener('change', async () => {
      turn += 1;
      const mine = turn;
      for (const below of levels.slice(index + 1)) fill(below, []);
      const next = levels[index + 1];
      if (!next || select.value === '') return;
      try {
        const options = await fetchOptions(
          frame.dataset.cascada ?? '',
          select.dataset.parametro ?? '',
          select.value,
        );
        if (mine !== turn) return;
        fill(next, options);
        if (status) status.textContent = `${options.length} opciones en la lista siguiente`;
      } catch (error) {
        console.info('La lista no llegó', error);
        if (button) button.hidden = false;
        if (status) status.textContent = 'La lista no llegó. Use el botón «Actualizar las listas».';
      }
    });
  });
}

export const connectIn = connecting<HTMLElement>('[data-cascada]', connect);
connectIn(document);
