/** Routes of passwords, of the organization's OpenID provider, and of who its accounts are here. */
import Type from 'typebox';
import { CheckedProvider, IdentityProvider, OutsideIdentity } from '../identity-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { defineRoute } from '../route.ts';
import { closed, PageQuery, pageOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

export const setPassword = defineRoute({
  id: 'native.people.setPassword',
  alone: 'The hash of a password takes as long as hundreds of writes.',
  method: 'PUT',
  path: `${BASE}/people/{personId}/password`,
  summary: 'Sets the password of a person. Their sign-ins end, also those that have just proven the old one.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({ password: text(LENGTHS.password, '8 to 1,000 characters'), ...reason }),
  status: 204,
  reply: null,
});

export const changeOwnPassword = defineRoute({
  id: 'native.me.changePassword',
  alone: 'The hash of a password takes as long as hundreds of writes.',
  method: 'PUT',
  path: `${BASE}/me/password`,
  summary: 'Changes your own password. Your other sign-ins end; the one that your token came from stays.',
  scope: 'devices:write',
  query: WriteQuery,
  body: closed({
    present: text(LENGTHS.password, 'The password that you have now.'),
    password: text(LENGTHS.password, '8 to 1,000 characters, and another one than the present one.'),
    ...reason,
  }),
  status: 204,
  reply: null,
});

export const getProvider = defineRoute({
  id: 'native.provider.get',
  method: 'GET',
  path: `${BASE}/organization/provider`,
  summary: "Returns the organization's OpenID provider, without the client secret.",
  scope: 'tokens:write',
  status: 200,
  reply: IdentityProvider,
});

export const setProvider = defineRoute({
  id: 'native.provider.set',
  method: 'PUT',
  path: `${BASE}/organization/provider`,
  summary: "Sets or replaces the organization's OpenID provider. Who its accounts are here stays.",
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({
    name: name('What the sign-in page calls it'),
    issuer: text(LENGTHS.url, 'Its issuer: an https URL'),
    clientId: text(LENGTHS.id, 'The client id of heldby at the provider'),
    clientSecret: text(LENGTHS.clientSecret, 'The client secret of heldby at the provider; it is not shown again'),
    loginClaim: name("The claim that is the person's login at their first sign-in. `email` counts only if it is verified"),
    verifiedAsText: Type.Optional(
      Type.Boolean({ description: 'It sends `email_verified` as the text `true`: believe that, too. Defaults to false.' }),
    ),
    ...reason,
  }),
  status: 200,
  reply: IdentityProvider,
});

export const checkProvider = defineRoute({
  id: 'native.provider.check',
  method: 'POST',
  path: `${BASE}/organization/provider/check`,
  summary:
    'Asks the OpenID provider for its endpoints, and returns them, or the `problem` that keeps people from signing in there.',
  scope: 'tokens:write',
  status: 200,
  reply: CheckedProvider,
});

export const removeProvider = defineRoute({
  id: 'native.provider.remove',
  method: 'DELETE',
  path: `${BASE}/organization/provider`,
  summary: "Removes the organization's OpenID provider. Who its accounts are here stays.",
  scope: 'tokens:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});

export const listIdentities = defineRoute({
  id: 'native.identities.list',
  method: 'GET',
  path: `${BASE}/identities`,
  summary: 'Lists which account at an OpenID provider is which person, also of people who have left.',
  scope: 'people.org:write',
  query: PageQuery,
  status: 200,
  reply: pageOf(OutsideIdentity),
});

export const listIdentitiesOfPerson = defineRoute({
  id: 'native.people.identities',
  method: 'GET',
  path: `${BASE}/people/{personId}/identities`,
  summary: 'Lists the accounts of a person at OpenID providers.',
  scope: 'people.org:write',
  status: 200,
  reply: closed({ items: Type.Array(OutsideIdentity) }),
});

export const unbindIdentity = defineRoute({
  id: 'native.identities.unbind',
  method: 'DELETE',
  path: `${BASE}/identities/{identityId}`,
  summary: "Unbinds an account from a person, and ends the person's sign-ins. Their next sign-in at the provider binds anew.",
  scope: 'people.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});
