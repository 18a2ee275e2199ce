/** Asks an OpenID provider where its endpoints are (OpenID Connect Discovery §4), and trusts none that lead into a private network. */
import type { Configuration } from 'openid-client';
import type { Core } from '../../core/core.ts';
import { providerContext } from '../../core/identity/providers.ts';
import { type IdentityProvider, isInsecureIssuer } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { createBoundedMap } from '../../lib/bounded-map.ts';
import { digest } from '../../lib/crypto.ts';
import type { Egress } from '../../lib/egress/egress.ts';
import { reasonOf } from '../../lib/reason.ts';

export type Discover = (org: OrgId, provider: IdentityProvider) => Promise<Configuration>;

/** Per answer of the provider. Together they must fit into the 30 s of a request. */
const TIMEOUT_SECONDS = 8;
/** Providers rarely move their endpoints. An unknown key is fetched at once, without waiting for this. */
const DISCOVERY_MS = 10 * 60_000;
const DISCOVERIES_LIMIT = 1_000;

interface Discovery {
  readonly config: Configuration;
  readonly until: number;
}

/** Remembers what it has found for some minutes. */
export function createDiscovery({ egress, keyring }: Core): Discover {
  const discoveries = createBoundedMap<string, Discovery>(DISCOVERIES_LIMIT);
  return async (org, provider) => {
    const key = digest(JSON.stringify([provider.issuer, provider.clientId, provider.sealedSecret]));
    const known = discoveries.get(key);
    if (known !== undefined && known.until > Date.now()) return known.config;
    const config = await reaching(() => {
      const clientSecret = keyring.open(provider.sealedSecret, providerContext(org, provider.id));
      return discover({ ...provider, clientSecret }, egress);
    });
    discoveries.set(key, { config, until: Date.now() + DISCOVERY_MS });
    return config;
  };
}

/** The endpoints of the provider's document by their names. */
export function endpointsOf(config: Configuration): Readonly<Record<string, string>> {
  const { mtls_endpoint_aliases: aliases, ...metadata } = config.serverMetadata();
  const named = [...Object.entries(metadata), ...Object.entries(aliases ?? {})];
  const endpoints = named.filter(([name, value]) => ENDPOINT.test(name) && typeof value === 'string');
  return Object.fromEntries(endpoints) as Record<string, string>;
}

/** What heldby or the browser would be sent to. */
const ENDPOINT = /_endpoint$|^jwks_uri$|^check_session_iframe$/;

const NEEDED = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'];

/** What the discovery needs of a provider, with the secret in the clear. */
type Opened = Pick<IdentityProvider, 'issuer' | 'clientId'> & { readonly clientSecret: string };

async function discover({ issuer, clientId, clientSecret }: Opened, egress: Egress): Promise<Configuration> {
  const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks } = await import('openid-client');
  // Check the signature although the token comes from the provider directly: a proxy may terminate the TLS connection.
  const execute = [enableNonRepudiationChecks];
  if (isInsecureIssuer(issuer)) execute.push(allowInsecureRequests);
  const options = { execute, timeout: TIMEOUT_SECONDS, [customFetch]: egress.fetch };
  const config = await discovery(new URL(issuer), clientId, clientSecret, undefined, options);
  const endpoints = endpointsOf(config);
  for (const name of NEEDED) if (endpoints[name] === undefined) throw new Error(`its document names no ${name}`);
  const named = Object.entries(endpoints);
  await Promise.race([Promise.all(named.map(([name, url]) => requireEndpoint(name, url, egress))), timeout()]);
  return config;
}

/** A document may name any URL: one of another scheme, with a password, or of a machine that only heldby can reach. */
async function requireEndpoint(name: string, text: string, egress: Egress): Promise<void> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url !== undefined && (url.protocol === 'https:' || isInsecureIssuer(url.href));
  if (!isWeb) throw new Error(`its ${name} is no https URL`);
  try {
    await egress.check(url);
  } catch (cause) {
    throw new Error(`its ${name} cannot be used: ${reasonOf(cause)}`, { cause });
  }
}

async function timeout(): Promise<never> {
  const signal = AbortSignal.timeout(TIMEOUT_SECONDS * 1_000);
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the names of its endpoints are not looked up in time')));
  });
}

/** Turns failures to reach the provider into `unavailable`, because the request itself is not at fault. */
async function reaching<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Problem('unavailable', 'The sign-in provider cannot be reached.', { cause });
  }
}
