/**
 * An open case says every 20 seconds that it is open and what is being written, and shows who else has it. When
 * somebody changed the case meanwhile, it says so; the page itself stays as it is, with everything typed.
 */
import { sendForm } from './mesa-chat-fragment.ts';

const beatMs = 20_000;

/** What each form of the page counts as, by the verb at the end of its address. */
const kinds: Readonly<Record<string, string>> = {
  aprobar: 'decision',
  proponer: 'decision',
  negar: 'decision',
  'pedir-subsanacion': 'decision',
  'devolver-propuesta': 'decision',
  escribir: 'mensaje',
  anotar: 'nota',
};

const kindOf = (form: HTMLFormElement) =>
  kinds[(form.getAttribute('action') ?? '').split('/').at(-1) ?? ''] ?? '';

function draw(box: HTMLElement, sentences: readonly string[], isOld: boolean): void {
  const news = isOld
    ? ['Alguien cambió este caso después de que usted abrió la página. Recárguela para ver lo nuevo.']
    : [];
  const wanted = [...sentences, ...news];
  const shown = [...box.children].map((one) => one.textContent);
  // Said again only when it is something else: the box is read aloud.
  if (wanted.length === shown.length && wanted.every((sentence, i) => sentence === shown[i])) return;
  box.replaceChildren(
    ...wanted.map((sentence) => {
      const line = document.createElement('p');
      line.className = 'v-presentes__uno';
      line.textContent = sentence;
      return line;
    }),
  );
}

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function attend(box: HTMLElement, href: string): void {
  const { token = '', version = '' } = box.dataset;
  let writing = '';
  const fields = (more: Readonly<Record<string, string>>) => new URLSearchParams({ _csrf: token, ...more });
  const beat = async () => {
    if (document.hidden) return;
    const sent = await sendForm(href, fields({ escribe: writing }));
    if (sent.kind === 'done') draw(box, textsOf(sent.body.frases), String(sent.body.version) !== version);
  };
  document.addEventListener('input', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null;
    const kind = form ? kindOf(form) : '';
    if (kind === '' || kind === writing) return;
    writing = kind;
    void beat();
  });
  setInterval(() => void beat(), beatMs);
  document.addEventListener('visibilitychange', () => void beat());
  // A form leads back to this very page: a farewell would cross with its next greeting.
  let isSending = false;
  document.addEventListener('submit', () => {
    isSending = true;
  });
  addEventListener('pagehide', () => {
    if (!isSending) navigator.sendBeacon(href, fields({ salir: '1' }));
  });
}

const box = document.querySelector<HTMLElement>('[data-presentes]');
if (box?.dataset.presentes) attend(box, box.dataset.presentes);
