/** What scopes allow, in words. */

export const SCOPES = {
  'devices:read': 'See what its holder holds',
  'devices:write': 'Register, change and give up what its holder holds',
  'devices.org:read': 'See all devices and who holds them',
  'devices.org:write': 'Add, change, give and take devices',
  'people.org:read': 'See people, groups and policies',
  'people.org:write': 'Add, change and off-board people',
  'people.org:erase': 'Erase people for good',
  'telephony:read': 'See lines, numbers and guests',
  'telephony:write': 'Change lines, numbers and guests',
  'tokens:write': 'Make and revoke tokens and applications',
  'events:read': 'Read and verify the history',
  'org:admin': 'Everything in the organization',
  'profile:read': 'See the name of its holder',
  'installation:admin': 'Operate the installation',
  'history:write': 'Enter what happened in the past',
  'webhooks:read': 'See webhooks and their deliveries',
  'webhooks:write': 'Send events to other servers',
  scim: 'Provision people as a directory',
} as const;
