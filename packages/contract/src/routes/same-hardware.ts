/** The route that suggests other registrations of the same hardware. */
import Type from 'typebox';
import { defineRoute } from '../route.ts';
import { SameHardware } from '../same-hardware-objects.ts';
import { closed } from '../schema.ts';
import { BASE } from './common.ts';

export const listSameHardware = defineRoute({
  id: 'native.devices.sameHardware',
  method: 'GET',
  path: `${BASE}/devices/{deviceId}/same-hardware`,
  summary: 'Suggests other devices that are the same hardware, by ids and push tokens that agree.',
  scope: 'devices:read',
  status: 200,
  reply: closed({
    items: Type.Array(SameHardware, { description: 'The surest first: at most 50.' }),
    isCut: Type.Boolean({ description: 'More devices share an id than are shown, so that it proves little.' }),
  }),
});
