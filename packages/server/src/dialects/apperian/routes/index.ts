/** All routes of the dialect. Each is served under every prefix, with and without a slash at its end (paths.ts). */
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { credentialRoutes } from './credentials.ts';
import { deviceRoutes } from './devices.ts';
import { groupRoutes } from './groups.ts';
import { loginRoutes } from './logins.ts';
import type { ApperianOptions } from './options.ts';
import { reportRoutes } from './reports.ts';
import { userRoutes } from './users.ts';

export function createRoutes(options: ApperianOptions): readonly DialectRoute[] {
  return [...loginRoutes(options), ...deviceRoutes, ...userRoutes, ...groupRoutes, ...credentialRoutes, ...reportRoutes];
}
