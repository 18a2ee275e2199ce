/** A directory adds, changes and deletes people. What it says is stored as it is; what it does to them happens when it changes its mind. */
import type { Directory, DirectoryPerson, Said } from '../../domain/directory.ts';
import type { PersonId } from '../../domain/ids.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { selectManager } from '../../storage/statements/directory-members.ts';
import { selectPersonByLogin, toPerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { findDeletedLink, findLink, findLinkByExternalId, insertNewLink, saveLink } from '../directories/links.ts';
import { changePerson } from '../people/change.ts';
import { createPerson } from '../people/create.ts';
import { activate, deactivate, returnOf } from './deactivate.ts';
import { applyRules } from './directory-rules.ts';
import { leave } from './leave.ts';
import { type Provisioned, TAKEN } from './provisioned.ts';
import { unmark } from './release-person.ts';

/** A person as the directory wants them. */
export interface ProvisionWish {
  readonly said: Said;
  readonly externalId: string | null;
  /** Undefined: as before, and active for somebody new. */
  readonly active: boolean | undefined;
  /** For which the core has no word. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Somebody who was deleted comes back as the same person; somebody who is here and has no directory becomes this one's. */
export async function provisionPerson(edit: Edit, directory: Directory, wish: ProvisionWish): Promise<Provisioned> {
  const known = await findKnown(edit, directory, wish);
  if (known !== undefined) {
    await requireNoManager(edit, directory, known.personId, wish.said.login);
    const person = await returnOf(edit, known.personId, wish.said.login);
    const link = saveLink(edit, known, { ...known, ...OPEN, deletedAt: null });
    return reviseProvisioned(edit, directory, { person, link, isHere: true }, withDefault(wish));
  }
  const here = await findFree(edit, directory, wish.said.login);
  if (here === undefined) return addNew(edit, directory, wish);
  const before = await findLink(edit, directory, here.id);
  const link =
    before === undefined
      ? insertNewLink(edit, newLink(edit, directory, here, wish))
      : saveLink(edit, before, { ...before, ...OPEN });
  return reviseProvisioned(edit, directory, { person: here, link, isHere: true }, withDefault(wish));
}

/** Nobody knows them yet, and they are in no group, so there is nothing to compare and no rule that fits. */
async function addNew(edit: Edit, directory: Directory, wish: ProvisionWish): Promise<Provisioned> {
  const person = await createPerson(edit, inputOf(directory, wish.said));
  const made = { person, link: insertNewLink(edit, newLink(edit, directory, person, wish)), isHere: true };
  return wish.active === false ? deactivate(edit, directory, made) : made;
}

export async function reviseProvisioned(
  edit: Edit,
  directory: Directory,
  before: Provisioned,
  wish: ProvisionWish,
): Promise<Provisioned> {
  const { link } = before;
  const active = wish.active ?? link.active;
  const returned = active && !link.active ? await activate(edit, before) : before;
  const changed = await applySaid(edit, directory, returned, wish);
  const ruled = changed.isHere ? await applyRules(edit, directory, changed) : changed;
  if (active || !link.active) return ruled;
  return deactivate(edit, directory, ruled);
}

/** They leave, and the directory does not see them any more. */
export async function deleteProvisioned(edit: Edit, directory: Directory, { person, link, isHere }: Provisioned): Promise<void> {
  if (isHere) {
    const released = await unmark(edit, person);
    const reason = `the directory ${directory.name} deleted them`;
    await leave(edit, released, { effectiveAt: edit.now, reason, handTo: null, keepLogin: false });
  }
  saveLink(edit, link, { ...link, deletedAt: edit.now, active: false, ended: 'off_boarded', given: null });
}

const OPEN = { active: true, ended: null, deletedAt: null } as const;

function withDefault(wish: ProvisionWish): ProvisionWish {
  return { ...wish, active: wish.active ?? true };
}

/** Somebody that the directory has deleted: by its id of them, or where that says nothing else by their login. */
async function findKnown(
  edit: Edit,
  directory: Directory,
  { externalId, said }: ProvisionWish,
): Promise<DirectoryPerson | undefined> {
  const [byId, byLogin] = await Promise.all([
    externalId === null ? undefined : findLinkByExternalId(edit, directory, externalId),
    findDeletedLink(edit, directory, loginKey(said.login)),
  ]);
  if (byId?.deletedAt === null)
    throw new Problem('conflict', `The directory has somebody with the externalId ${externalId} already.`, { resource: TAKEN });
  if (byId !== undefined) return byId;
  const isOther = byLogin?.externalId != null && externalId !== null;
  return isOther ? undefined : byLogin;
}

/** Somebody who is here with this login, and is managed by no directory. */
async function findFree(edit: Edit, directory: Directory, login: string): Promise<Person | undefined> {
  const row = await edit.tx.one(selectPersonByLogin, { org: edit.org, loginKey: loginKey(login) });
  if (row === undefined) return undefined;
  await requireNoManager(edit, directory, row.id, login);
  return toPerson(row);
}

async function requireNoManager({ tx, org }: Edit, { id }: Directory, personId: PersonId, login: string): Promise<void> {
  const manager = await tx.one(selectManager, { org, personId });
  if (manager === undefined) return;
  const whose = manager.directoryId === id ? 'this directory' : `the directory ${manager.name}`;
  throw new Problem('conflict', `${login} is somebody who is managed by ${whose} already.`, { resource: TAKEN });
}

function newLink(
  edit: Edit,
  directory: Directory,
  person: Person,
  { externalId, attributes, said: { login } }: ProvisionWish,
): DirectoryPerson {
  const { id: personId, number } = person;
  const said = { externalId, attributes, given: null, pending: null, loginKey: loginKey(login) };
  const times = { createdAt: edit.now, modifiedAt: edit.now };
  return { directoryId: directory.id, personId, number, ...said, ...OPEN, ...times };
}

async function applySaid(
  edit: Edit,
  directory: Directory,
  { person, link, isHere }: Provisioned,
  { said, externalId, attributes }: ProvisionWish,
): Promise<Provisioned> {
  const pending = isHere ? null : said;
  const after = saveLink(edit, link, { ...link, externalId, attributes, pending, loginKey: loginKey(said.login) });
  if (!isHere) return { person, link: after, isHere };
  await requireFree(edit, person, said.login);
  return { person: await changePerson(edit, person, inputOf(directory, said)), link: after, isHere };
}

async function requireFree({ tx, org }: Edit, { id, login: before }: Person, login: string): Promise<void> {
  if (loginKey(login) === loginKey(before)) return;
  const other = await tx.one(selectPersonByLogin, { org, loginKey: loginKey(login) });
  if (other === undefined || other.id === id) return;
  throw new Problem('conflict', `The login ${login} is taken.`, { resource: TAKEN });
}

function inputOf({ id: managedBy }: Directory, { employeeNumber, displayName, ...said }: Said) {
  const name = displayName === undefined ? {} : { displayName };
  return { ...said, ...name, details: { employeeNumber, managedBy } };
}
