/** Signing credentials (contract apperian §10): what apps are signed with and when it expires. Adding and removing are extensions. */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toCredential, toCredentialInput } from '../mapping/credentials.ts';
import { Credential, NewCredential } from '../schemas/credentials.ts';

const list = defineRoute({
  id: 'apperian.credentials.list',
  method: 'GET',
  path: '/credentials',
  summary: 'What apps are signed with, for administrators.',
  scope: 'devices.org:read',
  status: 200,
  reply: Type.Object({ credentials: Type.Array(Credential) }),
});

const create = defineRoute({
  id: 'apperian.credentials.create',
  method: 'POST',
  path: '/credentials',
  summary: 'Adds a signing credential, by a full administrator. An extension.',
  scope: 'devices.org:write',
  body: NewCredential,
  status: 200,
  reply: Type.Object({ credential: Credential }),
});

const remove = defineRoute({
  id: 'apperian.credentials.remove',
  method: 'DELETE',
  path: '/credentials/{credential}',
  summary: 'Removes a signing credential, by a full administrator. An extension.',
  scope: 'devices.org:write',
  status: 200,
  reply: Type.Object({ deleted: Type.Literal(true) }),
});

export const credentialRoutes: readonly DialectRoute[] = [
  serve(list, async ({ actor }, { signingCredentials }) => ({
    credentials: (await signingCredentials.list(actor)).map(toCredential),
  })),
  serve(create, async ({ write, body }, { signingCredentials }) => ({
    credential: toCredential(await signingCredentials.create(write, toCredentialInput(body))),
  })),
  serve(remove, async ({ write, params }, { signingCredentials }) => {
    await signingCredentials.remove(write, idOf(params.credential ?? '', 'signing_credential'));
    return { deleted: true } as const;
  }),
];
