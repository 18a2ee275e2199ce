/** Stores callings: where and under which number an owner is called. All code that changes one calls this file. */
import { isDeepStrictEqual } from 'node:util';
import type { LocationId } from '../../domain/ids.ts';
import { tidyName } from '../../domain/names.ts';
import type { Owner } from '../../domain/owner.ts';
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import type { Calling, VirtualLine } from '../../domain/telephony.ts';
import {
  deleteCalling,
  fromCalling,
  selectCallingByExtension,
  selectCallingByNumber,
  upsertCalling,
} from '../../storage/statements/calling.ts';
import { insertVirtualLine } from '../../storage/statements/virtual-lines.ts';
import type { Edit } from '../change.ts';
import { type Extras, mergeStoredExtras } from '../extras.ts';
import { tell } from '../facts.ts';
import { requireKnownLocation } from '../locations.ts';
import { findOwner, outsideOfYours } from '../owners.ts';
import { record } from '../record.ts';
import { seesLocation } from '../rights.ts';
import { findCalling } from './find-calling.ts';
import { requireFreeCalling } from './limits.ts';

export interface CallingInput {
  readonly locationId: LocationId;
  readonly extension?: string | null;
  readonly phoneNumber?: string | null;
  /** Of a person. Everybody may be a guest until it is taken from them. */
  readonly guestAllowed?: boolean;
}

export interface VirtualLineInput extends CallingInput {
  readonly firstName: string;
  readonly lastName: string;
  /** What dialects keep with it, by dialect. */
  readonly extras?: Extras | undefined;
}

/** Creates or changes the owner's calling. What is left out stays unchanged. */
export async function setCalling(edit: Edit, owner: Owner, input: CallingInput): Promise<Calling> {
  const { tx, org, actor } = edit;
  const facts = await findOwner(tx, org, owner);
  if (facts === undefined) throw notFound(owner.kind);
  const before = await findCalling(tx, org, owner);
  // A calling moves between two locations of the actor. The first one puts the owner there, so it needs the owner's own.
  const from = before === undefined ? facts.locationId : before.locationId;
  if (!seesLocation(actor, from)) throw owner.id === actor.id ? outsideOfYours() : notFound(owner.kind);
  return putCalling(edit, owner, before, input);
}

async function putCalling(edit: Edit, owner: Owner, before: Calling | undefined, input: CallingInput): Promise<Calling> {
  await requireKnownLocation(edit.tx, edit.actor, input.locationId);
  const after: Calling = {
    owner,
    locationId: input.locationId,
    extension: input.extension === undefined ? (before?.extension ?? null) : input.extension,
    phoneNumber: input.phoneNumber === undefined ? (before?.phoneNumber ?? null) : input.phoneNumber,
    compression: before?.compression ?? false,
    guestAllowed: input.guestAllowed ?? before?.guestAllowed ?? true,
  };
  if (before === undefined) await requireFreeCalling(edit, owner);
  await requireFreeNumbers(edit, after);
  return saveCalling(edit, before, after);
}

/** Writes the calling if it differs from `before`. Who may be a guest no more leaves where they are one. */
export async function saveCalling(edit: Edit, before: Calling | undefined, after: Calling): Promise<Calling> {
  if (before !== undefined && isDeepStrictEqual(after, before)) return before;
  edit.tx.send(upsertCalling, { org: edit.org, now: edit.now, ...fromCalling(after) });
  record.callingUpdated(edit, before, after);
  if (before?.guestAllowed && !after.guestAllowed) await tell(edit, 'guest not allowed', { owner: after.owner });
  return after;
}

/** Removes the calling. The owner's lines stay until they are ended. */
export async function removeCalling(edit: Edit, calling: Calling): Promise<void> {
  const { owner } = calling;
  edit.tx.send(deleteCalling, { org: edit.org, ownerId: owner.id });
  record.callingRemoved(edit, calling);
  await tell(edit, 'calling removed', { owner, calling });
}

/** The same, but does nothing for an owner without calling. */
export async function removeCallingOf(edit: Edit, owner: Owner): Promise<void> {
  const calling = await findCalling(edit.tx, edit.org, owner);
  if (calling !== undefined) await removeCalling(edit, calling);
}

export async function createVirtualLine(edit: Edit, input: VirtualLineInput): Promise<VirtualLine> {
  const { firstName, lastName, extras, ...calling } = input;
  const names = { firstName: tidyName('firstName', firstName), lastName: tidyName('lastName', lastName) };
  const times = { createdAt: edit.now, modifiedAt: edit.now, closedAt: null, revision: 1 };
  const line: VirtualLine = { id: edit.newId(), ...names, extras: mergeStoredExtras(null, extras), ...times };
  edit.tx.send(insertVirtualLine, { org: edit.org, ...line });
  record.virtualLineCreated(edit, line);
  await putCalling(edit, { kind: 'virtual_line', id: line.id }, undefined, calling);
  return line;
}

async function requireFreeNumbers({ tx, org }: Edit, { owner, locationId, extension, phoneNumber }: Calling): Promise<void> {
  const isTaken = (row: { ownerId: string } | undefined) => row !== undefined && row.ownerId !== owner.id;
  if (extension !== null) {
    if (!/^\d{2,10}$/.test(extension)) throw invalid('extension', '2 to 10 digits', extension);
    if (isTaken(await tx.one(selectCallingByExtension, { org, locationId, extension }))) {
      throw new Problem('conflict', `The extension ${extension} is taken in this location.`);
    }
  }
  if (phoneNumber === null) return;
  if (!/^\+\d{5,15}$/.test(phoneNumber)) {
    throw invalid('phoneNumber', 'a number in E.164 form, such as +14085550100', phoneNumber);
  }
  if (isTaken(await tx.one(selectCallingByNumber, { org, phoneNumber }))) {
    throw new Problem('conflict', `The number ${phoneNumber} is taken.`);
  }
}
