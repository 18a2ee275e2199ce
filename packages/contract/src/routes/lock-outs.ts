/** Routes of lock-outs after wrong passwords. */
import Type from 'typebox';
import { LockOut } from '../identity-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

export const unlockPerson = defineRoute({
  id: 'native.people.unlock',
  method: 'POST',
  path: `${BASE}/people/{personId}/unlock`,
  summary: 'Lifts the lock-outs of a person after wrong passwords, from every network. A new password does the same.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: closed({ personId: Id, lifted: Type.Integer({ description: 'How many lock-outs were in force.' }) }),
});

export const listLockOuts = defineRoute({
  id: 'native.lockOuts.list',
  method: 'GET',
  path: `${BASE}/lock-outs`,
  summary: 'Lists the lock-outs that are in force, at most 200, the latest end first.',
  scope: 'people.org:read',
  query: closed({ personId: Type.Optional(Id) }),
  status: 200,
  reply: closed({ items: Type.Array(LockOut) }),
});
