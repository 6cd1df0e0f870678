/** The agency's own words: notices on the public pages, and what goes around the facts of each letter. */
import {
  type CartaDeMuestra,
  changeAvisos,
  changeCarta,
  leerLugarDeCarta,
  readTextos,
  tryCarta,
} from '../../../actions/ajustes/change-textos.ts';
import { type ParteDeCarta, todosLosTramites } from '../../../domain/ajustes/textos.ts';
import { isRefusal, refuse } from '../../../domain/refusals.ts';
import { paths } from '../../../paths.ts';
import { first } from '../../../platform/http/form-body.ts';
import { notificationBanner } from '../../../ui/components/notification-banner.ts';
import { html } from '../../../ui/html.ts';
import { versionSeen } from '../../../web/command-fields.ts';
import { seeOther } from '../../../web/pages.ts';
import type { Web, WebContext } from '../../../web/web.ts';
import { deskPage, deskRefusal } from '../../desk-page.ts';
import { type AdminView, adminErrors } from '../admin-form.ts';
import { receiveAdmin } from '../receive-admin.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { addressOfLetter, letterKey, letterPurpose, letterSection } from './letter-form.ts';
import { noticesKey, noticesPurpose, noticesSection, readNotices } from './notices-form.ts';

const toAdministration = { text: 'Volver a administración', href: paths.mesa.administracion.inicio };
const doneWords: { readonly [hecho: string]: string } = {
  carta: 'Guardó las palabras de la carta: salen así desde la siguiente.',
  producto: 'La carta vuelve a salir como la trae el producto.',
  avisos: 'Guardó los avisos: se ven en todas las páginas a los pocos segundos.',
};

type Shown = {
  readonly view: AdminView;
  readonly carta: string;
  readonly tramite: string;
  readonly tried: CartaDeMuestra | null;
};

async function showTexts({ view, carta, tramite, tried }: Shown): Promise<Response> {
  const { web, c, staff, attempt } = view;
  const vigentes = await readTextos(web.deps, staff.actor);
  if (isRefusal(vigentes)) return deskRefusal(web, c, vigentes, toAdministration);
  const lugar = leerLugarDeCarta(vigentes, { carta, tramite }) ?? {
    carta: 'general' as const,
    tramite: todosLosTramites,
  };
  const hecho = c.req.query('hecho') ?? '';
  const done = attempt === null && Object.hasOwn(doneWords, hecho) ? doneWords[hecho] : undefined;
  const isRefused = attempt !== null && tried === null;
  return deskPage(web, c, {
    title: 'Textos y cartas',
    place: 'administracion',
    status: isRefused ? attempt.refusal.status : 200,
    errorsPresent: isRefused,
    breadcrumbs: [
      { text: 'Administración', href: paths.mesa.administracion.inicio },
      { text: 'Textos y cartas' },
    ],
    main: html`${isRefused && adminErrors(view)}${done !== undefined && notificationBanner({ content: done, isSuccess: true })}
<h1 class="govuk-heading-l">Textos y cartas</h1>
<div class="v-angosto">${noticesSection(view, vigentes)}${letterSection({ ...view, vigentes, lugar, tried })}
<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.ajustes.historia}?ajuste=textos">Ver la historia de estos cambios</a></p></div>`,
  });
}

export async function textsPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireAdministrator(web, c);
  if (staff instanceof Response) return staff;
  const view: AdminView = { web, c, staff, attempt: null };
  const carta = c.req.query('carta') ?? 'general';
  return showTexts({ view, carta, tramite: c.req.query('tramite') ?? todosLosTramites, tried: null });
}

/** What was typed goes back into its form; this is not shown where the letter was only tried. */
const onlyTried = refuse('datos-con-errores');

export async function sendLetter(web: Web, c: WebContext): Promise<Response> {
  const received = await receiveAdmin(web, c, letterPurpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = received;
  const lugar = { carta: first(body, 'carta'), tramite: first(body, 'tramite') };
  const dicho = (parte: ParteDeCarta) => first(body, parte);
  const accion = first(body, 'accion');
  if (refusal === null && accion === 'probar') {
    const tried = await tryCarta(web.deps, staff.actor, lugar, dicho);
    const refused = isRefusal(tried) ? tried : null;
    const view = { web, c, staff, attempt: { key: letterKey, refusal: refused ?? onlyTried, body } };
    return showTexts({ view, ...lugar, tried: isRefusal(tried) ? null : tried });
  }
  const isReset = accion === 'restablecer';
  const outcome =
    refusal ??
    (await changeCarta(web.deps, staff.actor, {
      versionVista: versionSeen(body),
      motivo: first(body, 'motivo'),
      lugar,
      dicho: isReset ? null : dicho,
    }));
  if (!isRefusal(outcome))
    return seeOther(c, `${addressOfLetter(lugar)}&hecho=${isReset ? 'producto' : 'carta'}`);
  const view = { web, c, staff, attempt: { key: letterKey, refusal: outcome, body } };
  return showTexts({ view, ...lugar, tried: null });
}

export async function sendNotices(web: Web, c: WebContext): Promise<Response> {
  const received = await receiveAdmin(web, c, noticesPurpose);
  if (received instanceof Response) return received;
  const { staff, body, refusal } = received;
  const outcome =
    refusal ??
    (await changeAvisos(web.deps, staff.actor, {
      versionVista: versionSeen(body),
      motivo: first(body, 'motivo'),
      avisos: readNotices(body),
    }));
  if (!isRefusal(outcome)) return seeOther(c, `${paths.mesa.ajustes.textos}?hecho=avisos`);
  const view = { web, c, staff, attempt: { key: noticesKey, refusal: outcome, body } };
  return showTexts({ view, carta: 'general', tramite: todosLosTramites, tried: null });
}
