/** The periodic tasks of every running server, for each organization. */
import type { OrgId } from '../domain/ids.ts';
import type { Organization } from '../domain/organization.ts';
import type { Services } from '../services/services.ts';
import type { PeriodicTask } from './periodic.ts';

/** Reads take a planned end into account at its instant; only its event waits for this. */
const DEADLINES_EVERY_MS = 10_000;
/** A timeline finds what is not noted yet, too, but looks through more for it. */
const TIMELINES_EVERY_MS = 5_000;
/** A report counts what is not counted yet before it answers. Days are those of the events, so nothing is lost by waiting. */
const COUNTS_EVERY_MS = 60_000;
/** How late a stock-taking can begin that is due once an hour. */
const STOCK_EVERY_MS = 300_000;
/** Somebody whose time has come is here until then. The API's reference says how long that can be. */
const LEAVERS_EVERY_MS = 10_000;
/** How late a failed sign-in is in the history. */
const MISUSE_EVERY_MS = 30_000;
/** How late a policy is carried out whose hour has come. */
const POLICIES_EVERY_MS = 60_000;
/** How late a call of a directory is seen by who reads it from another node. */
const CALLS_EVERY_MS = 5_000;
const HOUSEKEEPING_EVERY_MS = 3_600_000;

export function upkeep(services: Services): readonly PeriodicTask[] {
  const inEach = (work: (organization: Organization) => Promise<unknown>) => async () => {
    for (const organization of await services.organizations.list()) {
      if (organization.elsewhere === null) await work(organization);
    }
  };
  return [
    { name: 'deadlines', everyMs: DEADLINES_EVERY_MS, run: inEach(organization => services.deadlines.settle(organization)) },
    { name: 'timelines', everyMs: TIMELINES_EVERY_MS, run: inEach(({ org }) => services.timelines.note(org)) },
    { name: 'device counts', everyMs: COUNTS_EVERY_MS, run: inEach(({ org }) => services.deviceCounts.tally(org)) },
    { name: 'stock taking', everyMs: STOCK_EVERY_MS, run: inEach(({ org }) => services.overviews.takeStock(org)) },
    { name: 'leavers', everyMs: LEAVERS_EVERY_MS, run: inEach(organization => services.offBoardingPlans.settle(organization)) },
    { name: 'misuse', everyMs: MISUSE_EVERY_MS, run: inEach(organization => services.misuse.settle(organization)) },
    { name: 'calls', everyMs: CALLS_EVERY_MS, run: inEach(({ org }) => services.provisioning.calls.settle(org)) },
    { name: 'approvals', everyMs: POLICIES_EVERY_MS, run: inEach(organization => services.approvals.settle(organization)) },
    { name: 'policies', everyMs: POLICIES_EVERY_MS, run: inEach(organization => services.policies.schedule(organization)) },
    { name: 'housekeeping', everyMs: HOUSEKEEPING_EVERY_MS, run: inEach(({ org }) => tidy(services, org)) },
    { name: 'webhook log', everyMs: HOUSEKEEPING_EVERY_MS, run: inEach(({ org }) => services.webhookDeliveries.forgetOld(org)) },
  ];
}

async function tidy({ housekeeping, jobs, imports }: Services, org: OrgId): Promise<void> {
  await housekeeping.forgetReplays(org);
  await housekeeping.forgetExpired(org);
  await housekeeping.forgetLeavers(org);
  await housekeeping.forgetMerges(org);
  await jobs.forget(org);
  await imports.forget(org);
}
