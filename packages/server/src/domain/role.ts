/** The role of a person or application. The table in core/rights.ts says what each may do to others. */

export const ROLES = ['full', 'read_only', 'user_admin', 'location_admin', 'member'] as const;
export type Role = (typeof ROLES)[number];
