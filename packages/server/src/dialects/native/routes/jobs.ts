/** The native routes of jobs. */
import { routes as api } from '@heldby/contract';
import { toJob } from '../../../core/job-objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { replyAsStream } from '../../../http/dialect/event-stream.ts';
import { idOf } from '../ids.ts';
import { wantsStream } from '../mapping/events.ts';
import { jobMessages } from '../mapping/job-stream.ts';
import { toPage } from '../mapping/pages.ts';
import { pageOf, writeOf } from '../mapping/requests.ts';

export const jobRoutes: readonly DialectRoute[] = [
  serve(api.listJobs, async ({ actor, query }, { jobs }) => {
    const { state = null, kind = null } = query;
    return toPage(await jobs.list(actor, { ...pageOf(query), state, kind }), toJob);
  }),
  serve(api.getJob, async (call, { jobs }) => {
    const { actor, query, request } = call;
    const id = idOf(call, 'job');
    if (wantsStream(request)) return replyAsStream(jobMessages(await jobs.follow(actor, id, call.ended())));
    const { wait = 0 } = query;
    if (wait === 0) return toJob(await jobs.get(actor, id));
    return toJob(await call.waiting(jobs.wait(actor, id, { forMs: wait * 1_000, signal: call.ended() })));
  }),
  serve(api.retryJob, async (call, { jobs }) => toJob(await jobs.retry(writeOf(call), idOf(call, 'job')))),
  serve(api.cancelJob, async (call, { jobs }) => toJob(await jobs.cancel(writeOf(call), idOf(call, 'job')))),
];
