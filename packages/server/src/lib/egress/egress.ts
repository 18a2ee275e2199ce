/**
 * The way out: requests to servers that somebody else names, such as an OpenID provider. A name or a document may lead to this
 * machine or into the network behind it; what answers there would trust heldby. So each address is checked before it is
 * connected to, and it is the one that was checked that is connected to.
 */
import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { createAddressRule, type IsAllowed } from './networks.ts';
import { type RequestOptions, request } from './request.ts';

export interface Egress {
  /** What is wrong with the URL itself, before any name is looked up; undefined if nothing is. */
  readonly faultOf: (url: URL) => string | undefined;
  /** Throws if the URL must not be asked. Looks its name up. */
  readonly check: (url: URL) => Promise<void>;
  /** Asks the URL and follows no redirect. The answer is bounded in size. */
  readonly fetch: (url: string, options: RequestOptions) => Promise<Response>;
}

/** Looks up all addresses of a name. Tests put their own here. */
export type LookUpAll = (name: string, found: (error: Error | null, addresses: LookupAddress[]) => void) => void;

/** `allowed`: what the operator allows beside the public internet, as `createAddressRule` reads it. */
export function createEgress(allowed: string | null, lookUpAll: LookUpAll = lookUp): Egress {
  const isAllowed = createAddressRule(allowed);
  const lookup = guardedLookup(isAllowed, lookUpAll);
  const faultOf = (url: URL): string | undefined => {
    if (url.username !== '' || url.password !== '') return 'it must not contain a user name or a password';
    const host = literalOf(url);
    // Node does not look up an address that stands in the URL itself.
    return isIP(host) === 0 || isAllowed(host) ? undefined : refusal(host, host);
  };
  const requireUsable = (url: URL) => {
    const fault = faultOf(url);
    if (fault !== undefined) throw new Error(fault);
  };

  return {
    faultOf,
    check: async url => {
      requireUsable(url);
      if (isIP(literalOf(url)) !== 0) return;
      await new Promise<void>((resolve, reject) => {
        lookup(url.hostname, { all: true }, error => (error === null ? resolve() : reject(error)));
      });
    },
    fetch: async (url, options) => {
      const target = new URL(url);
      requireUsable(target);
      return request(target, options, lookup);
    },
  };
}

function lookUp(name: string, found: (error: Error | null, addresses: LookupAddress[]) => void): void {
  systemLookup(name, { all: true }, found);
}

/** Fails if any address of the name is not allowed: which of them is connected to would be chance. */
function guardedLookup(isAllowed: IsAllowed, lookUpAll: LookUpAll): LookupFunction {
  return (hostname, options, found) =>
    lookUpAll(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      const forbidden = addresses?.find(({ address }) => !isAllowed(address));
      if (error !== null) found(error, '');
      else if (forbidden !== undefined) found(new Error(refusal(hostname, forbidden.address)), '');
      else if (first === undefined) found(new Error(`${hostname} has no address`), '');
      else if (options.all === true) found(null, addresses);
      else found(null, first.address, first.family);
    });
}

function refusal(host: string, address: string): string {
  const leads = host === address ? `${address} is` : `${host} leads to ${address}, which is`;
  return `${leads} an address of this machine, of a private network or for a special purpose; --allow-private allows it`;
}

function literalOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
