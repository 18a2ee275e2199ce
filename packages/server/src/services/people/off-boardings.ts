/** People leave: now or on a given day, with a preview, and with an undo for 30 days. Those who left can be hired again. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import { type Gone, leave } from '../../core/composed/leave.ts';
import type { ReturnedThing } from '../../core/composed/outcomes.ts';
import { takeBack } from '../../core/composed/take-back.ts';
import type { Core } from '../../core/core.ts';
import { forgetPassword } from '../../core/identity/passwords.ts';
import { requireAbleOwner } from '../../core/owners.ts';
import { requirePerson } from '../../core/people/find.ts';
import { planOffBoarding } from '../../core/people/off-boardings.ts';
import { bringBack, requireGone } from '../../core/people/return.ts';
import { requireRoleToGive } from '../../core/people/roles.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { NamedOffBoarding, OffBoarding } from '../../domain/off-boarding.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { requireOffBoarding } from './find-off-boarding.ts';

export interface LeaveInput {
  /** Null for now. */
  readonly effectiveAt: Instant | null;
  /** Who gets the devices that can be handed over. */
  readonly handTo: Owner | null;
  readonly keepLogin: boolean;
}

export interface Returned {
  readonly person: Person;
  readonly things: readonly ReturnedThing[];
}

export type RehireInput = Partial<Pick<Person, 'login' | 'role' | 'locationId'>>;

export interface OffBoardings {
  readonly offBoard: (write: Write, id: PersonId, input: LeaveInput) => Promise<NamedOffBoarding>;
  /** What `offBoard` would end. Keeps nothing. */
  readonly preview: (actor: Actor, id: PersonId, input: Omit<LeaveInput, 'effectiveAt'>) => Promise<NamedOffBoarding>;
  /** `login`: another one, where theirs is taken. */
  readonly undo: (write: Write, id: string, login?: string) => Promise<Returned>;
  readonly rehire: (write: Write, id: PersonId, input: RehireInput) => Promise<Person>;
}

const needs = 'write people';

export function createOffBoardings(core: Core): OffBoardings {
  const offBoard: OffBoardings['offBoard'] = (write, id, input) =>
    change(core, write, { name: 'people.offBoard', needs }, { id, input }, async edit => {
      const person = await requirePerson(edit.tx, edit.actor, { id });
      checkRevision(edit, person);
      return nameOffBoarding(edit, await leaveOrPlan(edit, person, input));
    });

  return {
    offBoard,
    preview: (actor, id, input) => offBoard({ actor, dryRun: true }, id, { ...input, effectiveAt: null }),
    undo: (write, id, login) =>
      change(core, write, { name: 'offBoardings.undo', needs }, { id, login }, async edit => {
        const offBoarding = await requireOffBoarding(edit.tx, edit.actor, id);
        checkRevision(edit, offBoarding);
        return takeBack(edit, offBoarding, login);
      }),
    rehire: (write, id, input) =>
      change(core, write, { name: 'people.rehire', needs }, { id, input }, async edit => {
        const gone = await requireGone(edit, id);
        forgetPassword(edit.tx, edit.org, id);
        return bringBack(edit, gone, { role: 'member', ...input, disabledReason: null }, 'rehired');
      }),
  };
}

/** Who may hand devices over is asked only where that is wished. */
export async function requireReceiver(edit: Edit, handTo: Owner | null): Promise<void> {
  if (handTo === null) return;
  requireRight(edit.actor, 'write devices');
  await requireAbleOwner(edit.tx, edit.actor, handTo);
}

export function requireFutureDay(edit: Edit, effectiveAt: Instant): void {
  if (effectiveAt > edit.now) return;
  throw invalid('effectiveAt', 'in the future, or left out for now', toIso(effectiveAt), 'range');
}

export async function nameOffBoarding(edit: Edit, { id }: OffBoarding): Promise<NamedOffBoarding> {
  return requireOffBoarding(edit.tx, edit.actor, id);
}

async function leaveOrPlan(edit: Edit, person: Person, { effectiveAt, handTo, keepLogin }: LeaveInput): Promise<OffBoarding> {
  await requireReceiver(edit, handTo);
  const reason = edit.write.reason ?? null;
  if (effectiveAt === null) return goneOf(await leave(edit, person, { effectiveAt: edit.now, reason, handTo, keepLogin }));
  requireFutureDay(edit, effectiveAt);
  requireRoleToGive(edit.actor, person.role);
  if (edit.actor.id === person.id) throw new Problem('conflict', 'You cannot remove yourself. Ask another administrator.');
  return planOffBoarding(edit, person, { effectiveAt, reason, handTo, keepLogin });
}

function goneOf({ offBoarding }: Gone): OffBoarding {
  return offBoarding;
}
