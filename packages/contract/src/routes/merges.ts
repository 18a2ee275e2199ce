/** Routes that merge registrations of one device, or records of one person, and undo that. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { DeviceMerge, DeviceUnmerge, MERGE_DESPITE_WORDS, PersonMerge, PersonUnmerge } from '../merge-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, oneOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE } from './common.ts';

export const mergeDevices = defineRoute({
  id: 'native.devices.merge',
  method: 'POST',
  path: `${BASE}/devices/{deviceId}/merge`,
  summary:
    'Merges another registration of the same device into this one: one history, and the other id leads here. Undone for 30 days.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    from: Type.String({ format: 'uuid', description: 'The other registration, whose id leads here from then on.' }),
    despite: Type.Optional(
      Type.Array(oneOf(MERGE_DESPITE_WORDS, 'A conflict.'), {
        maxItems: MERGE_DESPITE_WORDS.length,
        uniqueItems: true,
        description:
          'Conflicts that you know to be all right: that nothing shows them to be one, or that another app loses its pushes.',
      }),
    ),
    reason: text(LENGTHS.reason, 'Why these are one device. Stored with the event.'),
  }),
  status: 200,
  reply: DeviceMerge,
});

export const unmergeDevices = defineRoute({
  id: 'native.devices.unmerge',
  method: 'POST',
  path: `${BASE}/devices/{deviceId}/unmerge`,
  summary: 'Undoes a merge within 30 days: the other registration is there again, with what it had.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    from: Type.Optional(Type.String({ format: 'uuid', description: 'Which one is to be there again. Left out: the last.' })),
    ...reason,
  }),
  bodyOptional: true,
  status: 200,
  reply: DeviceUnmerge,
});

export const mergePeople = defineRoute({
  id: 'native.people.merge',
  method: 'POST',
  path: `${BASE}/people/{personId}/merge`,
  summary: 'Merges another record of the same person into this one: what it has moves, its sign-ins end, and its id leads here.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({
    from: Type.String({ format: 'uuid', description: 'The other record, whose id leads here from then on.' }),
    reason: text(LENGTHS.reason, 'Why these are one person. Stored with the event.'),
  }),
  status: 200,
  reply: PersonMerge,
});

export const unmergePeople = defineRoute({
  id: 'native.people.unmerge',
  method: 'POST',
  path: `${BASE}/people/{personId}/unmerge`,
  summary: 'Undoes a merge of people within 30 days: the other record is there again, with what it had.',
  scope: 'people.org:write',
  query: WriteQuery,
  body: closed({
    from: Type.Optional(Type.String({ format: 'uuid', description: 'Which one is to be there again. Left out: the last.' })),
    login: Type.Optional(text(LENGTHS.name, 'Another login, where theirs is taken.')),
    ...reason,
  }),
  bodyOptional: true,
  status: 200,
  reply: PersonUnmerge,
});
