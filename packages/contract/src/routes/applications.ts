/** Routes of applications, which are OAuth clients, and of their secrets. */
import Type from 'typebox';
import { Application, ClientSecret, GRANT_KIND_WORDS, IssuedApplication, IssuedSecret } from '../identity-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { ROLE_WORDS } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, nullable, oneOf, PageQuery, pageOf, reason, Time, text, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

const REDIRECT_URIS_LIMIT = 50;
const grants = Type.Array(oneOf(GRANT_KIND_WORDS, 'A way to get tokens.'), { maxItems: GRANT_KIND_WORDS.length });
const redirectUris = Type.Array(text(LENGTHS.url, "https, http on the same machine, or an app's own scheme."), {
  maxItems: REDIRECT_URIS_LIMIT,
  description: 'Where people return to after they signed in; compared character by character.',
});
const options = {
  role: Type.Optional(oneOf(ROLE_WORDS, "What it may do with others' data. Defaults to `member`.")),
  grants: Type.Optional(grants),
  redirectUris: Type.Optional(redirectUris),
  firstParty: Type.Optional(Type.Boolean({ description: "The organization's own: people are not asked for consent." })),
};
const clientId = text(LENGTHS.id, 'Without a colon. Defaults to its id.');

export const createApplication = defineRoute({
  id: 'native.applications.create',
  method: 'POST',
  path: `${BASE}/applications`,
  summary: 'Registers an OAuth client, and shows its secret once.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({
    name: name('Name'),
    clientId: Type.Optional(clientId),
    public: Type.Optional(Type.Boolean({ description: 'It cannot keep a secret, so it gets none.' })),
    ...options,
    ...reason,
  }),
  status: 201,
  reply: IssuedApplication,
});

export const listApplications = defineRoute({
  id: 'native.applications.list',
  method: 'GET',
  path: `${BASE}/applications`,
  summary: 'Lists the OAuth clients in the order in which they were registered.',
  scope: 'tokens:write',
  query: PageQuery,
  status: 200,
  reply: pageOf(Application),
});

export const getApplication = defineRoute({
  id: 'native.applications.get',
  method: 'GET',
  path: `${BASE}/applications/{applicationId}`,
  summary: 'Returns an OAuth client.',
  scope: 'tokens:write',
  status: 200,
  reply: Application,
});

export const updateApplication = defineRoute({
  id: 'native.applications.update',
  method: 'PATCH',
  path: `${BASE}/applications/{applicationId}`,
  summary: 'Changes the given members of an OAuth client.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({ name: Type.Optional(name('Name')), ...options, ...reason }),
  status: 200,
  reply: Application,
});

export const disableApplication = defineRoute({
  id: 'native.applications.disable',
  method: 'POST',
  path: `${BASE}/applications/{applicationId}/disable`,
  summary: 'Ends the tokens of an OAuth client for good, and gives it no new ones until it is enabled. Its secrets stay.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Application,
});

export const enableApplication = defineRoute({
  id: 'native.applications.enable',
  method: 'POST',
  path: `${BASE}/applications/{applicationId}/enable`,
  summary: 'Enables an OAuth client again. It needs new tokens.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Application,
});

export const removeApplication = defineRoute({
  id: 'native.applications.remove',
  method: 'DELETE',
  path: `${BASE}/applications/{applicationId}`,
  summary: 'Removes an OAuth client with its secrets, every token that was issued to it, the consents, and what it holds.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});

export const addSecret = defineRoute({
  id: 'native.applications.addSecret',
  method: 'POST',
  path: `${BASE}/applications/{applicationId}/secrets`,
  summary: 'Makes a second secret beside the first, and shows it once. Revoke the first when nothing uses it any more.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: closed({
    label: Type.Optional(name('For people. Defaults to the name of the application.')),
    expiresAt: Type.Optional(nullable(Time, 'Null or left out: it does not expire.')),
    ...reason,
  }),
  bodyOptional: true,
  status: 201,
  reply: IssuedSecret,
});

export const listSecrets = defineRoute({
  id: 'native.applications.secrets',
  method: 'GET',
  path: `${BASE}/applications/{applicationId}/secrets`,
  summary: 'Lists the secrets that an OAuth client ever had, the oldest first, without the secrets themselves.',
  scope: 'tokens:write',
  status: 200,
  reply: closed({ items: Type.Array(ClientSecret) }),
});

export const revokeSecret = defineRoute({
  id: 'native.applications.revokeSecret',
  method: 'DELETE',
  path: `${BASE}/applications/{applicationId}/secrets/{secretId}`,
  summary: 'Revokes a secret, and every token that was got with it.',
  scope: 'tokens:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});
