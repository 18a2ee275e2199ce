/** The native routes about the life of a device. */
import { routes as api, type LifecycleStretch } from '@heldby/contract';
import { toDeviceNow } from '../../../core/objects.ts';
import type { Stretch } from '../../../domain/lifecycle.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import { idOf } from '../ids.ts';
import { toPage } from '../mapping/pages.ts';
import { pageOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const lifecycleRoutes: readonly DialectRoute[] = [
  serve(api.setLifecycle, async (call, services) => {
    const { state, end = false } = call.body;
    return tagged(call, toDeviceNow(await services.devices.setLifecycle(writeOf(call), idOf(call, 'device'), { state, end })));
  }),
  serve(api.listLifecycle, async (call, services) =>
    toPage(await services.devices.lifecycle(call.actor, idOf(call, 'device'), pageOf(call.query)), toStretch),
  ),
];

function toStretch({ since, until, ...rest }: Stretch): LifecycleStretch {
  return { ...rest, since: toIso(since), until: toIsoOrNull(until) };
}
