/** Groups and who is in them (contract apperian §10). The vendor gives apps to groups; heldby keeps no apps. */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { type Call, type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { type Ref, refOf } from '../ids.ts';
import { GROUP_FIELDS, type Key, partition, toGroup, toGroupInput, toRefs } from '../mapping/groups.ts';
import { toListRequest } from '../mapping/list-request.ts';
import { toFullUser, USER_FIELDS } from '../mapping/users.ts';
import { FullUser } from '../schemas/devices.ts';
import { ChangedGroup, Group, GroupsOfUser, NewGroup, ShownKeys, UsersOfGroup } from '../schemas/groups.ts';
import { ListQuery } from '../schemas/lists.ts';

const list = defineRoute({
  id: 'apperian.groups.list',
  method: 'GET',
  path: '/groups',
  summary:
    "The organization's groups for administrators, the user's own for everybody else: searched, sorted, and a page of them.",
  scope: 'profile:read',
  query: ListQuery,
  status: 200,
  reply: Type.Object({ groups: Type.Array(Group), total_available: Type.Integer() }),
});

const get = defineRoute({
  id: 'apperian.groups.get',
  method: 'GET',
  path: '/groups/{group}',
  summary: 'One group with its applications, of which there are none here.',
  scope: 'profile:read',
  status: 200,
  reply: Type.Object({ group: Group, applications: Type.Array(Type.Object({})) }),
});

const create = defineRoute({
  id: 'apperian.groups.create',
  method: 'POST',
  path: '/groups',
  summary: 'Adds a group without users.',
  scope: 'people.org:write',
  body: NewGroup,
  status: 200,
  reply: Type.Object({ group: Group }),
});

const update = defineRoute({
  id: 'apperian.groups.update',
  method: 'PUT',
  path: '/groups/{group}',
  summary: 'Changes the name, the description or both.',
  scope: 'people.org:write',
  body: ChangedGroup,
  status: 200,
  reply: Type.Object({ group: Group }),
});

const remove = defineRoute({
  id: 'apperian.groups.delete',
  method: 'DELETE',
  path: '/groups/{group}',
  summary: 'Deletes the group; the answer is what it was. Its users stay.',
  scope: 'people.org:write',
  status: 200,
  reply: Type.Object({ deleted_group: Group }),
});

const users = defineRoute({
  id: 'apperian.groups.users.list',
  method: 'GET',
  path: '/groups/{group}/users',
  summary: 'The users in the group, for administrators: searched, sorted, and a page of them.',
  scope: 'people.org:read',
  query: ListQuery,
  status: 200,
  reply: Type.Object({ users_in_group: Type.Array(FullUser), total_available: Type.Integer() }),
});

const addUsers = defineRoute({
  id: 'apperian.groups.users.add',
  method: 'POST',
  path: '/groups/{group}/users',
  summary: 'Puts users into the group; the answer says who is in it now.',
  scope: 'people.org:write',
  body: UsersOfGroup,
  status: 200,
  reply: Type.Object({ response: Type.Object({ users_added: ShownKeys, users_failed: ShownKeys }) }),
});

const removeUsers = defineRoute({
  id: 'apperian.groups.users.remove',
  method: 'DELETE',
  path: '/groups/{group}/users',
  summary: 'Takes users out of the group.',
  scope: 'people.org:write',
  body: UsersOfGroup,
  status: 200,
  reply: Type.Object({ response: Type.Object({ users_removed: ShownKeys, users_failed: ShownKeys }) }),
});

const groupsOfUser = defineRoute({
  id: 'apperian.groups.of_user.list',
  method: 'GET',
  path: '/groups/users/{user}',
  summary: 'The groups that a user is in: your own, or as an administrator anybody’s.',
  scope: 'profile:read',
  status: 200,
  reply: Type.Object({ groups: Type.Array(Group) }),
});

const addGroups = defineRoute({
  id: 'apperian.groups.of_user.add',
  method: 'POST',
  path: '/groups/users/{user}',
  summary: 'Puts a user into groups; the answer says in which of them they are now.',
  scope: 'people.org:write',
  body: GroupsOfUser,
  status: 200,
  reply: Type.Object({ response: Type.Object({ added_groups: ShownKeys, failed_groups: ShownKeys }) }),
});

type Params = Pick<Call, 'params'>;
const groupOf = ({ params }: Params): Ref => refOf(params.group ?? '', 'group');
const userOf = ({ params }: Params): Ref => refOf(params.user ?? '', 'person');
/** A key that is named twice counts once. */
const once = (keys: readonly Key[]): readonly Key[] => [...new Set(keys)];

export const groupRoutes: readonly DialectRoute[] = [
  serve(list, async ({ actor, query }, { groups }) => {
    const { items, total } = await groups.list(actor, toListRequest(query, GROUP_FIELDS));
    return { groups: items.map(toGroup), total_available: total };
  }),
  serve(get, async (call, { groups }) => ({ group: toGroup(await groups.get(call.actor, groupOf(call))), applications: [] })),
  serve(create, async ({ write, body }, { groups }) => ({
    group: toGroup(await groups.create(write, { name: body.group_name, description: body.group_description ?? '' })),
  })),
  serve(update, async (call, { groups }) => ({
    group: toGroup(await groups.update(call.write, groupOf(call), toGroupInput(call.body))),
  })),
  serve(remove, async (call, { groups }) => ({ deleted_group: toGroup(await groups.remove(call.write, groupOf(call))) })),
  serve(users, async (call, { peopleList }) => {
    const { items, total } = await peopleList.members(call.actor, groupOf(call), toListRequest(call.query, USER_FIELDS));
    return { users_in_group: items.map(toFullUser), total_available: total };
  }),
  serve(addUsers, async (call, { groupMembers }) => {
    const keys = once(call.body.user_psk);
    const { done, failed } = partition(keys, await groupMembers.add(call.write, groupOf(call), toRefs(keys)));
    return { response: { users_added: done, users_failed: failed } };
  }),
  serve(removeUsers, async (call, { groupMembers }) => {
    const keys = once(call.body.user_psk);
    const { done, failed } = partition(keys, await groupMembers.remove(call.write, groupOf(call), toRefs(keys)));
    return { response: { users_removed: done, users_failed: failed } };
  }),
  serve(groupsOfUser, async (call, { groups }) => ({ groups: (await groups.of(call.actor, userOf(call))).map(toGroup) })),
  serve(addGroups, async (call, { groupMembers }) => {
    const keys = once(call.body.group_psk);
    const { done, failed } = partition(keys, await groupMembers.addTo(call.write, userOf(call), toRefs(keys)));
    return { response: { added_groups: done, failed_groups: failed } };
  }),
];
