/** Every other form of the chat, sent without leaving the page; a refusal is shown where it was pressed. */
import { clearErrors, showErrors } from './chat-errors.ts';
import { type Problem, type Sent, sendFields } from './chat-exchange.ts';
import type { Notes } from './chat-notes.ts';

type Told = {
  /** On the server, as line `n` where it left one; `donde`: where the controls show what was asked for. */
  done(n: number, donde?: string): Promise<void>;
  refresh(): Promise<void>;
};

const signInCodes: ReadonlySet<string> = new Set(['identifiquese', 'sesion-terminada', 'no-autenticado']);

/** Beside the boxes at fault, the first of which takes the focus; what is about no box stands above and is read aloud. */
function showProblem(
  form: HTMLFormElement,
  notes: Notes,
  { code, detail, errors }: Problem,
  root: HTMLElement,
): void {
  const elsewhere = showErrors(form, errors);
  const texts = errors.length > 0 ? elsewhere : [detail];
  const href = root.dataset.ingresar;
  const link = signInCodes.has(code) && href ? { text: 'Ingresar y seguir aquí', href } : undefined;
  notes.problem(texts, link);
}

const tokenOf = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('[name=_csrf]')?.value ?? '';

async function deliver(
  root: HTMLElement,
  form: HTMLFormElement,
  fields: FormData,
  told: Told,
): Promise<Sent> {
  const action = form.getAttribute('action') ?? '';
  const hasFiles = form.enctype === 'multipart/form-data';
  const sent = await sendFields(action, fields, hasFiles);
  if (sent.outcome !== 'problem' || sent.problem.code !== 'formulario-vencido') return sent;
  // The token ended with an earlier session or day: the same command goes again with a new one.
  await told.refresh();
  const fresh = [...root.querySelectorAll('form')].find((one) => one.getAttribute('action') === action);
  if (!fresh) return sent;
  fields.set('_csrf', tokenOf(fresh));
  return sendFields(action, fields, hasFiles);
}

export async function sendForm(
  root: HTMLElement,
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  notes: Notes,
  told: Told,
): Promise<void> {
  if (form.dataset.enviando === 'si') return;
  form.dataset.enviando = 'si';
  const fields = new FormData(form, submitter);
  notes.clearProblem();
  const label = submitter?.textContent ?? '';
  submitter?.setAttribute('aria-disabled', 'true');
  try {
    const sent = await deliver(root, form, fields, told);
    if (sent.outcome !== 'problem') clearErrors(form);
    if (sent.outcome === 'done') await told.done(sent.n, sent.donde);
    else if (sent.outcome === 'problem') showProblem(form, notes, sent.problem, root);
    // An answer that is a page: the browser shows it. Its key makes sending it again harmless.
    else if (sent.outcome === 'page') form.submit();
    else notes.problem([`No hay conexión: «${label.trim()}» no se hizo todavía. Vuelva a intentarlo.`]);
  } finally {
    delete form.dataset.enviando;
    submitter?.removeAttribute('aria-disabled');
  }
}
