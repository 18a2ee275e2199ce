/** The native routes about blocks. */
import { routes as api } from '@heldby/contract';
import { toBlock } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { canonicalIds, idOf } from '../ids.ts';
import { toPage } from '../mapping/pages.ts';
import { membersOf, pageOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const blockRoutes: readonly DialectRoute[] = [
  serve(api.listBlocks, async ({ actor, query }, services) => {
    const { ownerId = null, deviceId = null } = canonicalIds(query);
    return toPage(await services.blocks.list(actor, { ownerId, deviceId }, pageOf(query)), toBlock);
  }),
  serve(api.getBlock, async (call, services) =>
    tagged(call, toBlock(await services.blocks.get(call.actor, idOf(call, 'block')))),
  ),
  serve(api.setBlock, async (call, services) => {
    const { deviceId, owner = null } = membersOf(call.body);
    return tagged(call, toBlock(await services.blocks.set(writeOf(call), { deviceId, owner })));
  }),
  serve(api.liftBlock, async (call, services) => toBlock(await services.blocks.lift(writeOf(call), idOf(call, 'block')))),
];
