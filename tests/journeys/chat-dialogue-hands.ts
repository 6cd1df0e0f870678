/** Hands for a trámite asked in the chat: one question after the other, with a wrong answer first. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Definicion } from '../../src/domain/tramite/definicion.ts';
import type { Visitor } from './chat-hands.ts';
import { until } from './chat-window.ts';
import { Hands, type PickedFile } from './filing-hands.ts';

const stepsMax = 25;
const wrong = 'xyz 12';
const lead = /^(Continuar|Confirmar y continuar|Presentar la solicitud)$/;

/** Answers inside the conversation: with JavaScript nothing of it leads to another page. */
export class DialogueHands extends Hands {
  readonly visitor: Visitor;
  readonly definicion: Definicion;
  readonly firstWords: string;

  constructor(visitor: Visitor, definicion: Definicion, firstWords: string) {
    const { javaScript } = visitor;
    super(visitor.page, { width: javaScript ? 1280 : 360, javaScript, keyboard: false });
    this.visitor = visitor;
    this.definicion = definicion;
    this.firstWords = firstWords;
  }

  get dialogue(): Locator {
    return this.page.locator('.v-chat-dialogo');
  }

  begun(): Promise<void> {
    return this.visitor.sees(this.dialogue);
  }

  /** The name of the question; `documentos`, `revisar`, or null once there is none. */
  async step(): Promise<string | null> {
    if ((await this.dialogue.count()) === 0) return null;
    const question = this.dialogue.locator('form[data-chat-pregunta]');
    if ((await question.count()) > 0) return question.getAttribute('data-chat-pregunta');
    return (await this.dialogue.locator('form[enctype]').count()) > 0 ? 'documentos' : 'revisar';
  }

  /** A button inside a question: the page comes anew, or its controls do. */
  override async go(wanted: Locator): Promise<void> {
    if (!this.visitor.javaScript) return super.go(wanted);
    const mark = `document.querySelector('.v-chat-dialogo')?.dataset.vieja !== 'si'`;
    await this.dialogue.evaluate((element) => {
      (element as HTMLElement).dataset.vieja = 'si';
    });
    await wanted.first().click();
    await until(this.page, mark);
  }

  async advance(): Promise<void> {
    await this.go(this.dialogue.getByRole('button', { name: lead }));
  }

  /** The first question, answered badly: it says what is wrong beside the box and keeps what was typed. */
  async answerWrongly(): Promise<void> {
    const { javaScript } = this.visitor;
    const before = await this.step();
    const boxes = this.dialogue.locator('input[type=text],input[type=tel],input:not([type])');
    if ((await boxes.count()) > 0) {
      const kinds = this.dialogue.locator('input[type=radio]');
      if ((await kinds.count()) > 0) await kinds.first().check();
      await boxes.first().fill(wrong);
    }
    const press = this.dialogue.getByRole('button', { name: lead });
    if (javaScript) await press.click();
    else await super.go(press);
    await this.dialogue.locator('.govuk-error-message').first().waitFor();
    assert.equal(await this.step(), before);
    if ((await boxes.count()) > 0) assert.equal(await boxes.first().inputValue(), wrong);
    if (javaScript)
      assert.equal(await this.page.evaluate(`document.activeElement.getAttribute('aria-invalid')`), 'true');
    else assert.match(await this.page.title(), /^Error: /);
  }

  private async attach(paper: (key: string) => PickedFile): Promise<void> {
    for (const key of Object.keys(this.definicion.documentos)) {
      const field = this.page.locator(`[id="documento:${key}"]`);
      if ((await field.count()) === 0 || this.definicion.documentos[key]?.opcional === true) continue;
      await this.choose(field, [paper(key)]);
      if (this.visitor.javaScript)
        await this.page.locator(`[data-archivos="documento:${key}"] button[name=_accion]`).waitFor();
    }
  }

  /** Until the review; what somebody wrote in before is confirmed as it stands. */
  async answerAll(
    datos: Readonly<Record<string, unknown>>,
    paper: (key: string) => PickedFile,
  ): Promise<readonly string[]> {
    const asked: string[] = [];
    for (let turn = 0; turn < stepsMax; turn += 1) {
      const step = await this.step();
      assert.ok(step !== null);
      asked.push(step);
      if (step === 'revisar') return asked;
      const confirm = this.dialogue.getByRole('button', { name: 'Confirmar y continuar' });
      const isWritten = datos[step] === undefined && (await confirm.count()) > 0;
      if (step === 'documentos') await this.attach(paper);
      else if (!isWritten) {
        const campo = this.definicion.datos[step];
        assert.ok(campo, step);
        await this.answer(campo, step, datos[step]);
      }
      const skip = this.dialogue.getByRole('button', { name: 'Omitir esta pregunta' });
      const isLeftOut = step !== 'documentos' && !isWritten && datos[step] === undefined;
      if (isLeftOut && (await skip.count()) > 0) await this.go(skip);
      else await this.advance();
    }
    return assert.fail('the dialogue never ends');
  }

  /** From the review: every warning confirmed, then filed. */
  async file(): Promise<void> {
    for (const box of await this.dialogue.locator('[name=confirmaciones]').all()) await box.check();
    const press = this.dialogue.getByRole('button', { name: 'Presentar la solicitud' });
    await this.visitor.press(press);
  }
}
