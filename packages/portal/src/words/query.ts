/** The texts of the query language: what fields ask, what their words mean, and what is wrong with a query. */

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

export const queryWords = {
  kind: 'Kind of device',
  platform: 'Operating system',
  lifecycle: 'Where it is in its life',
  is: 'State',
  heldBy: 'Who holds it',
  location: 'Location',
  group: 'Group',
  model: 'Exactly this model',
  make: 'Exactly this manufacturer',
  tag: 'Exactly this tag',
  serial: 'Exactly this serial number',
  mac: 'MAC address',
  udid: 'Hardware id',
  imei: 'IMEI',
  iccid: 'SIM card',
  number: 'Phone number',
  asset: 'Asset tag',
  external: 'Id in another system, as workday:4711',
  addedAfter: 'Added after a day',
  addedBefore: 'Added before a day',
  unusedSince: 'Not used since a day, or for a time as 90d',
  role: 'Role',
  login: 'Exactly this login',
  email: 'Exactly this e-mail address',
  employee: 'Employee number',

  eventType: 'What happened',
  eventBy: 'Who did it',
  eventAbout: 'The person it is about',
  eventDevice: 'The device that it is about, by its id',
  eventRequest: 'What one request caused, by its id',
  eventSince: 'Since a day, or for a time as 7d',
  eventUntil: 'Until a day',
  somebody: 'somebody',
  someDevice: 'a device',
  everythingOf: (noun: string) => `Everything of ${noun}`,

  active: 'Active',
  disabled: 'Disabled',
  held: 'Held by somebody',
  unheld: 'Held by nobody',
  stale: 'Not used for 90 days',
  deviceless: 'Without a device',

  noField: (name: string) => `There is no filter “${name}:”.`,
  didYouMean: (name: string) => ` Did you mean “${name}:”?`,
  noValue: (name: string) => `“${name}:” needs a value.`,
  noChoice: (name: string, value: string, choices: string) => `“${name}:” has no “${value}”. It is one of ${choices}.`,
  noNot: (filter: string) => `“${filter}” can't be turned around with a minus.`,
  noNotWords: 'Only filters can be turned around with a minus, not words.',
  twice: (name: string) => `“${name}:” is given twice, with different values.`,
  noneLeft: (name: string) => `No “${name}:” is left that fits.`,
  contradicts: (text: string) => `“${text}” contradicts another filter.`,
  onlyOne: (name: string) => `“${name}:” takes one value.`,
  badTime: (value: string) => `“${value}” is not a day as 2026-05-04, and not a time as 90d.`,
  openQuote: 'A quotation mark is missing at the end.',
  noSearch: 'This list is not searched by words. Begin with the name of a filter.',
  tooLong: (most: number) => `The words may have ${most} characters together.`,
  noPerson: (text: string) => `Nobody here is called “${text}”.`,
  noLocation: (text: string) => `There is no location “${text}”.`,
  noGroup: (text: string) => `There is no group “${text}”.`,
} as const;
