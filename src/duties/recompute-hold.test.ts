/** While dates are reckoned anew the followers wait, the dispatcher not for long, and nobody once it is over. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dispatcherHeldMsMax, heldBy, type Sweep } from './recompute-hold.ts';

test('held while it runs, each as long as it may wait, and free again after', () => {
  const sweep: Sweep = { ranMs: null };
  const [follower, dispatcher] = [heldBy(sweep), heldBy(sweep, dispatcherHeldMsMax)];
  const held = () => [follower(), dispatcher()];
  assert.deepEqual(held(), [false, false]);
  sweep.ranMs = () => 0;
  assert.deepEqual(held(), [true, true]);
  sweep.ranMs = () => dispatcherHeldMsMax;
  assert.deepEqual(held(), [true, false]);
  sweep.ranMs = () => 60 * 60_000;
  assert.deepEqual(held(), [false, false]);
  sweep.ranMs = null;
  assert.deepEqual(held(), [false, false]);
});
