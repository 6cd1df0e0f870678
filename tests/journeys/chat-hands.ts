/** Hands for the journeys of the chat: what the person and the agent do, with JavaScript or without. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { paths } from '../../src/paths.ts';
import type { ChatWindow, Seat } from './chat-window.ts';
import type { PickedFile } from './filing-hands.ts';

const looksMax = 40;

/** The person's side. */
export class Visitor {
  readonly page: Page;
  readonly javaScript: boolean;
  readonly #origin: string;

  constructor({ served }: ChatWindow, { page, javaScript }: Seat) {
    this.page = page;
    this.javaScript = javaScript;
    this.#origin = served.origin;
  }

  open(): Promise<unknown> {
    return this.page.goto(this.#origin + paths.chat.inicio);
  }

  id(): Promise<string> {
    return this.page
      .locator('[data-chat]')
      .getAttribute('data-chat')
      .then((id) => id ?? '');
  }

  async press(wanted: Locator): Promise<void> {
    if (this.javaScript) await wanted.click();
    else await Promise.all([this.page.waitForNavigation(), wanted.click()]);
  }

  pressNamed(name: string): Promise<void> {
    return this.press(this.page.getByRole('button', { name, exact: true }));
  }

  async say(text: string): Promise<void> {
    await this.page.locator('[data-chat-texto]').fill(text);
    await this.pressNamed('Enviar');
    await this.sees(this.page.locator('li[data-n]').getByText(text, { exact: true }));
  }

  /** Without JavaScript one asks for what is new. */
  async sees(wanted: Locator): Promise<void> {
    if (this.javaScript) return wanted.first().waitFor();
    for (let looks = 0; looks < looksMax; looks += 1) {
      if (await wanted.first().isVisible()) return;
      await this.look();
    }
    assert.fail(`never seen: ${wanted}`);
  }

  look(): Promise<void> {
    const link = this.page.getByRole('link', { name: 'Ver respuestas nuevas' });
    // Only the fragment of the address is new where one already stands at it: then nothing would be asked for.
    return this.press(link);
  }

  seesText(text: string | RegExp): Promise<void> {
    return this.sees(this.page.locator('main').getByText(text));
  }

  async unfold(summary: string): Promise<void> {
    const folded = this.page.locator('details', { has: this.page.getByText(summary, { exact: true }) });
    if ((await folded.getAttribute('open')) === null) await folded.locator('summary').click();
  }

  async attach(file: PickedFile): Promise<void> {
    await this.unfold('Adjuntar un archivo');
    await this.page.locator('#chat-archivo').setInputFiles(file);
    await this.pressNamed('Enviar el archivo');
    await this.sees(this.page.locator('li[data-n]').getByRole('link', { name: file.name }));
  }

  state(): Promise<string> {
    return this.page
      .locator('[data-chat-estado]')
      .getAttribute('data-chat-estado')
      .then((s) => s ?? '');
  }
}

/** What a link of the page downloads. */
export async function download(page: Page, link: Locator): Promise<Buffer> {
  const [loaded] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await loaded.path());
}

/** The agent's side: one pane of the desk. */
export class Attendant {
  readonly page: Page;
  readonly pane: Locator;
  readonly id: string;

  constructor({ page }: Seat, id: string) {
    this.page = page;
    this.id = id;
    this.pane = page.locator(`[data-panel="${id}"]`);
  }

  async take(): Promise<void> {
    await this.page
      .locator(`[data-fila-de="${this.id}"]`)
      .getByRole('button', { name: /^Tomar/ })
      .click();
    await this.box().waitFor();
  }

  box(): Locator {
    return this.pane.getByLabel('Mensaje para la persona');
  }

  async say(text: string): Promise<void> {
    await this.box().fill(text);
    await this.box().press('Enter');
    await this.sees(text);
  }

  sees(text: string | RegExp): Promise<void> {
    return this.pane.locator('[data-lineas]').getByText(text).first().waitFor();
  }

  async fold(name: string): Promise<Locator> {
    const folded = this.pane.locator(`details[data-pliegue="${name}"]`);
    if ((await folded.getAttribute('open')) === null) await folded.locator('summary').first().click();
    return folded;
  }

  async attach(file: PickedFile): Promise<void> {
    const folded = await this.fold('archivos');
    await folded.locator('input[type=file]').setInputFiles(file);
    await folded.getByRole('button', { name: 'Adjuntar' }).click();
    await this.pane.locator('[data-lineas]').getByRole('link', { name: file.name }).waitFor();
  }

  async handOn(nombre: string, nota: string): Promise<void> {
    const folded = await this.fold('pasar');
    const choice = folded.getByLabel('A quién');
    const value = await choice.locator('option', { hasText: nombre }).getAttribute('value');
    await choice.selectOption(value);
    await folded.getByLabel('Nota para quien la recibe; la persona no la ve').fill(nota);
    await folded.getByRole('button', { name: 'Pasar', exact: true }).click();
    await this.sees(`Pasó a ${nombre}`);
  }

  async close(motivo: string): Promise<void> {
    const folded = await this.fold('cerrar');
    await folded.getByLabel(motivo).check();
    await folded.getByRole('button', { name: 'Cerrar la conversación' }).click();
    await this.pane.getByText('La conversación terminó.', { exact: true }).waitFor();
  }
}
