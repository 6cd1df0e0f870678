/** One thread of mails: what was said both ways first, then the answer, with what can be done and what was done beside it. */
import { readThreadForStaff } from '../../actions/correo-mesa/read-thread-for-staff.ts';
import { verbosDeHilo } from '../../domain/correo/quien-puede.ts';
import { isRefusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { draftDone } from '../../ui/components/form.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import type { Staff } from '../require-staff.ts';
import { requireMailReader, toMail } from './mail-staff.ts';
import { threadStateTag } from './mail-words.ts';
import { threadActions, threadAnswer } from './thread-actions.ts';
import { threadHistory } from './thread-history.ts';
import { threadPieces } from './thread-pieces.ts';
import {
  type ThreadAttempt,
  type ThreadView,
  threadDraftKey,
  threadFieldId,
  threadForm,
  threadVerbs,
} from './thread-view.ts';

const done: Readonly<Record<string, string>> = {
  tomar: 'Tomó el hilo: ahora está a su cargo.',
  devolver: 'Devolvió el hilo: está sin asignar.',
  responder: 'Su respuesta está en camino.',
  anotar: 'Guardó la nota. Solo la ve el personal.',
  vincular: 'El hilo quedó vinculado con la solicitud.',
  convertir: 'El hilo ya es una solicitud.',
  derivar: 'Le enviamos dónde se hace el trámite.',
  cerrar: 'Cerró el hilo.',
  soltar: 'El correo salió de la cuarentena.',
  mover: 'El correo está ahora en este hilo.',
};

/** Only what the journal confirms. */
function doneNow({ thread, staff }: ThreadView, hecho: string | undefined): Html | false {
  const last = thread.hilo.contenido.historia.at(-1);
  const said =
    hecho === undefined || last?.verbo !== hecho || last.cuenta !== staff.actor.cuenta
      ? undefined
      : done[hecho];
  const verbo = verbosDeHilo.find((one) => one === hecho);
  return (
    said !== undefined &&
    html`${notificationBanner({ isSuccess: true, content: html`<p class="govuk-notification-banner__heading">${said}</p>` })}${verbo !== undefined && draftDone(threadDraftKey(thread.hilo.id, verbo))}`
  );
}

function refused({ attempt, verbos }: ThreadView): Html | false {
  if (attempt === null) return false;
  const { refusal, verbo, body } = attempt;
  const errors =
    refusal.errors.length === 0
      ? [{ text: refusal.sentence }]
      : refusal.errors.map(({ path, sentence }) => ({
          text: sentence,
          href: `#${threadFieldId(verbo, path)}`,
        }));
  const typed = ['texto', 'motivo']
    .flatMap((name) => body.get(name) ?? [])
    .filter((text) => text.trim() !== '');
  return html`${errorSummary({ errors })}${
    !verbos.has(verbo) &&
    typed.length > 0 &&
    insetText({
      text: html`<p class="govuk-body"><strong>Lo que usted había escrito</strong></p>${typed.map((text) => html`<p class="govuk-body v-escrito">${text}</p>`)}`,
    })
  }`;
}

function head(view: ThreadView): Html {
  const { hilo, definicion, faltanNombres } = view.thread;
  const { actor } = view.staff;
  const about = hilo.solicitud ?? hilo.contenido.vinculada ?? null;
  const holder = hilo.asignado === actor.cuenta ? 'Usted' : (hilo.asignadoNombre ?? 'Nadie todavía');
  const facts: readonly (readonly [string, string | Html])[] = [
    ['De', hilo.nombre === '' ? hilo.direccion : `${hilo.nombre} <${hilo.direccion}>`],
    ['Trámite', definicion?.nombre ?? hilo.tramite ?? 'Sin reconocer'],
    ...(about === null
      ? []
      : [
          [
            hilo.solicitud === null ? 'Se refiere a' : 'Solicitud',
            html`<a class="govuk-link" href="${paths.mesa.solicitud(about)}">${about}</a>`,
          ] as const,
        ]),
    ...(faltanNombres.length === 0 ? [] : [['Falta', faltanNombres.join(', ')] as const]),
    ['Unidad', hilo.unidad],
    ['Lo tiene', holder],
  ];
  return html`<div class="v-caso__cabeza"><div><h1 class="govuk-heading-l v-caso__titulo">${hilo.asunto.trim() === '' ? 'Sin asunto' : hilo.asunto}</h1>
<p class="v-caso__estado">${hilo.referencia} ${threadStateTag(hilo.estado)}</p></div>
${view.verbos.has('tomar') && threadForm(view, 'tomar', button({ text: 'Tomar el hilo' }))}</div>
<dl class="v-caso__datos">${facts.map(([key, value]) => html`<div><dt>${key}</dt><dd class="v-correo__dato">${value}</dd></div>`)}</dl>`;
}

export async function showThread(
  web: Web,
  c: WebContext,
  staff: Staff,
  id: string,
  attempt: ThreadAttempt | null,
): Promise<Response> {
  const thread = await readThreadForStaff(web.deps, staff.actor, staff.session, id);
  if (isRefusal(thread)) return deskRefusal(web, c, thread, toMail);
  const view: ThreadView = { web, c, staff, thread, verbos: threadVerbs(staff, thread.hilo), attempt };
  const { hilo } = thread;
  return deskPage(web, c, {
    title: `${hilo.referencia}: ${hilo.asunto.trim() === '' ? 'sin asunto' : hilo.asunto}`,
    place: 'correo',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Correo', href: paths.mesa.correo.inicio }, { text: hilo.referencia }],
    main: html`${refused(view)}${attempt === null && doneNow(view, c.req.query('hecho'))}${head(view)}
<div class="v-dos-columnas"><div>${threadPieces(view)}${threadAnswer(view)}</div><div class="v-caso__lado">${threadActions(view)}${threadHistory(hilo.contenido.historia)}</div></div>`,
  });
}

export async function threadPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireMailReader(web, c);
  if (staff instanceof Response) return staff;
  return showThread(web, c, staff, c.req.param('id') ?? '', null);
}
