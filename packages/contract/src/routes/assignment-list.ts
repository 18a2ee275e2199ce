/** The route that lists assignments: who holds what, across the organization. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { ListedAssignment } from '../listed-objects.ts';
import { idFilter, listOf, listQuery, someOf, timeFilter } from '../lists.ts';
import { ASSIGNMENT_ROLE_WORDS, Assignment, DEVICE_KIND_WORDS, PLATFORM_WORDS } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { oneOf, text } from '../schema.ts';
import { AsOfQuery, BASE, name } from './common.ts';

const ASSIGNMENT_STATE_WORDS = ['open', 'disabled', 'planned', 'ended', 'any'] as const;
const ASSIGNMENT_EXPANSION_WORDS = ['person', 'device'] as const;

const STATE = [
  '`open`, the default: held at the instant that is asked about.',
  '`disabled`: of these, where the holder is blocked. `planned`: of these, with a planned end, disabling or return.',
  '`ended`: over by then. `any`: whatever had begun by then.',
].join(' ');

const ofDevice = {
  device: idFilter('The device.'),
  kind: Type.Optional(someOf(DEVICE_KIND_WORDS, 'One of these kinds of device, separated by commas.')),
  platform: Type.Optional(someOf(PLATFORM_WORDS, 'One of these operating systems, separated by commas.')),
  model: Type.Optional(name('Exactly this model of device.')),
  tag: Type.Optional(text(LENGTHS.tag, 'Exactly this tag of the device.')),
};
const ofOwner = {
  person: idFilter('The person who holds the device.'),
  owner: idFilter('The person, workspace, virtual line or application that holds the device.'),
  group: idFilter('The group that the person is in.'),
};

export const listAssignments = defineRoute({
  id: 'native.assignments.list',
  method: 'GET',
  path: `${BASE}/assignments`,
  summary: 'Lists who holds what, filtered and sorted, with the people and the devices if you like.',
  scope: 'devices.org:read',
  query: listQuery({
    item: Assignment,
    sorts: ['number', 'createdAt'],
    filters: {
      ...ofOwner,
      ...ofDevice,
      role: Type.Optional(someOf(ASSIGNMENT_ROLE_WORDS, 'One of these roles, separated by commas.')),
      state: Type.Optional(oneOf(ASSIGNMENT_STATE_WORDS, STATE)),
      location: idFilter('Where the device is, or where the owner belongs.'),
      assignedAfter: timeFilter('Begun after it.'),
      assignedBefore: timeFilter('Begun before it.'),
      dueBefore: timeFilter('To be returned, or ending as planned, before it.'),
      inactiveSince: timeFilter('Begun before it, and not used by the owner since.'),
      ...AsOfQuery.properties,
      expand: Type.Optional(
        someOf(ASSIGNMENT_EXPANSION_WORDS, 'Puts the whole objects beside their ids. People need the scope `people.org:read`.'),
      ),
    },
  }),
  status: 200,
  reply: listOf(ListedAssignment),
});
