/** The native route that tells how long things are kept. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { toIsoOrNull } from '../../../lib/instant.ts';

const KEPT = ['keepEventsDays', 'keepEndedAssignmentsDays', 'keepSpentCredentialsDays', 'eraseLeaversDays'] as const;

export const retentionRoutes: readonly DialectRoute[] = [
  serve(api.previewRetention, async ({ actor }, services) => {
    const { policy, ranAt, due, removedUpTo } = await services.retention.report(actor);
    const set = KEPT.flatMap(name => (policy[name] === undefined ? [] : [[name, policy[name]]]));
    return { policy: Object.fromEntries(set), due, removedUpTo, ranAt: toIsoOrNull(ranAt) };
  }),
];
