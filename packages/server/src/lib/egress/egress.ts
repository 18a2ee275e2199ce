/**
 * The way out: requests to servers that somebody else names, such as an OpenID provider. A name or a document may lead to this
 * machine or into the network behind it; what answers there would trust heldby. So each address is checked before it is
 * connected to, and it is the one that was checked that is connected to.
 */
import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { createAddressRule, createExceptionRule, type IsAllowed } from './networks.ts';
import { createPost, type Message, type Posted } from './post.ts';
import { type RequestOptions, request } from './request.ts';

export interface Egress {
  /** What is wrong with the URL itself, before any name is looked up; undefined if nothing is. */
  readonly faultOf: (url: URL) => string | undefined;
  /** Throws if the URL must not be asked. Looks its name up. */
  readonly check: (url: URL) => Promise<void>;
  /** Asks the URL and follows no redirect. The answer is bounded in size. */
  readonly fetch: (url: string, options: RequestOptions) => Promise<Response>;
  /** Throws if messages must not be posted there: as `check`, and plain http leads only to what the operator allows by name. */
  readonly checkTarget: (url: URL) => Promise<void>;
  /** Posts to the URL and follows no redirect. The connection may be used again. */
  readonly post: (url: string, message: Message) => Promise<Posted>;
}

/** Looks up all addresses of a name. Tests put their own here. */
export type LookUpAll = (name: string, found: (error: Error | null, addresses: LookupAddress[]) => void) => void;

/** `allowed`: what the operator allows beside the public internet, as `createAddressRule` reads it. */
export function createEgress(allowed: string | null, lookUpAll: LookUpAll = lookUp): Egress {
  const isAllowed = createAddressRule(allowed);
  const lookup = guardedLookup(isAllowed, lookUpAll, refusal);
  const isException = createExceptionRule(allowed);
  const plainLookup = guardedLookup(isException, lookUpAll, plainRefusal);
  const post = createPost({ http: plainLookup, https: lookup });
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
  const requireTarget = (url: URL) => {
    requireUsable(url);
    const host = literalOf(url);
    if (url.protocol === 'http:' && isIP(host) !== 0 && !isException(host)) throw new Error(plainRefusal(host, host));
  };

  return {
    faultOf,
    check: async url => {
      requireUsable(url);
      await lookUpOnce(url, lookup);
    },
    checkTarget: async url => {
      requireTarget(url);
      await lookUpOnce(url, url.protocol === 'https:' ? lookup : plainLookup);
    },
    post: async (url, message) => {
      const target = new URL(url);
      requireTarget(target);
      return post(target, message);
    },
    fetch: async (url, options) => {
      const target = new URL(url);
      requireUsable(target);
      return request(target, options, lookup);
    },
  };
}

/** Throws if its name leads where it must not. */
async function lookUpOnce(url: URL, lookup: LookupFunction): Promise<void> {
  if (isIP(literalOf(url)) !== 0) return;
  await new Promise<void>((resolve, reject) => {
    lookup(url.hostname, { all: true }, error => (error === null ? resolve() : reject(error)));
  });
}

function lookUp(name: string, found: (error: Error | null, addresses: LookupAddress[]) => void): void {
  systemLookup(name, { all: true }, found);
}

/** Fails if any address of the name is not allowed: which of them is connected to would be chance. */
function guardedLookup(isAllowed: IsAllowed, lookUpAll: LookUpAll, refusalOf: typeof refusal): LookupFunction {
  return (hostname, options, found) =>
    lookUpAll(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      const forbidden = addresses?.find(({ address }) => !isAllowed(address));
      if (error !== null) found(error, '');
      else if (forbidden !== undefined) found(new Error(refusalOf(hostname, forbidden.address)), '');
      else if (first === undefined) found(new Error(`${hostname} has no address`), '');
      else if (options.all === true) found(null, addresses);
      else found(null, first.address, first.family);
    });
}

function refusal(host: string, address: string): string {
  const leads = host === address ? `${address} is` : `${host} leads to ${address}, which is`;
  return `${leads} an address of this machine, of a private network or for a special purpose; --allow-private allows it`;
}

/** What is sent in the clear can be read on the way. */
function plainRefusal(host: string, address: string): string {
  const leads = host === address ? `${address} is` : `${host} leads to ${address}, which is`;
  return `http is only for addresses that --allow-private allows, and ${leads} none of them; use https`;
}

function literalOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
