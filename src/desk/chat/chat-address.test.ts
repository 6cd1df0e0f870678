/** The addresses of the chat's desk, with whatever a hand may write into them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chatLimits } from '../../domain/chat/chat-limits.ts';
import { inboxHref, panesMax, readCursors, readOpen, readSince } from './chat-address.ts';
import { durationText } from './wait-text.ts';

const ids = fc.array(fc.uuid(), { maxLength: 12 });

test('what is open is read back as written: each once, no more than fit', () => {
  fc.assert(
    fc.property(ids, (all) => {
      const open = [...new Set(all)].slice(0, panesMax);
      const { searchParams } = new URL(inboxHref(open), 'http://localhost');
      assert.deepEqual(readOpen(searchParams), open);
    }),
  );
});

test('cursors: only ids with a number, at most as many as a stream follows; nothing else in the address counts', () => {
  fc.assert(
    fc.property(ids, fc.array(fc.string()), fc.nat({ max: 999_999 }), (all, noise, n) => {
      const ver = [...all.map((id) => `${id}:${n}`), ...noise, `${all[0] ?? 'x'}:-1`, ':7'].join(',');
      const cursors = readCursors(new URLSearchParams({ ver }));
      assert.ok(cursors.size <= chatLimits.conversationsPerStreamMax);
      for (const [id, at] of cursors) assert.ok(all.includes(id) && at === n);
    }),
  );
});

test('from which line: a number, or the beginning', () => {
  const since = (desde: string) => readSince(new URLSearchParams({ desde }));
  assert.deepEqual(['12', '-1', 'x', '', '99999999'].map(since), [12, 0, 0, 0, 0]);
});

test('how long, in few words', () => {
  const minutes = (n: number) => durationText(n * 60_000).replaceAll('\u00A0', ' ');
  assert.deepEqual([0.5, 1, 59, 65, 47 * 60 + 59, 72 * 60].map(minutes), [
    'menos de 1 min',
    '1 min',
    '59 min',
    '1 h 05 min',
    '47 h 59 min',
    '3 días',
  ]);
});
