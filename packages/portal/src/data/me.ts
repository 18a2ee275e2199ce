/** Who is signed in, and what they may see and do. It hides what is refused anyway: rights are the server's. */
import type { Me } from '@heldby/client';

/** One thing that a person may do for others, as `/me` tells it. */
export type Right = Me['may'][number];

type Purpose = 'devices' | 'imports' | 'people' | 'events' | 'applications' | 'tokens' | 'own';

/** A purpose as the portal asks for it: one of these scopes, and an administrator's role; or one right. */
export type Sight = Purpose | Right;

const SCOPES: Readonly<Record<Purpose, readonly string[]>> = {
  devices: ['devices.org:read'],
  // Who may write neither people nor devices has nothing to import.
  imports: ['people.org:write', 'devices.org:write'],
  people: ['people.org:read'],
  events: ['events:read'],
  applications: ['tokens:write'],
  tokens: ['tokens:write'],
  own: [],
};

const ROLES: Readonly<Record<Purpose, readonly Me['role'][]>> = {
  devices: ['full', 'read_only', 'user_admin', 'location_admin'],
  imports: ['full', 'user_admin', 'location_admin'],
  people: ['full', 'read_only', 'user_admin', 'location_admin'],
  // The organization's history. A person's or device's timeline is for every administrator.
  events: ['full', 'read_only'],
  applications: ['full'],
  tokens: ['full'],
  own: ['full', 'read_only', 'user_admin', 'location_admin', 'member'],
};

export function maySee(me: Pick<Me, 'role' | 'scopes' | 'may'>, sight: Sight): boolean {
  if (!isPurpose(sight)) return me.may.includes(sight);
  const needed = SCOPES[sight];
  return ROLES[sight].includes(me.role) && (needed.length === 0 || needed.some(scope => me.scopes.includes(scope)));
}

function isPurpose(sight: Sight): sight is Purpose {
  return Object.hasOwn(SCOPES, sight);
}
