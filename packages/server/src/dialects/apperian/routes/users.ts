/** Users (contract apperian §10): listed, read, and by administrators created, changed, disabled and deleted. */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { type Call, type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { type Ref, refOf } from '../ids.ts';
import { toListRequest } from '../mapping/list-request.ts';
import { toChangedAccount, toFullUser, toNewAccount, USER_FIELDS } from '../mapping/users.ts';
import { writeOf } from '../mapping/write.ts';
import { FullUser } from '../schemas/devices.ts';
import { ListQuery } from '../schemas/lists.ts';
import { ChangedUser, Disabling, NewUser } from '../schemas/users.ts';

const list = defineRoute({
  id: 'apperian.users.list',
  method: 'GET',
  path: '/users',
  summary: 'Users, for administrators: searched, sorted, and a page of them.',
  scope: 'people.org:read',
  query: ListQuery,
  status: 200,
  reply: Type.Object({ users: Type.Array(FullUser), total_available: Type.Integer() }),
});

const get = defineRoute({
  id: 'apperian.users.get',
  method: 'GET',
  path: '/users/{user}',
  summary: 'One user: yourself, or as an administrator anybody.',
  scope: 'profile:read',
  status: 200,
  reply: Type.Object({ user: FullUser }),
});

const create = defineRoute({
  id: 'apperian.users.create',
  method: 'POST',
  path: '/users',
  summary: 'Adds a user, with or without a password.',
  scope: 'people.org:write',
  body: NewUser,
  status: 200,
  reply: Type.Object({ user_psk: Type.Integer() }),
});

const update = defineRoute({
  id: 'apperian.users.update',
  method: 'PUT',
  path: '/users/{user}',
  summary: 'Changes the members that are given. Another password signs the user out.',
  scope: 'people.org:write',
  body: ChangedUser,
  status: 200,
  reply: Type.Object({ update_user_success: Type.Literal(true) }),
});

const remove = defineRoute({
  id: 'apperian.users.delete',
  method: 'DELETE',
  path: '/users/{user}',
  summary: 'Off-boards: ends what the user holds, revokes their tokens, frees their user ID, keeps the history.',
  scope: 'people.org:write',
  status: 200,
  reply: Type.Object({ delete_user_response: Type.Literal('ok') }),
});

const disable = defineRoute({
  id: 'apperian.users.disable',
  method: 'POST',
  path: '/users/{user}/disable',
  summary: "Stops the user's tokens and logins until they are enabled again. An extension.",
  scope: 'people.org:write',
  body: Disabling,
  bodyOptional: true,
  status: 200,
  reply: Type.Object({ user: FullUser }),
});

const enable = defineRoute({
  id: 'apperian.users.enable',
  method: 'POST',
  path: '/users/{user}/enable',
  summary: 'Takes that back. An extension.',
  scope: 'people.org:write',
  body: Disabling,
  bodyOptional: true,
  status: 200,
  reply: Type.Object({ user: FullUser }),
});

const userOf = ({ params }: Pick<Call, 'params'>): Ref => refOf(params.user ?? '', 'person');

export const userRoutes: readonly DialectRoute[] = [
  serve(list, async ({ actor, query }, { peopleList }) => {
    const { items, total } = await peopleList.everybody(actor, toListRequest(query, USER_FIELDS));
    return { users: items.map(toFullUser), total_available: total };
  }),
  serve(get, async (call, { handsets }) => ({ user: toFullUser(await handsets.holder(call.actor, userOf(call))) })),
  serve(create, async ({ write, body }, { accounts }) => ({
    user_psk: (await accounts.create(write, toNewAccount(body))).number,
  })),
  serve(update, async (call, { accounts }) => {
    await accounts.update(call.write, userOf(call), toChangedAccount(call.body));
    return { update_user_success: true } as const;
  }),
  serve(remove, async (call, { accounts }) => {
    await accounts.remove(call.write, userOf(call));
    return { delete_user_response: 'ok' } as const;
  }),
  serve(disable, async (call, { accounts }) => ({ user: toFullUser(await accounts.disable(writeOf(call), userOf(call))) })),
  serve(enable, async (call, { accounts }) => ({ user: toFullUser(await accounts.enable(writeOf(call), userOf(call))) })),
];
