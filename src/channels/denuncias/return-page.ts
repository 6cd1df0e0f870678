/** Coming back with the eight words: the same answer at once for words that open something and for all others. */
import { newThreadPass } from '../../actions/sala/thread-pass.ts';
import { type FieldError, isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import type { Room } from './room.ts';
import { setRoomCookie } from './room-cookies.ts';
import { roomForm, roomPage, roomRefusal } from './room-page.ts';
import { doorHolder, readRoomForm } from './room-post.ts';

const purpose = 'denuncia-volver';

function render(
  room: Room,
  c: WebContext,
  typed = '',
  errors: readonly FieldError[] = [],
  status?: number,
): Response {
  return roomPage(room, c, {
    title: 'Abrir mi denuncia',
    backHref: paths.denuncias.inicio,
    errors,
    ...(status === undefined ? {} : { status }),
    main: html`<h1 class="govuk-heading-l">Abrir mi denuncia</h1>
${roomForm(room, c, {
  action: paths.denuncias.volver,
  purpose,
  holder: doorHolder,
  content: html`${textarea({
    name: 'palabras',
    label: 'Escriba sus ocho palabras',
    labelSize: 's',
    hint: 'En el orden en que las recibió. No importan las mayúsculas, las tildes ni las comas.',
    rows: 3,
    value: typed,
    autocomplete: 'off',
    spellcheck: false,
    attributes: { autocapitalize: 'none' },
    error: errors.find(({ path }) => path === 'palabras')?.sentence,
  })}${button({ text: 'Abrir' })}`,
})}
<p class="govuk-body">Si las perdió, no podemos recuperarlas: nadie más las tiene. Puede contarlo otra vez y mencionar que ya había escrito.</p>`,
  });
}

export function showReturn(room: Room, c: WebContext): Response {
  return render(room, c);
}

export async function comeBack(room: Room, c: WebContext): Promise<Response> {
  const { web } = room;
  const form = await readRoomForm(web, c, purpose, doorHolder);
  if (isRefusal(form)) return roomRefusal(room, c, form);
  const words = first(form.body, 'palabras');
  if (form.refusal !== null)
    return render(room, c, words, [{ path: '', sentence: form.refusal.sentence }], 403);
  if (words.trim() === '')
    return render(room, c, '', [{ path: 'palabras', sentence: 'Escriba las ocho palabras que anotó.' }]);
  setRoomCookie(web, c, 'hilo', await newThreadPass(web.deps, words));
  return seeOther(c, paths.denuncias.hilo);
}
