/** What a person or an application may do to others' devices, whatever the scopes of the credential allow. */

export const ROLES = ['full', 'read_only', 'user_admin', 'location_admin', 'member'] as const;
export type Role = (typeof ROLES)[number];

/** May see people and devices of others (a location administrator: in his locations). */
export function readsOthers(role: Role): boolean {
  return role !== 'member';
}

/** May change devices that others hold. */
export function writesDevicesOfOthers(role: Role): boolean {
  return role === 'full' || role === 'location_admin';
}

/** May create, change and disable people. */
export function writesPeople(role: Role): boolean {
  return role === 'full' || role === 'user_admin';
}
