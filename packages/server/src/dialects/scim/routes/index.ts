/** All routes of the dialect. */
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { bulkRoutes } from './bulk.ts';
import { deviceRoutes } from './devices.ts';
import { discoveryRoutes } from './discovery.ts';
import { groupRoutes } from './groups.ts';
import type { ScimOptions } from './options.ts';
import { rootRoutes } from './root.ts';
import { userRoutes } from './users.ts';

export function createRoutes(options: ScimOptions): readonly DialectRoute[] {
  return [discoveryRoutes, userRoutes, groupRoutes, deviceRoutes, rootRoutes, bulkRoutes].flatMap(routes => routes(options));
}
