/** Routes of the OpenID providers at which people of the organization sign in. */
import Type from 'typebox';
import { DIRECTORY_RULES_LIMIT, DirectoryRule, RulesPreview } from '../directory-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { listOf, listQuery } from '../lists.ts';
import { CheckedProvider, IdentityProvider, NewPeople, PROVIDER_DOMAINS_LIMIT } from '../provider-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, nullable, reason, text, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

const needed = {
  name: name('What the sign-in page calls it'),
  issuer: text(LENGTHS.url, 'Its issuer: an https URL'),
  clientId: text(LENGTHS.id, 'The client id of heldby at the provider'),
  clientSecret: text(LENGTHS.clientSecret, 'The client secret of heldby at the provider; it is not shown again'),
  loginClaim: name("The claim that is the person's login at their first sign-in. `email` counts only if it is verified"),
};

const rules = Type.Array(DirectoryRule, { maxItems: DIRECTORY_RULES_LIMIT, description: 'What the members of groups get.' });

const members = {
  domains: Type.Optional(
    Type.Array(text(LENGTHS.host, 'A domain'), {
      maxItems: PROVIDER_DOMAINS_LIMIT,
      description:
        'Whose people sign in there: the domains of their logins, or of their mail addresses where their logins have none. Empty or left out: everybody whose domain no other provider has; one provider can be for them.',
    }),
  ),
  groupsClaim: Type.Optional(
    nullable(name('The claim that lists the groups of the person, such as `groups`. Null: none is read')),
  ),
  rules: Type.Optional(rules),
  newPeople: Type.Optional(
    Type.Unsafe<NewPeople | null>({
      ...NewPeople,
      type: ['object', 'null'],
      description: 'What people of its domains get that their first sign-in adds. Null or left out: it adds nobody.',
    }),
  ),
  verifiedAsText: Type.Optional(
    Type.Boolean({ description: 'It sends `email_verified` as the text `true`: believe that, too. Defaults to false.' }),
  ),
};

export const createProvider = defineRoute({
  id: 'native.providers.create',
  method: 'POST',
  path: `${BASE}/providers`,
  summary:
    'Adds an OpenID provider. Register `/oauth/callback/{providerId}` of this server there as the redirect URI, with the id in the answer.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({ ...needed, ...members, ...reason }),
  status: 201,
  reply: IdentityProvider,
});

export const listProviders = defineRoute({
  id: 'native.providers.list',
  method: 'GET',
  path: `${BASE}/providers`,
  summary: 'Lists the OpenID providers in the order in which they were added, without their client secrets.',
  scope: 'tokens:write',
  query: listQuery({ item: IdentityProvider, sorts: ['createdAt'], filters: {} }),
  status: 200,
  reply: listOf(IdentityProvider),
});

export const getProvider = defineRoute({
  id: 'native.providers.get',
  method: 'GET',
  path: `${BASE}/providers/{providerId}`,
  summary: 'Returns an OpenID provider, without the client secret.',
  scope: 'tokens:write',
  status: 200,
  reply: IdentityProvider,
});

export const updateProvider = defineRoute({
  id: 'native.providers.update',
  method: 'PATCH',
  path: `${BASE}/providers/{providerId}`,
  summary: 'Changes the given members of an OpenID provider. One with another issuer is another provider.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({
    name: Type.Optional(needed.name),
    loginClaim: Type.Optional(needed.loginClaim),
    ...members,
    ...reason,
  }),
  status: 200,
  reply: IdentityProvider,
});

export const setProviderClient = defineRoute({
  id: 'native.providers.setClient',
  method: 'PUT',
  path: `${BASE}/providers/{providerId}/client`,
  summary: 'Sets the client id and the client secret of heldby at an OpenID provider.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({ clientId: needed.clientId, clientSecret: needed.clientSecret, ...reason }),
  status: 200,
  reply: IdentityProvider,
});

export const checkProvider = defineRoute({
  id: 'native.providers.check',
  method: 'POST',
  path: `${BASE}/providers/{providerId}/check`,
  summary:
    'Asks the OpenID provider for its endpoints, and returns them, or the `problem` that keeps people from signing in there.',
  scope: 'tokens:write',
  status: 200,
  reply: CheckedProvider,
});

export const previewProviderRules = defineRoute({
  id: 'native.providers.previewRules',
  method: 'POST',
  path: `${BASE}/providers/{providerId}/preview-rules`,
  summary:
    'Shows whose role or location other rules would change at their next sign-in, by the groups of their last one. Nothing is changed.',
  scope: 'tokens:write',
  body: closed({ rules }),
  status: 200,
  reply: RulesPreview,
});

export const removeProvider = defineRoute({
  id: 'native.providers.remove',
  method: 'DELETE',
  path: `${BASE}/providers/{providerId}`,
  summary: 'Removes an OpenID provider. Who its accounts are here stays, and counts again with a provider of the same issuer.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});
