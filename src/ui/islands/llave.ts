/** Passkeys: shows their forms where the browser knows them, asks for the key, and sends its answer as an ordinary form. */
import { creationOptions, credentialJson, requestOptions } from './llave-json.ts';

/** The server wrote the options into the form, signed; it checks everything again. */
async function ask(form: HTMLFormElement): Promise<unknown> {
  const options: unknown = JSON.parse(form.dataset.opciones ?? '{}');
  const credential =
    form.dataset.llave === 'registrar'
      ? await navigator.credentials.create({ publicKey: creationOptions(options) })
      : await navigator.credentials.get({ publicKey: requestOptions(options) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no credential');
  return credentialJson(credential);
}

function connect(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[name=respuesta]');
  const status = form.querySelector('[role=status]');
  if (!field || !status) return;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    if (field.value !== '') return;
    event.preventDefault();
    status.textContent = '';
    ask(form)
      .then((answer) => {
        field.value = JSON.stringify(answer);
        form.submit();
      })
      .catch((error: unknown) => {
        console.info('Sin llave', error);
        status.textContent = 'No se usó ninguna llave. Intente otra vez o siga de otra manera.';
      });
  });
}

if ('PublicKeyCredential' in window && typeof navigator.credentials?.create === 'function') {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-llave]')) connect(form);
}
