/** Shows, under a file that has just arrived, what the server found in it. */

type Found = {
  estado: string;
  tono: string;
  frases: string[];
  rejected: number;
  filas: string[];
  filasResto: number;
  sirve: boolean;
};

function isFound(value: unknown): value is Found {
  return (
    typeof value === 'object' && value !== null && 'estado' in value && 'frases' in value && 'filas' in value
  );
}

function made(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** The first `bad` of them stand out. */
function listOf(texts: readonly string[], className: string, bad = 0): HTMLElement {
  const list = made('ul', className);
  list.append(...texts.map((text, i) => made('li', i < bad ? 'v-hallazgo--mal' : '', text)));
  return list;
}

function rows({ filas, filasResto, sirve }: Found): HTMLElement {
  const box = document.createElement('details');
  box.className = 'govuk-details';
  box.open = !sirve;
  const summary = made('summary', 'govuk-details__summary');
  const total = filas.length + filasResto;
  const words = total === 1 ? '1 observación' : `${total} observaciones`;
  summary.append(made('span', 'govuk-details__summary-text', `Por fila: ${words}`));
  const content = made('div', 'govuk-details__text');
  content.append(listOf(filas, 'govuk-list v-filas'));
  if (filasResto > 0) content.append(made('p', 'govuk-body', `Y ${filasResto} más.`));
  box.append(summary, content);
  return box;
}

/** `answer`: what the server sent for the file; nothing is shown where it found nothing to say. */
export function showFindings(item: HTMLElement, note: HTMLElement, answer: unknown): void {
  const found: unknown =
    typeof answer === 'object' && answer !== null && 'hallado' in answer ? answer.hallado : undefined;
  if (!isFound(found)) return;
  const tag = made('strong', `govuk-tag govuk-tag--${found.tono}`, found.estado);
  (item.querySelector('button') ?? note).before(tag);
  const box = made('div', 'v-hallazgos');
  box.append(listOf(found.frases, 'govuk-list v-hallazgos__lista', found.rejected));
  if (found.filas.length > 0) box.append(rows(found));
  if (!found.sirve) {
    const next = 'Así no se puede presentar: quítelo y adjunte el archivo corregido.';
    const line = made('p', 'v-hallazgos__linea');
    line.append(made('strong', '', next));
    box.append(line);
  }
  // The note is a status that is read aloud: the word alone, the sentences stay below it.
  note.textContent = `Recibido: ${found.estado}`;
  note.classList.add('govuk-visually-hidden');
  item.append(box);
}
