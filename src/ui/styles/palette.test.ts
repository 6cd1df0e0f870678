import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Colour, palette, paletteCss, shapePairs, textPairs } from './palette.ts';

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Colour): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(palette[colour].slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const [text, ground] of textPairs) {
  test(`text ${text} on ${ground} reaches 4.5 to 1 (WCAG 1.4.3)`, () => {
    assert.ok(contrast(text, ground) >= 4.5, contrast(text, ground).toFixed(2));
  });
}

for (const [shape, ground] of shapePairs) {
  test(`shape ${shape} on ${ground} reaches 3 to 1 (WCAG 1.4.11)`, () => {
    assert.ok(contrast(shape, ground) >= 3, contrast(shape, ground).toFixed(2));
  });
}

test('every colour the style sheet asks for is in the palette', () => {
  const asked = [...paletteCss().matchAll(/var\(--([\w-]+)\)/g)].map((match) => match[1] ?? '');
  assert.deepEqual(
    asked.filter((name) => !(name in palette)),
    [],
  );
});
