/** Adds, lists, changes, removes and finds the external OpenID providers of an organization. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import {
  changeProvider,
  createProvider,
  type ProviderChange,
  type ProviderClient,
  providersOf,
  removeProvider,
  requireProvider,
  setProviderClient,
} from '../../core/identity/providers.ts';
import { secretIn } from '../../core/replay.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DirectoryRule } from '../../domain/directory.ts';
import type { IdentityProvider, ProviderInput } from '../../domain/identity-provider.ts';
import type { OrgId, ProviderId } from '../../domain/ids.ts';
import { invalid } from '../../domain/problem.ts';
import { type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { previewRules, type RulesAtSignIn } from './provider-rules.ts';

export interface Providers {
  readonly list: (actor: Actor, request: ListRequest<object, 'createdAt'>) => Promise<ListPage<IdentityProvider>>;
  readonly get: (actor: Actor, id: ProviderId) => Promise<IdentityProvider>;
  readonly create: (write: Write, input: ProviderInput) => Promise<IdentityProvider>;
  readonly update: (write: Write, id: ProviderId, input: ProviderChange) => Promise<IdentityProvider>;
  readonly setClient: (write: Write, id: ProviderId, client: ProviderClient) => Promise<IdentityProvider>;
  /** Whose role or location other rules would change at their next sign-in. */
  readonly previewRules: (actor: Actor, id: ProviderId, rules: readonly DirectoryRule[]) => Promise<RulesAtSignIn>;
  readonly remove: (write: Write, id: ProviderId) => Promise<void>;
  /** For the sign-in, before anybody is known. In the order in which they were added. */
  readonly all: (org: OrgId) => Promise<readonly IdentityProvider[]>;
}

const needs = 'write organization';

export function createProviders(core: Core): Providers {
  const { storage } = core;
  const edit = <T>(write: Write, name: string, id: ProviderId, request: object, verb: Verb<T>) =>
    change(core, write, { name: `providers.${name}`, needs }, { id, ...request }, async each =>
      verb(each, await requireProvider(each.tx, each.org, id)),
    );

  return {
    all: org => providersOf(storage, org),
    list: async (actor, request) => {
      requireRight(actor, needs);
      return pageOf(await providersOf(storage, actor.org), request);
    },
    get: async (actor, id) => {
      requireRight(actor, needs);
      return requireProvider(storage, actor.org, id);
    },
    create: async (write, input) => {
      requireReachable(core, input.issuer);
      const request = requestOf(core, write, input);
      return change(core, write, { name: 'providers.create', needs }, request, each => createProvider(each, input));
    },
    update: (write, id, input) => edit(write, 'update', id, { input }, (each, before) => changeProvider(each, before, input)),
    setClient: (write, id, client) => {
      const request = requestOf(core, write, client);
      return edit(write, 'setClient', id, request, (each, before) => setProviderClient(each, before, client));
    },
    previewRules: async (actor, id, rules) => {
      requireRight(actor, needs);
      return previewRules(core, actor.org, await requireProvider(storage, actor.org, id), rules);
    },
    remove: (write, id) => edit(write, 'remove', id, {}, removeProvider),
  };
}

type Verb<T> = (edit: Edit, before: IdentityProvider) => Promise<T>;

function requestOf(core: Core, write: Write, { clientSecret, ...rest }: ProviderClient): object {
  return { ...rest, clientSecret: secretIn(core, write, clientSecret) };
}

/** Refuses what can be told from the issuer itself. Where its name leads is checked when it is asked. */
function requireReachable({ egress }: Core, issuer: string): void {
  const fault = URL.canParse(issuer) ? egress.faultOf(new URL(issuer)) : undefined;
  if (fault !== undefined) throw invalid('issuer', `a URL that heldby may ask (${fault})`);
}

function pageOf(
  providers: readonly IdentityProvider[],
  request: ListRequest<object, 'createdAt'>,
): Promise<ListPage<IdentityProvider>> {
  const sorted = request.sort?.descending ? providers.toReversed() : providers;
  const walk = {
    read: async (after: readonly (string | number)[] | null, limit: number) => {
      const start = after === null ? 0 : sorted.findIndex(({ id }) => id === after[0]) + 1;
      return sorted.slice(start, start + limit);
    },
    count: async () => providers.length,
    positionOf: ({ id }: IdentityProvider) => [id],
    kinds: ['string'] as const,
  };
  return pageOfList('providers', request, walk, provider => provider);
}
