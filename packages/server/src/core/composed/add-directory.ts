/** Adds and removes a directory together with the application as which it acts, and makes its tokens. */
import type { Directory, DirectoryKind, DirectoryRule, OnInactive } from '../../domain/directory.ts';
import { Problem, QUOTA } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectDirectories } from '../../storage/statements/directories.ts';
import { selectManagedPeople } from '../../storage/statements/directory-members.ts';
import { toPerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { deleteOfDirectory, insertNewDirectory } from '../directories/save.ts';
import { createApplication, removeApplication, requireApplication } from '../identity/applications.ts';
import type { Issued } from '../identity/credentials.ts';
import { issueApiToken } from '../identity/tokens.ts';
import { unmark } from './release-person.ts';

export interface DirectoryInput {
  readonly name: string;
  readonly kind: DirectoryKind;
  readonly onInactive?: OnInactive;
  readonly rules?: readonly DirectoryRule[];
  /** Null or left out: it does not end, unless the policy has a limit for all tokens. */
  readonly tokenExpiresAt?: Instant | null;
}

export interface IssuedDirectory {
  readonly directory: Directory;
  readonly token: string;
}

/** An organization has one, and a second one while it moves, or for a company that it has bought. */
const DIRECTORIES_LIMIT = 20;

export async function addDirectory(edit: Edit, input: DirectoryInput): Promise<IssuedDirectory> {
  const others = await edit.tx.all(selectDirectories, { org: edit.org });
  if (others.length >= DIRECTORIES_LIMIT)
    throw new Problem('conflict', `There are ${DIRECTORIES_LIMIT} directories already: remove one first.`, {
      resource: QUOTA,
    });
  // It gives roles by its rules, so it has the role that may. Without a grant and a secret, its tokens are the only way in.
  const wish = { name: input.name, role: 'full', grants: [], public: true } as const;
  const { application } = await createApplication(edit, wish);
  const directory = await insertNewDirectory(edit, {
    id: edit.newId(),
    name: input.name,
    kind: input.kind,
    onInactive: input.onInactive ?? 'disable',
    rules: input.rules ?? [],
    applicationId: application.id,
  });
  const { secret } = await issueDirectoryToken(edit, directory, input.tokenExpiresAt);
  return { directory, token: secret };
}

/** Directories are set up once, so their tokens do not end unless the policy says that all tokens do. */
export function issueDirectoryToken(edit: Edit, directory: Directory, expiresAt?: Instant | null): Promise<Issued> {
  const { maxTokenDays } = edit.actor.policy;
  return issueApiToken(edit, {
    subject: { kind: 'application', id: directory.applicationId },
    scopes: ['scim'],
    label: directory.name,
    expiresAt: expiresAt ?? (maxTokenDays === undefined ? null : undefined),
  });
}

/** Who comes from it stays, and is managed by nobody. */
export async function removeDirectory(edit: Edit, directory: Directory): Promise<void> {
  const managed = await edit.tx.all(selectManagedPeople, { org: edit.org, directoryId: directory.id });
  for (const row of managed) await unmark(edit, toPerson(row));
  deleteOfDirectory(edit, directory);
  await removeApplication(edit, await requireApplication(edit.tx, edit.org, directory.applicationId), null);
}
