/** Routes by which people leave, are taken back, and are hired again. */
import Type from 'typebox';
import { Leaver, OFF_BOARDING_STATE_WORDS, OffBoarding, Returned } from '../leaving-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { OWNER_KIND_WORDS, OwnerRef, Person, ROLE_WORDS } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, oneOf, PageQuery, pageOf, reason, Time, text, WriteQuery } from '../schema.ts';
import { BASE, name, ReasonBody } from './common.ts';

const wish = {
  handTo: Type.Optional(nullable(OwnerRef, 'Who gets the phones and room devices. Needs the right to write devices.')),
  keepLogin: Type.Optional(Type.Boolean({ description: 'Nobody else may have the login. Otherwise it is free at once.' })),
};
const login = Type.Optional(name('Another login, where theirs is taken.'));

export const offBoardPerson = defineRoute({
  id: 'native.people.offBoard',
  method: 'POST',
  path: `${BASE}/people/{personId}/off-board`,
  summary:
    'Off-boards a person, now or at `effectiveAt`: their assignments, lines, tokens, groups and all else end. It can be undone for 30 days.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({
    effectiveAt: Type.Optional(nullable(Time, 'In the future; it is done within ten seconds from then. Left out: now.')),
    ...wish,
    ...reason,
  }),
  bodyOptional: true,
  status: 200,
  reply: OffBoarding,
});

export const previewOffBoarding = defineRoute({
  id: 'native.people.previewOffBoarding',
  method: 'GET',
  path: `${BASE}/people/{personId}/off-board`,
  summary: 'Returns what off-boarding the person would end now, each thing by its name. Nothing is changed.',
  scope: 'people.org:write',
  query: closed({
    handToId: Type.Optional(Type.String({ format: 'uuid', description: 'Who would get the devices.' })),
    handToKind: Type.Optional(oneOf(OWNER_KIND_WORDS, 'Defaults to `person`.')),
    keepLogin: Type.Optional(Type.Boolean()),
  }),
  status: 200,
  reply: OffBoarding,
});

export const rehirePerson = defineRoute({
  id: 'native.people.rehire',
  method: 'POST',
  path: `${BASE}/people/{personId}/rehire`,
  summary: 'Brings somebody back who left, with their id and their history, without what they had. They need a new password.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({
    login,
    role: Type.Optional(oneOf(ROLE_WORDS, "What the person may do with others' data. Defaults to `member`.")),
    locationId: Type.Optional(nullable(Id, 'Left out: where they were.')),
    ...reason,
  }),
  bodyOptional: true,
  status: 200,
  reply: Person,
});

const time = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }));
const id = (description: string) => Type.Optional(Type.String({ format: 'uuid', description }));

export const listOffBoardings = defineRoute({
  id: 'native.offBoardings.list',
  method: 'GET',
  path: `${BASE}/off-boardings`,
  summary: 'Lists who leaves and who left, by day, the last first.',
  scope: 'people.org:read',
  query: closed({
    ...PageQuery.properties,
    state: Type.Optional(oneOf(OFF_BOARDING_STATE_WORDS, 'Only those.')),
    from: time('Who leaves at this time or later.'),
    before: time('Who leaves before this time.'),
    personId: id('Of this person.'),
    byId: id('That this person or application asked for.'),
    undoable: Type.Optional(Type.Boolean({ description: 'Only what can be undone now.' })),
  }),
  status: 200,
  reply: pageOf(Leaver),
});

export const getOffBoarding = defineRoute({
  id: 'native.offBoardings.get',
  method: 'GET',
  path: `${BASE}/off-boardings/{offBoardingId}`,
  summary: 'Returns an off-boarding with each thing that it ended.',
  scope: 'people.org:read',
  status: 200,
  reply: OffBoarding,
});

export const updateOffBoarding = defineRoute({
  id: 'native.offBoardings.update',
  method: 'PATCH',
  path: `${BASE}/off-boardings/{offBoardingId}`,
  summary: 'Changes a planned off-boarding, or plans a failed one again. Of one that is done, frees or keeps the login.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({ effectiveAt: time('In the future.'), ...wish, ...reason }),
  status: 200,
  reply: OffBoarding,
});

export const cancelOffBoarding = defineRoute({
  id: 'native.offBoardings.cancel',
  method: 'POST',
  path: `${BASE}/off-boardings/{offBoardingId}/cancel`,
  summary: 'Cancels a planned off-boarding. Cancelling it again changes nothing.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: OffBoarding,
});

export const undoOffBoarding = defineRoute({
  id: 'native.offBoardings.undo',
  method: 'POST',
  path: `${BASE}/off-boardings/{offBoardingId}/undo`,
  summary: 'Takes the person back within 30 days, with everything against which nothing stands, and says what did not come.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({ login, reason: Type.Optional(text(LENGTHS.reason, 'Why, in your words. Stored with the event.')) }),
  bodyOptional: true,
  status: 200,
  reply: Returned,
});
