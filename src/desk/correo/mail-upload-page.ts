/** A mail given to the desk as a file: it goes the same way as one that arrives by itself. */
import type { Readable } from 'node:stream';
import { receiveMailFile } from '../../actions/correo-mesa/receive-mail-file.ts';
import { atiendeCorreo } from '../../domain/correo/quien-puede.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { isMultipart, readMultipart } from '../../platform/http/multipart.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { form } from '../../ui/components/form.ts';
import { html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { comesFromHere } from '../../web/post.ts';
import { holdsToken, tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { mailPurpose } from './mail-purpose.ts';
import { requireMailReader, toMail, withoutMail } from './mail-staff.ts';

const purpose = mailPurpose('subir');

function show(web: Web, c: WebContext, refusal: Refusal | null): Response {
  const said = refusal?.errors[0]?.sentence ?? refusal?.sentence;
  return deskPage(web, c, {
    title: 'Subir un correo',
    place: 'correo',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    breadcrumbs: [{ text: 'Correo', href: paths.mesa.correo.inicio }, { text: 'Subir un correo' }],
    main: html`${said !== undefined && errorSummary({ errors: [{ text: said, href: '#correo' }] })}<h1 class="govuk-heading-l">Subir un correo en archivo</h1>
<div class="v-angosto"><p class="govuk-body">Sirve para un correo que llegó a otra dirección o que alguien le entregó. Se guarda como llegó y se lee igual que los demás. De un archivo no se puede comprobar quién lo envió.</p>${form(
      {
        action: paths.mesa.correo.subir,
        csrf: tokenFor(web, c.var.visit, purpose),
        hasFiles: true,
        content: html`${fileUpload({ name: 'correo', label: 'Archivo del correo', hint: 'En su programa de correo, guarde el mensaje como .eml. Hasta 75 MB.', accept: '.eml,message/rfc822', error: said })}${button({ text: 'Subir', attributes: { 'data-prevent-double-click': 'true' } })}`,
      },
    )}</div>`,
  });
}

function attendant(web: Web, c: WebContext): Staff | Response {
  const staff = requireMailReader(web, c);
  if (staff instanceof Response) return staff;
  return atiendeCorreo(staff.actor) ? staff : withoutMail(web, c);
}

export function mailUploadPage(web: Web, c: WebContext): Response {
  const staff = attendant(web, c);
  return staff instanceof Response ? staff : show(web, c, null);
}

type Received = Awaited<ReturnType<typeof receiveMailFile>>;

/** The token comes first in the form, so that nothing of a forged one is kept. */
async function receive(web: Web, c: WebContext, staff: Staff): Promise<Received> {
  let authentic = false;
  let received: Received = refuse('correo-ilegible', {
    errors: [{ path: 'correo', sentence: 'Elija el archivo del correo, guardado como .eml.' }],
  });
  const origin = comesFromHere(web, c);
  const outcome = await readMultipart(c.env.incoming, async (part) => {
    if (part.kind === 'field') {
      if (part.name === '_csrf') authentic = origin && holdsToken(web, c.var.visit, purpose, part.value);
      return;
    }
    if (!authentic || part.name !== 'correo' || part.fileName === '') return;
    received = await receiveMailFile(web.deps, staff.actor, part.stream as Readable);
  });
  if (!authentic) return refuse(outcome === 'cut-off' ? 'archivo-incompleto' : 'formulario-vencido');
  return outcome === 'done' || !isRefusal(received) ? received : refuse('archivo-incompleto');
}

export async function sendMailUpload(web: Web, c: WebContext): Promise<Response> {
  const staff = attendant(web, c);
  if (staff instanceof Response) return staff;
  if (!isMultipart(c.env.incoming)) return deskRefusal(web, c, refuse('peticion-ilegible'), toMail);
  const received = await receive(web, c, staff);
  if (isRefusal(received)) return show(web, c, received);
  const { id, outcome } = received;
  if (id === null) return seeOther(c, `${paths.mesa.correo.inicio}?hecho=sala`);
  return seeOther(
    c,
    `${paths.mesa.correo.mensaje(id)}?hecho=${outcome === 'repetido' ? 'repetido' : 'subir'}`,
  );
}
