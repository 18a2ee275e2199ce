/** Routes of passwords, and of who the accounts at OpenID providers are here. */
import Type from 'typebox';
import { OutsideIdentity } from '../identity-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { defineRoute } from '../route.ts';
import { closed, PageQuery, pageOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

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
