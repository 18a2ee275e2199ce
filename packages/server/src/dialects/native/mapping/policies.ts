/** Policies, their runs and steps, and what is exempt, as the native API shows them. Pure. */
import * as api from '@heldby/contract';
import { toIdleness } from '../../../core/policy-objects.ts';
import {
  jobNameOf,
  type NamedExemption,
  type NamedRun,
  type NamedStep,
  type RunState,
  undoUntil,
} from '../../../domain/policies.ts';
import { Problem } from '../../../domain/problem.ts';
import type { DefaultOf } from '../../../http/dialect/policy-defaults.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import { namedUuid } from '../../../lib/uuid.ts';
import type { PolicyView } from '../../../services/policies/policies.ts';
import type { UndoneStep } from '../../../services/policies/steps.ts';
import { toPolicySettings } from './policy-settings.ts';

const DESCRIPTIONS: Readonly<Record<api.PolicyName, string>> = {
  stale: 'Disables devices that nobody uses, and ends their assignments after a grace. A device that is used again is as it was.',
  caps: 'Limits how many devices of a kind one person holds.',
  approval: 'Lets new devices of people wait until somebody approves them.',
  loans: 'Reminds the holders of loans before and after they are due.',
  retention: 'Removes old events, ended assignments, spent credentials and people who left.',
};

/** Refuses settings of another policy, which would otherwise be changed by mistake. */
export function requireSettingsOf<W extends object>(name: api.PolicyName, wish: W, where: 'body' | 'query' = 'body'): W {
  const own: readonly string[] = api.SETTINGS_OF_POLICY[name];
  const other = Object.keys(wish).find(setting => !own.includes(setting));
  if (other === undefined) return wish;
  const expected = `one of the settings of ${name}: ${own.join(', ')}`;
  const fault = { where, field: other, kind: 'unknown', expected: 'left out', value: '' } as const;
  throw new Problem('invalid', `${other} is not ${expected}.`, { faults: [fault] });
}

export function toPolicyInForce(view: PolicyView, defaultOf: DefaultOf): api.PolicyInForce {
  const own: readonly string[] = api.SETTINGS_OF_POLICY[view.name];
  return {
    name: view.name,
    description: DESCRIPTIONS[view.name],
    enabled: view.enabled,
    settings: toPolicySettings(view.stored, defaultOf).filter(({ name }) => own.includes(name)),
    everyDays: view.everyDays,
    nextRunAt: toIsoOrNull(view.nextRunAt),
    lastRun: view.lastRun && toPolicyRun(view.lastRun),
  };
}

const CAN_BE_UNDONE: ReadonlySet<RunState> = new Set(['done', 'failed', 'undo_failed']);
/** In these states its job is the one that undoes it. */
const IS_OF_UNDO: ReadonlySet<RunState> = new Set(['undoing', 'undo_failed', 'undone']);

export function toPolicyRun(run: NamedRun): api.PolicyRun {
  const { id, policy, state, disabled, ended, released, reminded, names } = run;
  const isUndoable = CAN_BE_UNDONE.has(state) && policy === 'stale' && disabled + ended > 0;
  return {
    id,
    policy,
    state,
    jobId: namedUuid(jobNameOf(id, IS_OF_UNDO.has(state))),
    startedAt: toIso(run.startedAt),
    startedBy: run.startedBy === null ? null : names.startedBy,
    finishedAt: toIsoOrNull(run.finishedAt),
    error: run.error,
    ...{ disabled, ended, released, reminded },
    undoUntil: isUndoable ? toIso(undoUntil({ at: run.startedAt })) : null,
    undoneAt: toIsoOrNull(run.undoneAt),
    undoneBy: run.undoneAt === null ? null : names.undoneBy,
  };
}

export function toPolicyStep(step: NamedStep): api.PolicyStep {
  const { id, policy, runId, why, deviceId, at, endedAssignments, undoneAt, names } = step;
  const isUndoable = undoneAt === null && (step.step === 'disabled' || step.step === 'ended');
  return {
    id,
    policy,
    runId,
    step: step.step,
    why,
    deviceId,
    deviceName: names.device,
    at: toIso(at),
    ...toIdleness(step),
    endedAssignments: [...endedAssignments],
    undoUntil: isUndoable ? toIso(undoUntil(step)) : null,
    undoneAt: toIsoOrNull(undoneAt),
    undoneBy: undoneAt === null ? null : names.undoneBy,
  };
}

export function toUndoneStep({ step, things }: UndoneStep): api.UndoneStep {
  const restored = things.map(({ assignmentId, newId, why }) => ({ assignmentId, came: newId !== null, newId, why }));
  return { step: toPolicyStep(step), things: restored };
}

export function toExemption({ id, policy, kind, target, reason, until, createdAt, names }: NamedExemption): api.PolicyExemption {
  return {
    id,
    policy,
    kind,
    target,
    name: names.target,
    reason,
    until: toIsoOrNull(until),
    createdAt: toIso(createdAt),
    createdBy: names.createdBy,
  };
}
