/** Sends each chosen file on its own, with its progress; a file that fails can be tried again, the others stay. */
import { connecting } from './connecting.ts';
import { showFindings } from './subida-hallazgos.ts';

type Received = { id: string; nombre: string; tamano: string };
type Line = { item: HTMLLIElement; note: HTMLElement; bar: HTMLProgressElement };

function isReceived(value: unknown): value is Received {
  return (
    typeof value === 'object' && value !== null && 'id' in value && 'nombre' in value && 'tamano' in value
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemText(answer: unknown, status: number): string {
  if (typeof answer === 'object' && answer !== null && 'detail' in answer) return String(answer.detail);
  if (status === 413) return 'El archivo es demasiado grande.';
  return 'El archivo no llegó. Revise su conexión e inténtelo de nuevo.';
}

function part(tag: 'span' | 'p', className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function newLine(list: Element, name: string): Line {
  const item = document.createElement('li');
  item.className = 'v-archivo';
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.setAttribute('aria-label', `Enviando ${name}`);
  const note = part('p', 'v-archivo__nota', 'Enviando…');
  note.setAttribute('role', 'status');
  item.append(part('span', 'v-archivo__nombre', name), bar, note);
  list.append(item);
  return { item, note, bar };
}

function actionButton(text: string, name: string, value: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.className = 'govuk-button govuk-button--secondary v-boton-menor';
  made.textContent = text;
  made.name = name;
  made.value = value;
  return made;
}

function showReceived(line: Line, field: string, received: Received): void {
  line.bar.replaceWith(part('span', 'v-archivo__tamano', received.tamano));
  line.note.textContent = 'Recibido';
  const remove = actionButton('Quitar', '_accion', `quitar-archivo:${field}:${received.id}`);
  remove.setAttribute('aria-label', `Quitar ${received.nombre}`);
  line.note.before(remove);
}

function showFailed(line: Line, text: string, retry: () => void): void {
  line.bar.hidden = true;
  line.note.textContent = text;
  line.note.classList.add('v-archivo__nota--mal');
  const again = actionButton('Reintentar', '', '');
  again.type = 'button';
  again.addEventListener('click', () => {
    line.item.remove();
    retry();
  });
  line.note.before(again);
}

function send(input: HTMLInputElement, list: Element, file: File): Promise<void> {
  const line = newLine(list, file.name);
  const retry = () => void send(input, list, file);
  const limit = Number(input.dataset.bytesMax ?? Number.POSITIVE_INFINITY);
  if (file.size === 0 || file.size > limit) {
    showFailed(line, file.size === 0 ? 'El archivo está vacío.' : problemText(undefined, 413), retry);
    return Promise.resolve();
  }
  const body = new FormData();
  const token = input.form?.elements.namedItem('_csrf');
  if (token instanceof HTMLInputElement) body.append('_csrf', token.value);
  body.append(input.name, file, file.name);
  const request = new XMLHttpRequest();
  const done = new Promise<void>((resolve) => request.addEventListener('loadend', () => resolve()));
  request.open('POST', input.dataset.subida ?? '');
  request.setRequestHeader('Accept', 'application/json');
  request.upload.addEventListener('progress', (event) => {
    line.bar.value = event.total > 0 ? event.loaded / event.total : 0;
    if (event.loaded === event.total) line.note.textContent = 'Comprobando…';
  });
  request.addEventListener('loadend', () => {
    const answer = parse(request.responseText);
    if (request.status === 201 && isReceived(answer)) {
      showReceived(line, input.name, answer);
      showFindings(line.item, line.note, answer);
    } else showFailed(line, problemText(answer, request.status), retry);
  });
  request.send(body);
  return done;
}

/** One after the other: on a slow line ten at once all time out. */
function connect(input: HTMLInputElement): void {
  const group = input.closest('.govuk-form-group');
  const list =
    (input.form ?? document).querySelector(`[data-archivos="${CSS.escape(input.name)}"]`) ??
    document.createElement('ul');
  if (!list.isConnected) {
    list.className = 'v-archivos';
    group?.after(list);
  }
  let queue = Promise.resolve();
  let waiting = 0;
  addEventListener('beforeunload', (event) => {
    if (waiting > 0) event.preventDefault();
  });
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) {
      waiting += 1;
      queue = queue
        .then(() => send(input, list, file))
        .finally(() => {
          waiting -= 1;
        });
    }
    input.value = '';
  });
}

export const connectIn = connecting<HTMLInputElement>('input[type=file][data-subida]', connect);
connectIn(document);
