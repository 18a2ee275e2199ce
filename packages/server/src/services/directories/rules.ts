/** The rules of a directory: what others would change, and how other ones come to hold for everybody that it manages. */
import { change, type Write } from '../../core/change.ts';
import { applyRules, standingBy } from '../../core/composed/directory-rules.ts';
import type { Provisioned } from '../../core/composed/provisioned.ts';
import type { Core } from '../../core/core.ts';
import { requireDirectory } from '../../core/directories/find.ts';
import { type Directory, type DirectoryRule, givenBy } from '../../domain/directory.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { inBatches } from '../../lib/in-batches.ts';
import {
  selectMembershipsBetween,
  selectProvisioned,
  selectProvisionedAfter,
  toProvisioned,
} from '../../storage/statements/directory-members.ts';

export type Standing = Pick<Person, 'role' | 'locationId'>;

export interface RuledPerson {
  readonly person: Person;
  readonly after: Standing;
}

/** People that one statement reads: some milliseconds. */
const STRIDE = 500;

/** Everybody whose role or location the rules would change, in order of creation. */
export async function* changedByRules(
  { storage }: Core,
  org: number,
  { id: directoryId }: Directory,
  rules: readonly DirectoryRule[],
): AsyncGenerator<RuledPerson> {
  const key = { org, directoryId };
  const read = (after: number) => storage.all(selectProvisionedAfter, { ...key, after, limit: STRIDE });
  let after = 0;
  for await (const rows of inBatches(after, STRIDE, read, ({ number }) => number)) {
    const upTo = rows.at(-1)?.number ?? after;
    const memberships = await storage.all(selectMembershipsBetween, { ...key, after, upTo });
    const groups = Map.groupBy(memberships, ({ personId }) => personId);
    for (const found of rows.map(toProvisioned)) {
      const names = (groups.get(found.person.id) ?? []).map(({ name }) => name);
      const standing = changeOf(found, rules, names);
      if (standing !== undefined) yield { person: found.person, after: standing };
    }
    after = upTo;
  }
}

/** The last full administrator stays one: what would take them away is left out, as a call of the directory would be refused. */
export async function applyRulesToAll(core: Core, write: Write, directory: Directory): Promise<void> {
  const { org } = write.actor;
  const again = { ...write, idempotencyKey: null, expectedRevision: null };
  for await (const { person } of changedByRules(core, org, directory, directory.rules)) {
    const operation = { name: 'directories.applyRules', needs: 'write directories' } as const;
    try {
      await change(core, again, operation, { id: directory.id, person: person.id }, async edit => {
        const row = await edit.tx.one(selectProvisioned, { org, directoryId: directory.id, id: person.id });
        if (row === undefined) return;
        await applyRules(edit, await requireDirectory(edit.tx, org, directory.id), toProvisioned(row));
      });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'conflict') throw error;
    }
  }
}

function changeOf({ person, link, isHere }: Provisioned, rules: readonly DirectoryRule[], groups: readonly string[]) {
  if (!isHere) return undefined;
  const after = standingBy(person, link.given, givenBy(rules, groups));
  return after.role === person.role && after.locationId === person.locationId ? undefined : after;
}
