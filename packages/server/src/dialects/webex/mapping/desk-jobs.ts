/** Jobs on many phones in the vendor's words (contract webex §3.11). Pure. */
import type { DeskJobKind, DeskJobResult } from '../../../domain/desk-jobs.ts';
import type { OrganizationId } from '../../../domain/ids.ts';
import type { DeskJob } from '../../../services/telephony/desk-jobs.ts';
import { renderId } from '../ids.ts';
import type * as api from '../schemas/desk-jobs.ts';
import { timestamp } from './shared.ts';

const NAMES: Readonly<Record<DeskJobKind, string>> = {
  desk_settings: 'calldevicesettings',
  rebuild_phones: 'rebuildphones',
  key_layouts: 'applylinekeytemplates',
};

type State = DeskJob['job']['state'];

const STATUSES: Readonly<Record<State, readonly [status: string, exitCode: string]>> = {
  waiting: ['STARTING', 'UNKNOWN'],
  running: ['STARTED', 'UNKNOWN'],
  done: ['COMPLETED', 'COMPLETED'],
  dead: ['FAILED', 'FAILED'],
  cancelled: ['FAILED', 'STOPPED'],
};

export function toDeskJob(found: DeskJob, organizationId: OrganizationId): api.DeskJob {
  const { job, request } = found;
  const [latestExecutionStatus, latestExecutionExitCode] = STATUSES[job.state];
  const organization = renderId('ORGANIZATION', organizationId);
  return {
    name: NAMES[job.kind as DeskJobKind],
    id: renderId('JOB_ID', job.id),
    trackingId: request.requestId,
    sourceUserId: renderId('PEOPLE', request.askedBy),
    sourceCustomerId: organization,
    targetCustomerId: organization,
    instanceId: instanceOf(job.id),
    jobExecutionStatus: [toExecution(job, latestExecutionStatus, latestExecutionExitCode)],
    latestExecutionStatus,
    latestExecutionExitCode,
    percentageComplete: job.state === 'done' ? 100 : 0,
    ...targetOf(request),
    ...(request.enabled === undefined ? {} : { locationCustomizationsEnabled: request.enabled }),
    ...countsOf(found),
  };
}

/** heldby gives no advice on templates. */
function countsOf({ job, request }: DeskJob): Pick<api.DeskJob, 'deviceCount' | 'updatedCount' | 'advisoryCount'> {
  const phones = job.result === null ? undefined : (JSON.parse(job.result) as DeskJobResult).phones;
  if (request.keys !== undefined) return { updatedCount: phones ?? 0, advisoryCount: 0 };
  return phones === undefined ? {} : { deviceCount: phones };
}

function targetOf({ locationId, keys }: DeskJob['request']): Pick<api.DeskJob, 'target' | 'locationId'> {
  if (keys !== undefined) return {};
  return locationId === null ? { target: 'CUSTOMER' } : { target: 'LOCATION', locationId: renderId('LOCATION', locationId) };
}

function toExecution(
  { id, createdAt, finishedAt }: DeskJob['job'],
  statusMessage: string,
  exitCode: string,
): api.DeskJob['jobExecutionStatus'][number] {
  return {
    id: instanceOf(id),
    createdTime: timestamp(createdAt),
    lastUpdated: timestamp(finishedAt ?? createdAt),
    ...(finishedAt === null ? {} : { endTime: timestamp(finishedAt), timeElapsed: duration(finishedAt - createdAt) }),
    statusMessage,
    exitCode,
    stepExecutionStatuses: [],
  };
}

/** Clients want a whole number, which fits 32 bits. */
function instanceOf(id: string): number {
  return Number.parseInt(id.slice(-7), 16);
}

function duration(micros: number): string {
  return `PT${(micros / 1_000_000).toFixed(3)}S`;
}

/** Only a job that failed as a whole has an error: a phone that is gone meanwhile is none. */
export function toJobErrors({ job, request }: DeskJob): api.JobErrors {
  if (job.state !== 'dead' || job.error === null) return { items: [] };
  const location = request.locationId === null ? {} : { locationId: renderId('LOCATION', request.locationId) };
  const error = { key: '500', message: [{ description: job.error, ...location }] };
  return { items: [{ itemNumber: 1, trackingId: request.requestId, error }] };
}
