/** An organization is a tenant. Nothing is visible across organizations. */
import type { Instant } from '../lib/instant.ts';
import type { OrganizationId, OrgId } from './ids.ts';

export interface Organization {
  readonly org: OrgId;
  readonly id: OrganizationId;
  readonly name: string;
  readonly policy: Policy;
  readonly createdAt: Instant;
}

/** Settings of one organization. Missing members have the installation's default. */
export interface Policy {
  /** Requests per minute for one credential, on every face that has no setting of its own. */
  readonly ratePerMinute?: number;
  /** How many devices one owner may have a line on, and how many of them they may own. */
  readonly maxDeviceCount?: number;
  readonly maxOwnedDeviceCount?: number;
  /** How many people and workspaces can be called. */
  readonly maxCallings?: number;
  /** The domain of the address that is made for people without one. */
  readonly emailDomain?: string;
  /** Origins whose pages may call the faces that require a listed origin: `scheme://host[:port]`, no patterns. */
  readonly corsOrigins?: string[];
  /** Members of dialects. Each dialect declares its own and reads them with `readPolicy`. */
  readonly [member: string]: unknown;
}
