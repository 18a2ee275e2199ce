/** The kinds of resources that `/scim/v2` serves. */
import type { ResourceType } from './attribute.ts';
import { DEVICE_SCHEMA, HELD_SCHEMA } from './device.ts';
import { ENTERPRISE_SCHEMA } from './enterprise.ts';
import { GROUP_SCHEMA } from './group.ts';
import { USER_SCHEMA } from './user.ts';

export const USER: ResourceType = {
  name: 'User',
  endpoint: '/Users',
  description: 'The people of the directory.',
  schema: USER_SCHEMA,
  extensions: [ENTERPRISE_SCHEMA, HELD_SCHEMA],
};

export const GROUP: ResourceType = {
  name: 'Group',
  endpoint: '/Groups',
  description: 'The groups of the directory.',
  schema: GROUP_SCHEMA,
  extensions: [],
};

export const DEVICE: ResourceType = {
  name: 'Device',
  endpoint: '/Devices',
  description: 'The devices of the registry, only to be read.',
  schema: DEVICE_SCHEMA,
  extensions: [],
};
