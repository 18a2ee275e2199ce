/** All routes of the dialect. */
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { deviceRoutes } from './devices.ts';
import { discoveryRoutes } from './discovery.ts';
import { groupRoutes } from './groups.ts';
import type { ScimOptions } from './options.ts';
import { userRoutes } from './users.ts';

export function createRoutes(options: ScimOptions): readonly DialectRoute[] {
  return [...discoveryRoutes(options), ...userRoutes(options), ...groupRoutes(options), ...deviceRoutes(options)];
}
