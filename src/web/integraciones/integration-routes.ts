/** The routes of tokens and webhooks on a surface, as a table of contents. */
import { seeOther } from '../pages.ts';
import type { Web, WebApp } from '../web.ts';
import type { Surface } from './surface.ts';
import { sendRevoke, sendToken, tokensPage } from './tokens-page.ts';
import { sendWebhookVerb, webhookPage } from './webhook-page.ts';
import { sendWebhook, webhooksPage } from './webhooks-page.ts';

export function integrationRoutes(app: WebApp, web: Web, surface: Surface): void {
  const { tokens, webhooks } = surface;
  app.get(tokens.inicio, (c) => tokensPage(web, c, surface));
  if (!surface.isOfAll) app.post(tokens.inicio, (c) => sendToken(web, c, surface));
  app.post(tokens.revocar, (c) => sendRevoke(web, c, surface));
  // A form's own address, opened or reloaded, leads to the page the form is on.
  app.get(tokens.revocar, (c) => seeOther(c, tokens.inicio));
  if (webhooks === null) return;
  app.get(webhooks.inicio, (c) => webhooksPage(web, c, surface));
  app.post(webhooks.inicio, (c) => sendWebhook(web, c, surface));
  app.get(`${webhooks.inicio}/:id`, (c) => webhookPage(web, c, surface));
  app.post(`${webhooks.inicio}/:id/:verbo`, (c) => sendWebhookVerb(web, c, surface));
  app.get(`${webhooks.inicio}/:id/:verbo`, (c) => webhookPage(web, c, surface));
}
