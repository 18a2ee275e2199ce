/** Finds owners of every kind: persons, workspaces, virtual lines, applications. */
import type { Actor } from '../domain/actor.ts';
import type { LocationId, OrgId } from '../domain/ids.ts';
import type { Owner } from '../domain/owner.ts';
import type { Person } from '../domain/person.ts';
import { notFound, Problem } from '../domain/problem.ts';
import { selectApplication, selectApplicationEver } from '../storage/statements/applications.ts';
import { selectCalling } from '../storage/statements/calling.ts';
import { selectPerson, selectPersonEver } from '../storage/statements/people.ts';
import { selectWorkspace, selectWorkspaceEver } from '../storage/statements/places.ts';
import { selectVirtualLine, selectVirtualLineEver } from '../storage/statements/virtual-lines.ts';
import type { Reader } from '../storage/storage.ts';
import { keptPerson } from './merged.ts';
import { reachesOwner } from './reach.ts';

export interface OwnerFacts {
  readonly name: string;
  readonly locationId: LocationId | null;
  readonly disabledReason: string | null;
}

/** Undefined for an unknown owner, for people who have left, for applications that were removed and for what is closed. */
export async function findOwner(reader: Reader, org: OrgId, owner: Owner): Promise<OwnerFacts | undefined> {
  const key = { org, id: owner.id };
  if (owner.kind === 'application') return ofApplication(await reader.one(selectApplication, key));
  if (owner.kind === 'workspace' && (await reader.one(selectWorkspace, key)) === undefined) return undefined;
  if (owner.kind === 'virtual_line' && (await reader.one(selectVirtualLine, key)) === undefined) return undefined;
  if (owner.kind !== 'person') return findOwnerEver(reader, org, owner);
  const person = await reader.one(selectPerson, key);
  return person && factsOf(person);
}

/** The owner, for an actor who may see them. */
export async function requireOwner(reader: Reader, actor: Actor, owner: Owner): Promise<OwnerFacts> {
  const facts = await findOwner(reader, actor.org, owner);
  if (facts === undefined) await refuseMerged(reader, actor, owner);
  return visible(reader, actor, owner, facts);
}

/** A present or past owner, for an actor who may see them. */
export async function requireOwnerEver(reader: Reader, actor: Actor, owner: Owner): Promise<OwnerFacts> {
  return visible(reader, actor, owner, await findOwnerEver(reader, actor.org, owner));
}

/** Whether the actor may see who holds or held something. */
export async function reachesHolder(reader: Reader, actor: Actor, owner: Owner): Promise<boolean> {
  const facts = await findOwnerEver(reader, actor.org, owner);
  return actor.id === owner.id || (facts !== undefined && (await reachesOwner(reader, actor, { id: owner.id, ...facts })));
}

/** The same for a read of what they hold or held: the id of somebody who was merged leads to the person who goes on. */
export async function readOwnerEver(reader: Reader, actor: Actor, owner: Owner): Promise<Owner> {
  const { disabledReason } = await requireOwnerEver(reader, actor, owner);
  // Nobody who was merged is here, and who is not has a reason.
  if (owner.kind !== 'person' || disabledReason === null) return owner;
  const kept = await keptPerson(reader, actor.org, owner.id);
  if (kept === undefined) return owner;
  await requireOwnerEver(reader, actor, { kind: 'person', id: kept });
  return { kind: 'person', id: kept };
}

/**
 * The owner of a device to be assigned: must not be disabled. Even the actor must be in the locations that they administer. `known`: what
 * the caller has read of them in this transaction.
 */
export async function requireAbleOwner(reader: Reader, actor: Actor, owner: Owner, known?: OwnerFacts): Promise<OwnerFacts> {
  const facts = known === undefined ? await requireOwner(reader, actor, owner) : await visible(reader, actor, owner, known);
  if (!(await reachesOwner(reader, actor, { id: owner.id, ...facts }))) throw outsideOfYours();
  requireAble(facts);
  return facts;
}

/** The owner of what is blocked or freed. An administrator whose own place is not theirs frees nothing of their own. */
export async function requireReachedOwner(reader: Reader, actor: Actor, owner: Owner): Promise<OwnerFacts> {
  const facts = await requireOwnerEver(reader, actor, owner);
  if (!(await reachesOwner(reader, actor, { id: owner.id, ...facts }))) throw outsideOfYours();
  if (facts.disabledReason !== null) await refuseMerged(reader, actor, owner);
  return facts;
}

export function requireAble({ disabledReason }: Pick<OwnerFacts, 'disabledReason'>): void {
  if (disabledReason !== null) throw new Problem('conflict', 'Somebody who is disabled cannot be given a device.');
}

/** Also finds people who have left and applications that were removed, for reading the history. */
async function findOwnerEver(reader: Reader, org: OrgId, owner: Owner): Promise<OwnerFacts | undefined> {
  const key = { org, id: owner.id };
  switch (owner.kind) {
    case 'person': {
      const person = await reader.one(selectPersonEver, key);
      return person && factsOf(person);
    }
    case 'workspace': {
      const workspace = await reader.one(selectWorkspaceEver, key);
      return workspace && { name: workspace.name, locationId: workspace.locationId, disabledReason: null };
    }
    case 'application':
      return ofApplication(await reader.one(selectApplicationEver, key));
    case 'virtual_line': {
      const line = await reader.one(selectVirtualLineEver, key);
      const calling = await reader.one(selectCalling, { org, ownerId: owner.id });
      const name = line && `${line.firstName} ${line.lastName}`.trim();
      return line && { name: name ?? '', locationId: calling?.locationId ?? null, disabledReason: null };
    }
  }
}

/** What is written for a record that was merged would be found by nobody: the refusal names the person who goes on. */
async function refuseMerged(reader: Reader, actor: Actor, { kind, id }: Owner): Promise<void> {
  const kept = kind === 'person' ? await keptPerson(reader, actor.org, id) : undefined;
  if (kept === undefined) return;
  const { name } = await requireOwnerEver(reader, actor, { kind: 'person', id: kept });
  throw new Problem('conflict', `This record was merged into ${name}: use the id ${kept}.`);
}

/** For an actor who sees the owner and may not act on them. */
export function outsideOfYours(): Problem {
  return new Problem('forbidden', 'The owner is in a location that is not yours.');
}

async function visible(reader: Reader, actor: Actor, owner: Owner, facts: OwnerFacts | undefined): Promise<OwnerFacts> {
  if (facts === undefined) throw notFound(owner.kind);
  if (actor.id === owner.id || (await reachesOwner(reader, actor, { id: owner.id, ...facts }))) return facts;
  throw notFound(owner.kind);
}

function ofApplication(application: Pick<OwnerFacts, 'name' | 'disabledReason'> | undefined): OwnerFacts | undefined {
  return application && { name: application.name, locationId: null, disabledReason: application.disabledReason };
}

export function factsOf({
  displayName,
  locationId,
  disabledReason,
}: Pick<Person, 'displayName' | 'locationId' | 'disabledReason'>): OwnerFacts {
  return { name: displayName, locationId, disabledReason };
}
