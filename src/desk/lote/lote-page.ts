/** Many cases at once: first what would happen row by row, then, confirmed, the doing. */
import { type AccionDeLote, accionesDeLote, type FilaElegida } from '../../actions/lote/lote.ts';
import { type FilaPrevista, type LotePrevisto, previewLote } from '../../actions/lote/preview-lote.ts';
import { runLote } from '../../actions/lote/run-lote.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { nombreDeEstado } from '../../domain/solicitud/lifecycle.ts';
import { paths } from '../../paths.ts';
import { type FormBody, first } from '../../platform/http/form-body.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { csrfField } from '../../ui/components/form.ts';
import { select } from '../../ui/components/select.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import { seeOther } from '../../web/pages.ts';
import { forgery, readForm } from '../../web/post.ts';
import { tokenFor } from '../../web/visit.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { deskPage, deskRefusal } from '../desk-page.ts';
import { requireStaff, type Staff } from '../require-staff.ts';
import { requireStaffFor } from '../require-staff-for.ts';
import { casesText, loteWords, rowsFrom, rowValue } from './lote-words.ts';

export const lotePurpose = 'mesa-lote';
const keyBytes = 16;

type Asked = { readonly accion: AccionDeLote; readonly filas: readonly FilaElegida[] };
type Attempt = { readonly refusal: Refusal; readonly body: FormBody };

const accionFrom = (raw: string): AccionDeLote | null => accionesDeLote.find((one) => one === raw) ?? null;

function errorOf(attempt: Attempt | null, path: string): string | undefined {
  return attempt?.refusal.errors.find((one) => one.path === path)?.sentence;
}

function fields({ accion }: Asked, { colegas }: LotePrevisto, attempt: Attempt | null): Html | false {
  const typed = (name: string) => (attempt === null ? '' : first(attempt.body, name));
  if (accion === 'tomar') return false;
  if (accion === 'devolver')
    return html`<p class="govuk-body">Quedan sin asignar: cualquiera de la unidad puede tomarlas.</p>`;
  const labels = {
    pasar: ['Nota para quien las recibe', 'Solo la ve el personal.'],
    anotar: ['Nota', 'Solo la ve el personal. Queda igual en cada solicitud.'],
    'pedir-subsanacion': [
      'Qué debe corregir',
      'Cada persona lo verá en su solicitud y recibirá un aviso. Los relojes quedan en pausa.',
    ],
  } as const;
  const [label, hint] = labels[accion];
  return html`${
    accion === 'pasar' &&
    select({
      name: 'a',
      label: 'A quién',
      emptyText: 'Elija a una persona',
      items: colegas.map(({ id, nombre }) => ({ value: id, text: nombre })),
      value: typed('a'),
      error: errorOf(attempt, 'a'),
    })
  }${textarea({ name: 'texto', label, hint, value: typed('texto'), rows: 4, error: errorOf(attempt, 'texto') })}`;
}

function rows(web: Web, filas: readonly FilaPrevista[]): Html {
  return table({
    caption: 'Qué pasará con cada solicitud',
    captionHidden: true,
    narrow: 'cards',
    firstCellIsHeader: true,
    classes: 'v-lote',
    head: ['Referencia', 'Trámite', 'Solicitante', 'Estado', 'Qué pasará'].map((text) => ({ text })),
    rows: filas.map(({ referencia, solicitud, impedimento }) => [
      solicitud === null
        ? referencia
        : html`<a class="govuk-link" href="${paths.mesa.solicitud(referencia)}">${referencia}</a>`,
      solicitud === null
        ? ''
        : (web.deps.definiciones.porId(solicitud.tramite)?.definicion.nombre ?? solicitud.tramite),
      solicitud?.solicitante.nombre ?? '',
      solicitud === null ? '' : nombreDeEstado[solicitud.estado],
      impedimento === null
        ? tag({ text: 'Se hará', tone: 'green' })
        : html`${tag({ text: 'No se hará', tone: 'grey' })} <span>${impedimento.sentence}</span>`,
    ]),
  });
}

