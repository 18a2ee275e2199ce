/**
 * Keeps the lines of a person that are on no device of heldby: on their apps, or on the phones where they are a guest. Which
 * owners they are is checked as for the lines of devices; the list itself is the dialect's.
 */
import { change, type Write } from '../../core/change.ts';
import { requireMember } from '../../core/composed/replace-members.ts';
import type { Core } from '../../core/core.ts';
import { type Extras, mergeExtras } from '../../core/extras.ts';
import { keptPerson } from '../../core/merged.ts';
import { savePerson } from '../../core/people/save.ts';
import { requireRight, seesLocation } from '../../core/rights.ts';
import { type MemberWish, requirePorts, withPrimary } from '../../core/telephony/member-plan.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OrgId, OwnerId, PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { selectCallable } from '../../storage/statements/calling.ts';
import type { Reader } from '../../storage/storage.ts';
import { type Callable, type CallableFilter, findCallables, toCallable } from './callables.ts';
import { requireCallablePerson } from './kept-settings.ts';

/** A list of lines as a dialect keeps it with the person. */
export interface LineList {
  readonly ports: number;
  readonly read: (person: Person) => readonly MemberWish[];
  readonly toExtras: (lines: readonly MemberWish[]) => Extras;
}

export interface KeptLine {
  readonly callable: Callable;
  readonly line: MemberWish;
}

export interface KeptLines {
  /** By port; the person's own line is always among them. Who cannot be called any more, or is out of reach, is left out. */
  readonly linesOf: (actor: Actor, id: PersonId, list: LineList) => Promise<readonly KeptLine[]>;
  /** Replaces those within reach. The person keeps their own line. */
  readonly keepLines: (write: Write, id: PersonId, wishes: readonly MemberWish[], list: LineList) => Promise<void>;
  /** Owners who are not on the list yet, within reach, ordered by name. */
  readonly availableFor: (actor: Actor, id: PersonId, filter: CallableFilter, list: LineList) => Promise<readonly Callable[]>;
}

export function createKeptLines(core: Core): KeptLines {
  const { storage } = core;
  return {
    linesOf: async (actor, id, list) => {
      requireRight(actor, 'read call settings');
      const person = await requireCallablePerson(storage, actor, id);
      return (await resolved(storage, actor.org, person, list)).filter(({ callable }) => isSeen(actor, callable));
    },
    keepLines: (write, id, wishes, list) =>
      change(core, write, { name: 'keptLines.keep', needs: 'write call settings' }, { id, wishes }, async edit => {
        const person = await requireCallablePerson(edit.tx, edit.actor, id);
        const known = await resolved(edit.tx, edit.org, person, list);
        const seen = known.filter(({ callable }) => isSeen(edit.actor, callable));
        for (const ownerId of new Set(wishes.map(wish => wish.ownerId))) {
          if (!seen.some(({ line }) => line.ownerId === ownerId)) await requireMember(edit, ownerId);
        }
        const unseen = known.filter(each => !seen.includes(each)).map(({ stored }) => stored);
        const others = seen.filter(({ line }) => line.ownerId !== person.id);
        const wanted = withPrimary([...wishes.map(wish => asStored(wish, others)), ...unseen], ownLine(person));
        requirePorts(wanted, list.ports);
        const extras = list.toExtras(byPort(wanted));
        await savePerson(edit, person, { ...person, extras: mergeExtras(person.extras, extras) });
      }),
    availableFor: async (actor, id, filter, list) => {
      requireRight(actor, 'read call settings');
      const person = await requireCallablePerson(storage, actor, id);
      const taken = new Set<OwnerId>((await resolved(storage, actor.org, person, list)).map(({ line }) => line.ownerId));
      return (await findCallables(storage, actor.org, filter, taken)).filter(each => isSeen(actor, each));
    },
  };
}

function linesIn(person: Person, list: LineList): readonly MemberWish[] {
  return byPort(withPrimary(list.read(person), ownLine(person)));
}

function ownLine({ id }: Person) {
  const plain = { weight: 1, label: null, hotlineDestination: null, allowCallDecline: true, t38Fax: false };
  return { owner: personOwner(id), port: 1, appearance: 'primary', ...plain } as const;
}

function byPort(lines: readonly MemberWish[]): readonly MemberWish[] {
  return lines.toSorted((one, other) => one.port - other.port);
}

interface Resolved extends KeptLine {
  /** As it is kept: it may name a record that was merged into the one of `line`. */
  readonly stored: MemberWish;
}

/** Without those who cannot be called any more. */
async function resolved(reader: Reader, org: OrgId, person: Person, list: LineList): Promise<readonly Resolved[]> {
  const lines = await Promise.all(linesIn(person, list).map(line => resolve(reader, org, line)));
  return lines.filter(line => line !== null);
}

async function resolve(reader: Reader, org: OrgId, stored: MemberWish): Promise<Resolved | null> {
  const row =
    (await reader.one(selectCallable, { org, ownerId: stored.ownerId })) ?? (await selectMerged(reader, org, stored.ownerId));
  return row === undefined ? null : { callable: toCallable(row), line: { ...stored, ownerId: row.ownerId }, stored };
}

async function selectMerged(reader: Reader, org: OrgId, id: OwnerId) {
  const ownerId = await keptPerson(reader, org, id);
  return ownerId === undefined ? undefined : reader.one(selectCallable, { org, ownerId });
}

/** What comes back as it was read still names the record that was merged, so that it is theirs again if the merge is undone. */
function asStored(wish: MemberWish, lines: readonly Resolved[]): MemberWish {
  const was = lines.find(({ line }) => line.ownerId === wish.ownerId && line.port === wish.port);
  return was === undefined ? wish : { ...wish, ownerId: was.stored.ownerId };
}

function isSeen(actor: Actor, { location }: Callable): boolean {
  return seesLocation(actor, location?.id ?? null);
}
