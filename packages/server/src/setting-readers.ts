/** Parses the text of a setting, or throws what it must be instead. */
import { isIP } from 'node:net';

export function notEmpty(text: string): string {
  return text === '' ? refuse('given or left out', text) : text;
}

export function onOrOff(text: string): boolean {
  return text === 'on' || text === 'off' ? text === 'on' : refuse('on or off', text);
}

export function integer(from: number, to: number): (text: string) => number {
  return text => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= from && value <= to ? value : refuse(`a whole number from ${from} to ${to}`, text);
  };
}

export function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin =
    url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '';
  return isOrigin ? url.origin : refuse('an origin such as https://devices.example.com, without a path', text);
}

/** Addresses and networks separated by commas, and these words. */
export function networks(words: readonly string[]): (text: string) => string {
  return text => {
    const all = text.split(',').map(each => each.trim());
    if (all.every(each => words.includes(each) || isNetwork(each))) return all.join(',');
    return refuse(`addresses or networks such as 10.0.0.0/8, separated by commas, or ${words.join(' or ')}`, text);
  };
}

/** An address, or a name with an address in angle brackets (RFC 5322 §3.4). */
export function sender(text: string): string {
  const address = /^[^\s<>@,;]+@[^\s<>@,;]+$/;
  const named = /^[^<>@,;\r\n]+ <([^<>]+)>$/.exec(text);
  return address.test(named?.[1] ?? text) ? text : refuse('an address such as Devices <devices@example.com>', text);
}

export function refuse(expected: string, text: string): never {
  throw new RangeError(`must be ${expected}, not ${JSON.stringify(text)}`);
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const width = isIP(address) === 6 ? 128 : 32;
  if (bits === undefined) return isIP(address) !== 0;
  return isIP(address) !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= width;
}
