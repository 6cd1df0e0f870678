/** Fills the hidden field of a proof of work while the person types; holds the form back until it is there. */

declare const workerHref: string;

type TypedPolicies = {
  createPolicy(
    name: string,
    rules: { createScriptURL(href: string): string },
  ): { createScriptURL(href: string): string };
};

/** The only address ever made trusted is the worker's own. */
function trustedWorkerHref(): string {
  const policies: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (!policies) return workerHref;
  const rules = { createScriptURL: (href: string) => (href === workerHref ? href : '') };
  return (policies as TypedPolicies).createPolicy('ventanilla', rules).createScriptURL(workerHref);
}

function solve(challenge: string, bits: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(trustedWorkerHref(), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<string>) => {
      resolve(event.data);
      worker.terminate();
    });
    worker.addEventListener('error', () => reject(new Error('la comprobación no pudo hacerse')));
    worker.postMessage({ challenge, bits });
  });
}

function connect(frame: HTMLElement): void {
  const field = frame.querySelector<HTMLInputElement>('input[type=hidden]');
  const status = frame.querySelector('[role=status]');
  const form = frame.closest('form');
  if (!field || !status || !form) return;
  let submitter: HTMLElement | null | undefined;
  const hold = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    submitter = event.submitter;
    status.textContent = 'Un momento: su navegador está terminando una comprobación de seguridad.';
  };
  const release = () => {
    status.textContent = '';
    form.removeEventListener('submit', hold, true);
    if (submitter !== undefined) form.requestSubmit(submitter);
  };
  form.addEventListener('submit', hold, true);
  solve(frame.dataset.prueba ?? '', Number(frame.dataset.bits))
    .then((nonce) => {
      field.value = nonce;
    })
    .catch((error: unknown) => console.info('Sin comprobación', error))
    .finally(release);
}

const frame = document.querySelector<HTMLElement>('[data-prueba]');
if (frame) connect(frame);
