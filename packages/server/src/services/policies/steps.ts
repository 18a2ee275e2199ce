/** Lists what policies did to devices, and undoes it. */
import { change, type Write } from '../../core/change.ts';
import { type Restored, undoStale } from '../../core/composed/undo-stale.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireStep } from '../../core/policies/steps.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { NamedStep, PolicyName } from '../../domain/policies.ts';
import { notFound } from '../../domain/problem.ts';
import {
  selectNamedStep,
  selectStepsOfDevice,
  selectStepsOfPolicy,
  selectStepsOfRun,
  toNamedStep,
} from '../../storage/statements/policy-runs.ts';
import { pageByNumberDown } from '../paging.ts';

/** Null matches every step. */
export interface StepFilter {
  readonly runId: string | null;
  readonly deviceId: DeviceId | null;
}

export interface UndoneStep {
  readonly step: NamedStep;
  readonly things: readonly Restored[];
}

export interface PolicySteps {
  readonly steps: (actor: Actor, name: PolicyName, filter: StepFilter, page: PageRequest) => Promise<Page<NamedStep>>;
  readonly undoStep: (write: Write, name: PolicyName, id: string) => Promise<UndoneStep>;
}

export function createPolicySteps(core: Core): PolicySteps {
  const { storage, clock } = core;
  return {
    steps: async (actor, policy, { runId, deviceId }, page) => {
      requireRight(actor, 'read devices');
      const key = { org: actor.org, policy, now: clock.now(), ...reachOf(actor) };
      const read = (below: number, limit: number) => {
        const part = { ...key, below, limit };
        if (deviceId !== null) return storage.all(selectStepsOfDevice, { ...part, deviceId });
        return runId === null ? storage.all(selectStepsOfPolicy, part) : storage.all(selectStepsOfRun, { ...part, runId });
      };
      return pageByNumberDown(page, read, ({ number }) => number, toNamedStep);
    },
    undoStep: (write, name, id) =>
      change(core, write, { name: 'policies.undoStep', needs: 'write policy' }, { name, id }, async edit => {
        const step = await requireStep(edit.tx, edit.org, id);
        if (step.policy !== name) throw notFound('step');
        const things = await undoStale(edit, step);
        const row = await edit.tx.one(selectNamedStep, { org: edit.org, id });
        if (row === undefined) throw notFound('step');
        return { step: toNamedStep(row), things };
      }),
  };
}
