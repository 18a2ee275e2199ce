/** The organization in the store that it leaves: its jobs and webhooks rest, its writers are held, and from the switch on it lives elsewhere. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Elsewhere } from '../../domain/elsewhere.ts';
import type { OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { transientCommand, transientQuery } from '../sql/statement.ts';
import type { Commands, Reader, Storage } from '../storage.ts';

type Script = (sql: string) => Promise<void>;

/** Far longer than it takes to notice it and to store what was sent; after it, a killed move does not stop the organization's work any more. */
const REST_MS = 60_000;
const RENEWED_AFTER_MS = 10_000;
/** Longer than a webhook's lease, and than most jobs take. */
const PATIENCE_MS = 300_000;
const LOOK_EVERY_MS = 100;

const setRest = transientCommand<{ org: OrgId; until: number | null }>(
  'update organization set rests_until = cast(:until as bigint) where org_id = :org',
);
const countLeases = transientQuery<{ org: OrgId; now: number }, { jobs: number; webhooks: number }>(`
  select (select count(*) from job j where j.org_id = :org and j.lease_until > :now) as "jobs",
    (select count(*) from webhook w where w.org_id = :org and w.lease_until > :now) as "webhooks"
  from organization o where o.org_id = :org`);
const setElsewhere = transientCommand<{ org: OrgId; elsewhere: string; now: number; reason: string }>(`
  update organization set elsewhere = :elsewhere, closed_at = coalesce(closed_at, :now), closed_reason = :reason, rests_until = null
  where org_id = :org`);
const emptyRow = transientCommand<{ org: OrgId; elsewhere: string }>(`
  update organization set elsewhere = :elsewhere, policy = '{}', event_sequence = 0, event_chain = null, last_number = 0
  where org_id = :org`);
const unsetElsewhere = transientCommand<{ org: OrgId; closedAt: number | null; closedReason: string | null }>(`
  update organization set elsewhere = null, closed_at = cast(:closedAt as bigint), closed_reason = cast(:closedReason as text)
  where org_id = :org`);

/**
 * Lets the servers end what they do for the organization by themselves, so that nothing is sent here and there. People go on writing.
 * Throws `conflict` if a job takes too long.
 */
export async function bringToRest(source: Storage, org: OrgId, signal: AbortSignal | undefined): Promise<void> {
  const giveUp = Date.now() + PATIENCE_MS;
  for (let renewed = 0; ; ) {
    signal?.throwIfAborted();
    if (Date.now() - renewed > RENEWED_AFTER_MS) {
      renewed = Date.now();
      await source.exclusively(tx => tx.run(setRest, { org, until: (renewed + REST_MS) * 1_000 }));
    }
    const atWork = await leasesOf(source, org);
    if (atWork === null) return;
    if (Date.now() > giveUp) {
      throw new Problem('conflict', `${atWork} of the organization did not come to an end: run the same command again later.`);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

export async function endRest(source: Storage, org: OrgId): Promise<void> {
  await source.exclusively(tx => tx.run(setRest, { org, until: null }));
}

/** Makes all who write in the organization wait until the end of the transaction. Throws `unavailable` where a server works for it again. */
export async function holdOrganization(source: Storage, org: OrgId, tx: Commands, script: Script): Promise<void> {
  // Every transaction begins by locking this row. SQLite has one writer anyway.
  if (source.engine === 'postgres') await script(`select 1 from organization where org_id = ${org} for update`);
  const atWork = await leasesOf(tx, org);
  if (atWork !== null)
    throw new Problem('unavailable', `${atWork} of the organization began to work: run the same command again.`);
}

async function leasesOf(reader: Reader, org: OrgId): Promise<string | null> {
  const { jobs, webhooks } = (await reader.one(countLeases, { org, now: Date.now() * 1_000 })) ?? { jobs: 0, webhooks: 0 };
  if (jobs > 0) return jobs === 1 ? 'A job' : `${jobs} jobs`;
  return webhooks > 0 ? 'A webhook' : null;
}

export async function leave(tx: Commands, org: OrgId, elsewhere: Elsewhere): Promise<void> {
  const reason = `It has moved to ${elsewhere.address ?? elsewhere.place}.`;
  await tx.run(setElsewhere, { org, elsewhere: JSON.stringify(elsewhere), now: Date.now() * 1_000, reason });
}

/** Says that none of its rows are here any more, so that its history here is empty and verifies. */
export async function recordRemoved(tx: Commands, org: OrgId, elsewhere: Elsewhere): Promise<void> {
  await tx.run(emptyRow, { org, elsewhere: JSON.stringify({ ...elsewhere, state: 'removed' } satisfies Elsewhere) });
}

/** As it was before it left. */
export async function comeBack(tx: Commands, org: OrgId, { closed }: Elsewhere): Promise<void> {
  await tx.run(unsetElsewhere, { org, closedAt: closed?.at ?? null, closedReason: closed?.reason ?? null });
}
