/** Finds organizations by number, and by what a request says: its host, a name, or nothing if there is only one. */
import type { OrgId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import { notFound } from '../../domain/problem.ts';
import { selectFirstOrganizations, selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import { locateHost, locateOrganization } from '../../storage/statements/sign-in.ts';
import type { Reader } from '../../storage/storage.ts';
import { requireOrganizationHere } from '../here.ts';

/** What a request says about its organization. */
export interface Place {
  /** The host that the request was sent to. */
  readonly host?: string;
  /** The organization by name or id, if the caller names one. */
  readonly organization?: string;
}

export async function requireOrganization(reader: Reader, org: OrgId): Promise<Organization> {
  const row = await reader.one(selectOrganization, { org });
  if (row === undefined) throw notFound('organization');
  return toOrganization(row);
}

/** The host without its port, in the spelling in which it is stored. */
export function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

/** The organization that the host is registered for. The port is ignored. */
export async function organizationOfHost(reader: Reader, host: string): Promise<OrgId | undefined> {
  return (await reader.one(locateHost, { host: hostName(host) }))?.org;
}

/**
 * The organization registered for the host, else the named one, else the only one of the installation. Never looks at who has
 * which login: the answer would tell one organization about the people of another. Throws `unavailable` if it lives elsewhere.
 */
export async function organizationAt(reader: Reader, place: Place): Promise<OrgId | undefined> {
  const org = await findAt(reader, place);
  if (org !== undefined) await requireOrganizationHere(reader, org);
  return org;
}

async function findAt(reader: Reader, { host, organization }: Place): Promise<OrgId | undefined> {
  const byHost = host === undefined ? undefined : await organizationOfHost(reader, host);
  if (byHost !== undefined) return byHost;
  const found =
    organization === undefined
      ? await reader.all(selectFirstOrganizations, {})
      : await reader.all(locateOrganization, { name: organization });
  return found.length === 1 ? found[0]?.org : undefined;
}
