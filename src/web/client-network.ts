/** The network a request comes from; forwarding headers count only from configured proxies (ASVS 4.1.3). */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { networkOf } from '../platform/network-of.ts';

function listed(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** A reader for one configuration: walks X-Forwarded-For from the right past our own proxies. */
export function clientNetworkReader(proxies: readonly string[]): (incoming: IncomingMessage) => string {
  const trusted = listed(proxies);
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (incoming) => {
    let client = incoming.socket.remoteAddress ?? '';
    const header = incoming.headers['x-forwarded-for'];
    const hops = (Array.isArray(header) ? header.join(',') : (header ?? ''))
      .split(',')
      .map((hop) => hop.trim());
    while (isTrusted(client.replace(/^::ffff:/, '')) && hops.length > 0) {
      const hop = hops.pop();
      if (hop === undefined || isIP(hop) === 0) break;
      client = hop;
    }
    return networkOf(client);
  };
}
