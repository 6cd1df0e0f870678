/** The HTML document around a page: head, language, style, scripts. */
import { attributes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import type { IslandName } from '../islands/names.ts';
import { palette } from '../styles/palette.ts';
import type { Site } from './site.ts';

export type DocumentOptions = {
  site: Site;
  /** Of this answer's content security policy. */
  nonce: string;
  title: string;
  /** Puts «Error:» before the title, which is read first. */
  errorsPresent?: boolean | undefined;
  description?: string | undefined;
  /** Scripts beside the base one. */
  scripts?: readonly IslandName[] | undefined;
  /** Style sheets beside the one of every page. */
  styles?: readonly string[] | undefined;
  /** Reloads by itself: a page that waits for news, without JavaScript. */
  refreshSeconds?: number | undefined;
  /** Where that leads; an address of its own where the page's own ends in a place (`#…`), which browsers do not reload. */
  refreshHref?: string | undefined;
};

function script(src: string, nonce: string): Html {
  return html`<script type="module" src="${src}" nonce="${nonce}"></script>`;
}

export function documentOf(options: DocumentOptions, bodyClass: string, body: Html): Html {
  const { site, nonce } = options;
  const names = new Set<IslandName>(['base', ...(options.scripts ?? [])]);
  return html`<!DOCTYPE html>
<html lang="es-EC" class="govuk-template">
<head><meta charset="utf-8">
<title>${options.errorsPresent && 'Error: '}${options.title} – Ventanilla</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="${palette.andes}">
${options.description !== undefined && html`<meta${attributes({ name: 'description', content: options.description })}>`}
${options.refreshSeconds !== undefined && html`<meta http-equiv="refresh" content="${options.refreshSeconds}${options.refreshHref !== undefined && html`; url=${options.refreshHref}`}">`}
${[site.assets.css, ...(options.styles ?? [])].map((href) => html`<link rel="stylesheet" href="${href}">`)}
<link rel="icon" href="${site.assets.icon}" type="image/svg+xml">
${[...names].map((name) => script(site.assets.js[name], nonce))}
</head>
<body class="govuk-template__body ${bodyClass}">${body}</body>
</html>`;
}
