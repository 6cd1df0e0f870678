/** Tells how many characters are left while one types, counting code points as the server does. */
import { connecting } from './connecting.ts';

const announceDelayMs = 1000;

export function countWords(left: number): string {
  const size = Math.abs(left);
  const unit = size === 1 ? 'carácter' : 'caracteres';
  if (left === 0) return 'No le quedan caracteres';
  return left > 0
    ? `${size === 1 ? 'Le queda' : 'Le quedan'} ${size} ${unit}`
    : `Se pasó por ${size} ${unit}`;
}

function counted(frame: HTMLElement): void {
  const area = frame.querySelector('textarea');
  const message = frame.querySelector<HTMLElement>('.govuk-character-count__message');
  const lengthMax = Number(frame.dataset.maxlength);
  if (!area || !message || !lengthMax) return;
  const from = (Number(frame.dataset.threshold ?? 0) / 100) * lengthMax;
  const spoken = document.createElement('div');
  spoken.className = 'govuk-visually-hidden';
  spoken.setAttribute('aria-live', 'polite');
  message.after(spoken);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = () => {
    const length = [...area.value].length;
    const words = countWords(lengthMax - length);
    message.textContent = words;
    message.classList.toggle('govuk-character-count__message--disabled', length < from);
    message.classList.toggle('govuk-error-message', length > lengthMax);
    message.classList.toggle('govuk-hint', length <= lengthMax);
    area.classList.toggle('govuk-textarea--error', length > lengthMax || area.dataset.errado === '');
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = length < from ? '' : words;
    }, announceDelayMs);
  };
  if (area.classList.contains('govuk-textarea--error')) area.dataset.errado = '';
  area.addEventListener('input', update);
  update();
}

export const countedTextareas = connecting<HTMLElement>('[data-module="govuk-character-count"]', counted);
