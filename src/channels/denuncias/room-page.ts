/** The frame of the sealed door's pages: quiet, without a name on it, the quick way out always in sight. */
import { sealedDoorLimits } from '../../actions/sala/sealed-door-limits.ts';
import type { FieldError, Refusal } from '../../domain/refusals.ts';
import { paths } from '../../paths.ts';
import { contentPolicy } from '../../platform/http/security-headers.ts';
import { button } from '../../ui/components/button.ts';
import { errorSummary } from '../../ui/components/error-summary.ts';
import { csrfField } from '../../ui/components/form.ts';
import { type Content, type Html, html } from '../../ui/html.ts';
import type { IslandName } from '../../ui/islands/names.ts';
import { page } from '../../ui/layout/page.ts';
import { respond } from '../../web/pages.ts';
import { type NextStep, refusalParts } from '../../web/refusal-page.ts';
import type { WebContext } from '../../web/web.ts';
import type { Room } from './room.ts';
import { doorHolder, roomToken } from './room-post.ts';

type RoomPage = {
  readonly title: string;
  readonly main: Content;
  readonly status?: number;
  readonly backHref?: string;
  /** Beside the fields as well; `anchor` where the field is on this page. */
  readonly errors?: readonly (FieldError & { readonly href?: string })[];
  readonly scripts?: readonly IslandName[];
  /** As long as any other page of its kind, and never compressed. */
  readonly isPadded?: boolean;
};

/** Nothing typed here is to be offered by the browser to the next person. */
export function roomForm(
  room: Room,
  c: WebContext,
  options: {
    readonly action: string;
    readonly purpose: string;
    readonly holder: string;
    readonly content: Content;
    readonly hasFiles?: boolean;
  },
): Html {
  const { action, purpose, holder, content, hasFiles = false } = options;
  return html`<form action="${action}" method="post" novalidate autocomplete="off"${hasFiles && html` enctype="multipart/form-data"`}>${csrfField(roomToken(room.web, c, purpose, holder))}${content}</form>`;
}

/** First in reading order, so that the keyboard and a screen reader meet it at once. */
function quickExit(room: Room, c: WebContext): Html {
  return html`<div class="v-salida">${roomForm(room, c, {
    action: paths.denuncias.salir,
    purpose: 'salir-rapido',
    holder: doorHolder,
    content: button({ text: 'Salir rápido', variant: 'warning' }),
  })}<p class="govuk-hint v-salida__nota">Cierra esto, borra lo de este sitio en su navegador y muestra la página de inicio.</p></div>`;
}

function markupOf(room: Room, c: WebContext, options: RoomPage): string {
  const { title, main, errors = [], backHref, scripts = [] } = options;
  return page({
    site: room.web.site,
    nonce: c.var.visit.nonce,
    title,
    errorsPresent: errors.length > 0,
    hasChat: false,
    nav: [
      { text: 'Denunciar', href: paths.denuncias.inicio },
      { text: 'Abrir mi denuncia', href: paths.denuncias.volver },
    ],
    backHref,
    scripts,
    main: html`${quickExit(room, c)}${
      errors.length > 0 &&
      errorSummary({
        errors: errors.map(({ path, sentence, href }) => ({
          text: sentence,
          href: href ?? (path === '' ? undefined : `#${path}`),
        })),
      })
    }${main}`,
  }).toString();
}

/** Blanks after the end of the page: no browser shows them, and its length tells nothing of what it says. */
function padded(markup: string): Buffer {
  const bytes = Buffer.from(markup);
  const step = sealedDoorLimits.pageBytesStep;
  return Buffer.concat([bytes, Buffer.alloc(step - (bytes.length % step), ' ')]);
}

export function roomPage(room: Room, c: WebContext, options: RoomPage): Response {
  const markup = markupOf(room, c, options);
  const status = options.status ?? ((options.errors ?? []).length > 0 ? 422 : 200);
  if (options.isPadded !== true) return respond(c, markup, status);
  c.header('content-security-policy', contentPolicy(c.var.visit.nonce));
  c.header('cache-control', 'no-store');
  c.header('content-type', 'text/html; charset=utf-8');
  return c.body(new Uint8Array(padded(markup)), status as 200);
}

/** An expected "no" where there is no form to show it beside. */
export function roomRefusal(
  room: Room,
  c: WebContext,
  refusal: Pick<Refusal, 'status' | 'sentence'>,
  next: NextStep = { text: 'Volver al inicio', href: paths.denuncias.inicio },
): Response {
  return roomPage(room, c, refusalParts(refusal, next));
}
