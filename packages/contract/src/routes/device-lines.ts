/** Routes of the lines on devices. A line comes with an assignment, and ends with it. */
import Type from 'typebox';
import { APPEARANCE_WORDS } from '../events/nouns.ts';
import { LENGTHS } from '../lengths.ts';
import { idFilter, listOf, listQuery } from '../lists.ts';
import { ListedLine } from '../place-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, nullable, oneOf, reason, text, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

/** More ports than any phone with its key expansion modules has. */
const WEIGHT_LIMIT = 1_000;

export const listLines = defineRoute({
  id: 'native.lines.list',
  method: 'GET',
  path: `${BASE}/lines`,
  summary: 'Lists the lines on devices in the order in which they were added.',
  scope: 'telephony:read',
  query: listQuery({
    item: ListedLine,
    sorts: ['createdAt'],
    filters: {
      owner: idFilter('The person, workspace or virtual line that they belong to.'),
      device: idFilter('The device that they are on.'),
      location: idFilter('Where their owner is called.'),
      state: Type.Optional(
        oneOf(['open', 'ended'], 'Only those on a device now, which is the default, or only those that have ended.'),
      ),
    },
  }),
  status: 200,
  reply: listOf(ListedLine),
});

export const getLine = defineRoute({
  id: 'native.lines.get',
  method: 'GET',
  path: `${BASE}/lines/{lineId}`,
  summary: 'Returns a line on a device, also one that has ended.',
  scope: 'telephony:read',
  status: 200,
  reply: ListedLine,
});

export const updateLine = defineRoute({
  id: 'native.lines.update',
  method: 'PATCH',
  path: `${BASE}/lines/{lineId}`,
  summary: 'Changes the label and the other settings of a line on a device. It keeps its port.',
  scope: 'telephony:write',
  query: WriteQuery,
  body: closed({
    label: Type.Optional(nullable(text(LENGTHS.name, 'What the phone shows beside the key.'))),
    appearance: Type.Optional(oneOf(APPEARANCE_WORDS, 'How the line appears on the phone.')),
    weight: Type.Optional(
      Type.Integer({ minimum: 1, maximum: WEIGHT_LIMIT, description: 'How many ports it occupies, from its own on.' }),
    ),
    hotlineDestination: Type.Optional(nullable(text(LENGTHS.name, 'Called at once when the receiver is lifted; null for none.'))),
    allowCallDecline: Type.Optional(Type.Boolean({ description: 'Whether a call can be declined on the phone.' })),
    t38Fax: Type.Optional(Type.Boolean({ description: 'Whether faxes are sent by T.38.' })),
    ...reason,
  }),
  status: 200,
  reply: ListedLine,
});

export const endLine = defineRoute({
  id: 'native.lines.end',
  method: 'POST',
  path: `${BASE}/lines/{lineId}/end`,
  summary: 'Takes a shared line from a device. A primary line ends with its assignment.',
  scope: 'telephony:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: ListedLine,
});
