/** The tokens of an account, or of all: what each may do, until when, when it was last used; making one and ending one. */
import { createApiToken, type TokenAsked } from '../../actions/api-tokens/create-api-token.ts';
import {
  listEveryToken,
  listOwnTokens,
  type TokenDeApi,
  type TokenListado,
} from '../../actions/api-tokens/list-api-tokens.ts';
import { revokeAnyToken, revokeOwnToken } from '../../actions/api-tokens/revoke-api-token.ts';
import type { Session } from '../../actions/read-session.ts';
import { type Alcance, alcances, alcancesDe } from '../../domain/api/alcances.ts';
import { apiLimits } from '../../domain/api/api-limits.ts';
import { instantText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { esFuncionario } from '../../domain/solicitud/actor.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { emptyState } from '../../ui/components/empty-state.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { form } from '../../ui/components/form.ts';
import { input } from '../../ui/components/input.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../pages.ts';
import { forgery, readForm } from '../post.ts';
import { tokenFor } from '../visit.ts';
import type { Web, WebContext } from '../web.ts';
import { type Hidden, keyField, keyName, newKey } from './form-key.ts';
import { secretPanel } from './secret-panel.ts';
import { isProved, stepUpNotice } from './step-up-notice.ts';
import type { Surface } from './surface.ts';

const purpose = 'tokens';
const usualDays = '90';

type Shown = { readonly refusal?: Refusal; readonly typed?: TokenAsked; readonly secret?: string };
type Row = TokenDeApi & Partial<Pick<TokenListado, 'titular'>>;

function stateOf({ revocadoMs, venceMs }: TokenDeApi, nowMs: number): Html {
  if (revocadoMs !== null) return tag({ text: 'Revocado', tone: 'grey' });
  return venceMs <= nowMs ? tag({ text: 'Venció', tone: 'grey' }) : tag({ text: 'Vigente', tone: 'green' });
}

const scopeText = (name: string): string =>
  Object.hasOwn(alcances, name) ? alcances[name as Alcance].texto : name;

function rowOf(
  token: Row,
  surface: Surface,
  csrf: string,
  zone: Zone,
  nowMs: number,
): readonly (Html | string)[] {
  const { id, nombre, titular, creadoMs, venceMs, usadoMs, revocadoMs } = token;
  const revoke = form({
    action: surface.tokens.revocar,
    csrf,
    content: html`<input type="hidden" name="id" value="${id}">${button({ text: html`Revocar<span class="govuk-visually-hidden"> ${nombre}</span>`, variant: 'secondary', classes: 'v-boton-menor' })}`,
  });
  return [
    titular === undefined ? nombre : html`<div>${nombre}<br><span class="govuk-hint">${titular}</span></div>`,
    html`<ul class="govuk-list v-alcances">${token.alcances.map((one) => html`<li>${scopeText(one)}</li>`)}</ul>`,
    html`<div>${instantText(creadoMs, zone)}<br>Hasta ${instantText(venceMs, zone)}</div>`,
    usadoMs === null ? 'Nunca' : instantText(usadoMs, zone),
    stateOf(token, nowMs),
    revocadoMs === null && venceMs > nowMs ? revoke : 'Ninguna',
  ];
}

function list(rows: readonly Row[], surface: Surface, csrf: string, zone: Zone, nowMs: number): Html {
  if (rows.length === 0)
    return emptyState({
      title: 'No hay tokens',
      text: 'Cuando se cree uno, aparecerá aquí con lo que puede hacer.',
    });
  return table({
    caption: 'Tokens',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    head: ['Para qué', 'Qué puede', 'Creado', 'Último uso', 'Estado', 'Acción'].map((text) => ({ text })),
    rows: rows.map((row) => rowOf(row, surface, csrf, zone, nowMs)),
  });
}

function creation(
  surface: Surface,
  session: Session,
  { csrf, llave }: Hidden,
  { refusal, typed }: Shown,
): Html {
  const errors = new Map((refusal?.errors ?? []).map(({ path, sentence }) => [path, sentence]));
  const items = alcancesDe(session.actor.clase).map((value) => ({
    value,
    text: alcances[value].texto,
    hint: html`<code>${value}</code>`,
  }));
  return html`<h2 class="govuk-heading-m">Crear un token</h2>
${form({
  action: surface.tokens.inicio,
  csrf,
  content: html`${keyField(llave)}${input({ name: 'nombre', label: 'Para qué programa es', hint: 'Por ejemplo: sistema de contabilidad.', width: 20, lengthMax: apiLimits.tokenNameCharsMax, value: typed?.nombre, error: errors.get('nombre'), autocomplete: 'off' })}
${checkboxes({ name: 'alcances', legend: 'Qué puede hacer', hint: 'Elija solo lo que el programa necesita.', items, values: typed?.alcances ?? [], error: errors.get('alcances') })}
${input({ name: 'dias', label: 'Cuántos días vale', hint: `De 1 a ${apiLimits.tokenDaysMax}.`, width: 3, inputmode: 'numeric', value: typed?.dias ?? usualDays, error: errors.get('dias') })}
${button({ text: 'Crear el token' })}`,
})}`;
}

function summary({ refusal }: Shown): Html | false {
  if (refusal === undefined) return false;
  const errors = refusal.errors.map(({ path, sentence }) => ({ text: sentence, href: `#${path}` }));
  return errorSummary({ errors: errors.length > 0 ? errors : [{ text: refusal.sentence }] });
}

async function rowsOf(
  { deps }: Web,
  surface: Surface,
  { actor }: Session,
): Promise<readonly Row[] | Refusal> {
  if (!surface.isOfAll) return listOwnTokens(deps, actor.cuenta);
  return esFuncionario(actor) ? listEveryToken(deps, actor) : refuse('no-encontrada');
}

async function render(
  web: Web,
  c: WebContext,
  surface: Surface,
  session: Session,
  shown: Shown,
): Promise<Response> {
  const rows = await rowsOf(web, surface, session);
  if (isRefusal(rows)) return surface.refusal(web, c, rows, surface.tokens.inicio);
  const { zone } = await web.deps.calendar();
  const nowMs = web.deps.clock.nowMs();
  const csrf = tokenFor(web, c.var.visit, purpose);
  const { inicio } = surface.tokens;
  const make = isProved(web, session)
    ? creation(surface, session, { csrf, llave: newKey(web) }, shown)
    : stepUpNotice(surface, inicio);
  const title = surface.isOfAll ? 'Tokens de todas las cuentas' : 'Tokens para sus programas';
  return surface.page(web, c, {
    title,
    status: shown.refusal?.status ?? 200,
    errorsPresent: shown.refusal !== undefined,
    main: html`${summary(shown)}${shown.secret !== undefined && secretPanel('Su token', shown.secret)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Con un token, un programa entra a la <a class="govuk-link" href="${paths.api.pagina}">API</a> en nombre de la cuenta, sin su clave y solo para lo que se eligió. Si se filtra, revóquelo: deja de servir en el acto.</p>
${list(rows, surface, csrf, zone, nowMs)}
${!surface.isOfAll && make}`,
  });
}

export async function tokensPage(web: Web, c: WebContext, surface: Surface): Promise<Response> {
  const session = surface.admit(web, c);
  return session instanceof Response ? session : render(web, c, surface, session, {});
}

/** The person and the form, or the answer that stops it. */
async function receive(
  web: Web,
  c: WebContext,
  surface: Surface,
): Promise<
  { readonly session: Session; readonly body: FormBody; readonly forged: Refusal | null } | Response
> {
  const session = surface.admit(web, c);
  if (session instanceof Response) return session;
  const body = await readForm(c);
  if (isRefusal(body)) return surface.refusal(web, c, body, surface.tokens.inicio);
  return { session, body, forged: forgery(web, c, purpose, body) };
}

export async function sendToken(web: Web, c: WebContext, surface: Surface): Promise<Response> {
  const sent = await receive(web, c, surface);
  if (sent instanceof Response) return sent;
  const { session, body, forged } = sent;
  const typed = {
    nombre: first(body, 'nombre'),
    alcances: body.get('alcances') ?? [],
    dias: first(body, 'dias'),
    llave: first(body, keyName),
  };
  const made = forged ?? (await createApiToken(web.deps, session, typed));
  return isRefusal(made)
    ? render(web, c, surface, session, { refusal: made, typed })
    : render(web, c, surface, session, { secret: made.secreto });
}

export async function sendRevoke(web: Web, c: WebContext, surface: Surface): Promise<Response> {
  const sent = await receive(web, c, surface);
  if (sent instanceof Response) return sent;
  const { session, body, forged } = sent;
  if (forged !== null) return render(web, c, surface, session, { refusal: forged });
  const { actor } = session;
  const id = first(body, 'id');
  const refusal =
    surface.isOfAll && esFuncionario(actor)
      ? await revokeAnyToken(web.deps, actor, id)
      : await revokeOwnToken(web.deps, actor, id);
  return refusal === null
    ? seeOther(c, surface.tokens.inicio)
    : render(web, c, surface, session, { refusal });
}
