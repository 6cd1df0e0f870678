/** Finds codes while one types, into the same list of choices that the server would render. */
import { connecting } from './connecting.ts';

type Code = { codigo: string; nombre: string; detalle?: string };
type Picker = { frame: HTMLElement; field: HTMLInputElement; list: Element; count: Element };

const pauseMs = 250;
const lettersMin = 2;

function isCode(value: unknown): value is Code {
  return typeof value === 'object' && value !== null && 'codigo' in value && 'nombre' in value;
}

function readCodes(answer: unknown): Code[] {
  const list =
    typeof answer === 'object' && answer !== null && 'resultados' in answer ? answer.resultados : [];
  return Array.isArray(list) ? list.filter(isCode) : [];
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function choice(code: Code, picker: Picker, id: string): HTMLElement {
  const block = picker.frame.dataset.varios === undefined ? 'govuk-radios' : 'govuk-checkboxes';
  const item = element('div', `${block}__item`);
  const box = document.createElement('input');
  box.className = `${block}__input`;
  box.type = block === 'govuk-radios' ? 'radio' : 'checkbox';
  box.name = picker.frame.dataset.nombre ?? '';
  box.value = code.codigo;
  box.id = id;
  const label = element('label', `govuk-label ${block}__label`);
  label.setAttribute('for', id);
  label.append(element('span', 'v-codigo', code.codigo), ` ${code.nombre}`);
  item.append(box, label);
  if (code.detalle) {
    const hint = element('div', `govuk-hint ${block}__hint`, code.detalle);
    hint.id = `${id}-item-hint`;
    box.setAttribute('aria-describedby', hint.id);
    item.append(hint);
  }
  return item;
}

/** What is chosen stays in the list whatever is searched next. */
function render(picker: Picker, codes: readonly Code[]): void {
  const chosen = [...picker.list.querySelectorAll<HTMLInputElement>('input:checked')];
  const values = new Set(chosen.map((box) => box.value));
  const kept = chosen.map((box) => box.parentElement).filter((item) => item !== null);
  const block = picker.frame.dataset.varios === undefined ? 'govuk-radios' : 'govuk-checkboxes';
  const id = `${picker.frame.dataset.nombre}-hallado`;
  const found = codes
    .filter(({ codigo }) => !values.has(codigo))
    .map((code, index) => choice(code, picker, `${id}-${code.codigo}-${index}`));
  const set = element('fieldset', 'govuk-fieldset');
  const group = element('div', `${block} ${block}--small`);
  group.append(...kept, ...found);
  set.append(
    element('legend', 'govuk-fieldset__legend govuk-visually-hidden', 'Elija entre los resultados'),
    group,
  );
  if (kept.length + found.length > 0) picker.list.replaceChildren(set);
  else picker.list.replaceChildren();
  picker.count.textContent =
    codes.length === 0
      ? 'Nada coincide. Pruebe con otras palabras o con los primeros números del código.'
      : `${codes.length} ${codes.length === 1 ? 'resultado' : 'resultados'}`;
}

function connect(frame: HTMLElement): void {
  const field = frame.querySelector<HTMLInputElement>('input[type=search]');
  const list = frame.querySelector('.v-buscador__resultados');
  const count = frame.querySelector('.v-buscador__cuenta');
  if (!field || !list || !count) return;
  const picker: Picker = { frame, field, list, count };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  const search = async () => {
    running?.abort();
    running = new AbortController();
    const query = new URLSearchParams({ q: field.value.trim() });
    try {
      const response = await fetch(`${frame.dataset.buscador}?${query}`, {
        signal: running.signal,
        headers: { Accept: 'application/json' },
      });
      if (!response.ok) throw new Error(`búsqueda no disponible: ${response.status}`);
      render(picker, readCodes(await response.json()));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      console.info('La búsqueda no respondió', error);
      count.textContent = 'La búsqueda no respondió. Use el botón «Buscar».';
    }
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    if (field.value.trim().length >= lettersMin) timer = setTimeout(search, pauseMs);
  });
}

export const connectIn = connecting<HTMLElement>('[data-buscador]', connect);
connectIn(document);
