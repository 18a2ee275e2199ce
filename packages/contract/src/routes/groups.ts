/** Routes of groups and their members. `GET /people?group=` lists the people of a group. */
import Type from 'typebox';
import { CountedGroup, MembershipResult } from '../group-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { listOf, listQuery } from '../lists.ts';
import { defineRoute } from '../route.ts';
import { closed, freeText, Id, reason, text, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

/** People in one request: one transaction adds all of them. */
const PEOPLE_LIMIT = 500;
const description = Type.Optional(freeText(LENGTHS.description, 'What it is for.'));
const people = closed({
  personIds: Type.Array(Id, { minItems: 1, maxItems: PEOPLE_LIMIT }),
  ...reason,
});
const results = closed({ items: Type.Array(MembershipResult) });

export const createGroup = defineRoute({
  id: 'native.groups.create',
  method: 'POST',
  path: `${BASE}/groups`,
  summary: 'Adds a group.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({ name: name('Unique in the organization, ignoring letter case.'), description, ...reason }),
  status: 201,
  reply: CountedGroup,
});

export const listGroups = defineRoute({
  id: 'native.groups.list',
  method: 'GET',
  path: `${BASE}/groups`,
  summary: 'Lists groups in the order in which they were added: all of them for administrators, otherwise your own.',
  scope: 'people.org:read',
  query: listQuery({
    item: CountedGroup,
    sorts: ['number'],
    filters: { q: Type.Optional(text(LENGTHS.search, 'A part of the name or of the description, ignoring letter case.')) },
  }),
  status: 200,
  reply: listOf(CountedGroup),
});

export const getGroup = defineRoute({
  id: 'native.groups.get',
  method: 'GET',
  path: `${BASE}/groups/{groupId}`,
  summary: 'Returns a group.',
  scope: 'people.org:read',
  status: 200,
  reply: CountedGroup,
});

export const updateGroup = defineRoute({
  id: 'native.groups.update',
  method: 'PATCH',
  path: `${BASE}/groups/{groupId}`,
  summary: 'Changes the name or the description of a group.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({ name: Type.Optional(name('Unique in the organization, ignoring letter case.')), description, ...reason }),
  status: 200,
  reply: CountedGroup,
});

export const removeGroup = defineRoute({
  id: 'native.groups.remove',
  method: 'DELETE',
  path: `${BASE}/groups/{groupId}`,
  summary: 'Removes a group, and its members from it. The people stay.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});

export const addMembers = defineRoute({
  id: 'native.groups.addMembers',
  method: 'POST',
  path: `${BASE}/groups/{groupId}/members`,
  summary: 'Adds people to a group. Those who are in it already stay; an unknown person is not in it.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: people,
  status: 200,
  reply: results,
});

export const removeMembers = defineRoute({
  id: 'native.groups.removeMembers',
  method: 'POST',
  path: `${BASE}/groups/{groupId}/members/remove`,
  summary: 'Removes people from a group.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: people,
  status: 200,
  reply: results,
});

export const listGroupsOfPerson = defineRoute({
  id: 'native.people.groups',
  method: 'GET',
  path: `${BASE}/people/{personId}/groups`,
  summary: 'Lists the groups of a person, with the one of everybody.',
  scope: 'people.org:read',
  status: 200,
  reply: closed({ items: Type.Array(CountedGroup) }),
});
