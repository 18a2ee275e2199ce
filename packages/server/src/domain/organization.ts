/** An organization is a tenant. Nothing is visible across organizations. */
import type { Instant } from '../lib/instant.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { OrganizationId, OrgId } from './ids.ts';
import type { PolicyRules } from './policy-rules.ts';

export interface Organization {
  readonly org: OrgId;
  readonly id: OrganizationId;
  readonly name: string;
  readonly policy: Policy;
  readonly createdAt: Instant;
  /** Since when nobody can sign in or call it; null while it is open. */
  readonly closedAt: Instant | null;
  readonly closedReason: string | null;
  /** Until when its jobs and webhooks rest, because it is about to move; null: they do not. */
  readonly restsUntil: Instant | null;
  /** Null while it lives in this store. */
  readonly elsewhere: Elsewhere | null;
}

/** Whether what the server does by itself is done for it now. */
export function isAtWork({ closedAt, restsUntil, elsewhere }: Organization, now: Instant): boolean {
  return closedAt === null && elsewhere === null && (restsUntil === null || restsUntil <= now);
}

/** Settings of one organization. Missing members have the installation's default. */
export interface Policy extends PolicyRules {
  /** Requests per minute for one person or application, on every face that has no setting of its own. */
  readonly ratePerMinute?: number;
  /** How many devices one owner may have a line on, and how many of them they may own. */
  readonly maxDeviceCount?: number;
  readonly maxOwnedDeviceCount?: number;
  /** How many people and workspaces can be called. */
  readonly maxCallings?: number;
  /** The domain of the address that is made for people without one. */
  readonly emailDomain?: string;
  /** See `QUOTAS`. */
  readonly maxHeldDevices?: number;
  readonly maxCredentials?: number;
  readonly eventBytesPerMinute?: number;
  /** How long a token is valid that is made without saying so, and how long it may be at most. */
  readonly tokenDays?: number;
  readonly maxTokenDays?: number;
  /** How long what is over is kept; without them, for ever. See `retention.ts`. */
  readonly keepEventsDays?: number;
  readonly keepEndedAssignmentsDays?: number;
  readonly keepSpentCredentialsDays?: number;
  readonly eraseLeaversDays?: number;
  /** Origins whose pages may call the faces that require a listed origin: `scheme://host[:port]`, no patterns. */
  readonly corsOrigins?: string[];
  /** Refuse backups in the clear. */
  readonly encryptedBackups?: boolean;
  /** Members of dialects. Each dialect declares its own and reads them with `readPolicy`. */
  readonly [member: string]: unknown;
}

/** What one holder may use up, unless the organization has another setting. No honest client comes near. */
export const QUOTAS = {
  /**
   * Devices held at once, and received within a day. A login that a chain's shops share is on some hundred of them; a developer who
   * installs an app five times a day takes most of a year.
   */
  maxHeldDevices: 1_000,
  /** Valid tokens and sessions. A script that signs in every minute, with tokens that live a day, has 1,440. */
  maxCredentials: 5_000,
  /** Events, as text. A registration writes 2 kB, so these are 450 of them. With the change that uses it up it is below 1 MB. */
  eventBytesPerMinute: 900_000,
} as const;

/** A quarter: long enough not to be renewed all the time, and a token that was forgotten somewhere ends by itself. */
export const TOKEN_DAYS = 90;

export function quotaOf(policy: Policy, name: keyof typeof QUOTAS): number {
  return policy[name] ?? QUOTAS[name];
}
