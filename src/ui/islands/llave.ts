/** Passkeys: shows their forms where the browser knows them, asks for the key, and sends its answer as an ordinary form. */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/** The server wrote the options into the form, signed; it checks everything again. */
function ask(form: HTMLFormElement): Promise<unknown> {
  const optionsJSON: unknown = JSON.parse(form.dataset.opciones ?? '{}');
  return form.dataset.llave === 'registrar'
    ? startRegistration({ optionsJSON: optionsJSON as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({ optionsJSON: optionsJSON as PublicKeyCredentialRequestOptionsJSON });
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

if (browserSupportsWebAuthn()) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-llave]')) connect(form);
}
