/** Apperian has no scope words: its tokens have their owner's rights. These are the core's, by the same names. */
import type { Scope } from '../../domain/scope.ts';

export const SCOPES = {
  'profile:read': 'profile:read',
  'devices:read': 'devices:read',
  'devices.org:read': 'devices.org:read',
  'devices.org:write': 'devices.org:write',
  'people.org:read': 'people.org:read',
  'people.org:write': 'people.org:write',
} as const satisfies Readonly<Record<string, Scope>>;
