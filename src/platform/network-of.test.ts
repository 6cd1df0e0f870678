import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './network-of.ts';

test('addresses of one network count as one source', () => {
  const cases: readonly (readonly [string | undefined, string])[] = [
    ['203.0.113.7', '203.0.113.0/24'],
    ['203.0.113.250', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.0/24'],
    ['::FFFF:cb00:7107', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [undefined, 'desconocida'],
    ['', 'desconocida'],
    ['999.1.1.1', 'desconocida'],
    ["203.0.113.7' or 1=1", 'desconocida'],
  ];
  for (const [address, network] of cases) assert.equal(networkOf(address), network, String(address));
});
