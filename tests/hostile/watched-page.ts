/** A page of a real browser in which anything that a smuggled script would do is noticed. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** Whatever a payload would leave behind if it were taken for markup. */
export const planted =
  '[onerror],[onload],[onfocus],[ontoggle],iframe,math,base,details[open]:not([class]),a[href^="javascript" i],form[action^="javascript" i],img[src="x"],meta[http-equiv="refresh" i][content*="javascript" i]';

export type Watched = { readonly page: Page; readonly ran: string[] };

/** `ran`: dialogs and reports of the content policy. */
export async function watch(context: BrowserContext): Promise<Watched> {
  const page = await context.newPage();
  const ran: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/^violated /.test(message.text())) ran.push(message.text());
  });
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (e) => console.log('violated ' + e.violatedDirective + ' ' + e.sample))",
  );
  return { page, ran };
}

/** A browser of its own, signed in with the session. */
export async function contextWith(
  browser: Browser,
  origin: string,
  session: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'sesion', value: session, url: origin }]);
  return context;
}
