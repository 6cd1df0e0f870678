/** Hands for the journeys: they answer a question as a person does, with a finger or with the keyboard alone. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { foldForSearch } from '../../src/domain/identity/nombre.ts';
import type { Campo } from '../../src/domain/tramite/campo.ts';
import type { Screen } from './filing-window.ts';

export type PickedFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const tabsMax = 150;
/** A stop of the keyboard must be seen: an outline or a ring of its own (WCAG 2.4.7). */
const focusIsSeen = `(() => {
  const at = document.activeElement;
  const rings = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const label = at.id === '' ? null : document.querySelector('label[for="' + CSS.escape(at.id) + '"]');
  const drawn = label === null ? false : ['::before', '::after'].some((part) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(label, part);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  return rings(at) || drawn || getComputedStyle(at).backgroundColor === 'rgb(255, 221, 0)';
})()`;

export class Hands {
  readonly page: Page;
  readonly screen: Screen;

  constructor(page: Page, screen: Screen) {
    this.page = page;
    this.screen = screen;
  }

  /** Walks with Tab until the wanted element has the focus; every stop on the way must be visible. */
  async tabTo(wanted: Locator): Promise<void> {
    const handle = await wanted.first().elementHandle();
    assert.ok(handle, `nothing to reach: ${wanted}`);
    for (let i = 0; i < tabsMax; i += 1) {
      if (await handle.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await this.page.keyboard.press('Tab');
      assert.ok(await this.page.evaluate(focusIsSeen), `focus is not seen on ${await this.focused()}`);
    }
    assert.fail(`the keyboard does not reach ${wanted}`);
  }

  focused(): Promise<string> {
    return this.page.evaluate<string>('document.activeElement.outerHTML.slice(0, 200)');
  }

  async press(wanted: Locator): Promise<void> {
    if (this.screen.keyboard) {
      await this.tabTo(wanted);
      await this.page.keyboard.press('Enter');
    } else await wanted.first().click();
  }

  /** Presses something that leads to another page. */
  async go(wanted: Locator): Promise<void> {
    await Promise.all([this.page.waitForNavigation(), this.press(wanted)]);
  }

  async continue(): Promise<void> {
    const name = /^(Empezar|Continuar|Comprobar y continuar|Enviar el código|Presentar la solicitud)/;
    await this.go(this.page.locator('main').getByRole('button', { name }));
  }

  private named(name: string, more = ''): Locator {
    return this.page.locator(`main [name=${JSON.stringify(name)}]${more}`);
  }

  async type(box: Locator, text: string): Promise<void> {
    if (!this.screen.keyboard) return box.first().fill(text);
    await this.tabTo(box);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  async tick(name: string, value: string): Promise<void> {
    const box = this.named(name, `[value=${JSON.stringify(value)}]`);
    if (await box.isChecked()) return;
    if (!this.screen.keyboard) return box.check();
    await this.tabTo(box);
    await this.page.keyboard.press('Space');
    assert.ok(await box.isChecked());
  }

  /** A radio by its group: Tab enters it once, the arrows move within. */
  async pick(name: string, value: string): Promise<void> {
    const radio = this.named(name, `[value=${JSON.stringify(value)}]`);
    if (await radio.isChecked()) return;
    if (!this.screen.keyboard) return radio.check();
    const group = this.named(name, '[type=radio]');
    const entry = (await group.and(this.page.locator(':checked')).count()) > 0 ? ':checked' : '';
    await this.tabTo(this.named(name, `[type=radio]${entry}`));
    await this.page.keyboard.press('Space');
    for (let i = await group.count(); i > 0 && !(await radio.isChecked()); i -= 1)
      await this.page.keyboard.press('ArrowDown');
    assert.ok(await radio.isChecked(), `${name}=${value}`);
  }

  async select(name: string, value: string): Promise<void> {
    const list = this.named(name);
    await list.locator(`option[value="${value}"]`).waitFor({ state: 'attached' });
    if (!this.screen.keyboard) return void (await list.selectOption(value));
    await this.tabTo(list);
    const text = (await list.locator(`option[value="${value}"]`).textContent()) ?? '';
    await this.page.keyboard.type(text);
    assert.equal(await list.inputValue(), value);
  }

  /** Province, canton, parish; without JavaScript each list comes with the page after «Continuar». */
  private async place(name: string, code: string): Promise<void> {
    const levels = [
      [`${name}_provincia`, code.slice(0, 2)],
      [`${name}_canton`, code.slice(0, 4)],
      [name, code],
    ] as const;
    for (const [level, value] of levels) {
      if (!this.screen.javaScript && level !== levels[0][0])
        await this.go(this.page.getByRole('button', { name: 'Actualizar las listas' }));
      await this.select(level, value);
    }
  }

  /** Words in the search box, then one of what was found. */
  private async code(name: string, code: string): Promise<void> {
    const digits = code.replace(/\D/g, '').slice(0, 5);
    const search = this.named(`${name}_buscar`);
    await this.type(search, digits.slice(0, 4));
    if (this.screen.javaScript) await this.named(name, `[value="${digits}"]`).waitFor({ state: 'attached' });
    else await this.go(this.page.locator(`button[value="buscar:${name}"]`));
    await this.pick(name, digits);
  }

  /** Answers one question of a form, whatever its kind. */
  async answer(campo: Campo, name: string, value: unknown): Promise<void> {
    if (value === undefined || value === '') return;
    if (campo.tipo === 'varias') {
      for (const one of Array.isArray(value) ? value : [value]) await this.tick(name, String(one));
      return;
    }
    const text = String(value);
    if (campo.tipo === 'lista') await this.rows(campo, name, Array.isArray(value) ? value : []);
    else if (campo.tipo === 'ubicacion') await this.place(name, text);
    else if (campo.tipo === 'cpc') await this.code(name, text);
    else if (campo.tipo === 'opcion' || campo.tipo === 'ciiuPropio') {
      const isList = (await this.page.locator(`select[name="${name}"]`).count()) > 0;
      await (isList ? this.select(name, text) : this.pick(name, text));
    } else if (campo.tipo === 'fecha') {
      const [anio = '', mes = '', dia = ''] = text.split('-');
      const boxes = [
        ['dia', dia],
        ['mes', mes],
        ['anio', anio],
      ] as const;
      for (const [part, number] of boxes) await this.type(this.named(`${name}-${part}`), number);
    } else await this.type(this.named(name), campo.tipo === 'fechaHora' ? spoken(text) : text);
  }

  private async rows(
    campo: Extract<Campo, { tipo: 'lista' }>,
    name: string,
    rows: readonly Record<string, unknown>[],
  ): Promise<void> {
    if (campo.cronogramaDe !== undefined && (await this.page.locator('[data-cronograma]').count()) > 0)
      return this.dates(name, rows);
    for (const [i, row] of rows.entries()) {
      if ((await this.page.locator(`[id="${name}-${i}"]`).count()) === 0)
        await this.go(this.page.locator(`button[value="agregar:${name}"]`));
      for (const [sub, of] of Object.entries(campo.campos)) {
        const value = of.tipo === 'ciiuPropio' ? String(row[sub] ?? '').toUpperCase() : row[sub];
        await this.answer(of, `${name}.${i}.${sub}`, value);
      }
    }
  }

  /** Each date into the row of its stage. */
  private async dates(name: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    const shown = await this.page.locator(`input[type=hidden][name^="${name}."][name$=".etapa"]`).all();
    const boxes = new Map<string, string>();
    for (const stage of shown) {
      const at = (await stage.getAttribute('name')) ?? '';
      boxes.set(foldForSearch((await stage.getAttribute('value')) ?? ''), at.replace(/etapa$/, 'fechaHora'));
    }
    for (const { etapa, fechaHora } of rows)
      await this.type(this.named(boxes.get(foldForSearch(String(etapa))) ?? ''), spoken(String(fechaHora)));
  }

  /** Chooses files in a file field, through the dialogue the keyboard opens where there is only a keyboard. */
  async choose(field: Locator, files: readonly PickedFile[]): Promise<void> {
    if (!this.screen.keyboard) return field.setInputFiles([...files]);
    await this.tabTo(field);
    const [dialogue] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.keyboard.press('Enter'),
    ]);
    await dialogue.setFiles([...files]);
  }
}

/** `29/11/2026 15:30` for `2026-11-29T15:30`, as people write it. */
function spoken(moment: string): string {
  const [date = '', hour = ''] = moment.split('T');
  return `${date.split('-').reverse().join('/')} ${hour}`;
}
