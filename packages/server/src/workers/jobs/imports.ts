/** Plans, applies and undoes imports. What is stored says which of these is due, and where to go on. */
import type { Services } from '../../services/services.ts';
import { IMPORT_JOB } from '../../services/transfer/imports.ts';
import type { JobKind } from './kind.ts';

export function importJob({ imports }: Pick<Services, 'imports'>): JobKind {
  return {
    kind: IMPORT_JOB,
    attempts: 5,
    // Two imports of one organization take turns anyway.
    atOnce: 2,
    run: async ({ organization, payload, progress, signal }) => {
      const { importId } = payload as { importId: string };
      const { state, counts } = await imports.work(organization.org, importId, { signal, progress });
      return { importId, state, counts };
    },
  };
}
