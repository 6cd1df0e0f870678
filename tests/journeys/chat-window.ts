/** The chat in real browsers: the public side and the agents' desk on one server, and seats for whoever sits before them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Deps } from '../../src/actions/deps.ts';
import { chatDoor } from '../../src/channels/chat/chat-door.ts';
import { deskDoor } from '../../src/desk/desk-door.ts';
import { paths } from '../../src/paths.ts';
import { updateClave } from '../../src/store/cuentas.ts';
import { type ChatHub, openHub } from '../../src/web/chat/hub.ts';
import { unsealedReceipts } from '../sample-log.ts';
import { actorOf, type FilingWindow, openWindow } from './filing-window.ts';

export type ChatWindow = FilingWindow & {
  /** Drains as a deploy does, with the next process already there to take over. */
  deploy(): Promise<void>;
};

export async function openChatWindow(parts: Partial<Deps> = {}): Promise<ChatWindow> {
  const hubs: ChatHub[] = [];
  const now = (): ChatHub => {
    const hub = hubs.at(-1);
    assert.ok(hub);
    return hub;
  };
  const front: ChatHub = {
    stream: (...asked) => now().stream(...asked),
    waitForLines: (...asked) => now().waitForLines(...asked),
    drain: () => now().drain(),
    counts: () => now().counts(),
  };
  const window = await openWindow(
    [
      (app, web) => {
        hubs.push(openHub(web.deps));
        chatDoor(front)(app, web);
        deskDoor(unsealedReceipts, front)(app, web);
      },
    ],
    parts,
  );
  return {
    ...window,
    deploy: async () => {
      const before = now();
      hubs.push(openHub(window.served.deps));
      await before.drain();
    },
    stop: async () => {
      await front.drain();
      await window.stop();
    },
  };
}

/** A password for somebody of the demo register, to sign in by the page. */
export async function givePassword(window: ChatWindow, quien: string, clave: string): Promise<void> {
  const { deps } = window.served;
  const { cuenta } = actorOf(window, quien);
  await updateClave(deps.db, cuenta, await deps.passwords.hash(clave), deps.clock.nowMs());
}

/** What a page says that is no fault of it: a line cut on purpose, an answer that is no 200. */
const isExpected = (text: string) => /ERR_INTERNET|ERR_FAILED|ERR_ABORTED|Failed to load resource/.test(text);

const waitMsMax = 20_000;

type Visit = (seats: Seats) => Promise<void>;

export type Seats = {
  /** A browser of somebody's own. `as`: a staff account that is signed in already. */
  sit(options: BrowserContextOptions & { as?: string }): Promise<Seat>;
};

export type Seat = { readonly context: BrowserContext; readonly page: Page; readonly javaScript: boolean };

export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true } as const;
export const desk = { viewport: { width: 1280, height: 900 } } as const;

/** Several people at once, each in a browser of their own; no page may complain. Skipped where there is no browser. */
export function meet(title: string, windowOf: () => ChatWindow, visit: Visit): void {
  test(title, async (t) => {
    const window = windowOf();
    const { browser, served } = window;
    if (typeof browser === 'string') return t.skip(browser);
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    const sit: Seats['sit'] = async ({ as, ...options }) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      if (as !== undefined) {
        const value = await served.sessionOf(served.staff(as));
        await context.addCookies([{ name: 'sesion', value, url: served.origin }]);
      }
      const page = await context.newPage();
      page.setDefaultTimeout(waitMsMax);
      page.on('console', (m) => m.type() === 'error' && !isExpected(m.text()) && complaints.push(m.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      return { context, page, javaScript: options.javaScriptEnabled ?? true };
    };
    try {
      await visit({ sit });
      assert.deepEqual(complaints, []);
    } finally {
      for (const context of contexts) await context.close();
    }
  });
}

/** Comes to the desk of the chat and begins to attend. */
export async function attend({ served }: ChatWindow, { page }: Seat): Promise<void> {
  await page.goto(served.origin + paths.mesa.chat.inicio);
  const begin = page.getByRole('button', { name: /Empezar a atender|Volver a atender/ });
  if ((await begin.count()) > 0) await begin.first().click();
  await page.getByText(/Atiende \d de \d/).waitFor();
}

/** Asked over and over from outside: the page's own policy lets no text be run inside it. */
export async function until(page: Page, condition: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await page.evaluate<boolean>(condition)) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`never came true: ${condition}`);
}

/** Numbers of all lines on a page, in the order they stand. */
export function lineNumbers(page: Page): Promise<number[]> {
  return page.evaluate(`[...document.querySelectorAll('li[data-n]')].map((line) => Number(line.dataset.n))`);
}

export const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
