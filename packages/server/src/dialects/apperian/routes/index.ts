/** All routes of the dialect. Each is served under every version, with and without a trailing slash (`paths.ts`). */
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { applicationRoutes } from './applications.ts';
import { credentialRoutes } from './credentials.ts';
import { deviceRoutes } from './devices.ts';
import { groupRoutes } from './groups.ts';
import { loginRoutes } from './logins.ts';
import type { ApperianOptions } from './options.ts';
import { reportRoutes } from './reports.ts';
import { userRoutes } from './users.ts';

export function createRoutes(options: ApperianOptions): readonly DialectRoute[] {
  return [
    ...loginRoutes(options),
    ...deviceRoutes,
    ...userRoutes,
    ...groupRoutes,
    ...credentialRoutes,
    ...applicationRoutes,
    ...reportRoutes,
  ];
}
