/** The sealed thread: where it stands, what was said both ways, who asked for the identity; and a place to write. */
import { setTimeout as wait } from 'node:timers/promises';
import {
  addFileToThread,
  type OwnThread,
  readOwnThread,
  readThreadFile,
  writeToReaders,
} from '../../actions/sala/own-thread.ts';
import { sealedDoorLimits as limits } from '../../actions/sala/sealed-door-limits.ts';
import { type ThreadPass, wordsExpected } from '../../actions/sala/thread-pass.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button, linkButton } from '../../ui/components/button.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { tag } from '../../ui/components/tag.ts';
import { countedTextarea } from '../../ui/components/textarea.ts';
import { timeline } from '../../ui/components/timeline.ts';
import { type Html, html } from '../../ui/html.ts';
import { versionSeen } from '../../web/command-fields.ts';
import { sendDownload } from '../../web/download.ts';
import { seeOther } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import { ownPass, threadHolder } from './own-thread.ts';
import { receiveFiles } from './receive-files.ts';
import type { Room } from './room.ts';
import { roomForm, roomPage, roomRefusal } from './room-page.ts';
import { readRoomForm } from './room-post.ts';
import { stateWords, threadEvents } from './thread-entries.ts';

const messagePurpose = 'denuncia-mensaje';
const filesPurpose = 'denuncia-hilo-archivos';

type Shown = { readonly typed?: string; readonly errors?: readonly FieldError[]; readonly status?: number };

function oddity({ typed: { count, unknownAt } }: ThreadPass): string {
  if (count !== wordsExpected)
    return `Escribió ${count} ${count === 1 ? 'palabra' : 'palabras'}, y son ${wordsExpected}.`;
  return unknownAt === 0
    ? 'Las palabras están bien escritas: revise que sean las que anotó y que estén en orden.'
    : `La palabra ${unknownAt} no es de las que usamos: seguramente cambió una letra.`;
}

/** As long as any thread, and with the same status: only who reads it learns that there is none. */
function notFound(room: Room, c: WebContext, pass: ThreadPass): Response {
  return roomPage(room, c, {
    title: 'Su denuncia',
    isPadded: true,
    main: html`<h1 class="govuk-heading-l">No encontramos esa denuncia</h1>
<p class="govuk-body">${oddity(pass)}</p>
<p class="govuk-body">También puede ser que la denuncia terminara hace mucho y se haya destruido, como corresponde.</p>
${linkButton({ text: 'Escribir las palabras otra vez', href: paths.denuncias.volver })}`,
  });
}

function writing(
  room: Room,
  c: WebContext,
  pass: ThreadPass,
  { denuncia }: OwnThread,
  shown: Shown,
): Html | null {
  if (denuncia.estado === 'cerrada') return null;
  const holder = threadHolder(pass);
  const errorAt = (name: string) => shown.errors?.find(({ path }) => path === name)?.sentence;
  const message = roomForm(room, c, {
    action: paths.denuncias.mensajes,
    purpose: messagePurpose,
    holder,
    content: html`<input type="hidden" name="version" value="${denuncia.version}">${countedTextarea({
      name: 'texto',
      label: 'Escriba a quien lee su denuncia',
      labelSize: 's',
      lengthMax: limits.messageCharsMax,
      thresholdPercent: 75,
      value: shown.typed,
      autocomplete: 'off',
      error: errorAt('texto'),
    })}${button({ text: 'Enviar', preventDoubleClick: true })}`,
  });
  const files = roomForm(room, c, {
    action: paths.denuncias.hiloArchivos,
    purpose: filesPurpose,
    holder,
    hasFiles: true,
    content: html`${fileUpload({
      name: 'archivos',
      label: 'Añada archivos',
      labelSize: 's',
      hint: `De cualquier tipo, hasta ${limits.fileSizeBytesMax / 1024 / 1024} MB cada uno y ${limits.filesPerMessageMax} a la vez.`,
      multiple: true,
      error: errorAt('archivos'),
    })}${button({ text: 'Adjuntar', variant: 'secondary' })}`,
  });
  return html`<h2 class="govuk-heading-m">Responder o añadir</h2>${message}${files}`;
}

