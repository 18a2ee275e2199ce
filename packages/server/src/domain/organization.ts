/** The tenant: nothing is ever visible across organizations. */
import type { Instant } from '../lib/instant.ts';
import type { OrganizationId, OrgId } from './ids.ts';

export interface Organization {
  readonly org: OrgId;
  readonly id: OrganizationId;
  readonly name: string;
  readonly policy: Policy;
  readonly createdAt: Instant;
}

/** Settings of one organization. Absent members take the installation's default. */
export interface Policy {
  /** Requests a minute for one credential on the Genesys face. */
  readonly genesysRatePerMinute?: number;
  /** Requests a minute for one credential on every other face. */
  readonly ratePerMinute?: number;
  /** On how many devices one owner may have a line, and how many of them may be his own. */
  readonly maxDeviceCount?: number;
  readonly maxOwnedDeviceCount?: number;
  /** Origins from whose pages browsers may call the Apperian face: `scheme://host[:port]`, none of them a pattern. */
  readonly corsOrigins?: string[];
  /** Answer 400 to a client-credentials token on Genesys' user resources, as the vendor does elsewhere. */
  readonly genesysRequiresUser?: boolean;
}
