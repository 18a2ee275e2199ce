/** The native routes about lock-outs after wrong passwords. */
import { routes as api } from '@heldby/contract';
import { toLockOut } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { writeOf } from '../mapping/requests.ts';

export const lockOutRoutes: readonly DialectRoute[] = [
  serve(api.listLockOuts, async ({ actor, query }, services) => ({
    items: (await services.lockOuts.list(actor, query.personId?.toLowerCase())).map(toLockOut),
  })),
  serve(api.unlockPerson, async (call, services) => {
    const personId = idOf(call, 'person');
    return { personId, lifted: await services.lockOuts.lift(writeOf(call), personId) };
  }),
];
