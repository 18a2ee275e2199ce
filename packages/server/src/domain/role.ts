/** The role of a person or an application. What each may do to others stands in the table of core/rights.ts. */

export const ROLES = ['full', 'read_only', 'user_admin', 'location_admin', 'member'] as const;
export type Role = (typeof ROLES)[number];
