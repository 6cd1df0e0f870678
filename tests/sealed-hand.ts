/** Somebody without JavaScript at the sealed door: goes through its pages as a person would, and reads what they say. */
import assert from 'node:assert/strict';
import { paths } from '../src/paths.ts';
import type { TestDeps } from './deps.ts';
import { type Answer, WebClient } from './web-client.ts';

const { denuncias } = paths;

export type Told = {
  readonly materia?: string;
  /** Answers by the names of the fields; several for a name where there are boxes to tick. */
  readonly datos: Readonly<Record<string, unknown>>;
  readonly archivos?: readonly (readonly [string, string, Uint8Array])[];
};

export const wordsOn = (html: string): readonly string[] => {
  const list = /<ol class="v-palabras">([\s\S]*?)<\/ol>/.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<li>([^<]+)<\/li>/g)].map((found) => found[1] ?? '');
};

const pairs = (datos: Told['datos']): [string, string][] =>
  Object.entries(datos).flatMap(([name, value]): [string, string][] =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]),
  );

export class SealedHand extends WebClient {
  /** Up to the review; the answer that stopped it where one did. */
  async tell({ materia = 'corrupcion', datos, archivos = [] }: Told): Promise<Answer> {
    const start = await this.get(denuncias.nueva);
    let answer = await this.post(start, denuncias.nueva, [['materia', materia]]);
    assert.equal(answer.status, 303, answer.html.slice(0, 600));
    for (let hops = 0; hops < 20 && answer.location !== null; hops += 1) {
      const page = await this.get(answer.location);
      if (page.path === denuncias.revisar) return page;
      if (page.path === denuncias.antes) answer = { ...page, status: 303, location: denuncias.paso(1) };
      else if (page.path === denuncias.archivos) answer = await this.postFiles(page, page.path, archivos);
      else answer = await this.post(page, page.path, pairs(datos));
      if (answer.status !== 303) return answer;
    }
    return answer;
  }

  /** Presses «Enviar» after the wait of somebody who reads what they wrote. */
  sendIt(review: Answer, deps: TestDeps, datos: Told['datos'] = { declara: ['verdad'] }): Promise<Answer> {
    deps.clock.advance(10_000);
    return this.post(review, denuncias.enviar, pairs(datos));
  }

  /** From the first page to the words. */
  async file(deps: TestDeps, told: Told): Promise<readonly string[]> {
    const review = await this.tell(told);
    assert.equal(review.path, denuncias.revisar, review.html.slice(0, 900));
    const sent = await this.sendIt(review, deps);
    assert.equal(sent.location, denuncias.palabras, sent.html.slice(0, 4_000));
    return wordsOn((await this.get(denuncias.palabras)).html);
  }

  async open(words: readonly string[] | string): Promise<Answer> {
    const page = await this.get(denuncias.volver);
    const typed = typeof words === 'string' ? words : words.join(' ');
    const answer = await this.post(page, denuncias.volver, [['palabras', typed]]);
    return answer.location === null ? answer : this.get(answer.location);
  }
}
