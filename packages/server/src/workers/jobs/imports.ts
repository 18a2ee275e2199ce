/** Plans, applies and undoes imports. What is stored says which of these is due, and where to go on. */
import { IMPORT_JOB, type ImportJob } from '../../core/transfer/stop.ts';
import type { Services } from '../../services/services.ts';
import type { JobKind } from './kind.ts';

/** With the back-off, these take half a day. A server that stops in the middle counts as one of them. */
const ATTEMPTS = 20;

export function importJob({ imports }: Pick<Services, 'imports'>): JobKind {
  return {
    kind: IMPORT_JOB,
    attempts: ATTEMPTS,
    // Two imports of one organization take turns anyway.
    atOnce: 2,
    run: async ({ organization, payload, progress, signal, requireHeld }) => {
      const { importId } = payload as ImportJob;
      const { state, counts } = await imports.work(organization.org, importId, { signal, progress, requireHeld });
      return { importId, state, counts };
    },
  };
}
