/** Scopes: what a credential may be used for. A set of them is a bit mask, so that checks are cheap. */

export const SCOPES = [
  'devices:read',
  'devices:write',
  'devices.org:read',
  'devices.org:write',
  'people.org:read',
  'people.org:write',
  'people.org:erase',
  'telephony:read',
  'telephony:write',
  'tokens:write',
  'events:read',
  'org:admin',
  'profile:read',
  'installation:admin',
  'history:write',
  'webhooks:read',
  'webhooks:write',
  'scim',
] as const;

export type Scope = (typeof SCOPES)[number];
/** Bit n stands for `SCOPES[n]`; implied scopes are set too. */
export type ScopeMask = number;

/** For the operator of the installation. No other scope implies it, so no organization's administrator can issue it. */
const OPERATORS: Scope = 'installation:admin';

const IMPLIED: Partial<Record<Scope, readonly Scope[]>> = {
  'devices:write': ['devices:read'],
  'devices.org:read': ['devices:read'],
  'devices.org:write': ['devices.org:read', 'devices:write', 'devices:read'],
  'people.org:write': ['people.org:read'],
  'telephony:write': ['telephony:read'],
  'webhooks:write': ['webhooks:read'],
  'org:admin': SCOPES.filter(scope => scope !== OPERATORS),
};

/** Every credential may read who its holder is, but a directory's, which does nothing but provision people. */
const IMPLIED_BY_MOST: Scope = 'profile:read';
const OF_DIRECTORIES: Scope = 'scim';

export const EVERY_SCOPE: ScopeMask = (1 << SCOPES.length) - 1;

/** The mask of these scopes and those that they imply: writing implies reading, `.org` implies the holder's own. */
export function scopeMask(scopes: readonly Scope[]): ScopeMask {
  let mask = 0;
  for (const scope of scopes)
    for (const each of [scope, ...(IMPLIED[scope] ?? []), scope === OF_DIRECTORIES ? scope : IMPLIED_BY_MOST])
      mask |= 1 << SCOPES.indexOf(each);
  return mask;
}

export function hasScope(mask: ScopeMask, scope: Scope): boolean {
  return (mask & (1 << SCOPES.indexOf(scope))) !== 0;
}

/** Whether everything in `wanted` is in `held` too. */
export function coversScopes(held: ScopeMask, wanted: ScopeMask): boolean {
  return (held & wanted) === wanted;
}
