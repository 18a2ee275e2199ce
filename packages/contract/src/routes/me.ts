/** The route that describes the caller. */
import { Me } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { BASE } from './common.ts';

export const getMe = defineRoute({
  id: 'native.me.get',
  method: 'GET',
  path: `${BASE}/me`,
  summary: 'Returns the holder of your credential, and what it may be used for.',
  scope: 'devices:read',
  status: 200,
  reply: Me,
});
