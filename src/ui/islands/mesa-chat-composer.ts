/** Where an agent writes: Enter sends, what is being written is told to the other side, ready answers go into the box. */
import { fieldsOf, sendForm } from './mesa-chat-fragment.ts';

export type Composer = {
  box(): HTMLTextAreaElement | null;
  insert(texto: string): void;
  /** Connects the form after the server drew it again; harmless when it is the same one. */
  wire(): void;
};

type Wiring = { send(texto: string): void; csrf(): string; refuse(words: readonly string[]): void };

const typingPauseMs = 3000;
const impatientMs = 1500;

export function composer(element: HTMLElement, { send, csrf, refuse }: Wiring): Composer {
  const form = () => element.querySelector<HTMLFormElement>('form[data-escribir]');
  const box = () => form()?.querySelector('textarea') ?? null;
  let toldMs = -typingPauseMs;
  let sentMs = -impatientMs;

  const insert = (texto: string) => {
    const area = box();
    if (!area || texto === '') return;
    area.value = area.value.trim() === '' ? texto : `${area.value.trimEnd()}\n${texto}`;
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  };
  const submit = (area: HTMLTextAreaElement) => {
    const texto = area.value;
    if (texto.trim() === '') {
      // The second click of an impatient hand finds an empty box: no mistake.
      if (performance.now() - sentMs > impatientMs) refuse(['Escriba su mensaje antes de enviarlo.']);
      return;
    }
    sentMs = performance.now();
    refuse([]);
    area.value = '';
    area.dispatchEvent(new Event('input', { bubbles: true }));
    send(texto);
    area.focus();
  };
  const insertChosen = async (from: HTMLFormElement, submitter: HTMLElement) => {
    const sent = await sendForm(from.action, fieldsOf(from, submitter));
    if (sent.kind === 'refused') return refuse([sent.sentence, ...sent.errors]);
    if (sent.kind === 'lost') return refuse(['No hay conexión: la respuesta guardada no se pudo traer.']);
    insert(typeof sent.body.texto === 'string' ? sent.body.texto : '');
    const choice = from.querySelector('select');
    if (choice) choice.value = '';
  };
  const tellTyping = () => {
    const action = element.dataset.escribiendoHref;
    if (!action || performance.now() - toldMs < typingPauseMs) return;
    toldMs = performance.now();
    void sendForm(action, new URLSearchParams({ _csrf: csrf() }));
  };
  const wire = () => {
    const now = form();
    if (!now || now.dataset.conectado !== undefined) return;
    now.dataset.conectado = '';
    now.addEventListener('submit', (event) => {
      event.preventDefault();
      const { submitter } = event;
      const area = box();
      if (submitter instanceof HTMLButtonElement && submitter.value === 'insertar')
        void insertChosen(now, submitter);
      else if (area) submit(area);
    });
    now.addEventListener('keydown', (event) => {
      const area = box();
      if (event.key !== 'Enter' || event.target !== area || area === null) return;
      if (event.shiftKey || event.ctrlKey || event.altKey || event.isComposing) return;
      event.preventDefault();
      // As a pressed button would, so that whoever listens for a form being sent hears of it.
      now.requestSubmit();
    });
    now.addEventListener('input', (event) => {
      if (event.target === box() && event.isTrusted) tellTyping();
    });
  };
  return { box, insert, wire };
}
