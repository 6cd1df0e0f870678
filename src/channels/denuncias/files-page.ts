/** Evidence: any kind of file, each sealed as it arrives and never written to the disk in the clear. */
import { changeComplaintDraft } from '../../actions/sala/complaint-draft.ts';
import { sealedDoorLimits as limits } from '../../actions/sala/sealed-door-limits.ts';
import type { ArchivoGuardado } from '../../domain/denuncia/denuncia.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button, buttonGroup } from '../../ui/components/button.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { type Html, html } from '../../ui/html.ts';
import { fileSize } from '../../web/file-size.ts';
import { seeOther } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import { type OwnDraft, ownDraft } from './own-draft.ts';
import { receiveFiles } from './receive-files.ts';
import type { Room } from './room.ts';
import { roomForm, roomPage, roomRefusal } from './room-page.ts';
import { draftHolder, readRoomForm } from './room-post.ts';
import { whereaboutsOf } from './steps.ts';

const purpose = 'denuncia-archivos';
const removePurpose = 'denuncia-quitar-archivo';
const fileField = 'archivos';

function received(room: Room, c: WebContext, { token, draft }: OwnDraft): Html | null {
  if (draft.archivos.length === 0) return null;
  return html`<h2 class="govuk-heading-m">Ya adjuntó</h2><ul class="v-archivos">${draft.archivos.map(
    ({ archivo, nombre, tamanoBytes }) =>
      html`<li class="v-archivo"><span class="v-archivo__nombre">${nombre}</span> <span class="v-archivo__tamano">${fileSize(tamanoBytes)}</span>${roomForm(
        room,
        c,
        {
          action: paths.denuncias.quitarArchivo,
          purpose: removePurpose,
          holder: draftHolder(token),
          content: html`<input type="hidden" name="archivo" value="${archivo}">${button({
            text: html`Quitar<span class="govuk-visually-hidden"> ${nombre}</span>`,
            variant: 'secondary',
            classes: 'v-boton-menor',
          })}`,
        },
      )}</li>`,
  )}</ul>`;
}

function render(
  room: Room,
  c: WebContext,
  own: OwnDraft,
  errors: readonly FieldError[] = [],
  status?: number,
): Response {
  const { position, total, previousHref } = whereaboutsOf(room.definicion, { kind: 'archivos' });
  const mb = limits.fileSizeBytesMax / 1024 / 1024;
  return roomPage(room, c, {
    title: 'Pruebas',
    backHref: previousHref,
    errors,
    ...(status === undefined ? {} : { status }),
    main: html`<span class="govuk-caption-m">Paso ${position} de ${total}</span>
<h1 class="govuk-heading-l">Pruebas</h1>
<p class="govuk-body">Si tiene documentos, capturas, fotografías, audios o videos, adjúntelos. Si no tiene, continúe: puede añadirlos después con sus palabras.</p>
${received(room, c, own)}
${roomForm(room, c, {
  action: paths.denuncias.archivos,
  purpose,
  holder: draftHolder(own.token),
  hasFiles: true,
  content: html`${fileUpload({
    name: fileField,
    label: 'Elija uno o varios archivos',
    labelSize: 's',
    hint: `De cualquier tipo, hasta ${mb} MB cada uno y ${limits.filesPerComplaintMax} en total.`,
    multiple: true,
    error: errors.find(({ path }) => path === fileField)?.sentence,
  })}${buttonGroup([
    button({ text: 'Continuar', name: '_accion', value: 'seguir' }),
    button({ text: 'Adjuntar y quedarse aquí', variant: 'secondary', name: '_accion', value: 'adjuntar' }),
  ])}`,
})}
<p class="govuk-hint">Los originales se sellan como prueba y nadie los cambia. Cuando haya que mostrarlos a otra institución, se hace una copia sin los datos ocultos del archivo.</p>`,
  });
}

export async function showFiles(room: Room, c: WebContext): Promise<Response> {
  const own = await ownDraft(room, c);
  return own instanceof Response ? own : render(room, c, own);
}

export async function takeFiles(room: Room, c: WebContext): Promise<Response> {
  const own = await ownDraft(room, c);
  if (own instanceof Response) return own;
  const { web, definicion } = room;
  const keep = async (archivo: ArchivoGuardado) =>
    changeComplaintDraft(web.deps, own.token, (draft) => {
      if (draft.archivos.some(({ sha256 }) => sha256 === archivo.sha256)) return draft;
      return draft.archivos.length >= limits.filesPerComplaintMax || draft.palabras !== null
        ? refuse('demasiados-archivos', {
            sentence: `Ya adjuntó ${limits.filesPerComplaintMax} archivos, el máximo. Quite uno, o añada más después con sus palabras.`,
          })
        : { ...draft, archivos: [...draft.archivos, archivo] };
    });
  const taken = await receiveFiles(room, c, { purpose, holder: draftHolder(own.token), keep });
  const again = await ownDraft(room, c);
  if (again instanceof Response) return again;
  if (taken.errors.length > 0) return render(room, c, again, taken.errors, taken.status);
  const { nextHref } = whereaboutsOf(definicion, { kind: 'archivos' });
  return seeOther(c, taken.fields.get('_accion') === 'adjuntar' ? paths.denuncias.archivos : nextHref);
}

export async function removeFile(room: Room, c: WebContext): Promise<Response> {
  const own = await ownDraft(room, c);
  if (own instanceof Response) return own;
  const form = await readRoomForm(room.web, c, removePurpose, draftHolder(own.token));
  if (isRefusal(form)) return roomRefusal(room, c, form);
  if (form.refusal !== null)
    return render(room, c, own, [{ path: '', sentence: form.refusal.sentence }], 403);
  const gone = first(form.body, 'archivo');
  const changed = await changeComplaintDraft(room.web.deps, own.token, (draft) => ({
    ...draft,
    archivos: draft.archivos.filter(({ archivo }) => archivo !== gone),
  }));
  return isRefusal(changed) ? roomRefusal(room, c, changed) : seeOther(c, paths.denuncias.archivos);
}
