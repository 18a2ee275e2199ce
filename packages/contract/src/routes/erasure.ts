/** Routes by which a person is erased, and gets a copy of what is stored about them. */
import Type from 'typebox';
import { Erasure } from '../erasure-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, reason, WriteQuery } from '../schema.ts';
import { BASE } from './common.ts';

export const erasePerson = defineRoute({
  id: 'native.people.erase',
  method: 'POST',
  path: `${BASE}/people/{personId}/erase`,
  summary:
    'Overwrites everything that is known of a person who left, for good. The intervals in which they held devices stay, without their name.',
  scope: 'people.org:erase',
  query: WriteQuery,
  body: closed({
    offBoard: Type.Optional(
      Type.Boolean({ description: 'Off-board them first, in the same step, if they are still here. Otherwise that is refused.' }),
    ),
    hardware: Type.Optional(
      Type.Boolean({
        description:
          'Also overwrite what tells the devices apart that nobody else ever held: serial number, MAC address, UDID, IMEI, asset tag. For private phones.',
      }),
    ),
    ...reason,
  }),
  bodyOptional: true,
  status: 200,
  reply: Erasure,
});

export const exportSubject = defineRoute({
  id: 'native.people.subjectExport',
  method: 'GET',
  path: `${BASE}/people/{personId}/subject-export`,
  summary:
    'Returns a copy of everything that is stored about a person, as one JSON document: for themselves, and for full administrators. It is recorded.',
  scope: 'devices:read',
  status: 200,
  streams: 'application/json',
  reply: null,
});
