import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourlyBudget } from './hourly-budget.ts';

const minuteMs = 60_000;

test('what was spent counts for half an hour at least and an hour at most', () => {
  const budget = hourlyBudget();
  assert.equal(budget.spend(3, 0), 3);
  assert.equal(budget.spend(2, 29 * minuteMs), 5);
  assert.equal(budget.spent(31 * minuteMs), 5);
  assert.equal(budget.spend(1, 59 * minuteMs), 6);
  assert.equal(budget.spent(60 * minuteMs), 1, 'the first half-hour is over');
  assert.equal(budget.spent(90 * minuteMs), 0);
});

test('a long silence leaves nothing behind', () => {
  const budget = hourlyBudget();
  budget.spend(9, 0);
  assert.equal(budget.spent(24 * 60 * minuteMs), 0);
});
