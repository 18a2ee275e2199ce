/** The native routes about the definitions of metadata. */
import { routes as api } from '@heldby/contract';
import { toMetadataDefinition } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toPage } from '../mapping/pages.ts';
import { membersOf, pageOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

const DEFINITION = 'metadataDefinition';

export const metadataRoutes: readonly DialectRoute[] = [
  serve(api.createMetadataDefinition, async (call, { metadata }) =>
    tagged(call, toMetadataDefinition(await metadata.create(writeOf(call), membersOf(call.body)))),
  ),
  serve(api.listMetadataDefinitions, async ({ actor, query }, { metadata }) =>
    toPage(await metadata.list(actor, pageOf(query)), toMetadataDefinition),
  ),
  serve(api.getMetadataDefinition, async (call, { metadata }) =>
    tagged(call, toMetadataDefinition(await metadata.get(call.actor, idOf(call, DEFINITION)))),
  ),
  serve(api.updateMetadataDefinition, async (call, { metadata }) =>
    tagged(call, toMetadataDefinition(await metadata.update(writeOf(call), idOf(call, DEFINITION), membersOf(call.body)))),
  ),
  serve(api.removeMetadataDefinition, async (call, { metadata }) =>
    toMetadataDefinition(await metadata.remove(writeOf(call), idOf(call, DEFINITION))),
  ),
];
