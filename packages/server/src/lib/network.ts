/** Addresses and networks of the Internet Protocol. */
import { isIPv4, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;

/** What one subscriber has to send from: an IPv4 address, or a whole /64 of IPv6 addresses. */
export function networkOf(address: string): string {
  const groups = groupsOf(address);
  return groups === undefined ? plain(address) : groups.slice(0, 4).join(':');
}

/** What one network operator hands to one customer at most: a /24 of IPv4 addresses, or a /48 of IPv6 addresses. */
export function widerNetworkOf(address: string): string {
  const groups = groupsOf(address);
  return groups === undefined ? plain(address).replace(/\.\d+$/, '.0/24') : `${groups.slice(0, 3).join(':')}/48`;
}

/** As it stands in a URL (RFC 3986 §3.2.2): an IPv6 address in brackets. */
export function hostAndPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A dual-stack socket writes IPv4 addresses as IPv6 ones. */
function plain(address: string): string {
  return MAPPED.exec(address)?.[1] ?? address;
}

/** The eight groups of an IPv6 address without leading zeros; undefined for anything else. A proxy may spell them otherwise. */
function groupsOf(address: string): string[] | undefined {
  const [text = ''] = address.toLowerCase().split('%', 1);
  if (isIPv4(plain(text)) || !isIPv6(text)) return undefined;
  const [head = '', tail] = text.split('::', 2);
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  // An IPv4 address at the end stands for two groups.
  const length = before.length + after.length + ((after.at(-1) ?? before.at(-1))?.includes('.') ? 1 : 0);
  const zeros = Array.from({ length: Math.max(0, GROUPS - length) }, () => '0');
  return [...before, ...zeros, ...after].map(group => group.replace(/^0+(?=.)/, ''));
}