async function showLote(
  web: Web,
  c: WebContext,
  staff: Staff,
  asked: Asked,
  attempt: Attempt | null,
): Promise<Response> {
  const previsto = await previewLote(web.deps, staff.actor, asked.accion, asked.filas);
  if (isRefusal(previsto)) return deskRefusal(web, c, previsto);
  const words = loteWords[asked.accion];
  const doable = previsto.filas.filter(({ impedimento }) => impedimento === null);
  // A repeated form keeps its key: what a crash cut short is carried on, not begun again.
  const llave = attempt === null ? web.deps.ids.randomToken(keyBytes) : first(attempt.body, 'llave');
  const links = (attempt?.refusal.errors ?? []).map(({ path, sentence }) => ({
    text: sentence,
    href: `#${path}`,
  }));
  const form = html`<form action="${paths.mesa.lote.inicio}" method="post">${csrfField(tokenFor(web, c.var.visit, lotePurpose))}
<input type="hidden" name="llave" value="${llave}"><input type="hidden" name="accion" value="${asked.accion}">
${doable.map((fila) => html`<input type="hidden" name="sel" value="${rowValue(fila)}">`)}
${fields(asked, previsto, attempt)}<div class="govuk-button-group">${button({ text: `${words.boton} (${casesText(doable.length)})` })}<a class="govuk-link" href="${paths.mesa.cola}">Volver a la cola sin hacer nada</a></div></form>`;
  return deskPage(web, c, {
    title: words.titulo,
    place: 'cola',
    status: attempt?.refusal.status ?? 200,
    errorsPresent: attempt !== null,
    breadcrumbs: [{ text: 'Cola', href: paths.mesa.cola }, { text: words.titulo }],
    main: html`${attempt !== null && errorSummary({ errors: links.length > 0 ? links : [{ text: attempt.refusal.sentence }] })}
<h1 class="govuk-heading-l">${words.titulo}</h1>
<p class="govuk-body">Todavía no se ha hecho nada. De ${casesText(previsto.filas.length)}, ${doable.length === 0 ? 'no se puede hacer en ninguna: abajo está el motivo' : `se hará en ${doable.length}`}.</p>
${doable.length > 0 ? form : html`<p class="govuk-body"><a class="govuk-link" href="${paths.mesa.cola}">Volver a la cola</a></p>`}
<h2 class="govuk-heading-m">Una por una</h2>${rows(web, previsto.filas)}`,
  });
}

/** A look, by GET: nothing is written. */
export async function lotePage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const query = new URL(c.req.url).searchParams;
  const accion = accionFrom(query.get('accion') ?? '');
  if (accion === null)
    return deskRefusal(web, c, {
      ...refuse('datos-con-errores'),
      sentence: 'No eligió qué hacer con las solicitudes marcadas. Vuelva a la cola y elíjalo.',
    });
  return showLote(web, c, staff, { accion, filas: rowsFrom(query.getAll('sel')) }, null);
}

/** 303 to what came of it; a refusal shows the preview again with everything typed. */
export async function sendLote(web: Web, c: WebContext): Promise<Response> {
  const body = await readForm(c);
  if (isRefusal(body)) return deskRefusal(web, c, body);
  const staff = await requireStaffFor(web, c, { purpose: lotePurpose, draftKey: lotePurpose }, body);
  if (staff instanceof Response) return staff;
  const accion = accionFrom(first(body, 'accion'));
  if (accion === null) return deskRefusal(web, c, refuse('no-encontrada'));
  const asked = { accion, filas: rowsFrom(body.get('sel') ?? []) };
  const again = (refusal: Refusal) => showLote(web, c, staff, asked, { refusal, body });
  const forged = forgery(web, c, lotePurpose, body);
  if (forged !== null) return again(forged);
  const lote = { ...asked, a: first(body, 'a'), texto: first(body, 'texto') };
  const done = await runLote(web.deps, staff.actor, lote, first(body, 'llave'));
  return isRefusal(done) ? again(done) : seeOther(c, paths.mesa.lote.hecho(done.id));
}
