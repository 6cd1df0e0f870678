/** Holds a brick against the fixtures that the style sheet's makers publish for the same component. For tests. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { type Content, type Html, trusted } from '../html.ts';
import { normalMarkup, type Words } from './markup.ts';

/** Options as the fixtures write them; read with the functions below. */
export type Options = Readonly<Record<string, unknown>>;

type Fixture = { name: string; options: Options; html: string; hidden: boolean };

export type Conformity = {
  component: string;
  render: (options: Options) => Html;
  words?: Words | ((options: Options) => Words);
  /** Takes out, on both sides, what is ours on purpose: own drawings, or a part that ours does without. */
  without?: RegExp;
  /** Public fixtures that the brick does not answer, each with its reason. A name that is not there fails. */
  unsupported?: Readonly<Record<string, string>>;
};

const require = createRequire(import.meta.url);

function readFixtures(component: string): Fixture[] {
  const path = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  const file: { fixtures: Fixture[] } = JSON.parse(readFileSync(path, 'utf8'));
  return file.fixtures.filter((fixture) => !fixture.hidden);
}

export function testConformity({
  component,
  render,
  words = [],
  without,
  unsupported = {},
}: Conformity): void {
  const fixtures = readFixtures(component);
  test(`${component}: every public fixture is answered or named as not supported`, () => {
    const names = fixtures.map((fixture) => fixture.name);
    assert.deepEqual(
      Object.keys(unsupported).filter((name) => !names.includes(name)),
      [],
    );
  });
  for (const fixture of fixtures) {
    const reason = unsupported[fixture.name];
    test(`${component}: ${fixture.name}`, { skip: reason ?? false }, () => {
      const said = typeof words === 'function' ? words(fixture.options) : words;
      const rest = (markup: string) => (without === undefined ? markup : markup.replace(without, ''));
      assert.equal(
        normalMarkup(rest(String(render(fixture.options)))),
        normalMarkup(rest(fixture.html), said),
      );
    });
  }
}

export function text(options: Options, key: string): string | undefined {
  const value = options[key];
  return value === undefined || value === null || value === false ? undefined : String(value);
}

export function required(options: Options, key: string): string {
  const value = text(options, key);
  if (value === undefined) throw new Error(`fixture without ${key}`);
  return value;
}

export function flag(options: Options, key: string): boolean | undefined {
  const value = options[key];
  return typeof value === 'boolean' ? value : undefined;
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function part(options: Options, key: string): Options | undefined {
  const value = options[key];
  return isOptions(value) ? value : undefined;
}

export function parts(options: Options, key: string): Options[] {
  const value = options[key];
  return Array.isArray(value) ? value.filter(isOptions) : [];
}

/** `{ text }` or `{ html }`, as the fixtures give words. */
export function content(
  options: Options | undefined,
  textKey = 'text',
  htmlKey = 'html',
): Content | undefined {
  if (options === undefined) return undefined;
  const markup = text(options, htmlKey);
  return markup === undefined ? text(options, textKey) : trusted(markup);
}

export function requiredContent(options: Options | undefined, textKey = 'text', htmlKey = 'html'): Content {
  const value = content(options, textKey, htmlKey);
  if (value === undefined) throw new Error(`fixture without ${textKey}`);
  return value;
}

/** The size at the end of `govuk-label--l` and its like. */
export function size(options: Options | undefined): 's' | 'm' | 'l' | 'xl' | undefined {
  const found = /--(s|m|l|xl)$/.exec(text(options ?? {}, 'classes') ?? '')?.[1];
  return found === 's' || found === 'm' || found === 'l' || found === 'xl' ? found : undefined;
}
