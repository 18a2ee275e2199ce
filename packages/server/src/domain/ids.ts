/** Types of ids, so that a signature says which id it takes. */

/** The organization's small integer. It is the first column of every key and never leaves the server. */
export type OrgId = number;
/** A UUID in canonical lower case. */
export type OrganizationId = string;
export type PersonId = string;
export type WorkspaceId = string;
export type DirectoryId = string;
export type ProviderId = string;
export type LocationId = string;
export type ApplicationId = string;
export type DeviceId = string;
export type AssignmentId = string;
export type CredentialId = string;
export type GrantId = string;
export type GroupId = string;
export type SigningCredentialId = string;
export type OwnerId = string;

/** Installation-wide changes are events of this reserved organization. */
export const INSTALLATION: OrgId = 0;
export const INSTALLATION_ID: OrganizationId = '00000000-0000-0000-0000-000000000000';
