/** Which addresses are on the public internet, and which of the others an operator allows to be asked. */
import { BlockList, isIP } from 'node:net';
import { once } from '../once.ts';

/** Addresses with a special purpose (IANA's registries, RFC 6890): hosts on the internet have none of them. */
const SPECIAL = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // behind a carrier's NAT
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, where clouds have their metadata service
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocols
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
  '::/96', // unspecified, loopback, and IPv4 inside
  '::ffff:0:0:0/96', // IPv4 addresses as a translator writes them
  '64:ff9b::/96', // NAT64: leads to IPv4 addresses of every kind
  '64:ff9b:1::/48', // the same inside of a network
  '100::/64', // discard
  '2001::/23', // protocols, among them Teredo
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '3fff::/20', // documentation
  '5f00::/16', // segment routing
  'fc00::/7', // unique local
  'fe80::/10', // link-local
  'fec0::/10', // site-local
  'ff00::/8', // multicast
];

/** Words that stand for networks. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

export const NETWORK_WORDS = Object.keys(WORDS);

export type IsAllowed = (address: string) => boolean;

/** `allowed`: addresses, networks and words separated by commas; null for none. */
export function createAddressRule(allowed: string | null): IsAllowed {
  const special = once(() => blockListOf(SPECIAL));
  const isException = createExceptionRule(allowed);
  return address => isException(address) || !special().check(address, familyOf(address));
}

/** What the operator allows beside the public internet, alone. */
export function createExceptionRule(allowed: string | null): IsAllowed {
  const networks = (allowed ?? '').split(',').flatMap(each => WORDS[each] ?? (each === '' ? [] : [each]));
  const exceptions = once(() => blockListOf(networks));
  return address => exceptions().check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** Made at the first address: a server that asks nobody needs none, and to tell addresses apart costs a start more than one would think. */
function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const [family, width] = isIP(address) === 6 ? (['ipv6', 128] as const) : (['ipv4', 32] as const);
    list.addSubnet(address, bits === undefined ? width : Number(bits), family);
  }
  return list;
}
