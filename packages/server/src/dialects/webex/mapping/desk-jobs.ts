/** Jobs on many phones in the vendor's words (contract webex §3.11). Pure. */
import { type DeskJobKind, NOTHING_DONE } from '../../../domain/desk-jobs.ts';
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

const ASKERS = { person: 'PEOPLE', application: 'APPLICATION', system: 'ORGANIZATION' } as const;

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
    sourceUserId: renderId(ASKERS[request.askedBy.kind], request.askedBy.id),
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
  const phones = job.finishedAt === null ? undefined : (request.done ?? NOTHING_DONE).phones;
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

/** Why the job failed as a whole, and which phones could not have what was asked for. One that is gone meanwhile is no error. */
export function toJobErrors({ job, request }: DeskJob): api.JobErrors {
  const location = request.locationId === null ? {} : { locationId: renderId('LOCATION', request.locationId) };
  const { refused, refusals } = request.done ?? NOTHING_DONE;
  const errors = refusals.map(({ deviceId, problem }) => ({
    item: renderId('CALLING_DEVICE', deviceId),
    error: { key: '400', message: [{ description: problem, ...location }] },
  }));
  const others = refused - refusals.length;
  const whole = [
    ...(others === 0 ? [] : [['400', `${others} more phones could not have what was asked for.`] as const]),
    ...(job.state !== 'dead' || job.error === null ? [] : [['500', job.error] as const]),
  ].map(([key, description]) => ({ error: { key, message: [{ description, ...location }] } }));
  const { requestId: trackingId } = request;
  return { items: [...errors, ...whole].map((each, index) => ({ itemNumber: index + 1, trackingId, ...each })) };
}
