/** One paper, page by page, as pictures of our own drawing; a spreadsheet as the rows that were read. Never the file itself. */
import { drawPaperPage, type Rendering, readPageImage, readPaper } from '../actions/read-page-image.ts';
import type { StaffPaper } from '../actions/read-papers-for-staff.ts';
import { isRefusal, refuse } from '../domain/refusals.ts';
import { leerReferencia } from '../domain/solicitud/referencia.ts';
import { paths } from '../paths.ts';
import { pagination } from '../ui/components/pagination.ts';
import { paperState } from '../ui/components/paper-findings.ts';
import { tag } from '../ui/components/tag.ts';
import { warningText } from '../ui/components/warning-text.ts';
import { type Html, html } from '../ui/html.ts';
import type { Web, WebContext } from '../web/web.ts';
import { antivirusTag, downloadText, isTable } from './case-papers.ts';
import { deskPage, deskRefusal } from './desk-page.ts';
import { paperRows } from './paper-rows.ts';
import { requireStaff } from './require-staff.ts';

const pageMax = 2_000;

/** From 1; 0 for what is no number of a page. */
function pageOf(text: string | undefined): number {
  const page = /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0;
  return page <= pageMax ? page : 0;
}

const isSigned = ({ examen }: StaffPaper) => (examen?.datos.revisionFirmadaBytes ?? null) !== null;

const wasChanged = ({ examen }: StaffPaper) =>
  examen?.hallazgos.some(({ code }) => code === 'modificado-despues-de-la-firma') ?? false;

type Shown = { readonly referencia: string; readonly paper: StaffPaper; readonly page: number };

function picture({ referencia, paper, page }: Shown, version: Rendering, caption: string): Html {
  const src = paths.mesa.imagen(referencia, paper.id, page, version);
  return html`<figure class="v-pagina"><figcaption>${caption}</figcaption><img src="${src}" alt="Página ${page} de ${paper.nombre}. ${caption}"></figure>`;
}

function pictures(shown: Shown): Html {
  const { paper } = shown;
  if (wasChanged(paper))
    return html`${warningText({ text: 'Al documento se le agregó algo después de la firma. Compare las dos versiones: vale la que se firmó.' })}
<div class="v-paginas v-paginas--dos">${picture(shown, 'firmada', 'Lo que se firmó')}${picture(shown, 'completo', 'El archivo completo')}</div>`;
  const signed = isSigned(paper);
  const caption = signed ? 'La versión firmada' : 'Como llegó';
  return html`<div class="v-paginas">${picture(shown, signed ? 'firmada' : 'completo', caption)}</div>`;
}

function head({ referencia, paper }: Shown): Html {
  return html`<span class="govuk-caption-m">Solicitud ${referencia}</span><h1 class="govuk-heading-l v-caso__titulo">${paper.nombre}</h1>
<p class="v-papel__datos">${tag(paperState(paper.examen))} <span>Antivirus: ${antivirusTag(paper)}</span> <a class="govuk-link" href="${paths.mesa.adjunto(referencia, paper.id)}" download>${downloadText(paper)}</a></p>`;
}

/** The first rendering that has this page: what was added after signing may have more pages. */
async function hasPage(web: Web, paper: StaffPaper, page: number): Promise<boolean> {
  const signed = await drawPaperPage(web.deps, paper, 'firmada', page);
  if (signed !== null || !wasChanged(paper)) return signed !== null;
  return (await drawPaperPage(web.deps, paper, 'completo', page)) !== null;
}

async function pagesOf(web: Web, shown: Shown): Promise<Html | null> {
  const { referencia, paper, page } = shown;
  if (!(await hasPage(web, paper, page))) {
    if (page > 1) return null;
    return warningText({ text: 'No pudimos mostrar este archivo como imagen. Si debe verlo, descárguelo.' });
  }
  // Drawn ahead: the link to it shows only where it exists, and it is at hand when it is followed.
  const hasNext = await hasPage(web, paper, page + 1);
  const to = (other: number) => paths.mesa.paginas(referencia, paper.id, other);
  return html`${pictures(shown)}${
    (page > 1 || hasNext) &&
    pagination({
      landmarkLabel: 'Páginas del documento',
      previous: page > 1 ? { href: to(page - 1), text: 'Página anterior' } : undefined,
      next: hasNext ? { href: to(page + 1), text: 'Página siguiente' } : undefined,
    })
  }`;
}

export async function paperPage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const { referencia: given = '', adjunto = '' } = c.req.param();
  const referencia = leerReferencia(given) ?? given;
  const back = { text: 'Volver a la solicitud', href: paths.mesa.solicitud(referencia) };
  const paper = await readPaper(web.deps, staff.actor, staff.session, referencia, adjunto);
  if (isRefusal(paper)) return deskRefusal(web, c, paper);
  const page = c.req.query('p') === undefined ? 1 : pageOf(c.req.query('p'));
  const shown: Shown = { referencia, paper, page };
  const content =
    page === 0 ? null : isTable(paper) ? page === 1 && paperRows(paper) : await pagesOf(web, shown);
  if (content === null || content === false)
    return deskRefusal(web, c, refuse('no-encontrada', { sentence: 'Este documento no tiene esa página.' }), {
      text: 'Ir a la primera página',
      href: paths.mesa.paginas(referencia, adjunto),
    });
  return deskPage(web, c, {
    title: `${paper.nombre}, página ${page}`,
    place: 'cola',
    breadcrumbs: [
      { text: 'Cola', href: paths.mesa.cola },
      { text: referencia, href: back.href },
      { text: paper.nombre },
    ],
    main: html`${head(shown)}${content}`,
  });
}

/** PNG of our own making, kept by this browser alone; the closed content policy every answer starts with stays. */
export async function paperImage(web: Web, c: WebContext): Promise<Response> {
  const staff = requireStaff(c);
  if (staff instanceof Response) return staff;
  const { referencia: given = '', adjunto: id = '', pagina, version } = c.req.param();
  const referencia = leerReferencia(given) ?? given;
  const page = pageOf(pagina);
  const rendering: Rendering | null = version === 'firmada' || version === 'completo' ? version : null;
  if (page === 0 || rendering === null) return c.body(null, 404);
  const order = { referencia, id, page, rendering };
  const png = await readPageImage(web.deps, staff.actor, staff.session, order);
  if (isRefusal(png)) return c.body(null, 404);
  c.header('content-type', 'image/png');
  c.header('content-length', String(png.length));
  c.header('cache-control', 'private, no-store');
  return c.body(new Uint8Array(png));
}
