/** The window where trámites are filed, in a real browser: who stands there, on which screen, and what every page owes them. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type PartyKey, partyRucs } from '../../demo/parties.ts';
import type { Deps } from '../../src/actions/deps.ts';
import { portalDoor } from '../../src/channels/portal/portal-door.ts';
import { rapidoDoor } from '../../src/channels/rapido/rapido-door.ts';
import type { Solicitante } from '../../src/domain/solicitud/actor.ts';
import { axeViolations, browserOrReason, screenshot } from '../browser.ts';
import { restoreRegister } from '../restore-register.ts';
import { type Served, serveScene } from '../served.ts';

/** A phone without JavaScript, and a desk with it, where the mouse stays on its mat. */
export const screens = {
  telefono: { width: 360, javaScript: false, keyboard: false },
  escritorio: { width: 1280, javaScript: true, keyboard: true },
} as const;

export type Screen = { readonly width: number; readonly javaScript: boolean; readonly keyboard: boolean };

export type FilingWindow = {
  readonly served: Served;
  readonly browser: Browser | string;
  stop(): Promise<void>;
};

type Doors = Parameters<typeof serveScene>[0];

/** `more`: doors beside those of the public; `parts` of the scene to replace. */
export async function openWindow(more: Doors = [], parts: Partial<Deps> = {}): Promise<FilingWindow> {
  const served = await serveScene([portalDoor, rapidoDoor, ...more], { parts });
  const browser = await browserOrReason();
  return {
    served,
    browser,
    stop: async () => {
      if (typeof browser !== 'string') await browser.close();
      await served.stop();
    },
  };
}

const isPartyKey = (quien: string): quien is PartyKey => Object.hasOwn(partyRucs, quien);

/** A supplier of the demo register by its key, or an entity's account by its user name. */
export function actorOf({ served }: FilingWindow, quien: string): Solicitante {
  return isPartyKey(quien) ? served.supplier(quien) : served.entity(quien);
}

export async function signIn(window: FilingWindow, context: BrowserContext, quien: string): Promise<void> {
  const value = await window.served.sessionOf(actorOf(window, quien));
  await context.addCookies([{ name: 'sesion', value, url: window.served.origin }]);
}

export async function contextOf(window: FilingWindow, screen: Screen): Promise<BrowserContext> {
  assert.ok(typeof window.browser !== 'string');
  const { width, javaScript: javaScriptEnabled } = screen;
  return window.browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
}

/** What the browser logs about answers that are no 200 is not a complaint about the page. */
const isExpected = (text: string) => text.startsWith('Failed to load resource');

const waitMsMax = 60_000;

type Walk = (page: Page, screen: Screen, t: TestContext) => Promise<void>;

/** A person on a screen, on a fresh register; the pages must not log anything. Skipped where there is no browser. */
export function walk(
  title: string,
  windowOf: () => FilingWindow,
  screen: keyof typeof screens,
  visit: Walk,
): void {
  test(`${title} (${screen})`, async (t) => {
    const window = windowOf();
    if (typeof window.browser === 'string') return t.skip(window.browser);
    await restoreRegister(window.served);
    const context = await contextOf(window, screens[screen]);
    const page = await context.newPage();
    page.setDefaultTimeout(waitMsMax);
    // Dialogues are only caught while somebody listens; asking at the moment of the key would be too late.
    page.on('filechooser', () => undefined);
    const complaints: string[] = [];
    page.on('console', (m) => m.type() === 'error' && !isExpected(m.text()) && complaints.push(m.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    try {
      await visit(page, screens[screen], t);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
}

const narrowWidth = 320;
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Every link of the error summary leads to something a person can answer. */
const brokenErrorLinks = `[...document.querySelectorAll('.govuk-error-summary a')].filter((link) => link.pathname === location.pathname || link.getAttribute('href').startsWith('#')).filter((link) => {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return target === null || !(target.matches('input,select,textarea') || target.querySelector('input,select,textarea'));
}).map((link) => link.getAttribute('href'))`;

/**
 * Without JavaScript axe's own timers never fire: the page as it came is shown once more to a browser that has it, with
 * the page's scripts left out.
 */
async function violationsOf(page: Page, { width, javaScript }: Screen) {
  const browser = page.context().browser();
  if (javaScript || browser === null) return axeViolations(page);
  const twin = await browser.newPage({ viewport: { width, height: 900 } });
  try {
    const body = await page.content();
    await twin.route('**/*.js', (route) => route.abort());
    await twin.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
    await twin.goto(page.url());
    return await axeViolations(twin);
  } finally {
    await twin.close();
  }
}

const isForm = (page: Page) => new URL(page.url()).pathname.startsWith('/borradores/');

/** What every page owes: no axe violation, one h1, a title that says it, its language, no sideways scrolling. */
export async function look(page: Page, name: string, screen: Screen): Promise<void> {
  const { width } = screen;
  await screenshot(page, `presentar-${name}-${width}`);
  assert.deepEqual(await violationsOf(page, screen), [], name);
  const headings = await page.locator('h1').allTextContents();
  assert.equal(headings.length, 1, `${name}: ${headings.join(' | ')}`);
  const title = await page.title();
  if (isForm(page)) assert.ok(title.includes(headings[0]?.trim() ?? '-'), `${name}: ${title}`);
  else assert.match(title, /\S+ – \S+/);
  assert.equal(await page.getAttribute('html', 'lang'), 'es-EC');
  assert.equal(await page.evaluate(overflow), 0, `${name} is too wide`);
  await page.setViewportSize({ width: narrowWidth, height: 900 });
  assert.equal(await page.evaluate(overflow), 0, `${name} is too wide at ${narrowWidth} px`);
  await page.setViewportSize({ width, height: 900 });
  assert.deepEqual(await page.evaluate(brokenErrorLinks), [], `${name}: error links`);
}

export async function textOf(page: Page, selector: string): Promise<string> {
  return ((await page.locator(selector).first().textContent()) ?? '').trim();
}
