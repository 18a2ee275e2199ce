/** Statements on the runs of policies and their steps. */
import { type Doer, OPERATOR, SYSTEM } from '../../domain/assignment.ts';
import type {
  NamedRun,
  NamedStep,
  PolicyName,
  PolicyRun,
  PolicyStep,
  RunCounts,
  RunState,
  ScheduledPolicy,
  StepWord,
  WhyWord,
} from '../../domain/policies.ts';
import { command, query } from '../sql/statement.ts';
import { applicationName, doer, personName } from './assignment-names.ts';
import { deviceInReach, type Reach } from './reach.ts';

export interface RunRow extends Omit<PolicyRun, 'policy' | 'state'> {
  readonly policy: string;
  readonly state: string;
}

export function toRun({ policy, state, ...rest }: RunRow): PolicyRun {
  return { ...rest, policy: policy as ScheduledPolicy, state: state as RunState };
}

/** Of who undid a run or a step. */
interface UndoneNames {
  readonly undoneByPerson: string | null;
  readonly undoneByApplication: string | null;
}

export interface NamedRunRow extends RunRow, UndoneNames {
  readonly startedByPerson: string | null;
  readonly startedByApplication: string | null;
}

export function toNamedRun({
  startedByPerson,
  startedByApplication,
  undoneByPerson,
  undoneByApplication,
  ...row
}: NamedRunRow): NamedRun {
  const startedBy = asker(row.startedBy, startedByPerson, startedByApplication);
  return { ...toRun(row), names: { startedBy, undoneBy: asker(row.undoneBy, undoneByPerson, undoneByApplication) } };
}

/** Who asks for a run or its undo is somebody: if not of the organization, the operator. */
const asker = (...of: Parameters<typeof doer>): Doer => {
  const found = doer(...of);
  return found === SYSTEM ? OPERATOR : found;
};

const undoneNames = (by: string) => `${personName(by)} as "undoneByPerson", ${applicationName(by)} as "undoneByApplication"`;

const RUN = `r.id as "id", r.number as "number", r.policy as "policy", r.state as "state", r.started_at as "startedAt",
  r.started_by as "startedBy", r.finished_at as "finishedAt", r.disabled as "disabled", r.ended as "ended", r.released as "released",
  r.reminded as "reminded", r.undone_at as "undoneAt", r.undone_by as "undoneBy", r.error as "error"`;

const NAMED_RUN = `${RUN}, ${personName('r.started_by')} as "startedByPerson", ${applicationName('r.started_by')} as "startedByApplication",
  ${undoneNames('r.undone_by')}`;

type Of = { readonly org: number };

export const selectRun = query<Of & { id: string }, RunRow>(`
  select ${RUN} from policy_run r where r.org_id = :org and r.id = :id`);

export const selectNamedRun = query<Of & { id: string }, NamedRunRow>(`
  select ${NAMED_RUN} from policy_run r where r.org_id = :org and r.id = :id`);

/** The last ones first. */
export const selectRuns = query<Of & { policy: string; below: number; limit: number }, NamedRunRow>(`
  select ${NAMED_RUN} from policy_run r where r.org_id = :org and r.policy = :policy and r.number < :below
  order by r.number desc limit :limit`);

/** A run of the policy that is to be carried out or undone. */
export const selectOpenRun = query<Of & { policy: string }, RunRow>(`
  select ${RUN} from policy_run r where r.org_id = :org and r.policy = :policy and r.state in ('waiting', 'running', 'undoing')
  order by r.number limit 1`);

/** The last one by the schedule. */
export const selectLastScheduled = query<Of & { policy: string }, { startedAt: number }>(`
  select started_at as "startedAt" from policy_run where org_id = :org and policy = :policy and started_by is null
  order by number desc limit 1`);

export const addToRun = command<Of & RunCounts & { id: string }>(`
  update policy_run set disabled = disabled + :disabled, ended = ended + :ended, released = released + :released,
    reminded = reminded + :reminded where org_id = :org and id = :id`);

export const insertRun = command<RunRow & Of>(`
  insert into policy_run (org_id, id, number, policy, state, started_at, started_by, finished_at, disabled, ended, released,
    reminded, undone_at, undone_by, error)
  values (:org, :id, :number, :policy, :state, :startedAt, :startedBy, :finishedAt, :disabled, :ended, :released,
    :reminded, :undoneAt, :undoneBy, :error)`);

