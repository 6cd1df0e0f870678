/** What custodians decide: whether a reader may open an identity. They read the reason, never the complaint. */
import { denyApertura, grantApertura } from '../../actions/sala/decide-apertura.ts';
import { type AperturaPorDecidir, listAperturas } from '../../actions/sala/list-aperturas.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { button } from '../../ui/components/button.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { proofField, proveAgain } from './prove-again.ts';
import { type InRoom, noSuchPlace, requireSala, requireSalaFor, salaRefusal } from './require-sala.ts';
import { salaNews } from './sala-news.ts';
import { salaPage } from './sala-page.ts';
import { salaPurpose } from './sala-purpose.ts';

const looks = {
  pedida: { text: 'Por decidir', tone: 'yellow' },
  concedida: { text: 'Concedida', tone: 'green' },
  negada: { text: 'Negada', tone: 'red' },
  usada: { text: 'Abierta', tone: 'grey' },
} as const;

function decision(web: Web, c: WebContext, { staff }: InRoom, { id }: AperturaPorDecidir): Html {
  const one = (verbo: string, text: string, variant: 'warning' | 'secondary') =>
    form({
      action: paths.mesa.sala.verboDeApertura(id, verbo),
      csrf: tokenFor(web, c.var.visit, salaPurpose(verbo, id)),
      content: html`${verbo === 'conceder' && proofField(web, staff, `${id}-clave`)}${button({ text, variant, classes: 'v-boton-menor' })}`,
    });
  return html`${one('conceder', 'Conceder la apertura', 'warning')}${one('negar', 'Negar', 'secondary')}`;
}

function request(web: Web, c: WebContext, room: InRoom, apertura: AperturaPorDecidir): Html {
  const { pideNombre, dia, estado, motivo, decideNombre, denuncia } = apertura;
  return html`<li class="v-papel"><div class="v-papel__cabeza"><h2 class="v-papel__titulo">${pideNombre} pide abrir una identidad</h2>${tag(looks[estado])}</div>
<p class="v-papel__datos"><span>${dateText(dia)}</span> <span>Denuncia <code>${denuncia.slice(0, 8)}</code></span>${decideNombre !== null && html` <span>Decidió ${decideNombre}</span>`}</p>
<p class="govuk-body v-escrito">${motivo ?? 'El motivo no se puede leer: no está sellado para usted o fue alterado.'}</p>
${estado === 'pedida' && decision(web, c, room, apertura)}</li>`;
}

async function showCustody(
  web: Web,
  c: WebContext,
  room: InRoom,
  refusal: Refusal | null,
): Promise<Response> {
  const aperturas = await listAperturas(web.deps, room.lector);
  const news = refusal === null ? salaNews(c.req.query('hecho')) : undefined;
  return salaPage(web, c, {
    title: 'Custodia de identidades',
    lector: room.lector,
    tab: 'custodia',
    status: refusal?.status ?? 200,
    errorsPresent: refusal !== null,
    content: html`${refusal !== null && errorSummary({ errors: [{ text: refusal.sentence }] })}${news !== undefined && notificationBanner({ content: news, isSuccess: true })}
<h1 class="govuk-heading-l">Custodia de identidades</h1>
<p class="govuk-body">Usted guarda la mitad de la clave de cada identidad y no puede leer las denuncias. Conceda solo si el motivo lo justifica: quien denunció ve el pedido, su decisión y cada apertura.</p>
${aperturas.length === 0 ? emptyState({ title: 'Nadie ha pedido abrir una identidad' }) : html`<ul class="v-papeles">${aperturas.map((one) => request(web, c, room, one))}</ul>`}`,
  });
}

export async function custodyPage(web: Web, c: WebContext): Promise<Response> {
  const room = await requireSala(web, c);
  if (room instanceof Response) return room;
  return room.lector.custodio ? showCustody(web, c, room, null) : noSuchPlace(web, c);
}

/** `conceder` or `negar`. */
export async function custodyVerb(web: Web, c: WebContext): Promise<Response> {
  const { id = '', verbo = '' } = c.req.param() as { id?: string; verbo?: string };
  const body = await readForm(c);
  if (isRefusal(body)) return salaRefusal(web, c, body);
  const purpose = salaPurpose(verbo, id);
  const room = await requireSalaFor(web, c, purpose, body);
  if (room instanceof Response) return room;
  if (!room.lector.custodio || (verbo !== 'conceder' && verbo !== 'negar')) return noSuchPlace(web, c);
  const forged = forgery(web, c, purpose, body);
  if (forged !== null) return showCustody(web, c, room, forged);
  const staff = verbo === 'conceder' ? await proveAgain(web, c, room.staff, body) : room.staff;
  if (isRefusal(staff)) return showCustody(web, c, room, staff);
  const decide = verbo === 'conceder' ? grantApertura : denyApertura;
  const done = await decide(web.deps, room.lector, id);
  if (isRefusal(done))
    return showCustody(web, c, { ...room, staff }, refuse(done.code, { sentence: done.sentence }));
  return seeOther(c, `${paths.mesa.sala.custodia}?hecho=${verbo}`);
}
