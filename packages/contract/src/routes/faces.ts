/** The route that says how each API shows a device. */
import Type from 'typebox';
import { DeviceFace } from '../face-objects.ts';
import { defineRoute } from '../route.ts';
import { closed } from '../schema.ts';
import { BASE } from './common.ts';

export const listFacesOfDevice = defineRoute({
  id: 'native.devices.faces',
  method: 'GET',
  path: `${BASE}/devices/{deviceId}/faces`,
  summary: 'Says how each API shows the device, where, and who sees it, or why it does not.',
  scope: 'devices:read',
  status: 200,
  reply: closed({
    items: Type.Array(DeviceFace, { description: 'The native API first.' }),
    isCut: Type.Boolean({ description: 'The device has more holders than are looked at, which are 20.' }),
  }),
});
