/** Asks the server about the dates of a schedule while they are typed; the rules themselves live on the server only. */
import { connecting } from './connecting.ts';

const waitMs = 500;

type Finding = { impide: boolean; casilla: string | null; frase: string };
type Findings = { hallazgos: Finding[]; fechas: string[] };

function isFinding(value: unknown): value is Finding {
  return typeof value === 'object' && value !== null && 'impide' in value && 'frase' in value;
}

function readFindings(answer: unknown): Findings {
  const given = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  return {
    hallazgos: Array.isArray(given.hallazgos) ? given.hallazgos.filter(isFinding) : [],
    fechas: Array.isArray(given.fechas) ? given.fechas.map(String) : [],
  };
}

/** A copy of one of the moulds that the page brings. */
function moulded(frame: HTMLElement, name: string): DocumentFragment {
  const mould = frame.querySelector<HTMLTemplateElement>(`template[data-molde="${name}"]`);
  return mould ? (mould.content.cloneNode(true) as DocumentFragment) : new DocumentFragment();
}

function lineOf(frame: HTMLElement, { impide, casilla, frase }: Finding): DocumentFragment {
  const kind = impide ? 'impide' : 'funcionario';
  const line = moulded(frame, casilla === null ? `${kind}-aparte` : kind);
  const link = line.querySelector('a');
  const words = link ?? line.querySelector('span');
  if (words) words.textContent = frase;
  if (link) link.href = `#${casilla}`;
  return line;
}

function listOf(classes: string, items: readonly Node[]): HTMLUListElement {
  const list = document.createElement('ul');
  list.className = classes;
  list.append(...items);
  return list;
}

function show(frame: HTMLElement, place: HTMLElement, { hallazgos, fechas }: Findings): void {
  const nothing = fechas.length === 0 ? 'nada' : 'en-orden';
  const found =
    hallazgos.length === 0
      ? moulded(frame, nothing)
      : listOf(
          'v-pruebas',
          hallazgos.map((one) => lineOf(frame, one)),
        );
  const dates = fechas.map((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  });
  place.replaceChildren(found, ...(dates.length > 0 ? [listOf('govuk-list govuk-list--bullet', dates)] : []));
  markBoxes(frame, new Set(hallazgos.flatMap(({ impide, casilla }) => (impide ? [casilla ?? ''] : []))));
}

/** The boxes the findings lead to look like boxes with an error; the others no longer do. */
function markBoxes(frame: HTMLElement, wrong: ReadonlySet<string>): void {
  for (const box of frame.querySelectorAll<HTMLInputElement>('input.govuk-input')) {
    box.classList.toggle('govuk-input--error', wrong.has(box.id));
    // What was said when the page was loaded is about what the box held then.
    const group = box.closest('.govuk-form-group');
    group?.classList.toggle('govuk-form-group--error', wrong.has(box.id));
    const said = group?.querySelector<HTMLElement>('.govuk-error-message');
    if (said) said.hidden = true;
  }
}

async function ask(href: string, form: HTMLFormElement): Promise<Findings> {
  const typed = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const response = await fetch(href, { method: 'POST', body: new URLSearchParams(typed) });
  if (!response.ok) throw new Error(`comprobación no disponible: ${response.status}`);
  return readFindings(await response.json());
}

function connect(frame: HTMLElement): void {
  const place = frame.querySelector<HTMLElement>('[data-hallazgos]');
  const button = frame.querySelector<HTMLElement>('button[value^="comprobar:"]');
  const form = frame.closest('form');
  const href = frame.dataset.cronograma;
  if (!place || !form || !href) return;
  if (button) button.hidden = true;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    try {
      const findings = await ask(href, form);
      if (mine === turn) show(frame, place, findings);
    } catch (error) {
      if (mine !== turn) return;
      console.info('La comprobación no llegó', error);
      // The button that works without scripts comes back; the review page checks again in any case.
      if (button) button.hidden = false;
      place.textContent = 'No pudimos comprobar las fechas ahora. Use el botón «Comprobar las fechas».';
    }
  };
  frame.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), waitMs);
  });
}

export const connectIn = connecting<HTMLElement>('[data-cronograma]', connect);
connectIn(document);
