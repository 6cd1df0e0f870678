/** The real browser of the tests: starts it, asks axe, takes pictures. */
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const systemPath = '/usr/bin/chromium';
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The carried binary unpacks itself into TMPDIR; a folder of its own keeps runs apart and goes with the process. */
async function unpackedPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ventanilla-navegador-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: carried } = await import('@sparticuz/chromium');
    return await carried.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

let path: Promise<string> | undefined;

/** Close it when done: `await browser.close()`. */
export async function launchBrowser(): Promise<Browser> {
  path ??= existsSync(systemPath) ? Promise.resolve(systemPath) : unpackedPath();
  return chromium.launch({ executablePath: await path, args: flags, chromiumSandbox: false });
}

/** The browser, or the reason why there is none on this machine: for `t.skip(reason)`. */
export async function browserOrReason(): Promise<Browser | string> {
  try {
    return await launchBrowser();
  } catch (error) {
    return `ningún navegador arranca aquí: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
}

export type Violation = { id: string; impact: string; help: string; targets: string[] };

type AxeAnswer = {
  violations: {
    id: string;
    impact: string | null;
    help: string;
    nodes: { target: unknown[]; failureSummary?: string }[];
  }[];
};

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
let axeSource: Promise<string> | undefined;

/** Runs axe inside the page. Evaluated, not loaded: the page's content policy stays as it is. */
export async function axeViolations(page: Page): Promise<Violation[]> {
  axeSource ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(await axeSource);
  const run = `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(tags)} }, resultTypes: ['violations'] })`;
  const answer = await page.evaluate<AxeAnswer>(run);
  return answer.violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact: impact ?? '',
    help,
    targets: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }));
}

const picturesFolder = process.env.PICTURES;

const captureTriesMax = 3;

/** Saves the whole page as a picture, where a folder for pictures is named: taking them is a fifth of a journey's time. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (picturesFolder === undefined) return;
  await mkdir(picturesFolder, { recursive: true });
  const file = join(picturesFolder, `${name}.png`);
  for (let tries = 1; ; tries += 1) {
    try {
      await page.screenshot({ path: file, fullPage: true });
      return;
    } catch (error) {
      // On a busy machine Chromium now and then has no picture to give («Unable to capture screenshot») while the page is well.
      const isBusy = error instanceof Error && error.message.includes('Unable to capture screenshot');
      if (!isBusy || tries === captureTriesMax) throw error;
    }
  }
}

/** No violation and nothing sideways at both widths, each kept as a picture. */
export async function isSound(page: Page, name: string): Promise<void> {
  for (const width of [1280, 360] as const) {
    await page.setViewportSize({ width, height: 800 });
    await screenshot(page, `${name}-${width}`);
    assert.deepEqual(await axeViolations(page), [], `${page.url()} at ${width}`);
    const sideways = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    assert.equal(sideways, false, `${page.url()} scrolls sideways at ${width}`);
  }
}
