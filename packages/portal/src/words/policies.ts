/** The texts of the settings of the policies: what each is called, which belong together, and what their words mean. */
import { format } from './format.ts';
import { kindWords } from './kinds.ts';

const UNITS = {
  requests_per_minute: ['request a minute', 'requests a minute'],
  bytes_per_minute: ['byte a minute', 'bytes a minute'],
  devices: ['device', 'devices'],
  callings: ['person or workspace', 'people and workspaces'],
  credentials: ['token or session', 'tokens and sessions'],
  days: ['day', 'days'],
  hour_of_day: ['o’clock, UTC', 'o’clock, UTC'],
} as const;

export const POLICIES = {
  about: 'What holds for everybody in the organization, and where it comes from.',
  groups: {
    limits: 'Limits',
    tokens: 'Tokens and sessions',
    stale: 'Stale devices',
    caps: 'Caps',
    approval: 'Approval',
    loans: 'Loans',
    retention: 'Retention',
    other: 'Other',
    genesys: 'Genesys Cloud',
    webex: 'Webex',
    apperian: 'Apperian',
  },
  sources: { organization: 'Set here', installation: 'From the server', built_in: 'Default' },
  none: 'No limit',
  unset: 'Not set',
  yes: 'Yes',
  no: 'No',
  unit: (value: number, unit: keyof typeof UNITS | null) =>
    `${format.number(value)}${unit === null ? '' : ` ${UNITS[unit][value === 1 ? 0 : 1]}`}`,
  changed: (name: string, when: string) => `${name}, ${when}`,
  change: 'Change',
  title: (name: string) => `Change “${name}”`,
  save: 'Save',
  value: 'Value',
  range: (low: string, high: string) => `From ${low} to ${high}. Leave it empty for the default.`,
  empty: 'Leave it empty for the default.',
  lines: 'One in a line. Leave it empty for the default.',
  json: 'A list in JSON. Leave it empty for the default.',
  standard: (value: string) => `Default: ${value}`,
  noJson: 'a list in JSON',
  noNumber: 'a whole number',
  saved: (name: string) => `“${name}” is changed`,
  back: (name: string) => `“${name}” is as before`,
} as const;

/** In the order in which they are shown. A setting that is not here is shown last, by its name in the API. */
export const POLICY_NAMES: Readonly<Record<keyof typeof POLICIES.groups, Readonly<Record<string, string>>>> = {
  limits: {
    maxHeldDevices: 'Devices that one may hold',
    maxOwnedDeviceCount: 'Desk phones that one may own',
    maxDeviceCount: 'Desk phones that one may have a line on',
    maxCallings: 'Who can be called',
    ratePerMinute: 'Requests to the API',
    eventBytesPerMinute: 'History that one may write',
  },
  tokens: {
    tokenDays: 'How long a token is valid',
    maxTokenDays: 'How long a token may be valid',
    maxCredentials: 'Tokens and sessions that one may have',
  },
  stale: {
    staleMobileDays: 'Phones and tablets are stale after',
    staleNativeCatalogDays: 'App catalogs are stale after',
    staleWebCatalogDays: 'Web catalogs are stale after',
    staleBrowserDays: 'Browsers are stale after',
    staleDeskPhoneDays: 'Desk phones are stale after',
    staleRoomDeviceDays: 'Room devices are stale after',
    staleGraceDays: 'Grace before assignments end',
    staleEnds: 'Assignments end after the grace',
    staleEveryDays: 'Time between two runs',
  },
  caps: {
    capMobile: 'Most phones and tablets',
    capMobileOver: 'One more phone or tablet',
    capNativeCatalog: 'Most app catalogs',
    capNativeCatalogOver: 'One more app catalog',
    capWebCatalog: 'Most web catalogs',
    capWebCatalogOver: 'One more web catalog',
    capBrowser: 'Most browsers',
    capBrowserOver: 'One more browser',
    capDeskPhone: 'Most desk phones',
    capDeskPhoneOver: 'One more desk phone',
    capRoomDevice: 'Most room devices',
    capRoomDeviceOver: 'One more room device',
  },
  approval: {
    approvalKinds: 'New devices that wait',
    approvalBy: 'Who approves',
    approvalDays: 'How long a device waits',
  },
  loans: {
    loanRemindBeforeDays: 'Reminders before a loan is due',
    loanRemindAfterDays: 'Reminders after a loan was due',
  },
  retention: {
    keepEventsDays: 'Events are kept for',
    keepEndedAssignmentsDays: 'Ended assignments are kept for',
    keepSpentCredentialsDays: 'Ended tokens and sessions are kept for',
    eraseLeaversDays: 'Leavers are erased after',
  },
  other: {
    emailDomain: 'Domain of made-up e-mail addresses',
    policyHour: 'Hour at which policies are carried out',
    encryptedBackups: 'Only encrypted backups',
    corsOrigins: 'Sites that may call the Apperian API',
  },
  genesys: {
    genesysRatePerMinute: 'Requests to the Genesys API',
    genesysRequiresUser: 'Only people, no applications',
  },
  webex: { webexModels: 'More models of phones' },
  apperian: { apperianShowsPushTokens: 'Administrators see push tokens' },
};

/** What the words of settings mean. */
export const POLICY_VALUES: Readonly<Record<string, string>> = {
  ...kindWords,
  refuse: 'Is refused',
  ask: 'Waits for approval',
  end_oldest: 'The one held longest ends',
  administrators: 'Administrators',
  administrators_and_self: 'Administrators, and people themselves on another device',
};
