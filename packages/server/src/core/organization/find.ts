/** Finds organizations by number, and by the host that a request was sent to. */
import type { OrgId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import { notFound } from '../../domain/problem.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import { locateHost } from '../../storage/statements/sign-in.ts';
import type { Reader } from '../../storage/storage.ts';

export async function requireOrganization(reader: Reader, org: OrgId): Promise<Organization> {
  const row = await reader.one(selectOrganization, { org });
  if (row === undefined) throw notFound('organization');
  return toOrganization(row);
}

/** The organization that the host is registered for. The port is ignored. */
export async function organizationOfHost(reader: Reader, host: string): Promise<OrgId | undefined> {
  const name = host.toLowerCase().replace(/:\d*$/, '');
  return (await reader.one(locateHost, { host: name }))?.org;
}
