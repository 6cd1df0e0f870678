/** The receipt: eight words, shown until they were written down, and then gone from here for good. */
import {
  type ComplaintDraft,
  endComplaintDraft,
  readComplaintDraft,
} from '../../actions/sala/complaint-draft.ts';
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { type FieldError, isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { button, buttonGroup, linkButton } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { input } from '../../ui/components/input.ts';
import { panel } from '../../ui/components/panel.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import type { WebContext } from '../../web/web.ts';
import type { Room } from './room.ts';
import { clearRoomCookie, readRoomCookie } from './room-cookies.ts';
import { roomForm, roomPage, roomRefusal } from './room-page.ts';
import { draftHolder, readRoomForm } from './room-post.ts';

const purpose = 'denuncia-palabras';
/** Which two are asked for again, from 1: one early, one late. */
const asked = [3, 7] as const;

type Sent = { readonly token: string; readonly palabras: NonNullable<ComplaintDraft['palabras']> };

async function ownWords({ web }: Room, c: WebContext): Promise<Sent | null> {
  const token = readRoomCookie(web, c, 'borrador');
  const draft = token === null ? null : await readComplaintDraft(web.deps, token);
  return token === null || draft === null || draft.palabras === null
    ? null
    : { token, palabras: draft.palabras };
}

function render(
  room: Room,
  c: WebContext,
  { token, palabras }: Sent,
  errors: readonly FieldError[] = [],
): Response {
  const line = palabras.join(' ');
  const check = roomForm(room, c, {
    action: paths.denuncias.palabras,
    purpose,
    holder: draftHolder(token),
    content: html`<h2 class="govuk-heading-m">¿Las anotó?</h2>
<p class="govuk-body">Escriba dos de ellas para comprobarlo. Después de este paso nadie puede volver a mostrarlas.</p>
${asked.map((n) =>
  input({
    name: `palabra${n}`,
    label: `Palabra ${n}`,
    width: 20,
    autocomplete: 'off',
    spellcheck: false,
    error: errors.find(({ path }) => path === `palabra${n}`)?.sentence,
  }),
)}${buttonGroup([
  button({ text: 'Comprobar y terminar', name: '_accion', value: 'comprobar' }),
  button({
    text: 'Ya las guardé, terminar sin comprobar',
    variant: 'secondary',
    name: '_accion',
    value: 'omitir',
  }),
])}`,
  });
  return roomPage(room, c, {
    title: 'Sus ocho palabras',
    isPadded: true,
    errors,
    main: html`${panel({ title: 'Recibimos lo que contó', body: 'Anote estas ocho palabras, en orden' })}
<ol class="v-palabras">${palabras.map((palabra) => html`<li>${palabra}</li>`)}</ol>
<p class="govuk-body"><button type="button" class="govuk-button govuk-button--secondary" data-copiar="${line}" hidden>Copiar las palabras</button></p>
${warningText({ text: 'Con ellas vuelve a abrir su denuncia. Quien las tenga también puede abrirla, y si se pierden nadie puede recuperarlas.' })}
${details({
  summary: 'Dónde guardarlas',
  content: html`<ul class="govuk-list govuk-list--bullet"><li>Lo mejor es un papel que solo usted encuentre, sin decir para qué sirven.</li><li>Puede imprimir esta página, pero no en la impresora de su trabajo.</li><li>No las envíe por correo ni por chat, y no guarde una captura de pantalla en un teléfono que otros revisan.</li></ul>`,
})}
${check}`,
  });
}

export async function showWords(room: Room, c: WebContext): Promise<Response> {
  const sent = await ownWords(room, c);
  return sent === null ? seeOther(c, paths.denuncias.inicio) : render(room, c, sent);
}

export async function confirmWords(room: Room, c: WebContext): Promise<Response> {
  const { web } = room;
  const sent = await ownWords(room, c);
  if (sent === null) return seeOther(c, paths.denuncias.listo);
  const form = await readRoomForm(web, c, purpose, draftHolder(sent.token));
  if (isRefusal(form)) return roomRefusal(room, c, form);
  if (form.refusal !== null) return render(room, c, sent, [{ path: '', sentence: form.refusal.sentence }]);
  const wrong = asked.filter((n) => foldForSearch(first(form.body, `palabra${n}`)) !== sent.palabras[n - 1]);
  if (first(form.body, '_accion') !== 'omitir' && wrong.length > 0)
    return render(
      room,
      c,
      sent,
      wrong.map((n) => ({
        path: `palabra${n}`,
        sentence: `La palabra ${n} no es esa. Revise lo que anotó y corríjalo.`,
      })),
    );
  await endComplaintDraft(web.deps, sent.token);
  clearRoomCookie(web, c, 'borrador');
  return seeOther(c, paths.denuncias.listo);
}

export function showDone(room: Room, c: WebContext): Response {
  return roomPage(room, c, {
    title: 'Terminó',
    main: html`<h1 class="govuk-heading-l">Terminó</h1>
<p class="govuk-body">Su denuncia está sellada y en manos de quien debe leerla. En este equipo ya no queda nada de ella, salvo el historial de su navegador: puede borrarlo, o usar «Salir rápido».</p>
<h2 class="govuk-heading-m">Qué sigue</h2>
<ol class="govuk-list govuk-list--number govuk-list--spaced"><li>La leen y deciden si se admite. Verá la respuesta en su hilo.</li><li>Pueden hacerle preguntas: vuelva en unos días con sus ocho palabras. No le escribiremos a ninguna parte.</li><li>Puede añadir datos y archivos en cualquier momento.</li></ol>
${linkButton({ text: 'Abrir mi denuncia', href: paths.denuncias.volver, variant: 'secondary' })}`,
  });
}
