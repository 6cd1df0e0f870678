/** Says to the server that the agent is still there, every 25 seconds, and sends the switch without leaving the page. */
import { fieldsOf, loadFragment, sendForm } from './mesa-chat-fragment.ts';
import type { DeskFrame } from './mesa-chat-page.ts';

const beatMs = 25_000;

function draw(form: HTMLElement, page: Document): void {
  const fresh = page.querySelector('[data-presencia]');
  if (!fresh) return;
  const focus = form.contains(document.activeElement) ? (document.activeElement?.id ?? '') : '';
  form.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  form.dataset.presencia = (fresh as HTMLElement).dataset.presencia ?? '';
  if (focus !== '') document.getElementById(focus)?.focus();
}

export function presence({ presenceHref, inboxHref }: DeskFrame, changed: () => void): void {
  const form = document.querySelector<HTMLFormElement>('form[data-presencia]');
  if (!form) return;
  const csrf = () => form.querySelector<HTMLInputElement>('input[name=_csrf]')?.value ?? '';
  const redraw = async () => {
    const fragment = await loadFragment(`${inboxHref}?presencia=1`);
    if (fragment.kind === 'page') draw(form, fragment.page);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendForm(presenceHref, fieldsOf(form, event.submitter)).then(async (sent) => {
      if (sent.kind !== 'lost') await redraw();
      changed();
    });
  });
  const beat = async () => {
    const sent = await sendForm(presenceHref, new URLSearchParams({ _csrf: csrf(), latido: '1' }));
    if (sent.kind === 'refused' && sent.code === 'formulario-vencido') await redraw();
  };
  setInterval(() => void beat(), beatMs);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void beat();
  });
}