async function render(room: Room, c: WebContext, pass: ThreadPass, shown: Shown = {}): Promise<Response> {
  const thread = await readOwnThread(room.web.deps, pass.llave);
  if (isRefusal(thread)) return notFound(room, c, pass);
  const { text, tone, next } = stateWords[thread.denuncia.estado];
  return roomPage(room, c, {
    title: 'Su denuncia',
    isPadded: true,
    errors: shown.errors ?? [],
    ...(shown.status === undefined ? {} : { status: shown.status }),
    main: html`<h1 class="govuk-heading-l">Su denuncia</h1>
<p class="govuk-body">${tag({ text, tone })}</p><p class="govuk-body">${next}</p>
<h2 class="govuk-heading-m">El hilo</h2>
${timeline({ label: 'El hilo, lo más reciente primero', events: threadEvents(thread.piezas) })}
${writing(room, c, pass, thread, shown)}
<p class="govuk-hint">Esta página se cierra sola si no la usa durante ${limits.threadIdleMinutes} minutos. Para cerrarla ya, use «Salir rápido».</p>`,
  });
}

export async function showThread(room: Room, c: WebContext): Promise<Response> {
  const pass = ownPass(room, c);
  if (pass instanceof Response) return pass;
  // Words that open nothing are answered as late as words that do.
  const [answer] = await Promise.all([render(room, c, pass), wait(limits.pageMsMin)]);
  return answer;
}

export async function writeMessage(room: Room, c: WebContext): Promise<Response> {
  const pass = ownPass(room, c);
  if (pass instanceof Response) return pass;
  const form = await readRoomForm(room.web, c, messagePurpose, threadHolder(pass));
  if (isRefusal(form)) return roomRefusal(room, c, form);
  const typed = first(form.body, 'texto');
  if (form.refusal !== null)
    return render(room, c, pass, {
      typed,
      errors: [{ path: '', sentence: form.refusal.sentence }],
      status: 403,
    });
  const written = await writeToReaders(room.web.deps, pass.llave, {
    texto: typed,
    versionVista: versionSeen(form.body),
  });
  if (!isRefusal(written)) return seeOther(c, paths.denuncias.hilo);
  const errors = [{ path: 'texto', sentence: written.sentence }];
  return render(room, c, pass, { typed, errors, status: written.status });
}

export async function addFiles(room: Room, c: WebContext): Promise<Response> {
  const pass = ownPass(room, c);
  if (pass instanceof Response) return pass;
  let count = 0;
  const taken = await receiveFiles(room, c, {
    purpose: filesPurpose,
    holder: threadHolder(pass),
    keep: (archivo) => {
      count += 1;
      return count > limits.filesPerMessageMax
        ? Promise.resolve(
            refuse('demasiados-archivos', {
              sentence: `Envíe hasta ${limits.filesPerMessageMax} archivos a la vez.`,
            }),
          )
        : addFileToThread(room.web.deps, pass.llave, archivo);
    },
  });
  if (taken.errors.length === 0 && taken.taken > 0) return seeOther(c, paths.denuncias.hilo);
  const errors =
    taken.errors.length > 0 ? taken.errors : [{ path: 'archivos', sentence: 'Elija al menos un archivo.' }];
  return render(room, c, pass, { errors, status: taken.status });
}

export async function sendFile(room: Room, c: WebContext, pieza: string): Promise<Response> {
  const pass = ownPass(room, c);
  if (pass instanceof Response) return pass;
  const file = await readThreadFile(room.web.deps, pass.llave, pieza);
  return isRefusal(file) ? roomRefusal(room, c, refuse('no-encontrada')) : sendDownload(c, file);
}
