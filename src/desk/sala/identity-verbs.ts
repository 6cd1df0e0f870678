/** Asking for an identity, and the one page that shows it: never kept, never shown twice. */
import type { Deps } from '../../actions/deps.ts';
import { openAsReader } from '../../actions/sala/open-as-reader.ts';
import { type OrdenDeSala, openForVerb } from '../../actions/sala/open-for-verb.ts';
import { readRawMail } from '../../actions/sala/read-raw-mail.ts';
import { requestApertura } from '../../actions/sala/request-apertura.ts';
import type { LectorAbierto } from '../../actions/sala/sala-types.ts';
import { useApertura } from '../../actions/sala/use-apertura.ts';
import type { Identidad } from '../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { linkButton } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { showDenuncia } from './denuncia-page.ts';
import type { InRoom } from './require-sala.ts';
import { salaPage } from './sala-page.ts';

/** The reason is needed by field, so that the form says where. */
export async function askIdentity(
  deps: Deps,
  lector: LectorAbierto,
  orden: OrdenDeSala,
  motivo: string,
): Promise<object | Refusal> {
  const caso = await openForVerb(deps, lector, 'pedir-apertura', orden);
  if (isRefusal(caso)) return caso;
  const asked = await requestApertura(deps, caso, motivo);
  if (!isRefusal(asked) || asked.code !== 'falta-motivo') return asked;
  const sentence = 'Escriba el motivo: lo leen el custodio y quien denunció.';
  return refuse('falta-motivo', { sentence, errors: [{ path: 'motivo', sentence }] });
}

const rowsOf = ({ nombre, identificacion, correo, telefono }: Identidad) =>
  [
    ['Nombre', nombre],
    ['Identificación', identificacion],
    ['Correo', correo],
    ['Teléfono', telefono],
  ].map(([key = '', value = '']) => ({ key, value: value === '' ? 'No lo dio' : value }));

export async function openIdentity(
  web: Web,
  c: WebContext,
  room: InRoom,
  { id }: OrdenDeSala,
  body: FormBody,
): Promise<Response> {
  const again = (refusal: Refusal) =>
    showDenuncia(web, c, room, id, { form: first(body, 'formulario'), refusal, body });
  const caso = await openAsReader(web.deps, room.lector, id);
  if (isRefusal(caso)) return again(caso);
  const opened = await useApertura(web.deps, caso, first(body, 'apertura'));
  if (isRefusal(opened)) return again(opened);
  const mail = await readRawMail(web.deps, opened.caso);
  return salaPage(web, c, {
    title: 'Identidad de quien denunció',
    lector: room.lector,
    tab: 'bandeja',
    content: html`<h1 class="govuk-heading-l">Identidad de quien denunció</h1>
${warningText({ text: 'Se muestra solo esta vez. Quien denunció ve que usted la abrió. No la copie fuera de la sala.' })}
${summaryList({ rows: rowsOf(opened.identidad) })}
${mail !== null && details({ summary: 'El correo tal como llegó (el comienzo)', content: html`<pre class="v-sala__correo" tabindex="0">${mail}</pre>` })}
${linkButton({ text: 'Volver a la denuncia', href: paths.mesa.sala.denuncia(id), variant: 'secondary' })}`,
  });
}
