/** What belongs to a directory, and is changed only through it: its application and tokens, and the people and groups that it manages. */
import type { Group } from '../domain/group.ts';
import type { Owner } from '../domain/owner.ts';
import type { Person } from '../domain/person.ts';
import { invalid, Problem } from '../domain/problem.ts';
import type { Scope } from '../domain/scope.ts';
import { selectDirectoryOfApplication } from '../storage/statements/directories.ts';
import { selectGroupManager, selectManager } from '../storage/statements/directory-members.ts';
import type { Edit } from './change.ts';

/** The application as which a directory acts lives and ends with it. */
export async function requireNoDirectory({ tx, org }: Edit, { id }: { readonly id: string }): Promise<void> {
  const row = await tx.one(selectDirectoryOfApplication, { org, applicationId: id });
  if (row === undefined) return;
  throw new Problem('conflict', `This is the application of the directory ${row.name}: change or remove the directory.`);
}

/** The token of a directory is good for provisioning alone. */
export async function requireTokenOfDirectory({ tx, org }: Edit, subject: Owner, scopes: readonly Scope[]): Promise<void> {
  if (subject.kind !== 'application' || (scopes.length === 1 && scopes[0] === 'scim')) return;
  const row = await tx.one(selectDirectoryOfApplication, { org, applicationId: subject.id });
  if (row !== undefined) throw invalid('scopes', 'scim alone, because it is for a directory', scopes.join(' '), 'enum');
}

/** What a directory says about people, and nobody else. */
const MANAGED = ['login', 'firstName', 'lastName', 'displayName', 'email', 'mobilePhone'] as const;

/** Throws `conflict` if a directory manages the person and somebody else changes what it says. */
export async function requireManagedBy(edit: Edit, before: Person, wanted: Person): Promise<void> {
  if (before.details?.managedBy === undefined) return;
  const isChanged =
    MANAGED.some(member => before[member] !== wanted[member]) || before.details.employeeNumber !== wanted.details?.employeeNumber;
  const given = before.role !== wanted.role || before.locationId !== wanted.locationId;
  if (!isChanged && !given) return;
  const manager = await edit.tx.one(selectManager, { org: edit.org, personId: before.id });
  if (manager === undefined || manager.applicationId === edit.actor.id) return;
  if (isChanged) throw managed(before, manager.name, 'login, names, addresses and employee number');
  const byRule = JSON.parse(manager.given ?? '{}') as { readonly role?: string | null; readonly locationId?: string | null };
  if (byRule.role === before.role && before.role !== wanted.role) throw managed(before, manager.name, 'role, by a rule');
  if (byRule.locationId === before.locationId && before.locationId !== wanted.locationId && before.locationId !== null)
    throw managed(before, manager.name, 'location, by a rule');
}

/** A directory would go on about the record that is no person any more. */
export async function requireUnmanaged({ tx, org }: Edit, { id, displayName }: Person): Promise<void> {
  const manager = await tx.one(selectManager, { org, personId: id });
  if (manager === undefined) return;
  const how = 'Merge the other record into this one, or release them first.';
  throw new Problem('conflict', `${displayName} is managed by the directory ${manager.name}. ${how}`);
}

function managed({ displayName }: Person, directory: string, what: string): Problem {
  return new Problem(
    'conflict',
    `${displayName} is managed by the directory ${directory}, which sets their ${what}. Change it there, or release them first.`,
  );
}

/** Throws `conflict` if a directory manages the group and somebody else changes it. */
export async function requireGroupManagedBy({ tx, org, actor }: Edit, { id, name }: Group): Promise<void> {
  const manager = await tx.one(selectGroupManager, { org, groupId: id });
  if (manager === undefined || manager.applicationId === actor.id) return;
  throw new Problem('conflict', `The group ${name} is managed by the directory ${manager.name}. Change it there.`);
}
