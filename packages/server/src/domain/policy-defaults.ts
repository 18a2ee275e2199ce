/** What holds in an organization that has not set it: the core's part of the policy. Each dialect has its own. */
import { type Policy, QUOTAS, TOKEN_DAYS } from './organization.ts';
import { MAX_DEVICE_COUNT, MAX_OWNED_DEVICE_COUNT } from './telephony.ts';

/** Requests of one caller, on every face whose vendor does not name another number. Scripts of honest clients stay below 100 a second. */
export const RATE_PER_MINUTE = 6_000;

/** What is left out has no limit, or is never done by itself. */
export const POLICY_DEFAULTS: Policy = {
  ...QUOTAS,
  ratePerMinute: RATE_PER_MINUTE,
  maxDeviceCount: MAX_DEVICE_COUNT,
  maxOwnedDeviceCount: MAX_OWNED_DEVICE_COUNT,
  tokenDays: TOKEN_DAYS,
  staleGraceDays: 30,
  staleEnds: true,
  staleEveryDays: 1,
  capMobileOver: 'refuse',
  capNativeCatalogOver: 'refuse',
  capWebCatalogOver: 'refuse',
  capBrowserOver: 'refuse',
  capDeskPhoneOver: 'refuse',
  capRoomDeviceOver: 'refuse',
  approvalKinds: [],
  approvalBy: 'administrators',
  approvalDays: 14,
  loanRemindBeforeDays: [],
  loanRemindAfterDays: [],
  policyHour: 3,
  encryptedBackups: false,
  corsOrigins: [],
};
