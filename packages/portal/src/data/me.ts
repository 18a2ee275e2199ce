/** Who is signed in, and what they may see. It hides what is refused anyway: rights are the server's. */
import type { Me } from '@heldby/client';

/** A purpose as the portal asks for it: one of these scopes, and an administrator's role. */
export type Sight = 'devices' | 'people' | 'events' | 'applications' | 'tokens' | 'own';

const SCOPES: Readonly<Record<Sight, readonly string[]>> = {
  devices: ['devices.org:read'],
  people: ['people.org:read'],
  events: ['events:read'],
  applications: ['tokens:write'],
  tokens: ['tokens:write'],
  own: [],
};

const ROLES: Readonly<Record<Sight, readonly Me['role'][]>> = {
  devices: ['full', 'read_only', 'user_admin', 'location_admin'],
  people: ['full', 'read_only', 'user_admin', 'location_admin'],
  // The organization's history. A person's or device's timeline is for every administrator.
  events: ['full', 'read_only'],
  applications: ['full'],
  tokens: ['full'],
  own: ['full', 'read_only', 'user_admin', 'location_admin', 'member'],
};

export function maySee({ role, scopes }: Pick<Me, 'role' | 'scopes'>, sight: Sight): boolean {
  const needed = SCOPES[sight];
  return ROLES[sight].includes(role) && (needed.length === 0 || needed.some(scope => scopes.includes(scope)));
}
