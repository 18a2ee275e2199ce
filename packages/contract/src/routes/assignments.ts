/** Routes that create, read, change, disable and end assignments. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { ASSIGNMENT_ROLE_WORDS, Assignment, OwnerRef, PushTarget } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, oneOf, reason, Time, text, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

const plans = {
  expiresAt: Type.Optional(nullable(Time, 'A planned end, in the future.')),
  disableAt: Type.Optional(nullable(Time, 'A planned disabling, in the future.')),
  dueAt: Type.Optional(
    nullable(
      Time,
      'When a loan is to come back, in the future; with `createdAt` also before now, and then it is late. The holder keeps the device beyond it.',
    ),
  ),
};

/** An interval that somebody gives by hand. */
const PastTime = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }));
const endReason = Type.Optional(nullable(text(LENGTHS.reason, 'Why it ended. Only with `until`.')));

export const createAssignment = defineRoute({
  id: 'native.assignments.create',
  method: 'POST',
  path: `${BASE}/assignments`,
  summary:
    'Assigns a device to an owner, from now on or for a time in the past. A device has one owner: a new one takes it over with `handOver`.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    deviceId: Id,
    owner: OwnerRef,
    role: Type.Optional(oneOf(ASSIGNMENT_ROLE_WORDS, 'Defaults to `owner`.')),
    handOver: Type.Optional(
      Type.Boolean({
        description: 'Ends the assignment of the present owner in the same step. Otherwise a second owner is 409.',
      }),
    ),
    ...plans,
    createdAt: PastTime('When it began, if that was in the past. Needs the scope `history:write`.'),
    until: PastTime('When it ended, for what is over. Only with `createdAt`. The owner may have left since then.'),
    endReason,
    ...reason,
  }),
  status: 201,
  reply: closed({
    ...Assignment.properties,
    endedByCap: Type.Optional(
      Type.Array(Id, {
        description: 'Other assignments of the person that ended, because they held the most that the policy of caps allows.',
      }),
    ),
  }),
});

export const getAssignment = defineRoute({
  id: 'native.assignments.get',
  method: 'GET',
  path: `${BASE}/assignments/{assignmentId}`,
  summary: 'Returns an assignment, open or ended: your own, or any for an administrator.',
  scope: 'devices:read',
  status: 200,
  reply: Assignment,
});

export const getPushTarget = defineRoute({
  id: 'native.assignments.push',
  method: 'GET',
  path: `${BASE}/assignments/{assignmentId}/push`,
  summary:
    "Returns the holder's registration for pushes: your own with its token, or any for an administrator with a masked one.",
  scope: 'devices:read',
  status: 200,
  reply: PushTarget,
});

export const updateAssignment = defineRoute({
  id: 'native.assignments.update',
  method: 'PATCH',
  path: `${BASE}/assignments/{assignmentId}`,
  summary: 'Plans an end, a disabling or the return of a loan, or cancels the plan. Or corrects when it began and ended.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    ...plans,
    createdAt: PastTime('When it began, if that was wrong. Needs the scope `history:write`.'),
    until: PastTime('When it ended, in the past. An open one ends with it. Needs the scope `history:write`.'),
    endReason,
    ...reason,
  }),
  status: 200,
  reply: Assignment,
});

export const disableAssignment = defineRoute({
  id: 'native.assignments.disable',
  method: 'POST',
  path: `${BASE}/assignments/{assignmentId}/disable`,
  summary: 'Blocks this holder on the device, but no other.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Assignment,
});

export const enableAssignment = defineRoute({
  id: 'native.assignments.enable',
  method: 'POST',
  path: `${BASE}/assignments/{assignmentId}/enable`,
  summary: 'Enables the holder again, and cancels a planned disabling.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Assignment,
});

export const touchAssignment = defineRoute({
  id: 'native.assignments.touch',
  method: 'POST',
  path: `${BASE}/assignments/{assignmentId}/touch`,
  summary: 'Reports that you, the holder, have just used the device.',
  scope: 'devices:write',
  status: 200,
  reply: Assignment,
});

export const endAssignment = defineRoute({
  id: 'native.assignments.end',
  method: 'POST',
  path: `${BASE}/assignments/{assignmentId}/end`,
  summary: 'Ends the assignment now: pushes stop, the history stays. Ending it again changes nothing.',
  scope: 'devices:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Assignment,
});

export const removeAssignment = defineRoute({
  id: 'native.assignments.remove',
  method: 'POST',
  path: `${BASE}/assignments/{assignmentId}/remove`,
  summary: 'Removes an assignment that was entered later and never was. Needs the scope `history:write`. Its events stay.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({ reason: text(LENGTHS.reason, 'Why it never was. Stored with the event.') }),
  status: 200,
  reply: Assignment,
});
