/** The job that carries out a run of a policy, or undoes one. */
import { POLICY_JOB } from '../../domain/policies.ts';
import type { Services } from '../../services/services.ts';
import type { JobKind } from './kind.ts';

/** With the back-off, these take half a day: a fault of the store or of a node is mended by then. */
const ATTEMPTS = 20;

export function policyJob({ policies }: Pick<Services, 'policies'>): JobKind {
  return {
    kind: POLICY_JOB,
    attempts: ATTEMPTS,
    atOnce: 1,
    run: async ({ organization, payload, progress, signal }) => {
      const { runId } = payload as { runId: string };
      await policies.carryOut(organization, runId, { progress, signal });
      return { runId };
    },
  };
}
