/** What kinds of devices, systems, states and roles are called. */

export const kindWords = {
  mobile: 'Phone or tablet',
  native_catalog: 'App catalog',
  web_catalog: 'Web catalog',
  browser: 'Browser',
  desk_phone: 'Desk phone',
  room_device: 'Room device',
} as const;

export const platformWords = { ios: 'iOS', android: 'Android', windows: 'Windows', other: 'Another system' } as const;

export const lifecycleWords = {
  in_stock: 'In stock',
  assigned: 'Assigned',
  in_repair: 'In repair',
  lost: 'Lost',
  retired: 'Retired',
} as const;

export const roleWords = {
  full: 'Administrator',
  read_only: 'Auditor',
  user_admin: 'User administrator',
  location_admin: 'Location administrator',
  member: 'Member',
} as const;
