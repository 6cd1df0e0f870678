/** Which addresses of the network a call of ours may go to: public ones, and those networks that the operator names. */
import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose registries (RFC 6890 and its updates): what is not the public internet. */
const specialV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
] as const;

/** Within global unicast: tunnels that carry another address, benchmarks, documentation. */
const specialV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'] as const;

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
}

const special = listOf([...specialV4, ...specialV6]);
/** Everything assigned to hosts of the public internet lies in it: mapped, translated and link-local addresses do not. */
const globalUnicast = listOf(['2000::/3']);

function isPublic(address: string, version: number): boolean {
  if (version === 4) return !special.check(address, 'ipv4');
  return globalUnicast.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** `allowed`: networks beyond the public ones, such as `10.1.0.0/16`. What is no address is allowed nowhere. */
export function addressRule(allowed: readonly string[]): (address: string) => boolean {
  const extra = listOf(allowed);
  return (address) => {
    const version = isIP(address);
    if (version === 0) return false;
    return isPublic(address, version) || extra.check(address, version === 6 ? 'ipv6' : 'ipv4');
  };
}