export const updateRun = command<Of & Pick<RunRow, 'id' | 'state' | 'finishedAt' | 'undoneAt' | 'undoneBy' | 'error'>>(`
  update policy_run set state = :state, finished_at = :finishedAt, undone_at = :undoneAt, undone_by = :undoneBy,
    error = :error
  where org_id = :org and id = :id`);

export interface StepRow extends Omit<PolicyStep, 'policy' | 'step' | 'why' | 'endedAssignments'> {
  readonly policy: string;
  readonly step: string;
  readonly why: string;
  readonly endedAssignments: string;
}

export function toStep({ policy, step, why, endedAssignments, ...rest }: StepRow): PolicyStep {
  return {
    ...rest,
    policy: policy as PolicyName,
    step: step as StepWord,
    why: why as WhyWord,
    endedAssignments: JSON.parse(endedAssignments) as string[],
  };
}

export function fromStep({ endedAssignments, ...rest }: PolicyStep): StepRow {
  return { ...rest, endedAssignments: JSON.stringify(endedAssignments) };
}

export interface NamedStepRow extends StepRow, UndoneNames {
  readonly deviceName: string | null;
}

export function toNamedStep({ deviceName, undoneByPerson, undoneByApplication, ...row }: NamedStepRow): NamedStep {
  return { ...toStep(row), names: { device: deviceName, undoneBy: doer(row.undoneBy, undoneByPerson, undoneByApplication) } };
}

const STEP = `s.id as "id", s.number as "number", s.policy as "policy", s.run_id as "runId", s.device_id as "deviceId", s.step as "step",
  s.why as "why", s.at as "at", s.last_active_at as "lastActiveAt", s.limit_days as "limitDays",
  s.ended_assignments as "endedAssignments", s.undone_at as "undoneAt", s.undone_by as "undoneBy"`;

const NAMED_STEP = `${STEP}, d.name as "deviceName", ${undoneNames('s.undone_by')}`;

export const selectStep = query<Of & { id: string }, StepRow>(`
  select ${STEP} from policy_step s where s.org_id = :org and s.id = :id`);

export const selectNamedStep = query<Of & { id: string }, NamedStepRow>(`
  select ${NAMED_STEP} from policy_step s left join device d on d.org_id = :org and d.id = s.device_id
  where s.org_id = :org and s.id = :id`);

type Page = Of & Reach & { readonly now: number; readonly policy: string; readonly below: number; readonly limit: number };

const steps = <P>(where: string) =>
  query<Page & P, NamedStepRow>(`
  select ${NAMED_STEP} from policy_step s left join device d on d.org_id = :org and d.id = s.device_id
  where s.org_id = :org and ${where} and s.policy = :policy and s.number < :below and ${deviceInReach(':now')}
  order by s.number desc limit :limit`);

/** The last ones first, as far as the actor may see the devices. */
export const selectStepsOfPolicy = steps<object>('s.number > 0');
export const selectStepsOfRun = steps<{ runId: string }>('s.run_id = :runId');
export const selectStepsOfDevice = steps<{ deviceId: string }>('s.device_id = :deviceId');

/** Steps of a run that can be undone, in order. */
export const selectUndoable = query<Of & { runId: string; after: number; limit: number }, StepRow>(`
  select ${STEP} from policy_step s where s.org_id = :org and s.run_id = :runId and s.number > :after and s.undone_at is null
    and s.step in ('disabled', 'ended') order by s.number limit :limit`);

/** What was done to the device from a step on. */
export const selectStepsSince = query<Of & { deviceId: string; policy: string; from: number }, StepRow>(`
  select ${STEP} from policy_step s where s.org_id = :org and s.device_id = :deviceId and s.number >= :from and s.policy = :policy
    and s.undone_at is null order by s.number`);

export const insertStep = command<StepRow & Of>(`
  insert into policy_step (org_id, id, number, policy, run_id, device_id, step, why, at, last_active_at, limit_days, ended_assignments,
    undone_at, undone_by)
  values (:org, :id, :number, :policy, :runId, :deviceId, :step, :why, :at, :lastActiveAt, :limitDays, :endedAssignments,
    :undoneAt, :undoneBy)`);

export const markUndone = command<Of & { id: string; at: number; by: string | null }>(`
  update policy_step set undone_at = :at, undone_by = :by where org_id = :org and id = :id`);
