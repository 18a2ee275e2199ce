/** Renames organizations, closes them and opens them again. Each runs in a transaction of the organization. */
import { tidyName } from '../../domain/names.ts';
import type { Organization } from '../../domain/organization.ts';
import { updateOrganization } from '../../storage/statements/organizations.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { requireOrganization } from './find.ts';

export async function renameOrganization(edit: Edit, given: string): Promise<Organization> {
  const before = await requireOrganization(edit.tx, edit.org);
  const name = tidyName('name', given);
  if (name === before.name) return before;
  const after = { ...before, name };
  store(edit, after);
  record.organizationRenamed(edit, before, after);
  return after;
}

/** From now on nobody can sign in or call it, and its tokens are refused. Nothing is removed. */
export async function closeOrganization(edit: Edit, reason: string | null): Promise<Organization> {
  const before = await requireOrganization(edit.tx, edit.org);
  if (before.closedAt !== null) return before;
  const after: Organization = { ...before, closedAt: edit.now, closedReason: reason };
  store(edit, after);
  record.organizationClosed(edit, after);
  return after;
}

/** The tokens that have not expired meanwhile are valid again. */
export async function reopenOrganization(edit: Edit): Promise<Organization> {
  const before = await requireOrganization(edit.tx, edit.org);
  if (before.closedAt === null) return before;
  const after: Organization = { ...before, closedAt: null, closedReason: null };
  store(edit, after);
  record.organizationReopened(edit, after);
  return after;
}

function store(edit: Edit, { org, name, closedAt, closedReason }: Organization): void {
  edit.tx.send(updateOrganization, { org, name, closedAt, closedReason });
  edit.afterCommit(() => edit.actors.forgetOrganization(org));
}
