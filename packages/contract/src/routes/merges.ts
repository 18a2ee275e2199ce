/** Routes that merge registrations of one device, and undo that. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { DeviceMerge, DeviceUnmerge, MERGE_DESPITE_WORDS } from '../merge-objects.ts';
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
