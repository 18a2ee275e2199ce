/** The settings of the policies that are carried out by themselves: what is stale, how much one person holds, what waits for approval. */
import Type from 'typebox';
import { DEVICE_KIND_WORDS } from './objects.ts';
import { nullable, oneOf } from './schema.ts';

/** A century. */
const MAX_DAYS = 36_500;
const days = (description: string) => Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: MAX_DAYS }), description));

/** A policy of its own is meant to be lower than `maxHeldDevices`. */
const MAX_CAP = 1_000_000_000;
const cap = (description: string) => Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: MAX_CAP }), description));

/** What happens to a device above the cap. */
export const CAP_ACTION_WORDS = ['refuse', 'ask', 'end_oldest'] as const;
const over = (kind: string) =>
  Type.Optional(
    nullable(
      oneOf(CAP_ACTION_WORDS, ''),
      `What happens to one more ${kind}: it is refused, waits for approval, or the one held longest ends. Defaults to \`refuse\`.`,
    ),
  );

/** Reminders of one loan. */
const MAX_REMINDERS = 10;
const MAX_REMINDER_DAYS = 365;
const reminders = (minimum: number, description: string) =>
  Type.Optional(
    nullable(
      Type.Array(Type.Integer({ minimum, maximum: MAX_REMINDER_DAYS }), {
        maxItems: MAX_REMINDERS,
        examples: [[7, 1]],
      }),
      description,
    ),
  );

export const STALE_SETTINGS = {
  staleMobileDays: days('After how many days without use a mobile phone is stale. Without it, none is.'),
  staleNativeCatalogDays: days('The same for a native app catalog.'),
  staleWebCatalogDays: days('The same for a web app catalog.'),
  staleBrowserDays: days('The same for a browser.'),
  staleDeskPhoneDays: days('The same for a desk phone.'),
  staleRoomDeviceDays: days('The same for a room device.'),
  staleGraceDays: days('How many days a stale device stays disabled before its assignments end. Defaults to 30.'),
  staleEnds: Type.Optional(
    nullable(
      Type.Boolean(),
      'Whether the assignments of a stale device end after the grace. Otherwise it stays disabled. Defaults to true.',
    ),
  ),
  staleEveryDays: days('How often stale devices are looked for, in days. Defaults to 1.'),
} as const;

export const CAP_SETTINGS = {
  capMobile: cap('How many mobile phones one person may hold at once. Without it, as many as `maxHeldDevices` allows.'),
  capMobileOver: over('mobile phone'),
  capNativeCatalog: cap('How many native app catalogs one person may hold at once.'),
  capNativeCatalogOver: over('native app catalog'),
  capWebCatalog: cap('How many web app catalogs one person may hold at once.'),
  capWebCatalogOver: over('web app catalog'),
  capBrowser: cap('How many browsers one person may hold at once.'),
  capBrowserOver: over('browser'),
  capDeskPhone: cap('How many desk phones one person may hold at once.'),
  capDeskPhoneOver: over('desk phone'),
  capRoomDevice: cap('How many room devices one person may hold at once.'),
  capRoomDeviceOver: over('room device'),
} as const;

export const APPROVER_WORDS = ['administrators', 'administrators_and_self'] as const;

export const APPROVAL_SETTINGS = {
  approvalKinds: Type.Optional(
    nullable(
      Type.Array(oneOf(DEVICE_KIND_WORDS, 'A kind of device.'), {
        maxItems: DEVICE_KIND_WORDS.length,
        examples: [['mobile']],
      }),
      'New devices of these kinds wait for approval when people register them for themselves. Empty by default.',
    ),
  ),
  approvalBy: Type.Optional(
    nullable(
      oneOf(APPROVER_WORDS, ''),
      'Who approves: administrators, or also the person themselves on another device. Defaults to `administrators`.',
    ),
  ),
  approvalDays: days('After how many days without a decision a waiting device is no longer held. Defaults to 14.'),
} as const;

export const LOAN_SETTINGS = {
  loanRemindBeforeDays: reminders(1, 'How many days before a loan is due its holder is reminded. Empty by default.'),
  loanRemindAfterDays: reminders(0, 'How many days after a loan was due its holder is reminded. Empty by default.'),
} as const;

/** The last hour of a day. */
const LAST_HOUR = 23;

export const SCHEDULE_SETTINGS = {
  policyHour: Type.Optional(
    nullable(
      Type.Integer({ minimum: 0, maximum: LAST_HOUR }),
      'The hour of the day, in UTC, at which policies are carried out. Defaults to 3.',
    ),
  ),
} as const;
