/** Routes that create, read, change, disable and remove people, and list what they hold. */
import Type from 'typebox';
import { HeldDevices } from '../held-objects.ts';
import { ShownPerson } from '../identity-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { idFilter, listOf, listQuery, someOf, timeFilter } from '../lists.ts';
import { Assignment, OffBoarded, Person, ROLE_WORDS } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, freeText, Id, nullable, oneOf, PageQuery, pageOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE, createdAt, HeldQuery, name, ReasonBody } from './common.ts';
import { personDetailsFilters, personDetailsInput } from './details.ts';

const personFields = {
  login: name('Unique in the organization, ignoring letter case.'),
  firstName: freeText(LENGTHS.name),
  lastName: freeText(LENGTHS.name),
};
const personOptions = {
  displayName: Type.Optional(name('Defaults to the first and last name.')),
  email: Type.Optional(nullable(text(LENGTHS.email, 'E-mail address'))),
  mobilePhone: Type.Optional(nullable(text(LENGTHS.phone, 'Free text'))),
  role: Type.Optional(oneOf(ROLE_WORDS, "What the person may do with others' data. Defaults to `member`.")),
  locationId: Type.Optional(nullable(Id)),
  administers: Type.Optional(
    Type.Array(Id, { maxItems: 500, description: 'The locations that a location administrator is responsible for.' }),
  ),
  ...personDetailsInput,
};

export const createPerson = defineRoute({
  id: 'native.people.create',
  method: 'POST',
  path: `${BASE}/people`,
  summary: 'Adds a person.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({ ...personFields, ...personOptions, createdAt, ...reason }),
  status: 201,
  reply: Person,
});

export const listPeople = defineRoute({
  id: 'native.people.list',
  method: 'GET',
  path: `${BASE}/people`,
  summary: 'Lists people, filtered and sorted.',
  scope: 'people.org:read',
  query: listQuery({
    item: Person,
    sorts: ['number', 'createdAt', 'login', 'displayName'],
    filters: {
      login: Type.Optional(name('Exactly this login, ignoring letter case.')),
      email: Type.Optional(text(LENGTHS.email, 'Exactly this e-mail address, ignoring letter case.')),
      role: Type.Optional(someOf(ROLE_WORDS, 'One of these roles, separated by commas.')),
      location: idFilter('Where they belong.'),
      group: idFilter('The group that they are in.'),
      deviceless: Type.Optional(Type.Boolean({ description: 'Whether they hold nothing now.' })),
      state: Type.Optional(oneOf(['active', 'disabled'], 'Whether they can sign in.')),
      createdAfter: timeFilter('Added after it.'),
      createdBefore: timeFilter('Added before it.'),
      ...personDetailsFilters,
      q: Type.Optional(
        text(
          LENGTHS.search,
          'What the search finds them by: any part of what is known of them, each of several words somewhere.',
        ),
      ),
    },
  }),
  status: 200,
  reply: listOf(Person),
});

export const getPerson = defineRoute({
  id: 'native.people.get',
  method: 'GET',
  path: `${BASE}/people/{personId}`,
  summary: 'Returns a person: yourself, or anybody for an administrator.',
  scope: 'devices:read',
  status: 200,
  reply: ShownPerson,
});

export const updatePerson = defineRoute({
  id: 'native.people.update',
  method: 'PATCH',
  path: `${BASE}/people/{personId}`,
  summary: 'Changes the given members of a person.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({ ...Type.Partial(Type.Object(personFields)).properties, ...personOptions, ...reason }),
  status: 200,
  reply: Person,
});

export const disablePerson = defineRoute({
  id: 'native.people.disable',
  method: 'POST',
  path: `${BASE}/people/{personId}/disable`,
  summary: 'Keeps the person from signing in until they are enabled again, and revokes their tokens and sessions for good.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Person,
});

export const enablePerson = defineRoute({
  id: 'native.people.enable',
  method: 'POST',
  path: `${BASE}/people/{personId}/enable`,
  summary: 'Lets the person sign in again, with the password or account that they had. Old tokens stay revoked.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Person,
});

export const removePerson = defineRoute({
  id: 'native.people.remove',
  method: 'DELETE',
  path: `${BASE}/people/{personId}`,
  summary: 'Off-boards a person: ends their assignments, revokes their credentials and frees their login. The history stays.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: OffBoarded,
});

export const listDevicesOfPerson = defineRoute({
  id: 'native.people.devices',
  method: 'GET',
  path: `${BASE}/people/{personId}/devices`,
  summary:
    'Lists every device that the person holds, or held on a day in the past, from every face, with lines, guests, pushes and caps if you like.',
  scope: 'devices:read',
  query: HeldQuery,
  status: 200,
  reply: HeldDevices,
});

export const listHistoryOfPerson = defineRoute({
  id: 'native.people.history',
  method: 'GET',
  path: `${BASE}/people/{personId}/assignments`,
  summary: 'Lists everything that the person ever held, oldest first.',
  scope: 'devices:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Assignment),
});
