/** Measured times in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationText } from './duration-text.ts';

test('a time is told in the largest unit of which there are two, rounded up', () => {
  const told: readonly (readonly [number, string])[] = [
    [0, 'menos de 1 segundo'],
    [1_000, 'menos de 1 segundo'],
    [1_001, '2 segundos'],
    [90_000, '90 segundos'],
    [120_000, '2 minutos'],
    [7_200_000, '2 horas'],
    [86_400_000, '24 horas'],
    [172_800_001, '3 días'],
  ];
  for (const [ms, text] of told) assert.equal(durationText(ms), text);
});
