/** Routes of the life of a device. */
import Type from 'typebox';
import { Device, SET_LIFECYCLE_WORDS } from '../device-objects.ts';
import { LifecycleStretch } from '../lifecycle-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, nullable, oneOf, PageQuery, pageOf, reason, WriteQuery } from '../schema.ts';
import { BASE } from './common.ts';

export const setLifecycle = defineRoute({
  id: 'native.devices.setLifecycle',
  method: 'POST',
  path: `${BASE}/devices/{deviceId}/lifecycle`,
  summary: 'Sets the state of a device: in repair, lost, retired or in stock; null lets it follow from the holders again.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    state: nullable(
      oneOf(
        [...SET_LIFECYCLE_WORDS, 'in_stock'],
        '`lost` disables the device until it is found; `retired` and `in_stock` need that nobody holds it. Null: it is back.',
      ),
    ),
    end: Type.Optional(
      Type.Boolean({ description: 'Ends the assignments of everybody who holds it, for `retired` and `in_stock`.' }),
    ),
    ...reason,
  }),
  status: 200,
  reply: Device,
});

export const listLifecycle = defineRoute({
  id: 'native.devices.lifecycle',
  method: 'GET',
  path: `${BASE}/devices/{deviceId}/lifecycle`,
  summary: 'Lists the states of a device since it was added, oldest first.',
  scope: 'devices:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(LifecycleStretch),
});
