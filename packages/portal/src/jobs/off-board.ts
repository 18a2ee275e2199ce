/** Off-boarding and the way back, as changes: what is said, what is undone, and what becomes old. */
import type { OffBoarding, Returned } from '@heldby/client';
import { client } from '../data/client.ts';
import type { Change } from '../data/write.ts';
import { format } from '../words/format.ts';
import { LEAVING } from '../words/leaving.ts';
import { sayMissing } from './leaving-things.ts';
import { asReason } from './reason.ts';

export interface Leaving {
  readonly id: string;
  readonly name: string;
}

/** An off-boarding that is to come, or whose time came and that failed. */
export type Plan = Pick<OffBoarding, 'id' | 'person' | 'effectiveAt' | 'handTo' | 'keepLogin' | 'revision'>;

export interface OffBoardWish {
  /** Null for now. */
  readonly effectiveAt: string | null;
  readonly handToId: string | null;
  readonly keepLogin: boolean;
  readonly reason: string;
}

/** A planned one is cancelled by Undo, and one that is done is undone. */
export function offBoard(person: Leaving, { effectiveAt, handToId, keepLogin, reason }: OffBoardWish): Change<OffBoarding> {
  return {
    run: options =>
      client.people.offBoard(
        person.id,
        {
          ...(effectiveAt === null ? {} : { effectiveAt }),
          ...(handToId === null ? {} : { handTo: { kind: 'person', id: handToId } }),
          keepLogin,
          ...asReason(reason),
        },
        options,
      ),
    done: ({ state, effectiveAt: at, things }) =>
      state === 'planned'
        ? LEAVING.planned(person.name, format.dateTime(at))
        : LEAVING.done(person.name, things.filter(({ becomes }) => becomes !== 'stays').length),
    refreshes: touchedByLeaving(person.id, handToId),
    undo: done => (done.state === 'planned' ? cancelLeaving(done, '') : asPlainChange(takeBack(done, ''))),
  };
}

/** Of one that is planned, the plan is changed. What is done now is done, whether it was planned or not. */
export function changePlan(plan: Plan, { effectiveAt, handToId, keepLogin, reason }: OffBoardWish): Change<OffBoarding> {
  return {
    from: { before: plan, again: () => client.offBoardings.get(plan.id) },
    run: options =>
      client.offBoardings.update(
        plan.id,
        {
          ...(effectiveAt === null ? {} : { effectiveAt }),
          handTo: handToId === null ? null : { kind: 'person', id: handToId },
          keepLogin,
          ...asReason(reason),
        },
        options,
      ),
    done: ({ effectiveAt: at }) => LEAVING.changed(plan.person.name, format.dateTime(at)),
    refreshes: touchedByLeaving(plan.person.id, handToId),
  };
}

export function cancelLeaving({ id, person }: Pick<OffBoarding, 'id' | 'person'>, reason: string): Change<unknown> {
  return {
    run: options => client.offBoardings.cancel(id, asReason(reason), options),
    done: LEAVING.cancelled(person.name),
    refreshes: touchedByLeaving(person.id, null),
  };
}

export function takeBack({ id, person }: Pick<OffBoarding, 'id' | 'person'>, reason: string, login = ''): Change<Returned> {
  return {
    run: options => client.offBoardings.undo(id, { ...(login.trim() === '' ? {} : { login }), ...asReason(reason) }, options),
    done: sayReturned,
    refreshes: touchedByLeaving(person.id, null),
  };
}

function sayReturned({ person, things }: Returned): string {
  const missing = things.filter(({ came }) => !came);
  if (missing.length === 0) return LEAVING.isBack(person.name);
  return LEAVING.isBackWithout(person.name, sayMissing(missing, format.list));
}

/** Its words are made from its own answer, which nothing else has to know. */
function asPlainChange({ run, done, refreshes }: Change<Returned>): Change<unknown> {
  return { run, done: value => (typeof done === 'string' ? done : done(value as Returned)), refreshes };
}

/**
 * Whatever they held changes hands. Of a leaver, only what the history knows is asked for again: their groups and sign-ins are gone.
 */
export function touchedByLeaving(personId: string, handToId: string | null): readonly string[] {
  const own = ['subject', 'devices', 'held-ever', 'timeline'].map(part => `people/${personId}/${part}`);
  return [...own, ...(handToId === null ? [] : [`people/${handToId}`]), 'devices', 'off-boardings', 'loans'];
}
