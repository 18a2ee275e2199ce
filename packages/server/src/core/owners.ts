/** Owners by whatever they are: persons, workspaces, applications. */
import type { Actor } from '../domain/actor.ts';
import type { LocationId } from '../domain/ids.ts';
import type { Owner } from '../domain/owner.ts';
import { notFound, Problem } from '../domain/problem.ts';
import { selectCalling, selectVirtualLine } from '../storage/statements/calling.ts';
import { selectApplication } from '../storage/statements/credentials.ts';
import { type PersonRow, selectPerson, selectPersonEver } from '../storage/statements/people.ts';
import { selectWorkspace } from '../storage/statements/places.ts';
import type { Reader } from '../storage/storage.ts';
import { requireLocation } from './rights.ts';

export interface OwnerFacts {
  readonly name: string;
  readonly locationId: LocationId | null;
  readonly disabledReason: string | null;
}

/** Undefined when there is no such owner, and for whoever has left. */
export async function findOwner(reader: Reader, org: number, owner: Owner): Promise<OwnerFacts | undefined> {
  if (owner.kind !== 'person') return findOwnerEver(reader, org, owner);
  const person = await reader.one(selectPerson, { org, id: owner.id });
  return person && factsOf(person);
}

/** The same with whoever was removed: for questions about the past. */
export async function findOwnerEver(reader: Reader, org: number, owner: Owner): Promise<OwnerFacts | undefined> {
  const key = { org, id: owner.id };
  switch (owner.kind) {
    case 'person': {
      const person = await reader.one(selectPersonEver, key);
      return person && factsOf(person);
    }
    case 'workspace': {
      const workspace = await reader.one(selectWorkspace, key);
      return workspace && { name: workspace.name, locationId: workspace.locationId, disabledReason: null };
    }
    case 'application': {
      const application = await reader.one(selectApplication, key);
      return application && { name: application.name, locationId: null, disabledReason: null };
    }
    case 'virtual_line': {
      const line = await reader.one(selectVirtualLine, key);
      const calling = await reader.one(selectCalling, { org, ownerId: owner.id });
      const name = line && `${line.firstName} ${line.lastName}`.trim();
      return line && { name: name ?? '', locationId: calling?.locationId ?? null, disabledReason: null };
    }
  }
}

/** The owner, for somebody who may see him. */
export async function requireOwner(reader: Reader, actor: Actor, owner: Owner): Promise<OwnerFacts> {
  return visible(actor, owner, await findOwner(reader, actor.org, owner));
}

/** Whoever is or was an owner, for somebody who may see him. */
export async function requireOwnerEver(reader: Reader, actor: Actor, owner: Owner): Promise<OwnerFacts> {
  return visible(actor, owner, await findOwnerEver(reader, actor.org, owner));
}

/** An owner that is to get a device must be able to use it. */
export async function requireAbleOwner(reader: Reader, actor: Actor, owner: Owner): Promise<OwnerFacts> {
  const facts = await requireOwner(reader, actor, owner);
  if (facts.disabledReason !== null) throw new Problem('conflict', 'A disabled person cannot be given a device.');
  return facts;
}

function visible(actor: Actor, owner: Owner, facts: OwnerFacts | undefined): OwnerFacts {
  if (facts === undefined) throw notFound(owner.kind);
  if (actor.id !== owner.id) requireLocation(actor, facts.locationId, owner.kind);
  return facts;
}

function factsOf({ displayName, locationId, disabledReason }: PersonRow): OwnerFacts {
  return { name: displayName, locationId, disabledReason };
}
