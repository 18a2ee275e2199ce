/** The routes that describe the caller, and what the roles allow. */
import Type from 'typebox';
import { Me } from '../objects.ts';
import { RoleRights } from '../role-objects.ts';
import { defineRoute } from '../route.ts';
import { closed } from '../schema.ts';
import { BASE } from './common.ts';

export const getMe = defineRoute({
  id: 'native.me.get',
  method: 'GET',
  path: `${BASE}/me`,
  summary: 'Returns the holder of your credential, and what they may do with it.',
  scope: 'devices:read',
  status: 200,
  reply: Me,
});

export const listRoles = defineRoute({
  id: 'native.roles.list',
  method: 'GET',
  path: `${BASE}/roles`,
  summary: 'Lists the roles, and what each of them allows.',
  scope: 'devices:read',
  status: 200,
  reply: closed({ items: Type.Array(RoleRights) }),
});
