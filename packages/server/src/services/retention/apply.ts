/** Removes what a policy no longer keeps, in small transactions, and tells of it in one event. */
import { change } from '../../core/change.ts';
import { erasePerson } from '../../core/composed/erase-person.ts';
import type { Core } from '../../core/core.ts';
import { tallyEvents } from '../../core/counts/tally-events.ts';
import { record } from '../../core/record.ts';
import { removeEvents } from '../../core/retention/events.ts';
import { countErased, removeAssignments, removeCredentials } from '../../core/retention/rows.ts';
import { systemActor } from '../../domain/actor.ts';
import { NO_CHAIN } from '../../domain/event-chain.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import type { Limits } from '../../domain/retention.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectErasedAt } from '../../storage/statements/erasure.ts';
import { selectGonePerson, toPerson } from '../../storage/statements/people.ts';
import { deleteSignInsBefore, selectLongGone, selectRetention, tellRemoved } from '../../storage/statements/retention.ts';
import { cutOf, endedBefore, spentBefore } from './due.ts';

/** Rows per transaction: few enough that other writers of the organization do not wait long. */
const BATCH = 200;
const PEOPLE = 50;

export async function applyRetention(
  core: Core,
  organization: Pick<Organization, 'org' | 'id'>,
  limits: Limits,
  signal: AbortSignal,
): Promise<void> {
  const { org } = organization;
  if (limits.assignments !== null) await removeEnded(core, org, limits.assignments, signal);
  if (limits.credentials !== null) await removeSpent(core, org, limits.credentials, signal);
  if (limits.people !== null) await eraseLeavers(core, organization, limits.people, signal);
  // What is removed cannot be counted any more, so nothing goes that is not counted yet.
  if (limits.events !== null) await tallyEvents(core, org, Number.POSITIVE_INFINITY);
  const upTo = await tell(core, organization, limits.events);
  while ((await core.storage.transaction(org, tx => removeEvents(tx, org, upTo, BATCH))) === BATCH) signal.throwIfAborted();
}

async function removeEnded(core: Core, org: OrgId, before: Instant, signal: AbortSignal): Promise<void> {
  for await (const rows of endedBefore(core, org, before)) {
    signal.throwIfAborted();
    for (const batch of inBatches(rows)) await core.storage.transaction(org, tx => removeAssignments(tx, org, batch, before));
  }
}

async function removeSpent(core: Core, org: OrgId, before: Instant, signal: AbortSignal): Promise<void> {
  for await (const rows of spentBefore(core, org, before)) {
    signal.throwIfAborted();
    for (const batch of inBatches(rows)) await core.storage.transaction(org, tx => removeCredentials(tx, org, batch));
  }
  const key = { org, before, limit: BATCH };
  while ((await core.storage.transaction(org, tx => tx.run(deleteSignInsBefore, key))) === BATCH);
}

/** Each in a transaction of its own, with their own events. */
async function eraseLeavers(
  core: Core,
  { org, id: organizationId }: Pick<Organization, 'org' | 'id'>,
  before: Instant,
  signal: AbortSignal,
): Promise<void> {
  const write = { actor: systemActor(org, organizationId), reason: 'the policy says so: eraseLeaversDays' };
  for (;;) {
    const gone = await core.storage.all(selectLongGone, { org, before, limit: PEOPLE });
    for (const { id } of gone) {
      signal.throwIfAborted();
      await change(core, write, { name: 'retention.erase', needs: null }, null, async edit => {
        const row = await edit.tx.one(selectGonePerson, { org, id });
        // Another record of the same person may have taken this one along.
        const isErased = (await edit.tx.one(selectErasedAt, { org, personId: id })) !== undefined;
        if (row === undefined || isErased) return;
        await erasePerson(edit, toPerson(row), false);
        countErased(edit.tx, org);
      });
    }
    if (gone.length < PEOPLE) return;
  }
}

/** Says from where on the history is kept, and returns it. Events up to there are removed afterwards. */
async function tell(core: Core, { org, id }: Pick<Organization, 'org' | 'id'>, before: Instant | null): Promise<number> {
  const cut = before === null ? null : await cutOf(core, org, before);
  return change(core, { actor: systemActor(org, id) }, { name: 'retention.tell', needs: null }, null, async edit => {
    const row = await edit.tx.one(selectRetention, { org });
    if (row === undefined) throw new Error('a round of retention has not begun');
    const { eventSequence, eventChain, assignments, credentials, people } = row;
    const isFurther = cut !== null && cut.sequence > eventSequence;
    if (!isFurther && assignments + credentials + people === 0) return eventSequence;
    const removedUpTo = isFurther ? cut.sequence : eventSequence;
    const chain = isFurther ? cut.chain : eventChain;
    const counts = { events: removedUpTo - eventSequence, assignments, credentials, people };
    record.retentionApplied(edit, id, { removedUpTo, chain: chain ?? NO_CHAIN, ...counts });
    edit.tx.send(tellRemoved, {
      org,
      eventSequence: removedUpTo,
      eventChain: chain,
      toldBy: edit.tx.take('event', 0) + edit.recorded.length,
    });
    return removedUpTo;
  });
}

function* inBatches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}
