/** The network an address belongs to, the unit in which sources are counted: /24 for IPv4, /64 for IPv6. */
import { BlockList, isIP, SocketAddress } from 'node:net';

const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');

/** The 16-bit groups of an IPv6 address, zeros written out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = new SocketAddress({ address, family: 'ipv6' }).address.split('::');
  const left = head === '' ? [] : head.split(':');
  if (tail === undefined) return left;
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
}

function ipv4Network(address: string): string {
  return `${address.split('.').slice(0, 3).join('.')}.0/24`;
}

/**
 * `203.0.113.7` → `203.0.113.0/24`; `2001:db8::1` → `2001:db8:0:0::/64`; an IPv4 address mapped into IPv6 counts as
 * IPv4. Whatever is no address (a closed socket has none) shares one network, `desconocida`.
 */
export function networkOf(address: string | undefined): string {
  const bare = (address ?? '').split('%')[0] ?? '';
  const version = isIP(bare);
  if (version === 4) return ipv4Network(bare);
  if (version !== 6) return 'desconocida';
  const dotted = /\d+\.\d+\.\d+\.\d+$/.exec(new SocketAddress({ address: bare, family: 'ipv6' }).address);
  if (mapped.check(bare, 'ipv6') && dotted !== null) return ipv4Network(dotted[0]);
  return `${groupsOf(bare).slice(0, 4).join(':')}::/64`;
}
