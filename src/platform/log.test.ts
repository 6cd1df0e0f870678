// The log: one line per event, nothing that a person typed, faults with a reference.
import assert from 'node:assert/strict';
import test from 'node:test';
import { testClock } from './clock.ts';
import { seededIds } from './ids.ts';
import { createLog, type LogLevel } from './log.ts';

function logTo(lines: string[], level: LogLevel = 'info') {
  const clock = testClock(Date.UTC(2026, 10, 23));
  return createLog({ level, clock, ids: seededIds(1, clock), write: (line) => lines.push(line) });
}

test('a line is one JSON object with time, level, event and fields', () => {
  const lines: string[] = [];
  logTo(lines).info('lista', { pid: 7 });
  assert.deepEqual(JSON.parse(lines[0] ?? ''), {
    time: '2026-11-23T00:00:00.000Z',
    level: 'info',
    event: 'lista',
    pid: 7,
  });
});

test('levels below the chosen one are silent', () => {
  const lines: string[] = [];
  const log = logTo(lines, 'warn');
  log.info('no');
  log.warn('si');
  assert.equal(lines.length, 1);
});

test('ASVS 16.4.1 nothing breaks a line', () => {
  const lines: string[] = [];
  logTo(lines).warn('x\ny', { code: 'a\r\nb\u2028c\u2029d\u0085e\u0000' });
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^[^\n\r\u2028\u2029\u0085\u0000]+\n$/);
  assert.equal(JSON.parse(lines[0] ?? '').code, 'a\r\nb\u2028c\u2029d\u0085e\u0000');
});

test('ASVS 16.2.5 a fault is logged without its message, with frames and causes, and the reference is returned', () => {
  const lines: string[] = [];
  const cause = Object.assign(new Error('valor 1790012345001 repetido'), { code: '23505' });
  const ref = logTo(lines).fault(new TypeError('dato de Juana', { cause }), { route: '/x' });
  assert.match(ref, /^F-[2-9A-HJKMNP-Z]{8}$/);
  const line = lines[0] ?? '';
  assert.ok(!line.includes('Juana') && !line.includes('1790012345001'));
  const { error, ref: logged, route } = JSON.parse(line);
  assert.deepEqual([logged, route, error.name, error.cause.code], [ref, '/x', 'TypeError', '23505']);
  assert.ok(error.frames.length > 0);
});

test('what is thrown without being an error is logged too', () => {
  const lines: string[] = [];
  logTo(lines, 'debug').fault('texto suelto');
  assert.equal(JSON.parse(lines[0] ?? '').error.name, 'string');
});
