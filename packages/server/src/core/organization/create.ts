/** Creates an organization, in a transaction of the installation. */
import { groupForEverybody } from '../../domain/group.ts';
import { INSTALLATION } from '../../domain/ids.ts';
import { tidyName } from '../../domain/names.ts';
import type { Organization, Policy } from '../../domain/organization.ts';
import { fromGroup, insertGroup } from '../../storage/statements/groups.ts';
import { insertOrganization, selectHighestOrg, toOrganization } from '../../storage/statements/organizations.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { noteChanges } from './policy.ts';

export interface OrganizationInput {
  readonly name: string;
  readonly policy: Policy;
  /** Create it only if the installation has no organization yet. */
  readonly onlyAsFirst: boolean;
}

/** Returns undefined if `onlyAsFirst` is set and there is an organization already. */
export async function createOrganization(edit: Edit, input: OrganizationInput): Promise<Organization | undefined> {
  const { policy, onlyAsFirst } = input;
  const name = tidyName('name', input.name);
  const { tx, now } = edit;
  const highest = (await tx.one(selectHighestOrg, {}))?.highest ?? INSTALLATION;
  if (onlyAsFirst && highest > INSTALLATION) return undefined;
  const row = { org: highest + 1, id: edit.newId(), name, policy: JSON.stringify(policy), createdAt: now };
  tx.send(insertOrganization, row);
  tx.send(insertGroup, { org: row.org, ...fromGroup(groupForEverybody(row.id, now)) });
  noteChanges(edit, row.org, {}, policy);
  const organization = toOrganization({ ...row, closedAt: null, closedReason: null, restsUntil: null, elsewhere: null });
  record.organizationCreated(edit, organization);
  return organization;
}
