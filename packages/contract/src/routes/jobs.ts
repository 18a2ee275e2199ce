/** Routes of jobs. */
import Type from 'typebox';
import { WAIT_LIMIT_SECONDS } from '../feed.ts';
import { JOB_STATE_WORDS, Job } from '../job-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { defineRoute } from '../route.ts';
import { closed, oneOf, PageQuery, pageOf, text, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

export const listJobs = defineRoute({
  id: 'native.jobs.list',
  method: 'GET',
  path: `${BASE}/jobs`,
  summary:
    'Lists what the server does by itself or for longer than a request, the newest first. Everybody sees the jobs that they asked for.',
  scope: 'devices:read',
  query: closed({
    ...PageQuery.properties,
    state: Type.Optional(oneOf(JOB_STATE_WORDS, 'Only jobs in this state.')),
    kind: Type.Optional(text(LENGTHS.name, 'Only jobs of this kind.')),
  }),
  status: 200,
  reply: pageOf(Job),
});

export const getJob = defineRoute({
  id: 'native.jobs.get',
  method: 'GET',
  path: `${BASE}/jobs/{jobId}`,
  summary:
    'Returns a job. With `Accept: text/event-stream` it sends the job whenever something of it changes, until it has ended.',
  scope: 'devices:read',
  query: closed({
    wait: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: WAIT_LIMIT_SECONDS,
        default: 0,
        description: 'How many seconds to wait for its end.',
      }),
    ),
  }),
  status: 200,
  reply: Job,
});

export const retryJob = defineRoute({
  id: 'native.jobs.retry',
  method: 'POST',
  path: `${BASE}/jobs/{jobId}/retry`,
  summary: 'Begins a job again that is dead or was cancelled.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Job,
});

export const cancelJob = defineRoute({
  id: 'native.jobs.cancel',
  method: 'POST',
  path: `${BASE}/jobs/{jobId}/cancel`,
  summary: 'Stops a job. What it has done stays done. People may stop the jobs that they asked for.',
  scope: 'devices:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Job,
});
